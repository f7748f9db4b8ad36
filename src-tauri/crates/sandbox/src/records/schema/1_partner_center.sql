-- One row: what the sandbox is about, and how far its counters have come.
CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    partner TEXT NOT NULL,
    today TEXT NOT NULL,
    seed INTEGER NOT NULL,
    secret BLOB NOT NULL,
    profile TEXT NOT NULL,
    orders_made INTEGER NOT NULL DEFAULT 0,
    invoices_made INTEGER NOT NULL DEFAULT 0,
    cards_made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE term (
    offer TEXT NOT NULL,
    purchased TEXT NOT NULL,
    anniversary TEXT NOT NULL,
    auto_renew INTEGER NOT NULL,
    PRIMARY KEY (offer, anniversary)
) STRICT, WITHOUT ROWID;

CREATE TABLE purchase_order (
    number TEXT PRIMARY KEY,
    request_id TEXT NOT NULL UNIQUE,
    offer TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    placed TEXT NOT NULL,
    expires TEXT,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX purchase_order_by_offer ON purchase_order (offer, state);

CREATE TABLE invoice (
    number TEXT PRIMARY KEY,
    issued TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX invoice_by_date ON invoice (issued, number);

CREATE TRIGGER invoice_is_frozen BEFORE UPDATE ON invoice
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;

-- What the gateway keeps of a typed card. The number and the security code are not among it.
CREATE TABLE card (
    token TEXT PRIMARY KEY,
    behaviour TEXT NOT NULL,
    brand TEXT NOT NULL,
    last_four TEXT NOT NULL,
    expiry_month INTEGER NOT NULL,
    expiry_year INTEGER NOT NULL
) STRICT;

-- What the gateway took.
CREATE TABLE charge (
    charge TEXT PRIMARY KEY,
    request_id TEXT NOT NULL UNIQUE,
    purchase_order TEXT NOT NULL UNIQUE REFERENCES purchase_order (number),
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    card TEXT NOT NULL
) STRICT;

CREATE TABLE fault (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    spec TEXT NOT NULL,
    remaining INTEGER NOT NULL
) STRICT;
