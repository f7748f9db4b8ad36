-- The file of a payment proof as it was uploaded. It may show account numbers, so it is kept here and nowhere else.
CREATE TABLE payment_proofs (
    account TEXT NOT NULL,
    order_id TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (account, order_id)
) STRICT;
