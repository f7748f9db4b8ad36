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
invoice-kind-invoice = Invoice
invoice-kind-credit_note = Credit note
invoice-kind-void_note = Void note
invoice-offline-record = Stored
invoice-offline-original = With Microsoft’s PDF
invoice-offline-changed = Changed
invoice-all-accounts = All accounts ({ $count })
invoice-document-original = Microsoft’s own PDF
invoice-document-en = Copy in English
invoice-document-zh-TW = Copy in Traditional Chinese
invoice-document-both = Copy in both languages
invoice-opened = The invoice was opened in your PDF viewer. Print it from there. The file it shows is removed when Packdesk closes; save the invoice to keep it.
invoice-warning-unprintable = Some characters cannot be printed and are drawn as 〓: { $details }. They can still be copied and searched.
invoice-warning-electronic = No electronic invoice (Factur-X) can be attached. Missing or contradictory: { $details }.
invoice-warning-changed = The stored record is not what was stored first. Verify the stored records.
invoice-warning-original_changed = Microsoft’s own PDF is not what was stored, so the copy is shown. Download the PDF in Partner Center again.
invoice-gap-kind = void notes have no electronic form
invoice-gap-number = the invoice number
invoice-gap-issuer-name = the seller’s name
invoice-gap-issuer-country = the seller’s country
invoice-gap-issuer-tax_id = the seller’s tax number
invoice-gap-sold_to-name = the buyer’s name
invoice-gap-sold_to-country = the buyer’s country
invoice-gap-sold_to-tax_id = the buyer’s VAT number
invoice-gap-lines = the lines
invoice-gap-lines-description = what a line is for
invoice-gap-lines-unit_price = the price of a line
invoice-gap-lines-net = the amount of a line
invoice-gap-taxes = the taxes
invoice-gap-taxes-taxable = the amounts that are taxed
invoice-gap-taxes-rate = a tax rate
invoice-gap-total = the totals
invoice-gap-currency = amounts with more than two decimals

verify-progress = { $done } of { $total } records looked at
verify-intact = { $checked ->
    [one] The 1 stored record is what was stored.
   *[other] All { $checked } stored records are what was stored.
}
verify-changed = { $checked ->
   *[other] { $changed ->
        [one] 1 of { $checked } stored records is not what was stored.
       *[other] { $changed } of { $checked } stored records are not what was stored.
    }
}
verify-cancelled = Cancelled after { $checked } records.
verify-advice = Copy the data folder to a safe place before you change anything. A backup lies in it under backups. Compare the listed documents with Partner Center.
verify-reindexed = { $count ->
    [one] The search missed 1 invoice; its index was made anew.
   *[other] The search missed { $count } invoices; its index was made anew.
}
verify-record-invoice = Invoice
verify-record-original = Microsoft’s own PDF
verify-record-order = Order
verify-record-profile_version = Profile version
verify-record-support_request = Request
verify-change-content = { $record } { $id }: the content is not what was stored.
verify-change-columns = { $record } { $id }: the list says something else than the document.
verify-change-missing = { $record } { $id }: the document is gone.

spending-note = Invoices count in the year of their date, with tax. Credit notes are taken off; void and refunded invoices do not count. Currencies are not added up.
spending-empty = No invoices are stored yet, so nothing was spent.

export-format-pdf = PDF, one file for each invoice
export-format-zip = ZIP of PDFs
export-format-csv = CSV table
export-format-xlsx = Excel workbook
export-format-json = JSON
export-format-xml = Factur-X XML, one file for each invoice
export-existing-skip = Skip what is there
export-existing-keep_both = Keep both, with numbered names
export-existing-replace = Replace
export-file-name = Invoices
export-check-summary = { $count ->
    [one] 1 invoice: { $totals }
   *[other] { $count } invoices: { $totals }
}
export-progress = { $done } of { $total } invoices
export-finishing = Writing { $file }
export-summary = { $written ->
    [0] No file was written.
    [one] 1 file was written.
   *[other] { $written } files were written.
}{ $skipped ->
    [0] {""}
    [one] {" "}1 was skipped.
   *[other] {" "}{ $skipped } were skipped.
}{ $failed ->
    [0] {""}
    [one] {" "}1 could not be written.
   *[other] {" "}{ $failed } could not be written.
}{ $warnings ->
    [0] {""}
    [one] {" "}1 has something to look at.
   *[other] {" "}{ $warnings } have something to look at.
}
export-summary-cancelled = Cancelled. { $summary } What was written is whole.
export-reason-taken = The name was taken. The file that was there was left as it is.
export-reason-no_electronic = There can be no electronic invoice. Missing or contradictory: { $details }.
export-reason-not_archived = The invoice is not on this computer.
export-reason-cancelled = It was cancelled before the file was whole.
export-reason-incomplete = { $count ->
    [one] 1 invoice is missing in it.
   *[other] { $count } invoices are missing in it.
}
export-column-account = Account
export-column-number = Number
export-column-kind = Kind
export-column-date = Invoice date
export-column-due = Due date
export-column-status = Status
export-column-offer = Offer
export-column-offer_name = Offer name
export-column-order = Order number
export-column-po_number = PO number
export-column-partner_id = PartnerID
export-column-issuer = Sold by
export-column-issuer_tax_id = Seller’s tax number
export-column-sold_to = Sold to
export-column-sold_to_tax_id = Buyer’s tax number
export-column-bill_to = Bill to
export-column-bill_to_address = Bill-to address
export-column-bill_to_country = Bill-to country
export-column-currency = Currency
export-column-net = Net amount
export-column-discount = Discount
export-column-tax = Tax
export-column-total = Total
export-column-paid = Paid
export-column-amount_due = Amount due
export-column-payment = Payment
export-column-paid_on = Paid on
export-column-term_from = Term from
export-column-term_until = Term until
export-column-booked = Booked on
export-column-ledger_code = Ledger code
export-column-booking_note = Note
export-column-uniform_number = Uniform invoice number
export-column-line = Line
export-column-description = Description
export-column-period_from = Period from
export-column-period_until = Period until
export-column-quantity = Quantity
export-column-unit_price = Unit price
export-column-tax_rate = Tax rate (%)
export-column-treatment = Tax treatment
export-column-taxable = Taxable amount
export-column-tax_name = Tax name
export-sheet-invoices = Invoices
export-sheet-lines = Lines
export-sheet-taxes = Taxes
export-treatment-standard = Taxed
export-treatment-zero_rated = Zero-rated
export-treatment-exempt = Exempt
export-treatment-reverse_charge = Reverse charge
export-treatment-outside_scope = Outside scope

