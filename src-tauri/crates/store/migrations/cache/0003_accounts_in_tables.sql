-- What the connection last said about each account. The tables of one account are written together, and removing its
-- session removes them all. Instants are microseconds since 1970, days are written as 2021-06-28.
CREATE TABLE sessions (
    account TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    company TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    country TEXT NOT NULL,
    currency TEXT NOT NULL,
    connection TEXT NOT NULL,
    member INTEGER,
    person TEXT NOT NULL,
    role TEXT,
    fetched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A contact has all of its columns or none.
CREATE TABLE profiles (
    account TEXT PRIMARY KEY REFERENCES sessions (account) ON DELETE CASCADE,
    po_number TEXT,
    contact_first_name TEXT,
    contact_last_name TEXT,
    contact_email TEXT,
    contact_phone TEXT,
    vetting_status TEXT NOT NULL,
    vetting_since TEXT,
    billing_profile INTEGER,
    valid_from TEXT NOT NULL,
    revision TEXT,
    fetched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who a profile names: the legal entity and who gets the invoice. The lines of the address are a JSON list of texts.
CREATE TABLE parties (
    account TEXT NOT NULL REFERENCES profiles (account) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('legal', 'bill_to')),
    name TEXT NOT NULL,
    attention TEXT,
    address_lines TEXT NOT NULL,
    city TEXT,
    region TEXT,
    postal_code TEXT,
    country TEXT NOT NULL,
    tax_label TEXT,
    tax_number TEXT,
    PRIMARY KEY (account, part)
) STRICT, WITHOUT ROWID;

-- What is said about offers beyond their terms, in the order it was said in.
CREATE TABLE standings (
    account TEXT NOT NULL REFERENCES sessions (account) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    offer TEXT NOT NULL,
    price TEXT,
    currency TEXT,
    qualified INTEGER,
    benefit_activated INTEGER,
    key_viewed INTEGER,
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;

-- The subscriptions. A term ends on its anniversary date, or on the day that ended it before.
CREATE TABLE terms (
    account TEXT NOT NULL REFERENCES sessions (account) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    offer TEXT NOT NULL,
    purchased TEXT NOT NULL,
    anniversary TEXT NOT NULL,
    auto_renew INTEGER NOT NULL,
    ended TEXT,
    ends TEXT NOT NULL AS (coalesce(ended, anniversary)),
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX terms_by_end ON terms (ends, account, position);

-- When everything of an account was last fetched.
CREATE TABLE syncs (
    account TEXT PRIMARY KEY,
    synced_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was kept as one text an account until now. A text that says too little stops the migration, and the cache is
-- then made anew.
CREATE TEMPORARY TABLE former AS
SELECT account, json AS record, CAST(round(unixepoch(fetched_at, 'subsec') * 1000) AS INTEGER) * 1000 AS fetched_at
FROM answers WHERE kind = 'records';

INSERT INTO sessions
SELECT
    account, record ->> '$.session.account.name', record ->> '$.session.account.company',
    record ->> '$.session.account.partner_id', record ->> '$.session.account.country',
    record ->> '$.session.account.currency', record ->> '$.session.account.connection',
    record ->> '$.session.account.member', record ->> '$.session.person', record ->> '$.session.role', fetched_at
FROM former;

INSERT INTO profiles
SELECT
    account, record ->> '$.profile.po_number', record ->> '$.profile.contact.first_name',
    record ->> '$.profile.contact.last_name', record ->> '$.profile.contact.email', record ->> '$.profile.contact.phone',
    record ->> '$.profile.vetting.status', record ->> '$.profile.vetting.since', record ->> '$.profile.billing_profile',
    record ->> '$.profile.valid_from', record ->> '$.profile.revision', fetched_at
FROM former;

INSERT INTO parties
SELECT
    account, key, value ->> '$.name', value ->> '$.attention', value -> '$.address_lines', value ->> '$.city',
    value ->> '$.region', value ->> '$.postal_code', value ->> '$.country', value ->> '$.tax_id.label',
    value ->> '$.tax_id.value'
FROM former, json_each(record, '$.profile') WHERE key IN ('legal', 'bill_to');

INSERT INTO standings
SELECT
    account, key, value ->> '$.offer', value ->> '$.price.amount', value ->> '$.price.currency',
    value ->> '$.qualified', value ->> '$.benefit_activated', value ->> '$.key_viewed', fetched_at
FROM former, json_each(record, '$.standings');

INSERT INTO terms (account, position, offer, purchased, anniversary, auto_renew, ended, fetched_at)
SELECT
    account, key, value ->> '$.offer', value ->> '$.purchased', value ->> '$.anniversary', value ->> '$.auto_renew',
    value ->> '$.ended', fetched_at
FROM former, json_each(record, '$.terms');

INSERT INTO syncs
SELECT account, CAST(round(unixepoch(fetched_at, 'subsec') * 1000) AS INTEGER) * 1000 FROM answers WHERE kind = 'sync';

DROP TABLE former;
DROP TABLE answers;
