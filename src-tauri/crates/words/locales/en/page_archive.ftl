# The words of the window's page of invoices: filters, selection, export, documents, spending and checks.

page-invoices-views = Invoice views
page-invoices-list = List
page-invoices-spending = Spending
page-invoices-checks = Checks
page-invoices-no-match-filters = No invoice matches these filters.
page-invoices-matching-more = More than { $count } invoices, counting
page-column-currency = Currency
page-filter-all-statuses = All statuses
page-filter-all-currencies = All currencies
page-filter-all-offline = Stored or online
page-filter-this-account = This account
page-filter-more = More filters
page-filter-more-set = More filters ({ $count })
page-filter-from = First invoice date
page-filter-to = Last invoice date
page-filter-least = Smallest amount
page-filter-most = Largest amount
page-filter-date-shape = YYYY-MM-DD
page-filter-date-problem = Enter a date such as 2021-06-28, a month such as 2021-06, or a year.
page-filter-amount-problem = Enter amounts in digits, such as 1250.50.

page-select-all = Select all that match
page-select-all-title = Select all that match (Ctrl A)
page-selected = { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}
page-select-matching = Select all { $count }
page-selection-clear = Clear selection
page-selection-clear-title = Clear selection (Esc)

page-export = Export
page-export-title = Export (Ctrl E)
page-export-all = Export all
page-export-selected = Export { $count }
page-export-counting = Counting the invoices
page-export-formats = Formats
page-export-language = Language of the documents
page-export-folder = Folder
page-export-folder-hint = A folder on this computer or on a network drive. Files are written only there.
page-export-folder-of = Folder: { $folder }
page-export-choose = Choose
page-export-open-folder = Open folder
page-export-taken = { $count ->
    [one] { $count } file with this name already exists
   *[other] { $count } files with these names already exist
}
page-export-no-folder = Choose a folder first.
page-export-no-format = Choose at least one format.
page-export-not-asked = Choose what to do with the existing files.
page-export-busy = Something else is running. Wait until it ends.
page-export-details = Details
page-exporting = Exporting
page-verifying = Verifying
page-work-beginning = Starting
page-work-ending = Stopping. The current file is completed or removed.
page-report = Export report
page-report-asked = Requested
page-report-failed = { $count ->
    [one] { $count } could not be written
   *[other] { $count } could not be written
}
page-report-warnings = { $count ->
    [one] { $count } needs a closer look
   *[other] { $count } need a closer look
}
page-report-skipped = { $count ->
    [one] { $count } skipped
   *[other] { $count } skipped
}
page-report-files = { $count ->
    [one] { $count } file written
   *[other] { $count } files written
}
page-report-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

page-document = Document
page-warnings = Before you save
page-print = Print
page-print-title = Print in your PDF viewer (Ctrl P)

page-spending-all-accounts = All accounts
page-spending-in = Spending in { $currency }
page-spending-total = Total { $total }
page-spending-chart = Spending in { $currency } per year and offer as a bar chart. The figures are in the table below.
page-spending-table = Spending in { $currency } per year
page-spending-year = Year
page-spending-documents = Documents
page-spending-offers = { $year }, by offer
page-spending-others = Other offers

page-checks-open = To review
page-checks-with-settled = Include settled
page-checks-kind = Kind of check
page-checks-all-kinds = All kinds
page-checks-reading = Comparing invoices, orders and the profile
page-checks-none = Nothing to review.
page-checks-none-at-all = Nothing has been found so far.
page-checks-more = Show more
page-checks-invoice = Invoice { $number }
page-checks-settle = Mark as settled
page-checks-reopen = Reopen
page-checks-about = { " " }{ $title }, { $invoices }
page-checks-note = Note
page-checks-note-hint = Why it is settled. This note is stored only on this computer.
page-verify = Stored records
page-verify-start = Verify all documents
page-verify-text = Compares every stored invoice, order and profile with what was stored first.

page-lines = Lines
page-lines-of = Lines of { $number }
page-lines-all = Show { $count ->
    [one] the line
   *[other] all { $count } lines
}
page-lines-text = Billed
page-lines-kind = Kind
page-lines-from = From
page-lines-until = Until
page-lines-quantity = Quantity
page-lines-net = Net
page-lines-tax = Tax
page-lines-total = Total
page-lines-untold = Not told
page-lines-elsewhere = { $text } (not on this invoice)
page-files = Further files
page-files-none = No further file is known of this invoice.
page-file-named = { $kind } “{ $name }”
page-file-facts = { $size }, stored { $day }
page-file-changed = { $facts }, { $state }
page-file-save = Save as: { $what }
page-file-open = Open: { $what }
