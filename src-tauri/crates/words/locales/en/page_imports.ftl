# The words of the window for invoices from files: adding, dropping, the report, and proposals.

page-import-add = Add invoices
page-import-add-title = Add invoices
page-import-add-text = PDF invoices, messages (.eml), ZIP archives, electronic invoices (XML), and tables (CSV, XLSX, JSON). You can also drop files and folders anywhere on this window.
page-import-files = Choose files
page-import-folder = Choose a folder
page-importing = Importing
page-import-report = Import report
page-import-report-repeated = { $count ->
    [one] { $count } there before
   *[other] { $count } there before
}
page-import-report-refused = { $count ->
    [one] { $count } not taken
   *[other] { $count } not taken
}
page-import-report-ignored = Columns that are not known
page-import-report-imported = In the archive
page-import-report-proposed = To look at
page-import-row = { $file }, row { $row }
page-import-undo = Undo import
page-import-undoing = Undoing
page-import-stayed = { $number } stays: { $reason }
page-import-stopped = Stopped. What was taken before stays.
page-import-drop = { $count ->
    [one] Drop to add it to { $company }
   *[other] Drop to add { $count } items to { $company }
}
page-import-drop-text = Invoices and folders of invoices
page-import-drop-sample = Drop to choose an account
page-import-drop-sample-text = A sample account takes no files.
page-import-account = Which account are these files for?
page-import-account-text = A sample account takes no files. Invoices go into an account of your own.
page-import-account-none = This computer has no account of your own yet. Add your company first.
page-import-account-to = Add to { $company }
page-import-none = No invoices yet
page-import-none-text = Add the invoices that came by mail, or drop them on this window. A PDF waits to be looked at before it goes into the list.

page-proposals = To look at
page-proposals-count = { $count ->
    [one] { $count } to look at
   *[other] { $count } to look at
}
page-proposals-summary = { $count ->
    [0] No document waits to be looked at.
    [one] { $count } document waits to be looked at.
   *[other] { $count } documents wait to be looked at.
}
page-proposals-text = What was read of each document stands beside its page. Compare, correct, and accept.
page-proposals-empty = What is read of PDF files that you add waits here until you accept it.
page-proposal-file = File
page-proposal-number = Invoice number
page-proposal-date = Invoice date
page-proposal-due = Due date
page-proposal-currency = Currency
page-proposal-net = Net
page-proposal-tax = Tax
page-proposal-total = Total
page-proposal-seller = Seller
page-proposal-buyer = Buyer
page-proposal-po-number = PO number
page-proposal-period-from = Period from
page-proposal-period-to = Period to
page-proposal-seller-tax-id = Seller’s tax ID
page-proposal-buyer-tax-id = Buyer’s tax ID
page-proposal-found = Added
page-proposal-missing = Missing
page-proposal-nothing-missing = Complete
page-proposal-not-found = Not found in the document
page-proposal-unnamed = No number found
page-proposal-document = Document { $file }
page-proposal-fields = What was read
page-proposal-accept = Accept
page-proposal-accepting = Accepting
page-proposal-discard = Discard
page-proposal-discard-question = Discard this document?
page-proposal-discard-text = The document and what was read of it are removed from Packdesk. The file that you added is not changed.
page-proposal-discard-act = Discard document
page-proposal-discard-back = Go back
page-proposal-show = Show invoice
page-proposal-date-problem = Enter a date.
page-proposal-number-problem = Enter the invoice number.
page-proposal-amount-problem = Enter an amount in digits, such as 516.60.
page-proposal-currency-problem = Enter three letters, such as EUR.
page-proposal-period-problem = The period ends before it begins.
page-proposal-leave = Leave this document?
page-proposal-leave-text = Your corrections on this page are lost. The document still waits.
