//! Every screen and every dialog of the page, and how a person comes to it.

/// One thing that a person does.
pub enum Do {
    /// Goes to an address of the page.
    Go(&'static str),
    /// Adds something to the address.
    Add(&'static str),
    /// Presses an element.
    Press(&'static str),
    /// Types into a field, in the place of what stands there.
    Fill(&'static str, &'static str),
    /// Exports an invoice elsewhere: the page offers the folder of the last export, and the system's dialog cannot be played.
    Export,
    /// Chooses an option of a list.
    Choose(&'static str, &'static str),
    /// Waits for an element.
    Wait(&'static str),
    /// Asks for the menu of an element.
    Menu(&'static str),
    /// Another program does something with the same account.
    Cli(&'static [&'static str]),
    /// The same, and it is told that something is not as it should be.
    CliInDoubt(&'static [&'static str]),
}

/// A screen or a dialog.
pub struct Screen {
    /// The name of its pictures.
    pub name: &'static str,
    /// The component that shows it, below `ui/src`.
    pub component: &'static str,
    /// How it is reached; what was done for the ones before it still holds.
    pub steps: &'static [Do],
    /// What is there once it is.
    pub shows: &'static str,
    /// A first user stumbled here: pictures of it are kept at every width.
    pub pictured: bool,
}

const fn screen(name: &'static str, component: &'static str, steps: &'static [Do], shows: &'static str) -> Screen {
    Screen {
        name,
        component,
        steps,
        shows,
        pictured: false,
    }
}

const fn pictured(screen: Screen) -> Screen {
    Screen {
        pictured: true,
        ..screen
    }
}

use Do::{Add, Choose, Cli, CliInDoubt, Export, Fill, Go, Menu, Press, Wait};

const RENEW: &str = "article[data-offer='action-pack'] .button.primary";
const WHY: &str = "article[data-offer='action-pack'] button[aria-haspopup=dialog]";
const SUBMIT: &str = "main form button[type=submit]";
const ROW: &str = "#invoice-1 td:nth-child(2)";
const ORDER: &str = "#order-0 a";
const CANCEL_ORDER: &str = ".outcome button.subtle[aria-haspopup=dialog]";
/// The page of the invoice is drawn.
const DRAWN: &str = "aside [aria-busy=false] canvas";

/// In the order in which they are looked at: an account has no order at first, then one by bank transfer, then one by card.
pub const SCREENS: &[Screen] = &[
    screen(
        "offers",
        "features/offers/OffersPage.svelte",
        &[Go("#/offers")],
        "article[data-offer]",
    ),
    pictured(screen(
        "dates",
        "features/dates/DatesDrawer.svelte",
        &[Go("#/offers"), Press("#dates")],
        "dialog[open] ol li",
    )),
    pictured(screen(
        "why",
        "features/offers/WhyDrawer.svelte",
        &[Go("#/offers"), Press(WHY)],
        "dialog[open] [data-check]",
    )),
    screen(
        "offer",
        "features/offers/OfferDetailsPage.svelte",
        &[Go("#/offer/action-pack")],
        "section[aria-labelledby='offer-subscription']",
    ),
    screen(
        "renew-card",
        "features/renew/WizardPage.svelte",
        &[Go("#/offers"), Press(RENEW)],
        "#field-number",
    ),
    pictured(screen(
        "renew-card-problems",
        "features/renew/WizardPage.svelte",
        &[
            Go("#/offers"),
            Press(RENEW),
            Fill("#field-holder", "Aoife Moore"),
            Fill("#field-number", "4111 1111"),
            Fill("#field-expiry", "1327"),
            Press(SUBMIT),
        ],
        "#field-expiry-problem",
    )),
    screen(
        "renew-transfer",
        "features/renew/WizardPage.svelte",
        &[Go("#/offers"), Press(RENEW), Press("#method-transfer")],
        "#field-contact_email",
    ),
    screen(
        "renew-leave",
        "features/renew/LeaveDialog.svelte",
        &[
            Go("#/offers"),
            Press(RENEW),
            Press("#method-transfer"),
            Press(".actions .subtle"),
        ],
        "dialog[open] [data-safe]",
    ),
    screen(
        "renew-review",
        "features/renew/WizardPage.svelte",
        &[
            Go("#/offers"),
            Press(RENEW),
            Press("#method-transfer"),
            Fill("#field-contact_name", "Aoife Moore"),
            Fill("#field-contact_phone", "0861234567"),
            Fill("#field-contact_email", "aoife@lindqvist.ie"),
            Press(SUBMIT),
        ],
        "#point-legal_name",
    ),
    screen(
        "orders-draft",
        "features/orders/OrdersPage.svelte",
        &[Go("#/orders")],
        "#order-0",
    ),
    screen(
        "order-draft",
        "features/orders/OrderPage.svelte",
        &[Go("#/orders"), Press(ORDER)],
        "main h1",
    ),
    screen(
        "invoices",
        "features/invoices/InvoicesPage.svelte",
        &[Go("#/invoices")],
        "#invoice-1",
    ),
    screen(
        "invoices-filters",
        "features/invoices/InvoicesPage.svelte",
        &[
            Go("#/invoices"),
            Wait("#invoice-1"),
            Press("#invoice-more-filters"),
            Fill("#invoice-from", "2021-13-01"),
        ],
        "#invoice-date-problem",
    ),
    screen(
        "invoices-save-filter",
        "features/invoices/list/SavedFilters.svelte",
        &[
            Go("#/invoices"),
            Wait("#invoice-1"),
            Fill("#invoice-search", "T"),
            Press("#invoice-save-filter"),
        ],
        "#filter-name",
    ),
    pictured(screen(
        "invoice",
        "features/invoices/InvoicesPage.svelte",
        &[Go("#/invoices"), Press(ROW)],
        DRAWN,
    )),
    screen(
        "invoice-sheet",
        "features/invoices/sheet/InvoiceSheet.svelte",
        &[
            Go("#/invoices"),
            Press(ROW),
            Wait(DRAWN),
            Press("aside button[aria-haspopup=dialog]"),
        ],
        "dialog[open] [aria-busy=false] canvas",
    ),
    screen(
        "invoice-sheet-zoomed",
        "features/invoices/sheet/InvoiceSheet.svelte",
        &[
            Go("#/invoices"),
            Press(ROW),
            Wait(DRAWN),
            Press("aside button[aria-haspopup=dialog]"),
            Wait("dialog[open] [aria-busy=false] canvas"),
            Press("dialog[open] .pager button:last-of-type"),
            Press("dialog[open] .pager button:last-of-type"),
        ],
        "dialog[open] [aria-busy=false] canvas",
    ),
    screen(
        "invoices-book",
        "features/invoices/books/BookDialog.svelte",
        &[Go("#/invoices"), Press("#invoice-0 td.tick"), Press("#invoice-book")],
        "#book-note",
    ),
    screen(
        "export",
        "features/archive-work/ExportDialog.svelte",
        &[Go("#/invoices"), Press("#invoice-export")],
        "#export-folder",
    ),
    screen(
        "export-report",
        "features/archive-work/ReportDialog.svelte",
        &[
            Export,
            Go("#/invoices"),
            Press("#invoice-export"),
            Wait("#export-start:not([aria-disabled])"),
            Press("#export-start"),
            Press("[data-report] button[aria-haspopup=dialog]"),
        ],
        "dialog[open] [data-safe]",
    ),
    screen(
        "spending",
        "features/invoices/spending/SpendingPage.svelte",
        &[Go("#/invoices/spending")],
        "section[data-currency] svg rect",
    ),
    screen(
        "requests-none",
        "features/requests/RequestsPage.svelte",
        &[Go("#/requests")],
        "main .empty",
    ),
    screen(
        "request-new",
        "features/requests/RequestsPage.svelte",
        &[Go("#/requests"), Press("[data-new-request]"), Press(SUBMIT)],
        "#request-summary-problem",
    ),
    screen(
        "request-leave",
        "components/dialogs/LeaveGuard.svelte",
        &[
            Go("#/requests"),
            Press("[data-new-request]"),
            Fill("#request-summary", "INV"),
            Press("nav a[href='#/settings']"),
        ],
        "dialog[open] [data-safe]",
    ),
    screen(
        "request-sent",
        "features/requests/RequestPage.svelte",
        &[
            Go("#/requests"),
            Press("[data-new-request]"),
            Fill("#request-summary", "INV"),
            Fill("#request-description", "INV-2021"),
            Press(SUBMIT),
        ],
        ".outcome h2",
    ),
    screen(
        "requests",
        "features/requests/RequestsPage.svelte",
        &[Go("#/requests")],
        "tr[data-request]",
    ),
    screen(
        "request",
        "features/requests/RequestPage.svelte",
        &[Go("#/requests"), Press("tr[data-request] a")],
        "#note-text",
    ),
    pictured(screen(
        "profile",
        "features/profile/ProfilePage.svelte",
        &[Go("#/profile")],
        "main address",
    )),
    screen(
        "profile-billing",
        "features/profile/ProfilePage.svelte",
        &[
            Go("#/profile"),
            Press("section[aria-labelledby='profile-billing'] button"),
            Fill("#profile-postal_code", "D"),
            Press(SUBMIT),
        ],
        "#profile-postal_code-problem",
    ),
    screen(
        "profile-legal",
        "features/profile/ProfilePage.svelte",
        &[
            Go("#/profile"),
            Press("section[aria-labelledby='profile-legal'] header button"),
        ],
        "main form",
    ),
    screen(
        "profile-leave",
        "features/profile/ProfileFormPanel.svelte",
        &[
            Go("#/profile"),
            Press("section[aria-labelledby='profile-billing'] button"),
            Fill("#profile-address_line2", "7"),
            Press("main form button.subtle"),
        ],
        "dialog[open] [data-safe]",
    ),
    screen(
        "settings",
        "features/settings/SettingsPage.svelte",
        &[Go("#/settings")],
        "#diagnostics",
    ),
    screen(
        "settings-reset",
        "features/settings/SettingsPage.svelte",
        &[
            Go("#/settings"),
            Press("section[aria-labelledby='settings-calendar'] button[aria-haspopup=dialog]"),
        ],
        "dialog[open] [data-safe]",
    ),
    screen(
        "settings-licences",
        "features/settings/LicencesDialog.svelte",
        &[
            Go("#/settings"),
            Press("section[aria-labelledby='settings-about'] button[aria-haspopup=dialog]"),
        ],
        "dialog[open] tbody tr",
    ),
    screen("help", "features/help/HelpPage.svelte", &[Go("#/help")], "main h2"),
    screen(
        "menu",
        "components/frame/ContextMenu.svelte",
        &[Go("#/settings"), Wait("#diagnostics"), Menu("[data-copy]")],
        "[role=menu]",
    ),
    pictured(screen(
        "transfer-placed",
        "features/orders/OrderPage.svelte",
        &[
            Cli(&[
                "renew",
                "action-pack",
                "--transfer",
                "--contact-name",
                "Aoife Moore",
                "--phone",
                "0861234567",
                "--email",
                "aoife@lindqvist.ie",
                "--po",
                "PO-9",
            ]),
            Go("#/orders"),
            Press(ORDER),
            Wait(".outcome h2"),
            Add("?placed"),
        ],
        ".outcome .button.primary",
    )),
    screen(
        "transfer-by-card",
        "features/orders/CardInsteadDialog.svelte",
        &[
            Go("#/orders"),
            Press(ORDER),
            Press(".outcome button[aria-haspopup=dialog]:not(.subtle)"),
        ],
        "dialog[open] [data-safe]",
    ),
    screen(
        "transfer-cancel",
        "features/orders/CancelOrderDialog.svelte",
        &[Go("#/orders"), Press(ORDER), Press(CANCEL_ORDER)],
        "dialog[open] [data-safe]",
    ),
    screen(
        "transfer-cancelled",
        "features/orders/OrderPage.svelte",
        &[
            Go("#/orders"),
            Press(ORDER),
            Press(CANCEL_ORDER),
            Press("dialog[open] button:not([data-safe])"),
        ],
        "main:not(:has(.outcome button.subtle[aria-haspopup=dialog])) .outcome .said:not(:empty)",
    ),
    screen(
        "order-paid",
        "features/orders/OrderPage.svelte",
        &[
            CliInDoubt(&["renew", "action-pack", "--card", "tok_charges_more"]),
            Go("#/orders"),
            Press(ORDER),
        ],
        ".outcome h2",
    ),
    screen(
        "checks",
        "features/invoices/checks/ChecksPage.svelte",
        &[Go("#/invoices/checks")],
        "#checks li[data-check]",
    ),
    screen(
        "checks-settle",
        "features/invoices/checks/SettleDialog.svelte",
        &[
            Go("#/invoices/checks"),
            Press("#checks li[data-check] button[aria-haspopup=dialog]"),
        ],
        "#settle-note",
    ),
    screen(
        "orders",
        "features/orders/OrdersPage.svelte",
        &[Go("#/orders")],
        "#order-1",
    ),
    screen(
        "offer-active",
        "features/offers/OfferDetailsPage.svelte",
        &[Go("#/offer/action-pack")],
        "[data-auto-renew='on']",
    ),
    screen(
        "auto-renew",
        "features/offers/AutoRenewPanel.svelte",
        &[Go("#/offer/action-pack"), Press("[data-auto-renew='on'] header button")],
        "dialog[open] [data-safe]",
    ),
    screen(
        "cancel",
        "features/cancel/CancelPage.svelte",
        &[Go("#/cancel/action-pack")],
        "#cancel-summary",
    ),
    screen(
        "profile-role",
        "features/profile/ProfilePage.svelte",
        &[Go("#/settings"), Choose("#role", "billing-admin"), Go("#/profile")],
        "#profile-legal-reason",
    ),
    screen(
        "accounts-begin",
        "features/accounts/AccountsPage.svelte",
        &[Go("#/accounts")],
        "section[aria-labelledby='begin']",
    ),
    screen(
        "accounts-new",
        "features/accounts/AccountsPage.svelte",
        &[
            Go("#/accounts"),
            Press("section[aria-labelledby='begin'] .button.primary"),
            Press("form summary"),
            Press("form .button.primary"),
        ],
        "#own-account-company-problem",
    ),
    screen(
        "accounts-own",
        "features/accounts/AccountPanel.svelte",
        &[
            Cli(&[
                "account",
                "add",
                "brenna",
                "--company",
                "Brenna & Kettle Ltd",
                "--country",
                "IE",
                "--tenant",
                "brenna.example",
                "--client-id",
                "5e0f3b1c-77aa-4f0e-9a53-2d6b7c1e8f90",
            ]),
            Go("#/accounts"),
            Press("[data-account=brenna] button[aria-expanded=false]"),
        ],
        "#rename-brenna",
    ),
    screen(
        "accounts-remove",
        "features/accounts/AccountPanel.svelte",
        &[
            Go("#/accounts"),
            Press("[data-account=brenna] button[aria-haspopup=dialog]"),
        ],
        "dialog[open] [data-safe]",
    ),
    pictured(screen(
        "offline",
        "features/offers/OffersPage.svelte",
        &[
            Cli(&["sample", "fault", "refuse*99"]),
            Go("#/offers"),
            Press("header .sync"),
        ],
        "header .freshness.offline",
    )),
];
