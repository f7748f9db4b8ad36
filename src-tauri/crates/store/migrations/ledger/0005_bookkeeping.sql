-- What the account's own books say of an invoice. It stands beside the issued record, which stays as it is.
CREATE TABLE invoice_bookkeeping (
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    booked TEXT,
    ledger_code TEXT NOT NULL,
    note TEXT NOT NULL,
    uniform_number TEXT,
    PRIMARY KEY (account, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX invoice_bookkeeping_by_ledger_code ON invoice_bookkeeping (account, ledger_code)
WHERE ledger_code <> '';

-- Whether it is booked stands in the list too, to be filtered by; with the row it is in the order of the dates.
ALTER TABLE invoices ADD COLUMN booking TEXT NOT NULL DEFAULT 'not_booked';
CREATE INDEX invoices_by_booking ON invoices (account, booking);

DROP TRIGGER invoices_added;
DROP TRIGGER invoices_changed;
DROP TRIGGER invoices_removed;
DROP TABLE invoice_tallies;

CREATE TABLE invoice_tallies (
    account TEXT NOT NULL,
    offer TEXT NOT NULL,
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    offline TEXT NOT NULL,
    booking TEXT NOT NULL,
    invoices INTEGER NOT NULL,
    PRIMARY KEY (account, offer, status, currency, offline, booking)
) STRICT, WITHOUT ROWID;

INSERT INTO invoice_tallies
SELECT account, offer, status, currency, offline, booking, count(*) FROM invoices
GROUP BY account, offer, status, currency, offline, booking;

CREATE TRIGGER invoices_added AFTER INSERT ON invoices BEGIN
    INSERT INTO invoice_counts VALUES (new.account, 1) ON CONFLICT DO UPDATE SET invoices = invoices + 1;
    INSERT INTO invoice_tallies
    VALUES (new.account, new.offer, new.status, new.currency, new.offline, new.booking, 1)
    ON CONFLICT DO UPDATE SET invoices = invoices + 1;
END;

CREATE TRIGGER invoices_changed AFTER UPDATE OF account, offer, status, currency, offline, booking ON invoices BEGIN
    UPDATE invoice_tallies SET invoices = invoices - 1
    WHERE account = old.account AND offer = old.offer AND status = old.status AND currency = old.currency
        AND offline = old.offline AND booking = old.booking;
    DELETE FROM invoice_tallies
    WHERE account = old.account AND offer = old.offer AND status = old.status AND currency = old.currency
        AND offline = old.offline AND booking = old.booking AND invoices = 0;
    INSERT INTO invoice_tallies
    VALUES (new.account, new.offer, new.status, new.currency, new.offline, new.booking, 1)
    ON CONFLICT DO UPDATE SET invoices = invoices + 1;
END;

CREATE TRIGGER invoices_removed AFTER DELETE ON invoices BEGIN
    UPDATE invoice_counts SET invoices = invoices - 1 WHERE account = old.account;
    UPDATE invoice_tallies SET invoices = invoices - 1
    WHERE account = old.account AND offer = old.offer AND status = old.status AND currency = old.currency
        AND offline = old.offline AND booking = old.booking;
    DELETE FROM invoice_tallies
    WHERE account = old.account AND offer = old.offer AND status = old.status AND currency = old.currency
        AND offline = old.offline AND booking = old.booking AND invoices = 0;
    DELETE FROM invoice_grams WHERE rowid = old.row;
END;

-- Filters of the list of invoices that somebody gave a name.
CREATE TABLE saved_filters (
    account TEXT NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    document TEXT NOT NULL,
    PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;

-- What the list of orders is searched and sorted by besides. The program derives it from the documents.
ALTER TABLE orders ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN total_ten_thousandths INTEGER;
CREATE INDEX orders_by_offer ON orders (account, offer, created_microseconds);
