-- Whether a document is there is asked for each file of an import.
CREATE INDEX invoice_originals_by_content ON invoice_originals (account, sha256);
CREATE INDEX further_documents_by_content ON further_documents (account, sha256);
