# What the account’s own books say of invoices, and filters with a name.
booking-not_booked = Not booked
booking-booked = Booked
booking-booked-on = Booked { $day }
bookkeeping-changed = { $count ->
    [0] Nothing was changed.
    [one] 1 invoice was changed.
   *[other] { $count } invoices were changed.
}
bookkeeping-ledger-code = Ledger code
bookkeeping-note = Note
bookkeeping-uniform-number = Uniform invoice number
selection-summary = { $count ->
    [0] No invoice is selected
    [one] 1 invoice: { $totals }
   *[other] { $count } invoices: { $totals }
}
filter-not_booked = Not booked
filter-this_quarter = This quarter
filter-last_quarter = Last quarter
filter-this_year = This year
filter-last_year = Last year
filters-none-saved = No filter is saved yet.
orders-summary = { $count ->
    [0] No orders yet
    [one] 1 order, draft or attempt
   *[other] { $count } orders, drafts and attempts
}{ $matching ->
    [one] . 1 shown.
   *[other] . { $matching } shown.
}
order-entry-order = Order
order-entry-draft = Draft
order-entry-attempt = Attempt
