import-progress = { $done } of { $total } files read
import-report = { $imported } imported, { $proposed } proposed, { $duplicates } there before, { $refused } refused
import-ignored = { $file }: columns that are not known: { $columns }
import-line = Import { $import } of { $day }, { $time } UTC: { $imported } imported, { $proposed } proposed
import-undone-line = Import { $import } of { $day }, { $time } UTC: { $imported } imported, { $proposed } proposed; undone on { $undone }
imports-none = No files were imported yet.
import-undone = Import { $import } was undone: { $removed ->
    [one] { $removed } invoice
   *[other] { $removed } invoices
} and { $proposals ->
    [one] { $proposals } proposal
   *[other] { $proposals } proposals
} removed, { $stayed ->
    [one] { $stayed } invoice stays
   *[other] { $stayed } invoices stay
}
import-undone-before = Import { $import } was undone before, on { $day }. Nothing was changed now.
import-stayed-accepted = It was taken over from its document.
import-stayed-changed = It was changed since.
import-stayed-booked = Your books say something of it.
import-stayed-check_settled = An item to review of it is settled.
import-stayed-order_confirmed = It is the invoice of an order.
import-stayed-term_entered = A term was entered from it.
proposals-none = No document waits to be taken over.
proposal-accepted = Invoice { $number } is in the archive.
proposal-discarded = The proposal was removed.
proposal-currency = Currency
proposal-number-there = An invoice { $number } is in the archive already.
proposal-number-twice = Another document here has the number { $number }, too.
invoice-source-azure-billing = Azure Billing
invoice-source-partner-center = Partner Center
invoice-source-file = A file

import-refused-empty = The file is empty.
import-refused-too_large = The file is too large.
import-refused-unpacks_too_large = It unpacks to more than is taken.
import-refused-too_deep = It lies too deep in messages and archives.
import-refused-too_many = There are too many files.
import-refused-took_too_long = Reading it took too long.
import-refused-cannot_be_opened = The file cannot be opened.
import-refused-unknown_kind = It is none of the kinds of files that are read.
import-refused-image = It is a picture.
import-refused-damaged = The file is damaged.
import-refused-password_protected = It is protected with a password.
import-refused-could_not_be_read = Its text could not be read.
import-refused-duplicate_content = The same content came before.
import-refused-duplicate_number = The same number came before.
import-refused-missing_columns = Columns are missing.
import-refused-repeated_column = A column stands there twice.
import-refused-missing_value = Something is missing.
import-refused-names = { $reason }: { $names }
import-refused-bad_date = A date cannot be read.
import-refused-bad_amount = An amount cannot be read.
import-refused-bad_currency = A currency cannot be read.
import-refused-bad_text = A text cannot be read.
import-refused-contradiction = Its values contradict each other.
import-refused-nothing_inside = There is no invoice in it.
