-- How a term came about and how it goes on: what ended it early, the day it was paid, the order that led to it, the card
-- that is charged when it renews by itself, and the term whose fee paid for it. An offer can be bought again after a
-- cancellation and end on the same day. Terms of the data came from no order of this file.
CREATE TABLE membership_term (
    id INTEGER PRIMARY KEY,
    offer TEXT NOT NULL,
    purchased TEXT NOT NULL,
    anniversary TEXT NOT NULL,
    auto_renew INTEGER NOT NULL DEFAULT FALSE,
    ended TEXT,
    paid_on TEXT,
    purchase_order TEXT,
    card_token TEXT,
    renews_on TEXT,
    covered_by INTEGER
) STRICT;

INSERT INTO membership_term (offer, purchased, anniversary, auto_renew, purchase_order)
SELECT offer, purchased, anniversary, auto_renew,
    (SELECT max(number) FROM purchase_order
     WHERE purchase_order.offer = term.offer AND state = 'confirmed'
     AND substr(json_extract(document, '$.anniversaryDate'), 1, 10) = term.anniversary)
FROM term ORDER BY purchased, offer;

UPDATE membership_term SET paid_on =
    (SELECT issued FROM invoice WHERE number =
        (SELECT json_extract(document, '$.invoiceId') FROM purchase_order
         WHERE number = membership_term.purchase_order));

DROP TABLE term;
ALTER TABLE membership_term RENAME TO term;
CREATE INDEX term_by_renewal ON term (renews_on) WHERE renews_on IS NOT NULL;

ALTER TABLE state ADD COLUMN is_member INTEGER NOT NULL DEFAULT TRUE;
-- The day on which the review of the account ends.
ALTER TABLE state ADD COLUMN review_ends TEXT;
ALTER TABLE state ADD COLUMN requests_made INTEGER NOT NULL DEFAULT 0;

-- Every version of the profile that was ever in force, by the day it began to hold.
CREATE TABLE profile_version (
    revision INTEGER PRIMARY KEY,
    valid_from TEXT NOT NULL,
    profile TEXT NOT NULL
) STRICT;

UPDATE state SET profile = json_set(profile, '$.revision', '1');
INSERT INTO profile_version (revision, valid_from, profile)
SELECT 1, json_extract(profile, '$.valid_from'), profile FROM state;

CREATE TABLE service_request (
    id TEXT PRIMARY KEY,
    request_id TEXT NOT NULL UNIQUE,
    offer TEXT,
    status TEXT NOT NULL,
    -- The days on which support answers, and closes it if nothing comes.
    answers_on TEXT,
    closes_on TEXT,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE submitted_note (
    request_id TEXT PRIMARY KEY,
    service_request TEXT NOT NULL REFERENCES service_request (id)
) STRICT;

CREATE TABLE attachment (
    service_request TEXT NOT NULL REFERENCES service_request (id),
    file_name TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

-- What the gateway gave back.
CREATE TABLE refund (
    charge TEXT PRIMARY KEY REFERENCES charge (charge),
    refunded TEXT NOT NULL,
    invoice TEXT NOT NULL REFERENCES invoice (number)
) STRICT;
