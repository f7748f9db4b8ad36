# Invoices.
invoices-summary = { $count ->
    [0] No invoices stored on this computer yet
    [one] 1 invoice, stored on this computer
   *[other] { $count } invoices, stored on this computer
}{ $matching ->
    [one] . 1 shown.
   *[other] . { $matching } shown.
}
invoice-status-paid = Paid
invoice-status-due = Due
invoice-status-overdue = Overdue
invoice-status-refunded = Refunded
invoice-status-void = Void
invoice-status-unknown = Unknown
fact-paid = Paid
fact-term-until = Term until
