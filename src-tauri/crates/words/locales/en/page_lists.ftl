# The words of the window's lists: their columns, what is opened beside them, and what can be taken back.

page-column-width = Width of the column { $column }
page-preview-size = Size of the preview
page-preview-back = Back to the list
page-preview-drawing = Drawing the page
page-undo = Undo
page-checks-settled = Marked as settled.
page-spending-invoices-of = { " " }invoices of { $of }
page-spending-all-of-year = { $told }. Shows all invoices of { $year }.

page-column-booking = Booked
page-column-ledger-code = Ledger code
page-column-uniform-number = Uniform invoice
page-column-payment = Payment
page-column-advice = What to do
page-column-act = Open
page-filter-all-bookings = Booked or not
page-filter-all-ledger-codes = All ledger codes
page-saved-filters = Saved filters
page-saved-filter-save = Save these filters
page-saved-filter-act = Save
page-saved-filter-remove = Remove saved filter
page-saved-filter-name = Name
page-saved-filter-hint = A saved filter with this name is replaced. The dates of a whole quarter or year move with the calendar.
page-books = In your books
page-books-booked = Booked
page-books-ledger-code = Ledger code
page-books-note = Note
page-books-uniform-number = Uniform invoice number
page-books-kept = Saved.
page-books-undone = The change was undone.
page-books-selected = { $count ->
    [one] Book { $count } invoice
   *[other] Book { $count } invoices
}
page-books-book = Mark as booked
page-books-unbook = Mark as not booked
page-books-empty-keeps = A field left empty changes nothing.
page-books-open = Book
page-orders-search = Search orders
page-orders-search-hint = Number, PO, offer, amount
page-orders-matching = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
page-orders-no-match = No order matches these filters.
page-copy-number = Copy number
page-copy-hash = Copy SHA-256
