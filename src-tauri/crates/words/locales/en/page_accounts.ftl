# The words of the page of accounts: the accounts of this computer, and signing in.

page-accounts = Accounts
page-accounts-summary = Each account has its own offers, orders and invoices. All of them are on this computer.
page-accounts-add = Add your company
page-accounts-add-act = Add account
page-accounts-current = Shown now
page-accounts-open = Show
page-accounts-of = { " " }of { $company }
page-accounts-name = Short name
page-accounts-name-hint = Small letters, digits and hyphens. The command line calls the account so.
page-accounts-records = Records
page-accounts-cloud = Cloud
page-accounts-cloud-hint = Where the directory is. Most companies leave it as it is.
page-accounts-contents = Stored
page-accounts-connect = Connect
page-accounts-change = Change connection
page-accounts-connect-title = Connection of { $company }
page-accounts-rename = Change short name
page-accounts-remove = Remove account
page-accounts-remove-not = Do not remove
page-accounts-remove-question = Remove the account of { $company }?
page-accounts-signed-in = Signed in: { $name }
page-accounts-refused = { $count ->
    [one] { $count } entry was not taken
   *[other] { $count } entries were not taken
}

page-accounts-begin = How do you want to begin?
page-accounts-begin-sign-in = Sign in
page-accounts-begin-sign-in-text = Packdesk reads the invoices of your company from Microsoft and stores them on this computer.
page-accounts-begin-by-hand = Enter records by hand
page-accounts-begin-by-hand-text = For partners without access to Microsoft’s interfaces: enter terms, add invoices as files.
page-accounts-begin-sample = Try the sample
page-accounts-begin-sample-text = A company that does not exist. Everything can be tried out, and nothing is charged.

page-first-start-text = Behind this the sample is open. “Add your company” leads to the same choice later.

page-accounts-kind = Where the records come from
page-accounts-kind-sign-in = Sign in with Microsoft
page-accounts-kind-sign-in-text = You sign in in the browser. Packdesk only reads; it cannot buy or cancel anything there.
page-accounts-kind-by-hand = By hand
page-accounts-kind-by-hand-text = You enter terms and add invoices as files. A connection can be added later.
page-accounts-company = Company
page-accounts-country = Country or region
page-accounts-country-choose = Choose
page-accounts-currency = Currency
page-accounts-currency-hint = Three letters. Left empty, that of the country.
page-accounts-tenant = Directory (tenant) ID
page-accounts-tenant-hint = Its ID, or a domain of your company.
page-accounts-client = Application (client) ID
page-accounts-client-hint = Of the application that you registered there.
page-accounts-reads = What is read
page-accounts-azure-billing = Azure Billing: invoices and their PDFs, for every partner with a billing account
page-accounts-partner-center = Partner Center: for partners in the Cloud Solution Provider program

page-register = How to register the application
page-register-text = Once for each directory, in the Entra admin center (entra.microsoft.com). No secret is made.
page-register-new = App registrations, New registration: a name, and “Accounts in this organizational directory only”.
page-register-redirect = Authentication, Add a platform, Mobile and desktop applications: the redirect address http://localhost.
page-register-public = Authentication, Advanced settings: allow public client flows.
page-register-permission = API permissions, Add a permission, Azure Service Management: user_impersonation. An administrator may have to consent.
page-register-values = Overview: the directory (tenant) ID and the application (client) ID belong in the two fields above.

page-sign-in = Sign in
page-sign-in-first = Sign in first
page-sign-in-again = Sign in again
page-sign-in-waits = Sign in in the browser. Packdesk waits for five minutes.
page-sign-in-not-opened = The browser could not be opened. Copy the address and open it yourself; Packdesk waits for five minutes.
page-sign-in-copy = Copy address
page-sign-in-by-code = Sign in with a code
page-sign-in-by-code-act = Ask for a code
page-sign-in-by-browser = Sign in in the browser
page-sign-in-code = Code
page-sign-in-code-copy = Copy code
page-sign-in-code-address = Address
page-sign-in-code-left = Time left
page-sign-in-code-how = Open this address in a browser on any device and type the code there. Packdesk waits as long as the code is good.
page-sign-out = Sign out
page-sync-cancel = Stop sync
