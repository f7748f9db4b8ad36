# Orders and the wizard.
wizard-title-renew = Renew subscription
wizard-title-buy = Buy subscription
wizard-buy = Buy for { $total }
wizard-quoted = Price of { $date }, { $time }

point-legal-name = Legal name
point-bill-to = Bill-to address
point-tax-id-none = None recorded. The invoice will not show one.
point-po-number = PO number
point-po-number-none = None. You cannot add one after you buy.

order-contact-name-missing = Enter a contact name.
order-contact-phone-wrong = Enter a phone number with digits only, at most 10, without the country code.
order-contact-email-wrong = Enter the full email address, for example name@company.ie.

order-request-of-another-offer = The request id { $request } belongs to an order of another offer.
order-differs-kind = buying or renewing
order-differs-method = the payment method
order-differs-card = the card
order-differs-contact = the contact of the transfer
order-differs-po = the PO number
order-differs-total = the total
order-nothing-to-renew = This offer has no subscription to renew. You can buy it.
order-renewed-not-bought = You already have a subscription of this offer. Renew it instead of buying it again.

order-title = Order { $number }
order-title-draft = Draft order
order-title-attempt = Attempt of { $day }
order-title-sent = Order of { $day }
order-title-handoff = Hand-off of { $day }

order-state-draft = Draft
order-state-handed_off = Handed off
order-state-awaiting_invoice = Done, awaiting its invoice
order-state-submitting = Sending
order-state-awaiting_payment = Awaiting payment
order-state-proof_uploaded = Payment proof uploaded
order-state-confirmed = Confirmed
order-state-declined = Declined
order-state-cancelled = Cancelled
order-state-expired = Expired
order-state-unknown = Outcome unknown

order-advice-draft = Nothing has been sent. You can continue at any time.
order-advice-handed_off = Do it in Partner Center, then say what happened.
order-advice-awaiting_invoice = Its invoice confirms it.
order-advice-submitting = It is not yet known whether the order was placed. Do not pay or buy again. Choose Sync now.
order-advice-awaiting_payment = Send the transfer with the order number and your PartnerID as its reference.
order-advice-proof_uploaded = Usually active 2 to 3 days after the money arrives.
order-advice-confirmed = Paid. Nothing to do.
order-advice-declined = Nothing was charged and no order was placed. Its offer shows what is possible today.
order-advice-cancelled = Cancelled before it was paid.
order-advice-cancelled-after-proof = Cancelled after a payment proof was uploaded. Money may be on its way.
order-advice-expired-after-proof = Expired although a payment proof was uploaded. Money may be on its way.
order-advice-overdue = Its last day to be paid is over. Send no money for it now. Choose Sync now.
order-advice-proof-long-uploaded = A transfer is booked within a week, and more than that has passed. Choose Sync now. If the order is still not paid, ask support with its number.
order-advice-expired = It was not paid within 30 days. Its offer shows what is possible today.
order-advice-unknown = It is not known whether the order was placed. It was sent on { $day } at { $time }, and no answer since then proves anything. Do not pay or buy again. Packdesk asks again at every start and sync.
order-advice-unlisted = It is not known whether the order was placed. Partner Center did not list it on { $day } at { $time }, which alone proves nothing. Do not pay or buy again. Packdesk asks again at the next start, or at a sync { $minutes } minutes later.
order-advice-other-person = It is not known whether the order was placed. { $person } sent it as { $role }, and only an answer to that sign-in counts. Do not pay or buy again. Sign in like that, then choose Sync now.

confirmation-confirmed = Order confirmed
confirmation-renewed-until = { $offer } is renewed until { $until }.
confirmation-bought-until = { $offer } is active until { $until }.

order-reason-total = The total was { $total } by then. A different amount was accepted.

fact-order-number = Order number
fact-charged = Charged
fact-total = Total
fact-accepted = Accepted
fact-payment = Payment
fact-state = State
fact-reason = Reason
fact-po-number = PO number
fact-invoice = Invoice
fact-invoice-stored = { $number }, stored on this computer
fact-invoice-online = { $number }, not stored yet

next-benefits-appear = Benefits appear
next-benefits-appear-detail = Within 24 hours. Cloud licences have their own end dates.
next-last-refund-day = Last day for a refund
next-last-refund-day-detail = Only while no benefit is activated and no product key was viewed.
next-expires = Expires
next-expires-detail = Calculated from the day of the order. Confirm it when Partner Center shows the date.
next-window-opens = Renewal window opens
next-window-opens-detail = Until { $closes }. Start a bank transfer by { $transfer }.
next-window-opens-open-ended = Renewal opens
next-window-opens-open-ended-detail = The rule gives no last day.
next-benefits-end = Benefits end
next-benefits-end-detail = Last safe day to renew.
next-order-expires = Order expires
next-order-expires-detail = If the transfer has not arrived by then, place a new order. Do not send the money twice.

transfer-account-name = Account name
transfer-account-number = Account number
transfer-swift = SWIFT code
transfer-amount = Amount
transfer-reference = Reference
transfer-contact = Contact
transfer-send-by = Send the transfer by
transfer-window-ends = Renewal closes
transfer-late = The renewal closes before the order expires. No source says whether a later payment still counts.
transfer-too-late = It is too late to send a transfer safely: the money may not arrive in time. If you have not sent any, pay by card instead.
order-money-under-way = A payment proof of { $day } was uploaded before this order ended, so money may be on its way. Do not pay again.
order-money-use-proof = If the money was sent, place another order by { $last } and upload the same proof to it. Or ask support to refund it, with order number { $order }.
order-money-ask = Ask your bank and support where the money is, with order number { $order }.
proof-file = Proof
proof-paid-on = Paid on
proof-paid-to = Paid to account
proof-reference = Transaction reference
proof-size = { $name }, { $kilobytes } KB

wizard-card-by = Card by
wizard-transfer-by = Bank transfer by
wizard-transfer-instead = You can pay by bank transfer instead. Send the money by { $by }.
wizard-auto-renew = If you pay by card, the subscription renews automatically every year. You can turn that off in its details.
