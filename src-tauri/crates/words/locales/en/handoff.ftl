# What a person is led through in Partner Center.

handoff-title-renew = Renew { $offer } in Partner Center
handoff-title-buy = Buy { $offer } in Partner Center
handoff-title-cancel = Ask support to cancel { $offer }
handoff-title-bill-to = Check the bill-to address before paying for { $offer }
handoff-title-request = Ask support about { $offer }
handoff-tally = { $unknown ->
    [0] All { $count } checks passed.
   *[other] { $unknown } of { $count } checks did not pass or are unknown here. Look at them in Partner Center.
}
handoff-recorded = The hand-off is recorded. When it is done in Partner Center, say what happened.
handoff-to-record = Nothing is recorded yet.
handoff-not-recorded = Nothing is recorded: Partner Center has the request.
handoff-step-renew = You renew in Partner Center. Packdesk checks first, opens the page and has the texts to paste.
handoff-step-buy = You buy in Partner Center. Packdesk checks first, opens the page and has the texts to paste.
handoff-step-open = A hand-off is open. Say what happened in Partner Center.
handoff-role-may = { $role } may change the bill-to address.
handoff-bill-to = Bill-to address
handoff-company = Company
handoff-tax-id = Tax ID
handoff-po-number = PO number
handoff-partner-id = PartnerID
handoff-summary = Summary
handoff-description = Description
handoff-request-summary = Question about { $offer }
handoff-request-text = A question about { $offer }:
handoff-prepared = Handed off
handoff-answer = What happened
handoff-answer-on = { $answer }, said on { $day }
handoff-answer-done = Done
handoff-answer-declined = Declined
handoff-answer-later = Put off
handoff-answer-unknown = Not known
handoff-done-on = Done on
handoff-advice-prepared = Handed off on { $day }. When it is done in Partner Center, say what happened.
handoff-advice-later = Put off on { $day }. The hand-off stays open.
handoff-advice-unknown = On { $day } nobody knew what had happened. Look at Membership offers in Partner Center before anybody pays.
handoff-advice-done = Done on { $day }. Its invoice usually comes by { $expected } and confirms it.
handoff-advice-invoice-late = Done on { $day }. Its invoice usually comes by { $expected } and is not here yet. Look at Bills and payments in Partner Center.
handoff-advice-transfer = Send the transfer with the order number and your PartnerID as its reference. The invoice confirms the order.
handoff-advice-transfer-over = The last day to pay it was { $last }. Look in Partner Center before any money is sent.
handoff-advice-confirmed = Confirmed by invoice { $number }.
handoff-advice-refused = Recorded as declined on { $day }.
handoff-total-differs = The invoice comes to { $total }. { $noted } was noted.

preflight-address = Bill-to address
preflight-address-known = Known here since { $since }.
preflight-address-unknown = The bill-to address is not known here.
preflight-address-remedy = Compare it in Partner Center before paying: an issued invoice is not corrected.
preflight-tax-id = Tax ID
preflight-tax-id-known = Known here since { $since }.
preflight-tax-id-unknown = The tax ID is not known here.
preflight-tax-id-remedy = See that it stands in the tax details before paying.
preflight-po-number = PO number
preflight-po-number-known = Known here since { $since }.
preflight-po-number-unknown = No PO number is known here.
preflight-po-number-remedy = If your company needs one, enter it before paying.
