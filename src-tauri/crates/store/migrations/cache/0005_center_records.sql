-- What Partner Center said of a partner, each record as it was sent. One that was never said has no document, and one that
-- is not said any more keeps the one that it had.
CREATE TABLE center_records (
    account TEXT NOT NULL,
    record TEXT NOT NULL,
    etag TEXT,
    document TEXT,
    told_microseconds INTEGER,
    -- When it was last asked for, and why it was not said then.
    asked_microseconds INTEGER NOT NULL,
    problem TEXT,
    PRIMARY KEY (account, record)
) STRICT, WITHOUT ROWID;
