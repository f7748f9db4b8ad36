# Partner Center requests, and cancelling a subscription.
requests-summary = { $count ->
    [0] No requests yet
    [one] 1 request, { $open } not closed
   *[other] { $count } requests, { $open } not closed
}
request-id = ID
request-status = Status
request-opened = Opened
request-modified = Modified
request-type = Type of problem
request-type-unknown = “{ $type }” is not a type of problem. Use one of these: { $types }.
request-contact = Contact
request-cancels = Cancels
request-status-open = Open
request-status-attention-needed = Attention needed
request-status-closed = Closed
request-status-unknown = Unknown
request-advice-open = Partner Center support contacts you. If nobody has answered after two business days, add a note.
request-advice-attention-needed = Support is waiting for your answer. Read the last note, then answer with a note.
request-advice-closed = Closed. If anything is left, make a new request.
request-advice-unknown = This version of Packdesk does not know this status. Check Partner Center.
request-visible-to = In Partner Center, only { $person } can see it. Others can see this record.
request-visible = In Partner Center, only the person who sent it can see it. Others can see this record.
request-note-waiting = Not confirmed yet

refund-possible = Refund possible
refund-impossible = No refund
refund-answers-missing = { $count ->
    [one] 1 answer missing
   *[other] { $count } answers missing
}
refund-answer-activated-no = No benefit was activated
refund-answer-activated-yes = A benefit was activated
refund-answer-key-no = No product key was viewed
refund-answer-key-yes = A product key was viewed
refund-role-may = You are { $role } and can ask for a refund.

cancel-nothing-runs = There is no active subscription to cancel.
cancel-already-asked = Request { $request } already asks to cancel it.
cancel-with-refund = With a refund
cancel-with-refund-text = Benefits end when support confirms it. You get { $total } back.
cancel-with-refund-free = Benefits end when support confirms it. Nothing was charged for this offer, so there is no refund.
cancel-without-refund = Without a refund
cancel-without-refund-text = Nothing is refunded. If you do nothing, the subscription expires on { $until } and its benefits end on { $benefits }.
cancel-stays = What stays
cancel-stays-text = All invoices stay stored on this computer.
cancel-summary = Cancel { $offer }
cancel-summary-with-order = Cancel { $offer }, order { $order }
cancel-text = Please cancel the { $offer }.
cancel-text-refund = Please cancel the { $offer } and refund it.
cancel-text-account = PartnerID { $partner }, { $company }
cancel-text-order = Order { $order }, { $day }, { $total }
cancel-text-invoice = Invoice { $number }
cancel-text-unused = No benefit was activated and no product key was viewed.

refund-check-bought-within-30-days = Bought within 30 days
refund-check-nothing-activated = No benefit activated
refund-check-no-key-viewed = No product key viewed
refund-bought-within = You can ask for a refund until { $until }. { $days ->
    [0] Today is the last day.
    [one] 1 day left.
   *[other] { $days } days left.
}
refund-bought-over = You could ask for a refund until { $until }.
refund-bought-unknown = The purchase date is not recorded.
refund-activated-no = No benefit was activated.
refund-activated-yes = A benefit was activated, so there is no refund.
refund-activated-unknown = Ask everyone with access. If any benefit was activated, there is no refund.
refund-key-no = No product key was viewed.
refund-key-yes = A product key was viewed, so there is no refund.
refund-key-unknown = Ask everyone with access. If any product key was viewed, there is no refund.
