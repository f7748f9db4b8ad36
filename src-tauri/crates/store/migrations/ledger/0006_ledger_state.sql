-- Which ledger this is, and how many changes were made to it. Its copies keep the name. The number of the last change also
-- stands in a note beside the ledger: a note that is ahead of its ledger proves that changes were lost.
CREATE TABLE ledger_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ledger TEXT NOT NULL,
    last_change INTEGER NOT NULL,
    -- The number of the change that notes the last loss, and by what the changes were lost. Both or neither.
    loss INTEGER,
    lost_by TEXT,
    CHECK ((loss IS NULL) = (lost_by IS NULL))
) STRICT;

INSERT INTO ledger_state (id, ledger, last_change) VALUES (1, lower(hex(randomblob(16))), 0);
