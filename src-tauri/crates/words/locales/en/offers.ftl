# Membership offers.
offers-not-fetched = Nothing has been fetched for this account yet.
offers-summary = { $count ->
    [one] 1 offer
   *[other] { $count } offers
} of { $company }. Today is { $today }.

offer-state-available = Available
offer-badge-not-yet = Not available yet
offer-state-pending = Order in progress
offer-state-active = Active
offer-state-window = Renewal open
offer-state-lapsed = Lapsed
offer-state-retired = Retired

offer-headline-last-day = Last day to renew
offer-headline-days-left = { $days ->
    [one] 1 day left to renew
   *[other] { $days } days left to renew
}
offer-headline-open = You can renew
offer-headline-expires-today = Expires today
offer-headline-active = Active until { $until }
offer-headline-lapsed = Renewal closed { $closed }
offer-headline-available = You are eligible to buy
offer-headline-not-yet-buy = You are not yet eligible to buy
offer-headline-retired-until = Last term until { $until }
offer-headline-retired = No longer sold
offer-headline-order-submitting = Outcome not known yet
offer-headline-order-handed_off = Handed off
offer-headline-order-awaiting_invoice = Awaiting its invoice
offer-headline-order-unknown = Outcome not known yet
offer-headline-order-awaiting_payment = Waiting for your transfer
offer-headline-order-proof_uploaded = Payment proof uploaded

offer-button-renew = Renew subscription
offer-button-upload-proof = Upload payment proof
offer-button-view-order = View order
offer-button-buy = Buy subscription
offer-button-buy-again = Buy again

offer-line-window = Benefits continue until { $until }. A card pays at once.
offer-line-may-be-open = It may already be open. Check Partner Center.
offer-line-available = You review address, tax ID and total before you pay.
offer-line-order = Order { $order } is in progress.
offer-line-handoff = A hand-off of { $day } is open.
offer-line-retired = Kept for your records. Nothing here changes.

fact-transfer-by = Bank transfer by
fact-order-expires = Order expires
fact-benefits-end = Benefits end
fact-benefits-ended = Benefits ended
fact-still-to-do = Still to do
fact-uninstall = Uninstall local licences
fact-price = Price
fact-price-plus-taxes = { $price } plus taxes
fact-term = Term
fact-term-value = 1 year from purchase
fact-benefits = Benefits
fact-benefits-value = 1 year and 30 days
fact-limit = Limit
fact-limit-value = One per account
fact-time-left = Time left
fact-days = { $days ->
    [0] Last day
    [one] 1 day
   *[other] { $days } days
}

notice-renewed = { $offer } was renewed automatically on { $day }.
notice-renewed-ended-detail = { $total } was charged. That term ended on { $until }.
notice-renewed-detail = { $total } was charged. The new term runs until { $until }.
notice-renewal-failed = { $offer } was not renewed automatically on { $day }.
notice-renewal-failed-detail = { $reason } Nothing was charged. { $now }
notice-note-refused = Your note to the request { $request } was not accepted.
notice-request-refused = Your request “{ $summary }” was not accepted.
notice-refused-detail = { $reason } You wrote: { $text }
notice-now-window = The renewal window is still open, so you can renew by hand. Its last safe day is { $closes }.
notice-now-window-open-ended = The renewal window is still open, so you can renew by hand.
notice-now-renewed = The subscription was renewed since then, until { $until }.
notice-now-closed-buy = The renewal window closed on { $closes }. You can buy the subscription again.
notice-now-closed = The renewal window closed on { $closes }.
notice-now-not-sold = The offer is no longer sold.
notice-now-see-offer = The offer shows what is possible today.

join-title = This company is not yet a member of the Microsoft Partner Network
join-detail = Joining is the first step. Partner Center then reviews the company, which usually takes 3 to 5 business days. After that you can buy.
join-button = Join now

