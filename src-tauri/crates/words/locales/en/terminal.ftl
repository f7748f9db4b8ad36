# The command line.
terminal-today = Today: { $today }
terminal-moved = The calendar of the sample account stands on { $today }.
terminal-reset = The sample account was set up afresh. Today: { $today }.
terminal-serving = The sample Partner Center answers on { $address }. Send this with each request: Authorization: Bearer { $token }. Press Ctrl+C to end.
terminal-fault = The next answers fail: { $fault }.
terminal-no-charges = Nothing was charged.
terminal-no-orders = There are no orders.
terminal-no-invoices = No invoice matches.
terminal-saved = Saved { $path } ({ $bytes } bytes).
terminal-order = Order
terminal-offer = Offer
terminal-total = Total
terminal-state = State
terminal-anniversary = Anniversary date
terminal-invoice = Invoice
terminal-window = Renewal window
terminal-reasons = Reasons
terminal-number = Number
terminal-date = Date
terminal-status = Status
terminal-charge = Charge
terminal-card = Card
terminal-partner-id = PartnerID
terminal-sold-to = Sold to
terminal-bill-to = Bill to
terminal-vetting = Verification
terminal-signed-in = Signed in as { $role }.
terminal-session-only = No keyring was found: nothing is kept after this command.
terminal-recovery-waits = An earlier order could not be asked for. It will be asked for again.
terminal-no-requests = No request matches.
terminal-summary = Summary
terminal-note = { $author }, { $written }:
terminal-both-for-documents = Only documents can be in both languages: use --lang both with invoice pdf or invoices export.
terminal-year = Year
terminal-invoice-count = Invoices
terminal-no-order-matches = No order matches.
terminal-entry = Kind
terminal-books = In your books
terminal-filter = Filter
terminal-filter-asks = Asks for
terminal-more-offers = { $count ->
    [one] 1 more offer does not concern this account: list it with offers --all.
   *[other] { $count } more offers do not concern this account: list them with offers --all.
}
terminal-sample-account = Sample account. Nothing is bought or charged.
