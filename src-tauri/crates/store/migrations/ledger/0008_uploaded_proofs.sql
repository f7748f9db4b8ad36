-- Every payment proof that was handed in, written down before it is sent: what a later one, a cancellation or a lost answer
-- leaves of an order must not take the file of an earlier one along.
CREATE TABLE uploaded_proofs (
    account TEXT NOT NULL,
    order_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kept_microseconds INTEGER NOT NULL,
    document TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (account, order_id, sha256)
) STRICT;

INSERT INTO uploaded_proofs (account, order_id, sha256, kept_microseconds, document, content)
SELECT
    payment_proofs.account,
    payment_proofs.order_id,
    json_extract(orders.document, '$.proof.sha256'),
    orders.created_microseconds,
    json_extract(orders.document, '$.proof'),
    payment_proofs.content
FROM payment_proofs
JOIN orders ON orders.account = payment_proofs.account AND orders.id = payment_proofs.order_id
WHERE json_extract(orders.document, '$.proof.sha256') IS NOT NULL;

-- A file without a word about it stays where it is.
DELETE FROM payment_proofs WHERE EXISTS (
    SELECT 1 FROM uploaded_proofs
    WHERE uploaded_proofs.account = payment_proofs.account AND uploaded_proofs.order_id = payment_proofs.order_id
);
