# The days that count: on the command line, on the screens and in calendar programs.

date-kind-may-open = Renewal may open
date-kind-opens = Renewal opens
date-kind-expires = Expires
date-kind-transfer-by = Bank transfer by
date-kind-refund-until = Last day to ask for a refund
date-kind-invoice-due = Invoice due
date-kind-order-expires = Order expires
date-kind-last-safe-day = Last safe day to renew
date-kind-benefits-end = Benefits end

date-detail-may-open = This opening was announced and is not confirmed. The tile in Partner Center says whether it is open.
date-detail-opens = From this day on it can be renewed.
date-detail-expires = The last day of the term. Benefits go on until they end.
date-detail-transfer-by = Money takes days to be booked. A card pays at once, until the last safe day.
date-detail-refund-until = Only where no benefit was used and no product key was viewed.
date-detail-invoice-due = The invoice is to be paid by this day.
date-detail-order-expires = An order that is not paid by this day expires.
date-detail-last-safe-day = The last day on which every source says that it can be renewed.
date-detail-benefits-end = After this day the benefits are gone. Uninstall local licences.

date-about-order = { $offer }, order { $order }
date-about-invoice = Invoice { $invoice }
date-in-days = { $days ->
    [0] today
    [one] in 1 day
   *[other] in { $days } days
}
dates-summary = { $count ->
    [0] No date ahead.
    [one] 1 date ahead.
   *[other] { $count } dates ahead.
}
dates-left-out = { $count ->
    [one] The day of 1 more invoice that is to be paid is not among them.
   *[other] The days of { $count } more invoices that are to be paid are not among them.
}

calendar-summary = { $title }: { $about }
calendar-summary-of = { $title }: { $about } ({ $company })
calendar-name = Packdesk
calendar-name-of = Packdesk, { $company }
calendar-saved = { $dates ->
    [one] 1 date written to { $path }.
   *[other] { $dates } dates written to { $path }.
}