fact-ended-early = Ended
fact-covered = Fee
fact-covered-value = Covered by { $offer } until { $until }
fact-upgrade = Upgrade
fact-upgrade-value = { $percent }% off. Active silver competencies end on the day you buy.
term-runs = Runs
term-over = Ended on { $day }
term-coming = Starts on { $day }
term-ended-early = Ended early, on { $day }
invoice-none = No invoices of this offer are stored.
invoice-after-payment = The invoice is made after the payment.

auto-renew-on = On. It renews on { $day }.
auto-renew-on-with = On. It renews on { $day }, paid by { $card }.
auto-renew-on-detail = Source: Partner Center, November 2020. That page also says that you renew by hand after the term expires, and later pages do not mention automatic renewal.
auto-renew-off = Off. You renew by hand while the renewal window is open.
auto-renew-elsewhere = Turn it off in Partner Center.
auto-renew-off-detail = It is on again after the next renewal paid by card. Source: Partner Center, November 2020.

portal-also-called = { $label } ({ $generation })
link-unknown = There is no link { $link }.

# Terms that are entered by hand.
terms-summary = { $count ->
    [one] 1 term
   *[other] { $count } terms
} entered for { $company }.
term-auto-renew-on = On
term-auto-renew-off = Off
term-auto-renew-unknown = Not entered
term-by-hand = Entered by hand
term-imported = Imported from a file
term-of-invoice = From an invoice
term-of-invoice-number = From invoice { $number }
proposed-term-discarded = { $offer } from { $purchased } is not proposed again.
term-removed = Term { $term } was removed: { $offer }, anniversary date { $anniversary }.
term-no-offer = Choose the offer.
term-no-date = It needs the day of the purchase or the anniversary date.
term-too-early = It begins before { $earliest }.
term-too-late = It begins after { $latest }. That is too far ahead.
term-ends-before = Its anniversary date, { $anniversary }, is not after the purchase.
term-too-long = It has { $days } days from the purchase to the anniversary date. { $longest } is the most.
term-price = A price is at least 0 and less than { $limit }.
term-price-digits = The price has too many decimals for its currency, which has { $digits }.
term-tile-ahead = The tile cannot have been read on { $day }, which is still to come.
term-tile-before = The tile cannot have been read on { $day }, before the term began.
term-tile-days = A tile shows a whole number of days, from 0 to { $most }.
term-tile-without-days = The day on which the tile was read needs the days left that it showed.
term-tile-without-day = The days left need the day on which the tile was read.
term-currency-alone = A currency needs a price.
term-entered = It is already entered, as term { $term }.
term-row-cells = The row has { $found } cells instead of { $expected }.
term-doubt-anniversary = A year after the purchase is { $expected }. Compare the anniversary date with Partner Center.
term-doubt-overlap = It runs at the same time as term { $number }, { $offer }. Only one of them can be active.
term-doubt-not-sold = The offer is not known to have been sold on { $day }.
term-doubt-price = The price is unlike every fee that is known. Compare it with the tile in Partner Center.
term-doubt-currency = The account is charged in { $currency }.
terms-imported = Imported: { $imported }. Already entered: { $duplicates }. Refused: { $refused }.
terms-would-import = Nothing was changed. Would be imported: { $imported }. Already entered: { $duplicates }. Would be refused: { $refused }.
terms-file-large = It is larger than { $megabytes } MB.
terms-file-rows = It has more than { $most } terms.
terms-file-text = It is not text in UTF-8.
terms-file-empty = It has no row with the names of the columns.
terms-file-unknown = There is no column “{ $column }”. The columns are { $columns }.
terms-file-twice = The column “{ $column }” is there twice.
terms-file-missing = It needs the column offer, and purchased or anniversary.
terms-file-json = It is not a JSON list of terms.
terms-file-value = “{ $column }” is not a single value.
terms-template-rows = One row for each term: the offer, and purchased or anniversary. Lines that begin with # are not read.
terms-template-dates = purchased, anniversary, read_on: dates such as 2026-12-15
terms-template-price = price, currency: the price before tax that the tile shows, such as 516.60, and its currency, such as EUR
terms-template-auto-renew = auto_renew: on, off or unknown
terms-template-tile = days_left, read_on: the days left to renew that the tile shows, and the day on which it was read
