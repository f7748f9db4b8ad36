# What happened, what is safe, what to do; by error code.

error-unknown_offer-message = There is no offer named “{ $offer }”.
error-unknown_offer-safe = Nothing was changed.
error-unknown_offer-todo = Choose one of the offers that are listed.

error-unknown_account-message = There is no account named “{ $account }”.
error-unknown_account-safe = Nothing was changed.
error-unknown_account-todo = Use one of these: { $accounts }.

error-account_name_wrong-message = “{ $account }” cannot be the name of an account. { $reason }
error-account_name_wrong-safe = Nothing was changed.
error-account_name_wrong-todo = Choose a short name such as contoso-ie.

error-account_name_taken-message = There is already an account named “{ $account }”.
error-account_name_taken-safe = Nothing was changed.
error-account_name_taken-todo = Choose another name.

error-account_is_sample-message = “{ $account }” is a sample account. It is part of Packdesk.
error-account_is_sample-safe = Nothing was changed.
error-account_is_sample-todo = Choose an account of your own.

error-company_missing-message = The name of the company is missing.
error-company_missing-safe = Nothing was changed.
error-company_missing-todo = Enter the name as it stands on your invoices.

error-unknown_country-message = There is no country with the code “{ $country }”.
error-unknown_country-safe = Nothing was changed.
error-unknown_country-todo = Use the two letters of the country, such as IE or TW.

error-unknown_currency-message = There is no currency for “{ $currency }”.
error-unknown_currency-safe = Nothing was changed.
error-unknown_currency-todo = Use the three letters of the currency, such as EUR or TWD.

error-unknown_role-message = There is no role named “{ $role }”.
error-unknown_role-safe = Nothing was changed. Your sign-in is the same as before.
error-unknown_role-todo = Use one of these: { $roles }.

error-invalid_date-message = “{ $text }” is not a date.
error-invalid_date-safe = Nothing was changed.
error-invalid_date-todo = Write the date as year-month-day, for example 2021-06-23.

error-date_beyond_calendar-message = The calendar of the sample account does not reach { $text }.
error-date_beyond_calendar-safe = Nothing was changed.
error-date_beyond_calendar-todo = Use a day of the years { $first } to { $last }.

error-invalid_amount-message = “{ $text }” is not an amount with a currency.
error-invalid_amount-safe = Nothing was ordered.
error-invalid_amount-todo = Write the amount with a decimal point and the currency code, for example 516.60 EUR.

error-invalid_contact-message = The contact for the bank transfer is incomplete. { $problems }
error-invalid_contact-safe = Nothing was ordered.
error-invalid_contact-todo = Correct the contact, then submit again.

error-wrong_usage-message = The command cannot be used like this. { $reason }
error-wrong_usage-safe = Nothing was changed.
error-wrong_usage-todo = See the help with --help.

error-sign_in_wrong-message = Where to sign in cannot be read: { $reason }.
error-sign_in_wrong-safe = Nothing was changed.
error-sign_in_wrong-todo = Copy both values from the registration of your application.

error-address_wrong-message = “{ $address }” is not an address that a sign-in may be sent to.
error-address_wrong-safe = Nothing was changed.
error-address_wrong-todo = Use an address that begins with https://. One on this computer may begin with http://.

error-not_connected-message = “{ $account }” has nobody to sign in to: its records are entered by hand.
error-not_connected-safe = Nothing was changed.
error-not_connected-todo = Set up an account with the directory and the application that you registered there.

error-sign_in_failed-message = Not signed in. { $reason }
error-sign_in_failed-safe = Stored records can still be read, and a former sign-in stays as it was.
error-sign_in_failed-todo = Put that right, then sign in again.

error-no_billing_role-message = Whoever signed in may not read the billing account: there is no billing role in this directory, or another directory holds the account.
error-no_billing_role-safe = It does not mean that there are no invoices. Stored records stay as they are.
error-no_billing_role-todo = Ask a billing account owner for a role on the billing account (Reader is enough), or sign in to the directory that holds it.

error-no_center_role-message = Partner Center shows nothing to whoever signed in: its API answers direct-bill partners and indirect providers of the CSP program, and only people with a role for it.
error-no_center_role-safe = It does not mean that there is nothing there. Stored records stay as they are.
error-no_center_role-todo = Ask a Global admin whether the directory is one of the CSP program, and for the role Admin agent or Billing admin. A membership alone has no such API: its invoices come from Azure Billing.