checks-summary = { $open ->
    [0] Nothing needs to be looked into.
    [one] 1 thing needs to be looked into.
   *[other] { $open } things need to be looked into.
}{ $settled ->
    [0] {""}
   *[other] {" "}{ $settled } settled.
}
checks-settled = Settled { $day }.
checks-settled-note = Settled { $day }: { $note }
check-bill_to-title = Bill-to differs from the profile
check-bill_to-message = Invoice { $invoice } has “{ $printed }” where the profile of its day has “{ $profile }”.
check-bill_to-remedy = An issued invoice cannot be corrected. Check the Partner profile before the next purchase, and ask support whether the invoice can be made out anew.
check-tax_id-title = Tax number differs from the profile
check-tax_id-none = Invoice { $invoice } has no tax number of yours; the profile of its day has { $profile }.
check-tax_id-not-held = Invoice { $invoice } has the tax number { $printed }; the profile of its day has none.
check-tax_id-other = Invoice { $invoice } has the tax number { $printed }; the profile of its day has { $profile }.
check-tax_id-remedy = Without the right tax number the tax may not be deductible. Correct the Partner profile, and ask support for a corrected invoice.
check-po_number-title = PO number differs
check-po_number-none = Invoice { $invoice } has no PO number; { $expected } was expected.
check-po_number-other = Invoice { $invoice } has the PO number { $printed }; { $expected } was expected.
check-po_number-remedy = Book the invoice under the PO number that was expected, and enter it in the Partner profile or with the next order.
check-invoice_missing-title = Paid without an invoice
check-invoice_missing-message = Order { $order } was paid on { $paid }, { $days } days ago, and has no invoice. Invoices come within 10 days.
check-invoice_missing-remedy = Sync, then look in Partner Center. If it is not there either, ask the Regional Service Center for it.
check-order_missing-title = Invoice without an order
check-order_missing-unknown = No order { $order } is known for invoice { $invoice }.
check-order_missing-none = Invoice { $invoice } names no order.
check-order_missing-remedy = Ask your colleagues who bought it. If nobody did, ask support by { $until } to cancel it.
check-order_missing-remedy-late = Ask your colleagues who bought it. A refund could be asked for until { $until }; if nobody bought it, tell support.
check-charged_twice-title = Charged twice
check-charged_twice-message = Invoices { $earlier } of { $first } and { $later } of { $second } charge { $total } each for the same offer and time.
check-charged_twice-order = Invoices { $earlier } and { $later } charge { $total } each for the same order { $order }.
check-charged_twice-remedy = Compare the two in your bank’s or card’s statement. If both were charged, ask support for a refund by { $until }.
check-charged_twice-remedy-late = Compare the two in your bank’s or card’s statement. A refund could be asked for until { $until }. If both were charged, ask support what can still be done.
check-charge_differs-title = Charged another total
check-charge_differs-message = Order { $order } was charged { $charged }. You accepted { $accepted }.
check-charge_differs-due = Order { $order } is to be paid with { $charged }. You accepted { $accepted }.
check-charge_differs-remedy = Compare it with your bank’s or card’s statement. Ask support by { $until } to correct the invoice and to pay back the difference.
check-charge_differs-remedy-late = Compare it with your bank’s or card’s statement. A refund could be asked for until { $until }; ask support for a corrected invoice.
check-totals-title = Totals do not add up
check-totals-lines = The lines of invoice { $invoice } come to { $computed }; the net amount is { $printed }.
check-totals-taxes = The taxes of invoice { $invoice } come to { $computed }; the tax is { $printed }.
check-totals-total = Net amount, discount and tax of invoice { $invoice } come to { $computed }; the total is { $printed }.
check-totals-due = Total and payment of invoice { $invoice } leave { $computed }; the amount due is { $printed }.
check-totals-too-large = The amounts of invoice { $invoice } are too large to be added up.
check-totals-remedy = Do not book it as it is. Compare it with Microsoft’s own PDF, and ask support for a corrected invoice.
