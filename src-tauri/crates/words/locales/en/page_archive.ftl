# The words of the window's page of invoices: filters, selection, export, documents, spending and checks.

page-invoices-views = Views of the invoices
page-invoices-list = List
page-invoices-spending = Spending
page-invoices-checks = Checks
page-invoices-no-match-filters = No invoice matches these filters.
page-invoices-matching-more = More than { $count } invoices, counting
page-column-currency = Currency
page-filter-all-statuses = All states
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
page-export-folder-hint = A folder of this computer or your network. Nothing outside it is written.
page-export-folder-of = Folder: { $folder }
page-export-choose = Choose
page-export-open-folder = Open folder
page-export-taken = { $count ->
    [one] { $count } file of this name is there already
   *[other] { $count } files of these names are there already
}
page-export-no-folder = Choose a folder first.
page-export-no-format = Choose at least one format.
page-export-not-asked = Say first what happens to the files that are there.
page-export-busy = Something else is running. It has to end first.
page-export-details = Details
page-exporting = Exporting
page-verifying = Verifying
page-work-beginning = Beginning
page-work-ending = Ending. What is being written is finished or removed.
page-report = Export report
page-report-asked = Asked for
page-report-failed = { $count ->
    [one] { $count } could not be written
   *[other] { $count } could not be written
}
page-report-warnings = { $count ->
    [one] { $count } to look at
   *[other] { $count } to look at
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
page-spending-total = { $total } in all
page-spending-chart = Spending in { $currency } per year and offer, drawn as bars. The table below holds the figures.
page-spending-table = Spending in { $currency } per year
page-spending-year = Year
page-spending-documents = Documents
page-spending-offers = { $year }, by offer
page-spending-others = Other offers

page-checks-open = To look into
page-checks-with-settled = With settled ones
page-checks-kind = Kind of check
page-checks-all-kinds = All kinds
page-checks-reading = Comparing invoices, orders and the profile
page-checks-none = Nothing needs to be looked into.
page-checks-none-at-all = Nothing was found, now or before.
page-checks-more = Show more
page-checks-invoice = Invoice { $number }
page-checks-settle = Mark as settled
page-checks-reopen = Open again
page-checks-about = { " " }{ $title }, { $invoices }
page-checks-note = Note
page-checks-note-hint = Why it is settled. It stays on this computer.
page-verify = Stored records
page-verify-start = Verify all documents
page-verify-text = Every stored invoice, order and profile is compared with what was stored first.