error-billing_partly_forbidden-message = Whoever signed in may not see the invoices of { $parts }.
error-billing_partly_forbidden-safe = What the other accounts have was read and stored. It does not mean that there are no more invoices.
error-billing_partly_forbidden-todo = Ask for a role on that billing account, as the sync says for each. Until then another sync reads no more.

error-center_partly_forbidden-message = Partner Center does not show everything to whoever signed in. Not shown: { $parts }.
error-center_partly_forbidden-safe = The rest was read and stored, and what was stored of these before stays as it is.
error-center_partly_forbidden-todo = Ask a Global admin for a role that shows it, as the sync says for each. Until then another sync reads no more.

error-center_forbids-message = Partner Center does not let whoever signed in do this: { $reason }
error-center_forbids-safe = This try changed nothing.
error-center_forbids-todo = Ask a Global admin for a role that allows it, or do it in Partner Center with such a role.

error-sync_unfinished-message = Not everything was read.
error-sync_unfinished-safe = What was read is stored.
error-sync_unfinished-todo = Sync again: it goes on where it ended.

error-document_not_fetched-message = Invoice { $number } was issued elsewhere, and its issuer's own PDF is not stored yet.
error-document_not_fetched-safe = Its record can be read.
error-document_not_fetched-todo = Sync, then try again.

error-sign_in_unreachable-message = The sign-in service cannot be reached or is in trouble. Without it nothing more is read from { $connection }.
error-sign_in_unreachable-safe = Nobody was signed out. What was read is stored.
error-sign_in_unreachable-todo = Check your network connection, then sync again later: it goes on where it ended.

error-connection_unreachable-message = { $connection } cannot be reached.
error-connection_unreachable-safe = What was read is stored, and nobody was signed out.
error-connection_unreachable-todo = Check your network connection, then sync again: it goes on where it ended.

error-connection_throttled-message = { $connection } received too many requests and asks you to wait.
error-connection_throttled-safe = What was read is stored.
error-connection_throttled-todo = Sync again in a few minutes: it goes on where it ended.

error-connection_refused-message = { $connection } gave no usable answer.
error-connection_refused-safe = What was read is stored.
error-connection_refused-todo = Sync again later. Where it stays so, save the diagnostics and report it.

error-proposal_not_found-message = No proposal is called “{ $id }”.
error-proposal_not_found-safe = Nothing was changed.
error-proposal_not_found-todo = Look at the list of proposals, and use the name that stands there.

error-import_not_found-message = There is no import { $import } in this account.
error-import_not_found-safe = Nothing was changed.
error-import_not_found-todo = List the imports. Use a number from the list.

error-proposal_incomplete-message = This cannot be taken over yet: { $fields } could not be read.
error-proposal_incomplete-safe = The proposal and its document still wait.
error-proposal_incomplete-todo = Look at the document and enter what is missing.

error-invoice_there-message = Invoice { $number } is in the archive already.
error-invoice_there-safe = Nothing was changed.
error-invoice_there-todo = Look at the one that is there. Remove the proposal if it is the same.

error-term_wrong-message = This term cannot be entered. { $reason }
error-term_wrong-safe = Nothing was changed.
error-term_wrong-todo = Compare it with the offer in Partner Center, and correct it.

error-terms_file_wrong-message = This file cannot be imported. { $reason }
error-terms_file_wrong-safe = Nothing was changed.
error-terms_file_wrong-todo = Use the columns of the template for terms.

error-term_not_found-message = There is no term { $term } in this account.
error-term_not_found-safe = Nothing was changed.
error-term_not_found-todo = List the terms. Use a number from the list.

error-proposed_term_not_found-message = No invoice proposes a term “{ $id }”.
error-proposed_term_not_found-safe = Nothing was changed.
error-proposed_term_not_found-todo = List the terms. Use the name of a proposal from the list.

error-handoff_date_ahead-message = The date { $day } is still to come. Today is { $today }.
error-handoff_date_ahead-safe = The order is unchanged.
error-handoff_date_ahead-todo = Enter the day on which it was done in Partner Center.

error-not_offered-message = The connection of this account does not support this.
error-not_offered-safe = Nothing was changed.
error-not_offered-todo = Use a sample account, or do it in Partner Center.

error-order_not_found-message = There is no order “{ $order }” in this account.
error-order_not_found-safe = Nothing was changed.
error-order_not_found-todo = List the orders. Use a number from the list.

error-invoice_not_found-message = There is no invoice “{ $number }” on this computer.
error-invoice_not_found-safe = The stored invoices are unchanged.
error-invoice_not_found-todo = Search for a part of the number, or sync first.

error-order_not_open-message = This is not possible in the current state of order { $order }.
error-order_not_open-safe = The order is unchanged.
error-order_not_open-todo = Check its state on the Orders page.

