connection-azure-billing = Azure Billing
connection-partner-center = Partner Center

connection-state-never_read = not read yet
connection-state-current = read to the end
connection-state-unfinished = not read to the end
connection-state-sign_in_needed = sign-in needed
connection-state-no_role = role missing
connection-state-partly_forbidden = a part is not shown
connection-state-unreachable = cannot be reached
connection-state-throttled = asks to wait
connection-state-refused = refused
connection-state-not_read = not read by this version

connection-trouble = { $connection }: { $state }.
connection-read = Last read to the end on { $date }
connection-never-read = Not read to the end yet
connection-report = { $connection }: { $state }. { $read ->
    [one] { $read } invoice
   *[other] { $read } invoices
} read, { $new } new, { $versions } changed, { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
} stored.
center-record-legal-business = Legal business profile
center-record-billing = Billing profile
center-record-organization = Organization profile
center-record-support = Support profile
center-record-mpn = Partner network profile
center-record-invoice-summaries = Balance by currency
center-record-agreements = Agreements
center-part-requests = Service requests
center-part-invoices = Invoices
center-record-told = as Partner Center had it on { $date }
center-record-unknown = not known

sync-progress = { $done } of { $total } invoices read
sync-documents = { $done ->
    [one] { $done } document
   *[other] { $done } documents
} stored
sync-lines = Lines of { $done } of { $total } invoices read
sync-nothing-connected = This account has no connection. Its records are entered by hand.
document-kind-invoice = Invoice
document-kind-void_note = Void note
document-kind-tax_receipt = Tax receipt
document-kind-credit_note = Credit note
document-kind-summary = Summary
document-kind-transactions = Transactions
document-kind-other = Other document
invoice-file-stored = stored
invoice-file-changed = not as it was stored
invoice-file-not_stored = not stored yet
lines-of-invoices = { $count ->
    [one] Lines of { $number }
   *[other] Lines of { $count } invoices
}
invoice-lines-known = told line by line
invoice-lines-incomplete = some of its lines cannot be read
invoice-lines-unknown = not known
invoice-lines-count = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
sync-cancelled = Stopped. What was read is stored; the next sync goes on there.

signed-in-as = Signed in as { $name }.
signed-in = Signed in.
signed-in-nobody-yet = Nobody is signed in.
signed-out = Signed out.
signed-out-before = Nobody was signed in.

sign-in-place-incomplete = the directory (tenant) and the application (client id) are both needed
sign-in-place-characters = they consist of letters, digits, dots and hyphens
sign-in-place-pinned = the account belongs to somebody of another directory

device-code-warning = Type only a code that you asked for yourself: whoever types somebody else's code signs that person in. Many organisations forbid this way; signing in with the browser is safer.
cloud-global = Global (most companies)
cloud-us-government = Azure Government (United States)
cloud-china = Azure operated by 21Vianet (China)

sign-in-not-signed-in = Nobody has signed in to this account yet.
sign-in-ended = The sign-in has ended or was revoked.
sign-in-second-factor = Microsoft wants another confirmation of who you are.
sign-in-declined = The sign-in was declined in the browser.
sign-in-timed-out = Nobody came back from the browser within five minutes. Where the browser showed an error about the reply address, the application is not registered with http://localhost.
sign-in-state = The browser came back with the answer of another sign-in.
sign-in-port = This computer does not let Packdesk listen for the browser's answer.
sign-in-redirect = The application is not registered with the reply address http://localhost.
sign-in-consent = Nobody has consented to what the application asks for. An administrator of the directory can do so.
sign-in-tenant = The directory (tenant) does not exist, or you do not belong to it.
sign-in-application = The directory does not know an application with this id.
sign-in-public-client = The application is not registered as a public client.
sign-in-blocked = A rule of your organisation does not allow this sign-in.
sign-in-code-timed-out = Nobody typed the code in time.
sign-in-code-blocked = A rule of your organisation does not allow signing in with a code. Sign in with the browser.
sign-in-another = Somebody else signed in than the person whom this account belongs to.
sign-in-refused = Microsoft refused the sign-in.
sign-in-network = The sign-in service cannot be reached.
sign-in-clock = The clock of this computer seems to be wrong.
sign-in-proxy = A proxy, or a network that wants a sign-in of its own, answered instead of Microsoft.
sign-in-trouble = The sign-in service is in trouble.
sign-in-unreadable = The answer of the sign-in service cannot be read.
sign-in-keeper = The sign-in cannot be written on this computer.

