# The words of the window for terms that are entered for an account of one's own.

page-terms = Entered terms
page-terms-add = Enter a term
page-terms-first = Enter the term you have
page-terms-first-text = Look at the tile of your offer in Partner Center, and enter the day of the purchase or the anniversary date. From then on this page shows when it can be renewed.
page-terms-import = Import terms
page-terms-proposed = Terms that invoices tell of
page-terms-proposed-text = Compare each with the tile of the offer. Only what is entered counts for the renewal window.
page-terms-accept = Enter it
page-terms-discard = Do not enter
page-terms-decide = Enter or not
page-terms-template = Save a table to fill in
page-terms-saved = Saved: { $path }
page-terms-offer = Offer
page-terms-anniversary = Anniversary date
page-terms-window = Renewal window
page-terms-window-range = { $opens } to { $closes }
page-terms-window-from = From { $opens }
page-terms-answer-open = Open now
page-terms-answer-not-yet = Not open yet
page-terms-answer-may-be-open = May already be open. Check Partner Center.
page-terms-answer-closed = Closed
page-terms-answer-refused = Cannot be renewed
page-terms-price = Price
page-terms-source = Source
page-terms-change = Change
page-terms-remove = Remove
page-terms-of = { " " }{ $offer }, { $anniversary }
page-terms-remove-question = Remove this term?
page-terms-remove-text = { $offer }, anniversary date { $anniversary }. Its window and dates leave this page. Invoices are not changed.
page-terms-remove-act = Remove term
page-terms-remove-back = Go back

page-term-new = Enter a term
page-term-changed = Change term
page-term-choose = Choose an offer
page-term-purchased = Day of the purchase
page-term-purchased-hint = Or of the last renewal. One of the two dates is enough.
page-term-anniversary = Anniversary date
page-term-anniversary-hint = As Partner Center shows it.
page-term-price = Price before tax
page-term-price-hint = As the tile shows it, for example 516.60.
page-term-currency = Currency
page-term-auto-renew = Automatic renewal
page-term-auto-renew-on = On
page-term-auto-renew-off = Off
page-term-auto-renew-unknown = I do not know
page-term-days-left = Days left on the tile
page-term-days-left-hint = Counts more than any rule.
page-term-read-on = Read on
page-term-follows = What follows
page-term-follows-anniversary = Anniversary date: { $day }
page-term-follows-window = Renewal window: { $window }
page-term-follows-nothing = Enter an offer and a date to see its renewal window.
page-term-save = Enter term
page-term-save-change = Save change
page-term-entered-said = { $offer } is entered, anniversary date { $anniversary }.

page-terms-import-title = Import terms
page-terms-import-text = A table (CSV) with named columns, or a JSON list, up to 5 MB. Nothing is entered before you have seen what would be.
page-terms-import-choose = Choose a file
page-terms-import-file = File
page-terms-import-none = No file chosen
page-terms-import-would = Would be entered
page-terms-import-refused = Not taken
page-terms-import-row = Row { $row }
page-terms-import-act = { $count ->
    [one] Enter { $count } term
   *[other] Enter { $count } terms
}
