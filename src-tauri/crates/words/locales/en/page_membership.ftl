# The words of the window's page about one offer, joining, cancelling and Partner Center requests.

page-nav-open-requests = { $count ->
    [one] { $count } request not closed
   *[other] { $count } requests not closed
}
page-also-called = Also called
page-also-called-label = { $label }, also called
page-open-in-browser = Open
page-open-partner-center = { " " }Partner Center (opens in the browser)
page-copy-all = Copy all
page-copy-one = Copy
page-copy-what = { " " }{ $what }
page-field-remaining = { $count } of { $longest } characters
page-field-over = { $count } characters; at most { $longest } can be sent. Shorten it, or send several notes.
page-leave-typed = Leave without sending?
page-leave-typed-text = What you typed on this page is lost.
page-leave-typed-act = Discard what I typed
page-leave-typed-keep = Keep editing

page-next-steps = Next steps
page-notice-dismiss = Dismiss
page-notice-about = { " " }the message: { $title }
page-notice-offer = View subscription
page-joining = Joining
page-joined = You are a member.
page-joined-text = You can buy membership offers now.
page-others = { $count ->
    [one] { $count } more offer
   *[other] { $count } more offers
}
page-others-search = Search more offers
page-others-search-hint = Name of a competency
page-others-none = No offer matches “{ $text }”.
page-column-standing = Now

page-offer-subscription = Subscription
page-offer-terms = Earlier terms
page-offer-term = Term
page-offer-term-state = State
page-offer-term-current = Current
page-offer-terms-none = No earlier term of this offer is recorded.
page-offer-invoices = Invoices of this term
page-offer-invoices-none = This term has no invoice.
page-offer-expired = Earlier invoices
page-offer-expired-text = Of terms before this one.
page-offer-expired-none = No earlier invoices.
page-offer-invoice-save = Save PDF
page-offer-invoice-of = { " " }of { $number }
page-offer-links = In Partner Center
page-offer-cancel = Cancel subscription
page-offer-request = View the request
page-auto-renew = Automatic renewal
page-auto-renew-turn-off = Turn off
page-auto-renew-turn-off-what = { " " }automatic renewal
page-auto-renew-question = Turn off automatic renewal?
page-auto-renew-text = You cannot turn it on again before the next renewal. From then on, you renew by hand while the renewal window is open. Your subscription and its benefits stay as they are.
page-auto-renew-act = Turn off automatic renewal
page-auto-renew-keep = Keep it on
page-auto-renew-off = Automatic renewal is off.

page-cancel-title = Cancel subscription
page-cancel-check = Check for a refund
page-cancel-send = Send the support request
page-cancel-where = Where
page-cancel-summary = Summary
page-cancel-description = Description
page-cancel-proposal = Restore suggested text
page-cancel-proposal-of = { " " }for { $field }
page-cancel-submit = Submit
page-cancel-keep = Keep the subscription
page-cancel-sending = Sending the request. Keep this window open.
page-cancel-happens = What happens
page-cancel-visible = Send it yourself.
page-cancel-visible-text = Only the person who sends a request can see it in Partner Center.
page-cancel-asked = You have already asked support.

page-requests-search = Search requests
page-requests-search-hint = ID, summary, note
page-requests-status = Status
page-requests-all = All
page-requests-open = Open
page-requests-attention-needed = Attention needed
page-requests-closed = Closed
page-requests-new = New request
page-requests-none = No requests yet
page-requests-none-text = Your requests to Partner Center support appear here with their notes and answers. You can also read them offline.
page-requests-no-match = No request matches “{ $text }”.
page-requests-no-match-status = No request is in this state.
page-requests-found = { $count ->
    [one] { $count } request
   *[other] { $count } requests
}
page-requests-portal = Where to find them in Partner Center
page-column-id = ID
page-column-summary = Summary
page-column-opened = Opened
page-column-modified = Modified

page-request-title = Request
page-request-recorded = Request recorded
page-request-facts = Request
page-request-new-title = New request
page-request-summary = Summary
page-request-summary-hint = What it is about, in one line.
page-request-description = Description
page-request-submit = Submit
page-request-sending = Sending the request. Keep this window open.
page-request-sent-text = What you sent
page-request-subscription = View subscription
page-request-notes = Notes
page-request-notes-none = No notes yet.
page-request-attachments = Attachments
page-request-update = Update status
page-request-updating = Getting the status from Partner Center
page-request-find = Where to find it
page-request-find-text = In Partner Center:
page-request-back = Back to requests
page-request-back-offer = Back to the subscription
page-request-all = All requests
page-note-add = Add a note
page-note-text = Note
page-note-file = Attachment
page-note-file-hint = One file, at most 5 MB.
page-note-file-elsewhere = Files cannot be sent with a note from here. Attach them to the request in Partner Center.
page-note-file-remove = Remove file
page-note-send = Add note
page-note-sending = Sending the note. Keep this window open.
page-note-added = The note was added.
page-note-closed = You cannot add notes to a closed request.

page-dates = Dates
page-date-of = { $about }, { $company }
page-date-detail = { $about }, { $days }
page-dates-none = Dates come from terms, orders and invoices that are to be paid.
page-dates-save = Save for a calendar
page-dates-calendar = A file that calendar programs read, with reminders. Saved again, it moves the dates that moved.