sign-in-page-back-title = You are signed in
sign-in-page-back-text = You can close this window and go back to Packdesk.
sign-in-page-declined-title = Sign-in declined
sign-in-page-declined-text = Nothing was changed. You can close this window.
sign-in-page-refused-title = Not signed in
sign-in-page-refused-text = Packdesk says why. You can close this window.
sign-in-page-neutral-title = Packdesk
sign-in-page-neutral-text = There is nothing here.

billing-unusable-base = The address is not one that a sign-in may be sent to.
billing-unreachable = The connection cannot be reached.
billing-no-answer = No whole answer came in time.
billing-sign-in-needed = Somebody has to sign in first.
billing-confirmation-needed = Microsoft wants another confirmation of who you are.
billing-unknown-person = The connection does not know the person who signed in.
center-said-nothing = it gives no reason
billing-forbidden = The role for it is missing.
billing-forbidden-by-rule = A rule of your organisation (such as Conditional Access) does not allow it. Ask whoever manages those rules.
billing-forbidden-account = The role for it is missing. Ask an owner of the billing account for a role on it; Reader is enough.
billing-forbidden-partner = The role for it is missing. Ask a Global admin for the role Admin agent.
billing-forbidden-online-services = The account administrator sees these invoices, and whoever that person allows to (“Access to invoices”).
billing-forbidden-enterprise = The role for it is missing. Ask an enterprise administrator of the agreement.
center-forbidden = The role for it is missing. Microsoft does not say which one shows it. Ask a Global admin.
center-forbidden-bills = The role for it is missing: bills are shown to the roles Global admin, Billing admin and Admin agent. Ask a Global admin for one of them.
billing-not-found = It was not found. It may exist all the same.
billing-refused = The connection did not take the question.
billing-throttled = The connection asks to wait.
billing-budget-spent = As many questions were asked as one hour allows.
billing-server-trouble = The connection is in trouble.
billing-unreadable = The answer cannot be read.
billing-beyond-limits = The answer is larger than any that is meant.
billing-foreign-address = The answer led to another place, which was not asked.
billing-endless = The list led back to a page that was read before.
billing-no-document = The invoice names no such document.
billing-still-preparing = The document is still being prepared.
billing-link-expired = The address of the document had expired.
billing-not-pdf = What came is not a PDF.
billing-entry-unreadable = The entry cannot be read: { $field }.
billing-field-unreadable = The invoice is stored without a field that cannot be read: { $field }.
billing-no-date = The invoice has no date.
billing-no-amount = Neither the total of the invoice is told nor an amount that could stand for it.
billing-currencies = The amounts of the invoice are in more than one currency.
billing-no-lines = The answer held no line. That does not say that the invoice has none.
billing-no-readable-line = None of its lines can be read.
billing-no-currency = The currency of the invoice is missing.

sent-amount-billed = Billed
sent-amount-credit = Credits
sent-amount-prepayment_applied = Prepayment applied
sent-amount-free_credit_applied = Free credit applied
sent-amount-subtotal = Subtotal
sent-amount-tax = Tax
sent-amount-total = Total
sent-amount-amount_due = Amount due
sent-amount-paid = Paid amount, as sent

offer-not-told = Offer not told
fact-number = Invoice number
fact-kind = Kind
fact-status = Status
fact-date = Date
fact-due = Due
fact-period = Charge period
fact-bill-to = Bill-to
fact-source = Received from
fact-document = Document
fact-lines = Lines
fact-version = Version
fact-names = Names