error-order_paid-message = Order { $order } is paid. It needs no payment proof and can no longer be cancelled.
error-order_paid-safe = Nothing was changed, and nothing is charged again.
error-order_paid-todo = To end the subscription, cancel it. A refund may be possible within 30 days.

error-ledger_code_too_long-message = The ledger code has { $length } characters; at most { $longest } can be saved.
error-ledger_code_too_long-safe = Nothing was changed.
error-ledger_code_too_long-todo = Enter a shorter ledger code. A longer text can stand in the note.

error-booking_note_too_long-message = The note has { $length } characters; at most { $longest } can be saved.
error-booking_note_too_long-safe = Nothing was changed.
error-booking_note_too_long-todo = Shorten the note.

error-text_invisible-message = The text holds a line break or other characters that cannot be seen.
error-text_invisible-safe = Nothing was changed.
error-text_invisible-todo = Type the text in one line instead of pasting it.

error-text_too_long-message = { $field }: { $length } characters are too many; at most { $longest } can be used.
error-text_too_long-safe = Nothing was changed, sent or ordered.
error-text_too_long-todo = Shorten it, then try again.

error-text_unseen-message = { $field }: the text holds characters that cannot be seen, for example control characters or marks that turn the text around.
error-text_unseen-safe = Nothing was changed, sent or ordered.
error-text_unseen-todo = Type the text instead of pasting it, then try again.

error-out_of_bounds-message = “{ $text }” is out of bounds. It can be { $least } at the least and { $most } at the most.
error-out_of_bounds-safe = Nothing was changed or ordered.
error-out_of_bounds-todo = Use a number within these bounds.

error-uniform_number_wrong-message = “{ $text }” is not a uniform invoice number.
error-uniform_number_wrong-safe = Nothing was changed.
error-uniform_number_wrong-todo = Enter two letters and eight digits, for example AB12345678.

error-filter_name_missing-message = The filter has no name.
error-filter_name_missing-safe = Nothing was saved.
error-filter_name_missing-todo = Enter a name to find it by.

error-filter_name_too_long-message = The name of the filter has { $length } characters; at most { $longest } can be saved.
error-filter_name_too_long-safe = Nothing was saved.
error-filter_name_too_long-todo = Enter a shorter name.

error-filter_name_taken-message = “{ $name }” is a filter that is always there.
error-filter_name_taken-safe = Nothing was saved.
error-filter_name_taken-todo = Enter another name.

error-too_many_filters-message = { $most } filters are saved already, and no more can be.
error-too_many_filters-safe = Nothing was saved, and the saved filters are unchanged.
error-too_many_filters-todo = Remove a filter that you do not need, then save this one.

error-filter_not_found-message = No filter is saved under the name “{ $name }”.
error-filter_not_found-safe = Nothing was changed.
error-filter_not_found-todo = List the filters, and use a name from the list.

error-cannot_write_file-message = The file { $path } cannot be written.
error-cannot_write_file-safe = The stored invoice is unchanged, and no half-written file was left.
error-cannot_write_file-todo = Choose an existing folder that you can write to.

error-cannot_make_document-message = The PDF of this invoice could not be created.
error-cannot_make_document-safe = The stored invoice is unchanged.
error-cannot_make_document-todo = Report this with the invoice number.

error-answer_lost-message = The answer could not be written to standard output.
error-answer_lost-safe = What the command did is done and saved. Only its answer is missing.
error-answer_lost-todo = Make sure that the place the output goes to can be written. Then look it up again, for example with the command orders.

error-folder_not_plain-message = { $path } is a network path or belongs to a program. Packdesk neither writes to it nor opens it.
error-folder_not_plain-safe = Nothing was written or opened.
error-folder_not_plain-todo = Choose another folder. A folder on the network can be used through a drive letter.

error-path_in_data_folder-message = { $path } is in the folder where Packdesk keeps its own data.
error-path_in_data_folder-safe = Nothing was written.
error-path_in_data_folder-todo = Choose a place outside that folder.

error-no_display-message = There is no display to open a window on.
error-no_display-safe = Nothing was changed.
error-no_display-todo = Start Packdesk in a desktop session, or use packdesk-cli.

error-internal-message = An error occurred inside Packdesk.
error-internal-safe = What was stored before is unchanged.
error-internal-todo = Try again. If it happens again, report it with the log.

error-not_eligible-message = This order is not possible at the moment. { $reasons }
error-not_eligible-safe = This try placed no order and charged nothing.
error-not_eligible-todo = Open “Why” to see every check, its dates and what to do.

