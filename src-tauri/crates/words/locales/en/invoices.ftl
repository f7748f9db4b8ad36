# Invoices.
invoices-summary = { $count ->
    [0] No invoices stored on this computer yet.
    [one] 1 invoice stored on this computer.
   *[other] { $count } invoices stored on this computer.
}{ $matching ->
    [one] {" "}1 shown.
   *[other] {" "}{ $matching } shown.
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
invoice-kind-other = Other document
invoice-as-sent = { $label } ({ $word })
invoice-offline-record = Stored
invoice-offline-original = With the original PDF
invoice-offline-changed = Changed
invoice-all-accounts = All accounts ({ $count })
invoice-document-original = Microsoft’s own PDF
invoice-document-imported = PDF that came with an import
invoice-document-en = Copy in English
invoice-document-zh-TW = Copy in Traditional Chinese
invoice-document-both = Copy in both languages
invoice-opened = The invoice is open in your PDF viewer. Print it from there. That file is deleted when Packdesk closes. To keep the invoice, save it.
invoice-warning-unprintable = Some characters cannot be printed and appear as 〓: { $details }. You can still copy and search them.
invoice-warning-electronic = No electronic invoice (Factur-X) can be attached. Missing or contradictory: { $details }.
invoice-warning-changed = The stored record has changed since it was stored. Verify the stored records.
invoice-warning-original_changed = The stored Microsoft PDF has changed, so the copy is shown. Download the PDF from Partner Center again.
invoice-warning-imported_changed = The PDF that came with an import has changed since it was stored. Look at the file that it came from.
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

verify-progress = { $done } of { $total } records checked
verify-intact = { $checked ->
    [0] There are no stored records yet.
    [one] The stored record is unchanged.
   *[other] All { $checked } stored records are unchanged.
}
verify-changed = { $checked ->
   *[other] { $changed ->
        [one] 1 of { $checked } stored records has changed.
       *[other] { $changed } of { $checked } stored records have changed.
    }
}
verify-cancelled = Cancelled after { $checked } records.
verify-advice = Copy the data folder to a safe place before you change anything. If it has backups, they are in its folder backups. Compare the listed documents with Partner Center.
verify-reindexed = { $count ->
    [one] 1 invoice was missing from the search. The search index was rebuilt.
   *[other] { $count } invoices were missing from the search. The search index was rebuilt.
}
verify-record-invoice = Invoice
verify-record-original = Original PDF
verify-record-order = Order
verify-record-profile_version = Profile version
verify-record-support_request = Request
verify-change-content = { $record } { $id }: the content has changed.
verify-change-columns = { $record } { $id }: the list and the document differ.
verify-change-missing = { $record } { $id }: the document is missing.

spending-note = Each invoice counts in the year of its date, with tax. Credit notes are subtracted. Void and refunded invoices do not count. Currencies are not added together.
spending-empty = No invoices are stored yet, so there is no spending to show.

export-format-pdf = PDF, one file for each invoice
export-format-zip = ZIP of PDFs
export-format-csv = CSV table
export-format-xlsx = Excel workbook
export-format-json = JSON
export-format-xml = Factur-X XML, one file for each invoice
export-existing-skip = Skip existing files
export-existing-keep_both = Keep both and number the new names
export-existing-replace = Replace existing files
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
    [one] {" "}1 needs a closer look.
   *[other] {" "}{ $warnings } need a closer look.
}
export-summary-cancelled = Cancelled. { $summary } The files that were written are complete.
export-reason-taken = A file with this name already exists. It was left as it is.
export-reason-elsewhere = It was issued elsewhere, and no electronic invoice is made of it.
export-reason-no_electronic = An electronic invoice cannot be made. Missing or contradictory: { $details }.
export-reason-not_stored = It is named beside the invoice, and not stored here.
export-reason-not_archived = The invoice is not on this computer.
export-reason-cancelled = Cancelled before the file was complete.
export-reason-incomplete = { $count ->
    [one] 1 invoice is missing from it.
   *[other] { $count } invoices are missing from it.
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
    [0] Nothing to review.
    [one] 1 item to review.
   *[other] { $open } items to review.
}{ $settled ->
    [0] {""}
   *[other] {" "}{ $settled } settled.
}
checks-settled = Settled on { $day }.
checks-settled-note = Settled on { $day }: { $note }
check-bill_to-title = Bill-to address differs from the profile
check-bill_to-message = Invoice { $invoice } shows “{ $printed }”. Your profile on that day had “{ $profile }”.
check-bill_to-remedy = An issued invoice cannot be corrected. Check the Partner profile before the next purchase, and ask support whether the invoice can be issued again.
check-tax_id-title = Tax number differs from the profile
check-tax_id-none = Invoice { $invoice } does not show your tax number. Your profile on that day had { $profile }.
check-tax_id-not-held = Invoice { $invoice } shows the tax number { $printed }. Your profile on that day had none.
check-tax_id-other = Invoice { $invoice } shows the tax number { $printed }. Your profile on that day had { $profile }.
check-tax_id-remedy = Without the right tax number, you may not be able to deduct the tax. Correct the Partner profile, and ask support for a corrected invoice.
check-po_number-title = PO number differs
check-po_number-none = Invoice { $invoice } has no PO number. Expected: { $expected }.
check-po_number-other = Invoice { $invoice } has the PO number { $printed }. Expected: { $expected }.
check-po_number-remedy = Book the invoice under the expected PO number, and enter that number in the Partner profile or with the next order.
check-uniform_number-title = Uniform invoice number used twice
check-uniform_number-message = The uniform invoice number { $uniform } is recorded for several invoices: { $invoices }.
check-uniform_number-remedy = Compare it with the uniform invoices on paper, and correct the wrong entry in the preview of its invoice.
check-invoice_missing-title = Paid without an invoice
check-invoice_missing-message = Order { $order } was paid on { $paid }, { $days } days ago, and has no invoice. Invoices are usually issued within 10 days.
check-invoice_missing-remedy = Sync, then check Partner Center. If it is not there either, ask the Regional Service Center.
check-order_missing-title = Invoice without an order
check-order_missing-unknown = Invoice { $invoice } names order { $order }, which is not in your records.
check-order_missing-none = Invoice { $invoice } names no order.
check-order_missing-remedy = Ask your colleagues who bought it. If nobody did, ask support by { $until } to cancel it.
check-order_missing-remedy-late = Ask your colleagues who bought it. A refund could be asked for until { $until }; if nobody bought it, tell support.
check-charged_twice-title = Charged twice
check-charged_twice-message = Invoice { $earlier } of { $first } and invoice { $later } of { $second } each charge { $total } for the same offer and term.
check-charged_twice-order = Invoices { $earlier } and { $later } each charge { $total } for the same order { $order }.
check-charged_twice-remedy = Compare the two in your bank’s or card’s statement. If both were charged, ask support for a refund by { $until }.
check-charged_twice-remedy-late = Compare the two in your bank’s or card’s statement. A refund could be asked for until { $until }. If both were charged, ask support what can still be done.
check-charge_differs-title = Charged amount differs
check-charge_differs-message = Order { $order } was charged { $charged }. You accepted { $accepted }.
check-charge_differs-due = The amount to pay for order { $order } is { $charged }. You accepted { $accepted }.
check-charge_differs-remedy = Compare it with your bank’s or card’s statement. Ask support by { $until } to correct the invoice and to pay back the difference.
check-charge_differs-remedy-late = Compare it with your bank’s or card’s statement. A refund could be asked for until { $until }; ask support for a corrected invoice.
check-totals-title = Totals do not add up
check-totals-lines = The lines of invoice { $invoice } add up to { $computed }. The net amount shown is { $printed }.
check-totals-taxes = The taxes of invoice { $invoice } add up to { $computed }. The tax shown is { $printed }.
check-totals-total = Net amount, discount and tax of invoice { $invoice } add up to { $computed }. The total shown is { $printed }.
check-totals-due = The total less the payment of invoice { $invoice } is { $computed }. The amount due shown is { $printed }.
check-totals-too-large = The amounts of invoice { $invoice } are too large to add up.
check-totals-remedy = Do not book it as it is. Compare it with Microsoft’s PDF, and ask support for a corrected invoice.
