-- Terms that somebody entered, where no connection tells them. An offer has one term for an anniversary date.
CREATE TABLE entered_terms (
    account TEXT NOT NULL,
    number INTEGER NOT NULL,
    offer TEXT NOT NULL,
    anniversary TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (account, number),
    UNIQUE (account, offer, anniversary)
) STRICT;