error-card_declined-message = The card was declined.
error-card_declined-safe = Nothing was charged and no order was placed.
error-card_declined-todo = Check the address your bank has for the card, then try again or use another card.

error-card_error_715-message = The payment service answered with error 715.
error-card_error_715-safe = Nothing was charged and no order was placed.
error-card_error_715-todo = Try again after 24 hours, or pay by bank transfer. Note the last safe day.

error-unknown_card_token-message = The payment service does not know this card token.
error-unknown_card_token-safe = Nothing was charged and no order was placed.
error-unknown_card_token-todo = Enter the card again, or use a token of the sample gateway: tok_visa, tok_declined, tok_error715, tok_timeout_after_charge.

error-invalid_card-message = The card details are not valid.
error-invalid_card-safe = Nothing was charged. The card was not stored.
error-invalid_card-todo = Check the card number, the expiry date (MM/YY) and the security code, then try again.

error-real_card-message = Do not type a real card here. This is a sample account.
error-real_card-safe = Nothing was charged. The card was not stored.
error-real_card-todo = Use one of the test cards.

error-total_changed-message = The total is now { $total }. You accepted a different amount.
error-total_changed-safe = Nothing was charged and no order was placed.
error-total_changed-todo = Review the new total, then decide again.

error-charge_differs-message = Order { $order } was placed at { $charged }. You accepted { $accepted }.
error-charge_differs-safe = The order is recorded as it was placed. Nothing was charged twice.
error-charge_differs-todo = Do not order again. Ask support to correct the invoice and refund the difference.

error-role_not_allowed-message = Your role does not allow this.
error-role_not_allowed-safe = This try changed nothing and charged nothing.
error-role_not_allowed-todo = Ask a Global admin or an MPN partner admin, or sign in with one of these roles.

error-refused-message = Partner Center refused: { $reason }
error-refused-safe = This try changed nothing and charged nothing.
error-refused-todo = Correct what the reason says, then try again.

error-request_differs-message = The request id { $request } belongs to an order with other contents. What differs: { $differences }.
error-request_differs-safe = That order is as it was. Nothing more was ordered or charged.
error-request_differs-todo = Repeat the command exactly as it was first given. For another order, leave out the request id.

error-request_pending-message = The earlier request { $earlier } for this offer was sent and never refused. { $request } cannot take its place.
error-request_pending-safe = Nothing was sent this time.
error-request_pending-todo = Use the request id { $earlier }, or leave it out. If the earlier one still arrives, it is the same order then.

error-never_arrived-message = The order did not reach Partner Center.
error-never_arrived-safe = Nothing was charged and no order was placed.
error-never_arrived-todo = Enter the card again, then buy once more.

error-unreachable-message = Partner Center cannot be reached.
error-unreachable-safe = Your stored records are unchanged, and this try ordered nothing.
error-unreachable-todo = Check your network connection and try again, or continue offline.

error-not_fetched-message = Nothing has been fetched for this account yet.
error-not_fetched-safe = Nothing was changed.
error-not_fetched-todo = Choose Sync now. After a first start, wait a moment: Packdesk is fetching the account.

error-outcome_unknown-message = It is not known whether the order was placed.
error-outcome_unknown-safe = The order is recorded. Packdesk asks for its outcome at the next start and does not send it again.
error-outcome_unknown-todo = Do not buy again. Choose Sync now, or start Packdesk again.

error-throttled-message = Partner Center received too many requests and asks you to wait.
error-throttled-safe = Your stored records are unchanged.
error-throttled-todo = Try again in a few minutes.

error-server_trouble-message = Partner Center has a problem and gave no usable answer.
error-server_trouble-safe = Your stored records are unchanged.
error-server_trouble-todo = Try again later, or continue offline.

error-sign_in_needed-message = You are not signed in to this account.
error-sign_in_needed-safe = You can still read your stored records.
error-sign_in_needed-todo = Sign in, then try again.

error-second_factor_needed-message = The sign-in is missing the second factor.
error-second_factor_needed-safe = You can still read your stored records.
error-second_factor_needed-todo = Sign in again and confirm with the second factor.

error-data_folder_missing-message = The data folder { $path } does not exist and cannot be created.
error-data_folder_missing-safe = Nothing was changed.
error-data_folder_missing-todo = Name a folder that exists or can be created, in PACKDESK_DATA_DIR.

error-data_folder_read_only-message = The data folder { $path } cannot be written to.
error-data_folder_read_only-safe = Nothing was changed. Your data is as it was.
error-data_folder_read_only-todo = Give yourself write access to the folder, or name another one.

