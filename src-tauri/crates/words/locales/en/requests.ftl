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
request-type-unknown = “{ $type }” is no type of problem. Use one of these: { $types }.
request-contact = Contact
request-cancels = Cancels
request-status-open = Open
request-status-attention-needed = Attention needed
request-status-closed = Closed
request-status-unknown = Unknown
request-advice-open = Partner Center support will contact you. If nobody has answered after two business days, add a note.
request-advice-attention-needed = Support waits for you. Read the last note, then answer with a note.
request-advice-closed = Closed. Make a new request if something is left.
request-advice-unknown = This version does not know the status. Look in Partner Center.
request-visible-to = Only { $person } can see it in Partner Center. Others see this record.
request-visible = Only the person who sent it can see it in Partner Center. Others see this record.
request-note-waiting = Not confirmed yet

refund-possible = Refund possible
refund-impossible = No refund
refund-answers-missing = { $count ->
    [one] 1 answer missing
   *[other] { $count } answers missing
}
refund-answer-activated-no = No benefit was activated
refund-answer-activated-yes = A benefit was activated
refund-answer-key-no = No key was viewed
refund-answer-key-yes = A key was viewed
refund-role-may = You are { $role } and can ask for a refund.

cancel-nothing-runs = There is no active subscription to cancel.
cancel-already-asked = The request { $request } asks already to cancel it.
cancel-with-refund = With a refund
cancel-with-refund-text = Benefits end when support confirms it. You get { $total } back.
cancel-with-refund-free = Benefits end when support confirms it. Nothing was charged for this offer, so nothing comes back.
cancel-without-refund = Without a refund
cancel-without-refund-text = Nothing is paid back. Do nothing and the subscription lapses: it expires on { $until }, benefits end on { $benefits }.
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
refund-bought-within = A refund can be asked for until { $until }. { $days ->
    [0] Today is the last day.
    [one] 1 day left.
   *[other] { $days } days left.
}
refund-bought-over = A refund could be asked for until { $until }.
refund-bought-unknown = Nobody has recorded the day it was bought.
refund-activated-no = No benefit was activated.
refund-activated-yes = A benefit was activated. That ends the refund.
refund-activated-unknown = Ask everyone with access. One activated benefit ends the refund.
refund-key-no = No product key was viewed.
refund-key-yes = A product key was viewed. That ends the refund.
refund-key-unknown = Ask everyone with access. One key ends the refund.
