-- The role that placed an order: the invoice of a transfer is made out days later. Older orders do not say.
ALTER TABLE purchase_order ADD COLUMN placed_by TEXT;

-- The latest proof of an order's transfer, and the day on which the money arrives.
CREATE TABLE payment_proof (
    purchase_order TEXT PRIMARY KEY REFERENCES purchase_order (number),
    proof TEXT NOT NULL,
    content BLOB NOT NULL,
    arrives TEXT NOT NULL
) STRICT;

CREATE VIEW order_with_proof AS
SELECT placed_order.rowid AS position, placed_order.*, payment_proof.proof, payment_proof.arrives
FROM purchase_order AS placed_order
LEFT JOIN payment_proof ON payment_proof.purchase_order = placed_order.number;