error-wrong_key-message = The key does not open the data in { $path }.
error-wrong_key-safe = Nothing was changed. Your data is complete and needs its own key.
error-wrong_key-todo = Name the key file that the data was created with, or start as the user whose keyring holds the key.

error-data_damaged-message = The file { $path } is damaged.
error-data_damaged-safe = Nothing was changed or deleted.
error-data_damaged-todo = { $backups ->
    [0] There is no backup. Write what can still be read to files.
    [one] Go back to the backup that there is.
   *[other] Go back to one of the { $backups } backups.
}

error-ledger_missing-message = The file { $path } is missing, although this folder had one.
error-ledger_missing-safe = Nothing was changed, and no new file was created.
error-ledger_missing-todo = { $backups ->
    [0] There is no backup. Put the file back from a copy of the folder.
    [one] Go back to the backup that there is.
   *[other] Go back to one of the { $backups } backups.
}

error-backup_unusable-message = The backup { $file } cannot be used: it is damaged, has another key, or is from a newer version.
error-backup_unusable-safe = Nothing was changed. The current file is where it was.
error-backup_unusable-todo = Choose another backup.

error-backup_not_found-message = There is no backup named { $file }.
error-backup_not_found-safe = Nothing was changed.
error-backup_not_found-todo = Choose one of the backups that there are.

error-code_length-message = A recovery code has 24 words. This one has { $found }.
error-code_length-safe = Nothing was changed.
error-code_length-todo = Enter all 24 words in their order.

error-code_unknown_word-message = Word { $position } is not a word of recovery codes in this language.
error-code_unknown_word-safe = Nothing was changed.
error-code_unknown_word-todo = Compare the word with your paper, then try again.

error-code_checksum-message = The 24 words do not belong together. One of them is wrong, or two changed places.
error-code_checksum-safe = Nothing was changed.
error-code_checksum-todo = Compare the words and their order with your paper, then try again.

error-key_of_other_data-message = This key does not open the data in { $path }.
error-key_of_other_data-safe = Nothing was changed.
error-key_of_other_data-todo = Use the recovery code or the key file that belongs to this data folder.

error-key_file_of_other-message = This key opens the data, but the key file { $path } holds another key.
error-key_file_of_other-safe = The key file was left as it is, because it may open other data.
error-key_file_of_other-todo = In PACKDESK_KEY_FILE, name a file that does not exist yet, or none to use the keyring. Then enter the key again.

error-cannot_print-message = The system opened no dialog to print.
error-cannot_print-safe = Nothing was printed.
error-cannot_print-todo = Copy the words to paper by hand.

error-key_not_shown-message = The recovery code is shown on a terminal only.
error-key_not_shown-safe = Nothing was shown.
error-key_not_shown-todo = Run the command in a terminal, or add --show if nobody else can read the output.

error-not_agreed-message = This replaces what is there, and nobody agreed to it.
error-not_agreed-safe = Nothing was changed.
error-not_agreed-todo = Run the command in a terminal and answer y, or add --yes.

error-other_ledger-message = The file { $path } belongs to another data folder.
error-other_ledger-safe = Nothing was changed or deleted.
error-other_ledger-todo = Put back the file that belongs here. To open this one, put it into an empty folder and name that folder in PACKDESK_DATA_DIR.

error-sample_damaged-message = The file { $path } of the sample account is damaged, or it belongs to another account.
error-sample_damaged-safe = Nothing was changed or deleted. The key is right, and the stored orders and invoices are whole.
error-sample_damaged-todo = Set the sample account up afresh. The file is then moved into the folder backups.

error-data_newer-message = The data was saved by a newer version of Packdesk.
error-data_newer-safe = Nothing was changed.
error-data_newer-todo = Install the newer version again.

error-disk_full-message = The disk is full.
error-disk_full-safe = What was stored before is unchanged.
error-disk_full-todo = Free some space, then try again.

error-data_busy-message = Another Packdesk is using this data.
error-data_busy-safe = This try changed nothing and charged nothing.
error-data_busy-todo = Wait until it finishes or close it, then try again.

error-locked-message = Packdesk is locked.
error-locked-safe = Nothing was changed.
error-locked-todo = Unlock Packdesk, then try again.

error-data_open-message = This window is using your data.
error-data_open-safe = Nothing was changed.
error-data_open-todo = Nothing has to be recovered while your data can be opened.

error-window_open-message = Another Packdesk window already shows this data.
error-window_open-safe = Nothing was changed.
error-window_open-todo = Close the other window, then try again.

