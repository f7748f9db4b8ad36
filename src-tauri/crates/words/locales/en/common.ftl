# Words used in several places.
role-global-admin = Global admin
role-user-admin = User admin
role-mpn-partner-admin = MPN partner admin
role-admin-agent = Admin agent
role-sales-agent = Sales agent
role-helpdesk-agent = Helpdesk agent
role-billing-admin = Billing admin

card-ending = { $brand } ending { $digits }
payment-card = Credit card
payment-transfer = Electronic bank transfer
tax-id = Tax ID
tax-id-vat = VAT number
tax-id-uniform-number = Tax ID (統一編號)

date-starts = Starts
date-started = Started
date-expires = Expires
date-expired = Expired
date-closed = Closed
date-last-safe-day = Last safe day
date-window-opens = Window opens

freshness-by-hand = Entered by hand
signed-in-nobody = Nobody. The records of this account are entered by hand.
freshness-never = Never synced
freshness-synced = Synced { $date }, { $time }
freshness-stale = Records of { $date }, { $time }
freshness-offline = Offline, { $date }, { $time }
freshness-records-shown = You see the records of { $date }, { $time }. Buying and syncing wait.
freshness-unreachable = Partner Center could not be reached on { $date }, { $time }. You can still read everything that is stored.
buying-waits = You are offline. Connect to buy.
waiting = Waiting: { $what }.
freshness-asking = Connecting to Partner Center.
freshness-not-asked = Nothing has been fetched for this account yet.

# Changes are missing in the data; told until the connection was asked for everything.
lost-by-file = The last changes saved on this computer are missing.
lost-by-file-detail = A file of the data folder was removed, or an older copy was put in its place. Partner Center is asked for every order. What was only on this computer since then, such as drafts, notes and payment proofs, may be missing.
lost-asked-detail = Partner Center was asked, and every order it has is in the list again. What was only on this computer since then, such as drafts, notes and payment proofs, may be missing.
lost-by-restore = The data was restored from a backup.
lost-by-restore-detail = What was saved after the backup is not in it. Partner Center is asked for every order. What was only on this computer since then, such as drafts, notes and payment proofs, may be missing.

waiting-drafts = { $count ->
    [one] 1 draft order
   *[other] { $count } draft orders
}
waiting-orders = { $count ->
    [one] 1 order with unknown outcome
   *[other] { $count } orders with unknown outcome
}
waiting-requests = { $count ->
    [one] 1 request or note not sent yet
   *[other] { $count } requests or notes not sent yet
}

status-stored = { $count ->
    [0] No invoices stored on this computer
    [one] 1 invoice stored on this computer
   *[other] { $count } invoices stored on this computer
}

diagnostics-saved = It holds versions, counts, sizes and what was written to the log: no name, number, address, amount, token or path. It was sent to nobody.
auto-lock-note = Packdesk then asks the keyring or the key file for its key again. A keyring that is open as long as you are signed in to this computer answers without asking you: lock the computer, too.
auto-lock-nothing-kept = Not available: nothing is saved on this computer, and locking would lose what you see.
key-keyring = The key to your data is in the keyring of this computer.
key-file = The key to your data is in the file { $path }.
key-session-missing = No keyring was found. You can look at everything, but nothing is saved when Packdesk closes, and you cannot place orders. Install a keyring (on Linux: gnome-keyring), or name a key file in PACKDESK_KEY_FILE, then start again.
key-session-locked = The keyring is locked. You can look at everything, but nothing is saved when Packdesk closes, and you cannot place orders. Unlock the keyring, then start again.

vetting-authorized = Authorized
vetting-pending = Pending
vetting-rejected = Rejected
vetting-unknown = Unknown

payment-free = Nothing to pay
file-size = { $kilobytes } KB
vetting-since = { $status }, since { $since }
role-account-admin = Account admin
