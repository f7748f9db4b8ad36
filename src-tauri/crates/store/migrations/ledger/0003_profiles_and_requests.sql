-- What the partner profile was, in the order it was learnt. A version is never changed.
CREATE TABLE profile_versions (
    account TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    recorded_microseconds INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (account, sequence)
) STRICT;

CREATE TABLE support_requests (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    request_id TEXT,
    status TEXT NOT NULL,
    opened_microseconds INTEGER NOT NULL,
    modified_microseconds INTEGER NOT NULL,
    text TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE INDEX support_requests_by_change ON support_requests (account, modified_microseconds, id);
CREATE INDEX support_requests_by_status ON support_requests (account, status, modified_microseconds, id);

-- What is on its way to the connection and not answered yet.
CREATE TABLE outgoing_requests (
    account TEXT NOT NULL,
    request_id TEXT NOT NULL,
    written_microseconds INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (account, request_id)
) STRICT;