error-keyring_missing-message = No keyring was found. It holds the key to this data.
error-keyring_missing-safe = Nothing was changed. Your data is complete and needs its key.
error-keyring_missing-todo = Start the keyring (on Linux: gnome-keyring), or name a key file in PACKDESK_KEY_FILE, then start Packdesk again.

error-keyring_locked-message = The keyring is locked. It holds the key to this data.
error-keyring_locked-safe = Nothing was changed. Your data is complete and needs its key.
error-keyring_locked-todo = Unlock the keyring, then try again.

error-keyring_failed-message = The keyring failed: { $reason }
error-keyring_failed-safe = Nothing was changed. Your data is complete and needs its key.
error-keyring_failed-todo = Restart the keyring, then start Packdesk again.

error-key_malformed-message = The keyring entry for this data is not a key.
error-key_malformed-safe = Nothing was changed, neither the entry nor your data.
error-key_malformed-todo = Restore the keyring from a copy, or name a key file in PACKDESK_KEY_FILE.

error-key_in_file-message = The key to this data is in a key file, but no key file was named.
error-key_in_file-safe = Nothing was changed. Your data is complete and needs its key.
error-key_in_file-todo = Name the key file in PACKDESK_KEY_FILE, then start Packdesk again. If the file is lost, enter the recovery code.

error-key_on_other_computer-message = This data was last opened on another computer. Its key is in the keyring there.
error-key_on_other_computer-safe = Nothing was changed. Your data is complete and needs its key.
error-key_on_other_computer-todo = Use the data on that computer, or show its recovery code there, in Settings, and enter it here.

error-key_with_other_user-message = This data was last opened by another user of this computer. Its key is in the keyring of that user.
error-key_with_other_user-safe = Nothing was changed. Your data is complete and needs its key.
error-key_with_other_user-todo = Sign in to the computer as that user, or enter the recovery code.

error-key_not_in_keyring-message = The keyring works, but the key to this data is no longer in it.
error-key_not_in_keyring-safe = Nothing was changed. No new key was created.
error-key_not_in_keyring-todo = Restore the keyring from a copy, or enter the recovery code.

error-installation_missing-message = The data folder { $path } does not say which key in the keyring is its own. Its file named installation is missing.
error-installation_missing-safe = Nothing was changed. No new key was created.
error-installation_missing-todo = Put the file back from a copy of the folder, or enter the recovery code. If the folder was moved or renamed, you can also move it back once and start Packdesk there.

error-installation_damaged-message = The file named installation in the data folder { $path } is damaged. It says which key in the keyring is the right one.
error-installation_damaged-safe = Nothing was changed. No new key was created.
error-installation_damaged-todo = Put the file back from a copy of the folder, or enter the recovery code. If the folder was moved or renamed, you can also move it back once and start Packdesk there.

error-key_file_missing-message = The key file { $path } does not exist, but your data needs it.
error-key_file_missing-safe = Nothing was changed. No new key was created.
error-key_file_missing-todo = Name the key file that the data was created with, or enter the recovery code.

error-key_file_unusable-message = The key file { $path } is empty or cannot be read.
error-key_file_unusable-safe = Nothing was changed.
error-key_file_unusable-todo = Name a file that you can read and that holds the key.

error-nothing_kept-message = You cannot place orders while nothing is saved on this computer.
error-nothing_kept-safe = Nothing was charged and no order was placed.
error-nothing_kept-todo = Start the keyring (on Linux: gnome-keyring), or name a key file in PACKDESK_KEY_FILE, then try again.

error-proof_empty-message = The file is empty.
error-proof_empty-safe = Nothing was uploaded. Any earlier proof is unchanged.
error-proof_empty-todo = Choose the bank’s confirmation of the transfer.

error-proof_too_large-message = The file is larger than 5 MB.
error-proof_too_large-safe = Nothing was uploaded. Any earlier proof is unchanged.
error-proof_too_large-todo = Choose a smaller file, for example a single page or a picture of lower resolution.

error-proof_wrong_kind-message = The file is not a complete PDF, JPEG or PNG.
error-proof_wrong_kind-safe = Nothing was uploaded. Any earlier proof is unchanged.
error-proof_wrong_kind-todo = Save the bank’s confirmation as PDF, JPG or PNG. Changing the file name is not enough.

error-proof_date_ahead-message = The payment date { $day } is still to come. Today is { $today }.
error-proof_date_ahead-safe = Nothing was uploaded. Any earlier proof is unchanged.
error-proof_date_ahead-todo = Enter the day on which the bank made the transfer.

error-proof_date_refused-message = Partner Center does not accept { $day } as the payment date of this order.
error-proof_date_refused-safe = Nothing was uploaded. Any earlier proof is unchanged.
error-proof_date_refused-todo = Enter the day on which the bank made the transfer. It cannot be still to come, or long before the order.

error-proof_refused-message = Partner Center does not accept this payment proof.
error-proof_refused-safe = Nothing was uploaded. Any earlier proof is unchanged.
error-proof_refused-todo = Check the file and the account that was paid to, then upload it again.

error-no_proof-message = No payment proof of order { $order } is stored on this computer.
error-no_proof-safe = Nothing was changed.
error-no_proof-todo = If it was uploaded on another computer, open it there or in Partner Center.

error-cannot_read_file-message = The file { $path } cannot be read.
error-cannot_read_file-safe = Nothing was changed.
error-cannot_read_file-todo = Choose an existing file that you can read.

error-profile_invalid-message = The profile cannot be saved yet. { $problems }
error-profile_invalid-safe = Nothing was changed.
error-profile_invalid-todo = Correct these fields, then save again.

error-profile_differs-message = The profile was changed elsewhere in the meantime: { $differences }.
error-profile_differs-safe = Nothing was changed. What stands there now is read and stored.
error-profile_differs-todo = Compare, then save again.

error-profile_outdated-message = The profile was changed elsewhere in the meantime.
error-profile_outdated-safe = Nothing was changed. What you typed is still here.
error-profile_outdated-todo = Load the current profile, compare, then save again.

error-activity_not_allowed-message = { $activity }: the role { $role } does not allow this. Roles that do, as of { $day }: { $roles }.
error-activity_not_allowed-safe = Nothing was changed, charged or sent.
error-activity_not_allowed-todo = Ask a colleague with one of these roles to do it. A Global admin can give you such a role.

error-note_empty-message = The text is empty.
error-note_empty-safe = Nothing was sent.
error-note_empty-todo = Enter what support should know.

error-note_too_long-message = The text has { $length } characters; at most { $longest } can be sent.
error-note_too_long-safe = Nothing was sent. What you typed is still here.
error-note_too_long-todo = Shorten it, or send several notes.

error-summary_missing-message = The summary is empty.
error-summary_missing-safe = Nothing was sent.
error-summary_missing-todo = Describe it in one line.

error-summary_too_long-message = The summary has { $length } characters; at most { $longest } can be sent.
error-summary_too_long-safe = Nothing was sent. What you typed is still here.
error-summary_too_long-todo = Shorten it, and move the rest to the description.

error-attachment_too_large-message = { $name } is larger than 5 MB.
error-attachment_too_large-safe = Nothing was sent. What you typed is still here.
error-attachment_too_large-todo = Choose a smaller file.

error-attachment_not_taken-message = This connection takes no files with a note.
error-attachment_not_taken-safe = Nothing was sent. What you typed is still here.
error-attachment_not_taken-todo = Send the note without the file, and attach the file in Partner Center.

error-request_not_found-message = There is no request “{ $request }” here.
error-request_not_found-safe = Nothing was changed.
error-request_not_found-todo = Check the ID, or choose Sync now. Partner Center shows a request only to the person who sent it.

error-request_closed-message = Request { $request } is closed.
error-request_closed-safe = Nothing was sent. What you typed is still here.
error-request_closed-todo = Make a new request that names this one.

error-proof_there-message = A payment proof for order { $order } is already uploaded, so the money should be on its way.
error-proof_there-safe = Nothing was cancelled and no card was charged.
error-proof_there-todo = Wait for the transfer. If no money was sent, cancel the order and start again with a card.

error-cancellation_open-message = Request { $request } already asks to cancel this subscription.
error-cancellation_open-safe = No second request was sent.
error-cancellation_open-todo = Open that request. To add something, write a note.

error-nothing_to_cancel-message = There is no active subscription to { $offer } to cancel.
error-nothing_to_cancel-safe = No request was sent.
error-nothing_to_cancel-todo = Nothing to do. It is not charged again.

error-auto_renew_not_on-message = Automatic renewal of { $offer } is not on.
error-auto_renew_not_on-safe = Nothing was changed.
error-auto_renew_not_on-todo = Renew by hand while the renewal window is open.

error-change_unknown-message = It is not known whether the change arrived.
error-change_unknown-safe = Nothing was charged and no order was placed. Your stored records are unchanged.
error-change_unknown-todo = Choose Sync now and check whether the change is there before you try again.

error-request_unknown-message = It is not known whether the request arrived.
error-request_unknown-safe = The request is kept on this computer. If it is sent again, support still gets only one.
error-request_unknown-todo = Choose Sync now. Do not write a new one.

error-note_unknown-message = It is not known whether the note arrived.
error-note_unknown-safe = The note is kept on this computer. If it is sent again, support still gets only one.
error-note_unknown-todo = Choose Sync now. Do not write it again.

error-cannot_open_link-message = The browser could not be opened for { $url }.
error-cannot_open_link-safe = Nothing was changed.
error-cannot_open_link-todo = Copy the address into your browser.
error-cannot_open_mail-message = No mail program could be opened.
error-cannot_open_mail-safe = Nothing was sent.
error-cannot_open_mail-todo = Copy the text and paste it into a mail of your own.

error-unknown_choice-message = “{ $text }” is not one of the choices.
error-unknown_choice-safe = Nothing was changed.
error-unknown_choice-todo = Use one of these: { $choices }.

error-invalid_total-message = “{ $text }” is not an amount.
error-invalid_total-safe = Nothing was changed.
error-invalid_total-todo = Write the amount with a decimal point and without a currency, for example 516.60.

error-no_format-message = No format was chosen.
error-no_format-safe = Nothing was written.
error-no_format-todo = Choose at least one export format.

error-no_folder-message = No folder was chosen.
error-no_folder-safe = Nothing was written.
error-no_folder-todo = Choose a folder to export to.

error-invoice_unreadable-message = The stored invoice { $number } cannot be read.
error-invoice_unreadable-safe = It was not changed. You can still read every other invoice.
error-invoice_unreadable-todo = Verify the stored records. If the data folder has backups, they are in its folder backups.

error-no_original-message = Microsoft’s PDF of { $number } is not stored on this computer.
error-no_original-safe = The stored invoice is unchanged.
error-no_original-todo = Use the copy, or download the PDF from Partner Center.

error-original_changed-message = The stored Microsoft PDF of { $number } has changed.
error-original_changed-safe = It was neither shown nor saved. The invoice record is stored separately.
error-original_changed-todo = Use the copy, or download the PDF from Partner Center again.

error-check_not_found-message = There is no check “{ $check }”.
error-check_not_found-safe = Nothing was changed.
error-check_not_found-todo = List the checks. Use an id from the list.

error-nothing_to_export-message = There are no invoices to export.
error-nothing_to_export-safe = Nothing was written.
error-nothing_to_export-todo = Select invoices, or clear the filters.

error-superseded-message = A newer search has replaced this one.
error-superseded-safe = Nothing was changed.
error-superseded-todo = See the result of the newer search.

error-folder_full-message = There is no space left in the folder { $path }.
error-folder_full-safe = The stored invoices are unchanged, and no half-written file was left.
error-folder_full-todo = Free some space, or choose a folder on another drive.

error-folder_missing-message = The folder { $path } does not exist.
error-folder_missing-safe = The stored invoices are unchanged, and no half-written file was left.
error-folder_missing-todo = Connect the drive, or choose another folder.

error-folder_read_only-message = The folder { $path } cannot be written to.
error-folder_read_only-safe = The stored invoices are unchanged, and no half-written file was left.
error-folder_read_only-todo = Choose a folder that you can write to.

error-cannot_open_file-message = No program could open the file { $path }.
error-cannot_open_file-safe = What is stored is unchanged.
error-cannot_open_file-todo = Save the file to a folder, then open it from there.

error-cannot_open_folder-message = The folder { $path } could not be opened.
error-cannot_open_folder-safe = Its files are unchanged.
error-cannot_open_folder-todo = Open the folder in your file manager.

error-file_exists-message = A file named { $path } already exists.
error-file_exists-safe = It was left as it is.
error-file_exists-todo = Choose whether to keep both or replace it, or choose another folder.

error-files_exist-message = { $count ->
    [one] 1 file with such a name already exists: { $names }
   *[other] { $count } files with such names already exist: { $names }
}
error-files_exist-safe = Nothing was written.
error-files_exist-todo = Choose whether to skip them, keep both or replace them.

error-work_running-message = An export or a verification is already running.
error-work_running-safe = Nothing was changed.
error-work_running-todo = Wait until it ends, or cancel it.

# What a field is called where its text is refused.
field-po_number = PO number
field-contact_name = Contact name
field-contact_email = Email address
field-paid_to = Account paid to
field-payment_reference = Payment reference
field-file_name = File name
field-summary = Summary
field-note = Text
field-cancel_reason = Reason
field-check_note = Note
field-search = Search text
field-company = Company
field-invoice_number = Invoice number
field-partner_id = PartnerID
field-card_token = Card token
