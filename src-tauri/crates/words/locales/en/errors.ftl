# What happened, what is safe, what to do; by error code.

error-unknown_offer-message = There is no offer named “{ $offer }”.
error-unknown_offer-safe = Nothing was changed.
error-unknown_offer-todo = List the offers with the command offers, and use an id from the first column.

error-unknown_account-message = There is no account named “{ $account }”.
error-unknown_account-safe = Nothing was changed.
error-unknown_account-todo = Use one of these: { $accounts }.

error-unknown_role-message = There is no role named “{ $role }”.
error-unknown_role-safe = Nothing was changed. You are still signed in as before.
error-unknown_role-todo = Use one of these: { $roles }.

error-invalid_date-message = “{ $text }” is not a date.
error-invalid_date-safe = Nothing was changed.
error-invalid_date-todo = Write the date as year-month-day, for example 2021-06-23.

error-invalid_amount-message = “{ $text }” is not an amount with its currency.
error-invalid_amount-safe = Nothing was ordered.
error-invalid_amount-todo = Write the amount with a point and the currency’s code, for example 516.60 EUR.

error-invalid_contact-message = The contact for the bank transfer is not complete. { $problems }
error-invalid_contact-safe = Nothing was ordered.
error-invalid_contact-todo = Correct the contact, then submit again.

error-wrong_usage-message = The command does not fit. { $reason }
error-wrong_usage-safe = Nothing was changed.
error-wrong_usage-todo = Look at the help with --help.

error-not_offered-message = This account’s connection does not offer that.
error-not_offered-safe = Nothing was changed.
error-not_offered-todo = Use a sample account for it, or do it in Partner Center.

error-order_not_found-message = There is no order “{ $order }” in this account.
error-order_not_found-safe = Nothing was changed.
error-order_not_found-todo = List the orders, and use a number from the list.

error-invoice_not_found-message = There is no invoice “{ $number }” on this computer.
error-invoice_not_found-safe = The stored invoices are unchanged.
error-invoice_not_found-todo = Search the invoices by a part of the number, or sync first.

error-order_not_open-message = The order { $order } is not in a state for this.
error-order_not_open-safe = The order is unchanged.
error-order_not_open-todo = Look at Orders for where it stands.

error-order_paid-message = The order { $order } is paid. It needs no payment proof and cannot be cancelled any more.
error-order_paid-safe = Nothing was changed, and nothing is charged again.
error-order_paid-todo = To end what it paid for, cancel the subscription. Within 30 days a refund may be possible.

error-ledger_code_too_long-message = The ledger code has { $length } characters; at most { $longest } are kept.
error-ledger_code_too_long-safe = Nothing was changed.
error-ledger_code_too_long-todo = Enter a shorter ledger code. A longer text can stand in the note.

error-booking_note_too_long-message = The note has { $length } characters; at most { $longest } are kept.
error-booking_note_too_long-safe = Nothing was changed.
error-booking_note_too_long-todo = Shorten the note.

error-text_invisible-message = The text holds a line break or other characters that cannot be seen.
error-text_invisible-safe = Nothing was changed.
error-text_invisible-todo = Type the text in one line instead of pasting it.

error-uniform_number_wrong-message = “{ $text }” is not a uniform invoice number.
error-uniform_number_wrong-safe = Nothing was changed.
error-uniform_number_wrong-todo = Enter two letters and eight digits, for example AB12345678.

error-filter_name_missing-message = The filter has no name.
error-filter_name_missing-safe = Nothing was saved.
error-filter_name_missing-todo = Enter a name to find it by.

error-filter_name_too_long-message = The name of the filter has { $length } characters; at most { $longest } are kept.
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
error-cannot_write_file-todo = Choose a folder that exists and that you may write to.

error-cannot_make_document-message = The PDF of this invoice cannot be made.
error-cannot_make_document-safe = The stored invoice is unchanged.
error-cannot_make_document-todo = Report this with the invoice’s number.

error-no_display-message = There is no display to open a window on.
error-no_display-safe = Nothing was changed.
error-no_display-todo = Start Packdesk in a desktop session, or use packdesk-cli.

error-internal-message = Packdesk made a mistake of its own.
error-internal-safe = What was stored before is unchanged.
error-internal-todo = Try again. If it happens again, report it with the log.

error-not_eligible-message = This order is not possible now. { $reasons }
error-not_eligible-safe = Nothing was charged and no order was placed.
error-not_eligible-todo = Look at why for every check, its dates and what to do.

error-card_declined-message = The card was declined.
error-card_declined-safe = Nothing was charged and no order was placed.
error-card_declined-todo = Check the address your bank has for the card, then try again or use another card.

error-card_error_715-message = The payment provider answered with error 715.
error-card_error_715-safe = Nothing was charged and no order was placed.
error-card_error_715-todo = Try again after 24 hours, or pay by bank transfer. Mind the last safe day.

error-unknown_card_token-message = The payment provider does not know this card token.
error-unknown_card_token-safe = Nothing was charged and no order was placed.
error-unknown_card_token-todo = Enter the card again, or use a token of the sample gateway: tok_visa, tok_declined, tok_error715, tok_timeout_after_charge.

error-invalid_card-message = These fields do not make a valid card.
error-invalid_card-safe = Nothing was charged. The card was not stored.
error-invalid_card-todo = Check the number, the expiry as MM/YY and the security code, then try again.

error-total_changed-message = The total is now { $total }, not what you accepted.
error-total_changed-safe = Nothing was charged and no order was placed.
error-total_changed-todo = Review the new total, then decide again.

error-charge_differs-message = Order { $order } was placed at { $charged }. You accepted { $accepted }.
error-charge_differs-safe = The order is written down as it was placed. Nothing was charged twice.
error-charge_differs-todo = Do not order again. Ask support to correct the invoice and to pay back the difference.

error-role_not_allowed-message = Your role may not do this.
error-role_not_allowed-safe = Nothing was charged and no order was placed.
error-role_not_allowed-todo = Ask a Global admin or an MPN partner admin, or sign in with such a role.

error-refused-message = Partner Center refused: { $reason }
error-refused-safe = Nothing was charged and no order was placed.
error-refused-todo = Look at the reason, correct it, then try again.

error-never_arrived-message = The order never arrived at Partner Center.
error-never_arrived-safe = Nothing was charged and no order was placed.
error-never_arrived-todo = Enter the card again and buy once more.

error-unreachable-message = The connection cannot be reached.
error-unreachable-safe = Your stored records are unchanged, and nothing was ordered.
error-unreachable-todo = Check the network, then try again, or continue offline.

error-not_fetched-message = Nothing was fetched of this account yet.
error-not_fetched-safe = Nothing was ordered and nothing was charged.
error-not_fetched-todo = Choose Sync now, or look again in a moment: a first start asks by itself.

error-outcome_unknown-message = We do not know if the order was placed.
error-outcome_unknown-safe = The order is written down. It will be asked for at the next start, never sent again.
error-outcome_unknown-todo = Do not buy again. Choose Sync now, or start Packdesk again.

error-throttled-message = Partner Center asks to wait, there were too many requests.
error-throttled-safe = Your stored records are unchanged.
error-throttled-todo = Try again in a few minutes.

error-server_trouble-message = Partner Center is in trouble and gave no usable answer.
error-server_trouble-safe = Your stored records are unchanged.
error-server_trouble-todo = Try again later, or continue offline.

error-sign_in_needed-message = You are not signed in to this account.
error-sign_in_needed-safe = Your stored records stay readable.
error-sign_in_needed-todo = Sign in, then try again.

error-second_factor_needed-message = The sign-in lacks the second factor.
error-second_factor_needed-safe = Your stored records stay readable.
error-second_factor_needed-todo = Sign in again and confirm with the second factor.

error-data_folder_missing-message = The data folder { $path } does not exist and cannot be made.
error-data_folder_missing-safe = Nothing was changed.
error-data_folder_missing-todo = Name a folder that exists or can be made, with --data-dir or PACKDESK_DATA_DIR.

error-data_folder_read_only-message = The data folder { $path } cannot be written.
error-data_folder_read_only-safe = Nothing was changed. Your data is as it was.
error-data_folder_read_only-todo = Give yourself write access to the folder, or name another one.

error-wrong_key-message = The key does not open the data in { $path }.
error-wrong_key-safe = Nothing was changed. The data is whole and waits for its key.
error-wrong_key-todo = Name the key file the data was made with, or start with the user whose keyring holds the key.

error-data_damaged-message = The file { $path } is damaged.
error-data_damaged-safe = Nothing was changed or deleted.
error-data_damaged-todo = Copy the data folder to a safe place. A backup of the orders and invoices lies in its folder backups.

error-data_newer-message = The data was written by a newer version of Packdesk.
error-data_newer-safe = Nothing was changed.
error-data_newer-todo = Install the newer version again.

error-disk_full-message = The disk is full.
error-disk_full-safe = What was stored before is unchanged.
error-disk_full-todo = Make room, then try again.

error-data_busy-message = Another Packdesk is working on this data.
error-data_busy-safe = Nothing was charged and nothing was changed.
error-data_busy-todo = Let the other one finish or close it, then try again.

error-window_open-message = Another Packdesk window shows this data already.
error-window_open-safe = Nothing was changed.
error-window_open-todo = Close the other window, then try again.

error-keyring_missing-message = No keyring was found, and this data needs the key it holds.
error-keyring_missing-safe = Nothing was changed. The data is whole and waits for its key.
error-keyring_missing-todo = Start the keyring (on Linux: gnome-keyring) or name a key file in PACKDESK_KEY_FILE, then start Packdesk again.

error-keyring_locked-message = The keyring is locked, and this data needs the key it holds.
error-keyring_locked-safe = Nothing was changed. The data is whole and waits for its key.
error-keyring_locked-todo = Unlock the keyring, then try again.

error-key_file_missing-message = The key file { $path } does not exist, but there is data that needs it.
error-key_file_missing-safe = Nothing was changed. No new key was made.
error-key_file_missing-todo = Name the key file the data was made with.

error-key_file_unusable-message = The key file { $path } is empty or cannot be read.
error-key_file_unusable-safe = Nothing was changed.
error-key_file_unusable-todo = Name a file that you may read and that holds the key.

error-nothing_kept-message = No order can be placed while nothing is kept on this computer.
error-nothing_kept-safe = Nothing was charged and no order was placed.
error-nothing_kept-todo = Start the keyring (on Linux: gnome-keyring), or name a key file in PACKDESK_KEY_FILE, then try again.

error-proof_empty-message = The file is empty.
error-proof_empty-safe = Nothing was uploaded. An earlier proof stays as it was.
error-proof_empty-todo = Choose the bank’s confirmation of the transfer.

error-proof_too_large-message = The file is larger than 5 MB.
error-proof_too_large-safe = Nothing was uploaded. An earlier proof stays as it was.
error-proof_too_large-todo = Choose a smaller file, for example a single page or a picture of lower resolution.

error-proof_wrong_kind-message = The file is neither a whole PDF nor a JPEG or PNG picture.
error-proof_wrong_kind-safe = Nothing was uploaded. An earlier proof stays as it was.
error-proof_wrong_kind-todo = Save the bank’s confirmation as PDF, JPG or PNG. The name alone does not make it one.

error-cannot_read_file-message = The file { $path } cannot be read.
error-cannot_read_file-safe = Nothing was changed.
error-cannot_read_file-todo = Choose a file that exists and that you may read.

error-profile_invalid-message = The profile cannot be saved like this. { $problems }
error-profile_invalid-safe = Nothing was changed.
error-profile_invalid-todo = Correct these fields, then save again.

error-profile_outdated-message = The profile was changed elsewhere meanwhile.
error-profile_outdated-safe = Nothing was changed. What you typed is still here.
error-profile_outdated-todo = Load the current profile, compare, then save again.

error-activity_not_allowed-message = { $activity }: the role { $role } may not do this. As of { $day } these roles may: { $roles }.
error-activity_not_allowed-safe = Nothing was changed, charged or sent.
error-activity_not_allowed-todo = Ask a colleague in one of these roles to do it. A Global admin can give you such a role.

error-note_empty-message = The text is empty.
error-note_empty-safe = Nothing was sent.
error-note_empty-todo = Enter what support should know.

error-note_too_long-message = The text has { $length } characters; at most { $longest } can be sent.
error-note_too_long-safe = Nothing was sent. What you typed is still here.
error-note_too_long-todo = Shorten it, or send it in several notes.

error-summary_missing-message = The summary is empty.
error-summary_missing-safe = Nothing was sent.
error-summary_missing-todo = Enter in one line what it is about.

error-summary_too_long-message = The summary has { $length } characters; at most { $longest } can be sent.
error-summary_too_long-safe = Nothing was sent. What you typed is still here.
error-summary_too_long-todo = Shorten it, and move the rest into the description.

error-attachment_too_large-message = { $name } is larger than 5 MB.
error-attachment_too_large-safe = Nothing was sent. What you typed is still here.
error-attachment_too_large-todo = Choose a smaller file.

error-request_not_found-message = There is no request { $request } here.
error-request_not_found-safe = Nothing was changed.
error-request_not_found-todo = Check the ID, or choose Sync now. Partner Center shows a request only to the person who sent it.

error-request_closed-message = The request { $request } is closed.
error-request_closed-safe = Nothing was sent. What you typed is still here.
error-request_closed-todo = Make a new request that names this one.

error-proof_there-message = A payment proof of order { $order } is uploaded, so its money is on the way.
error-proof_there-safe = Nothing was cancelled and no card was charged.
error-proof_there-todo = Wait for the transfer. Where no money was sent, cancel the order, then begin again with a card.

error-cancellation_open-message = The request { $request } asks already to cancel this subscription.
error-cancellation_open-safe = No second request was sent.
error-cancellation_open-todo = Open that request. To say more, add a note to it.

error-nothing_to_cancel-message = There is no active subscription to { $offer } to cancel.
error-nothing_to_cancel-safe = No request was sent.
error-nothing_to_cancel-todo = Do nothing: it is not charged again.

error-auto_renew_not_on-message = Automatic renewal of { $offer } is not on.
error-auto_renew_not_on-safe = Nothing was changed.
error-auto_renew_not_on-todo = Renew by hand in the renewal window.

error-change_unknown-message = We do not know if the change arrived.
error-change_unknown-safe = Nothing was ordered and nothing was charged. Your stored records are unchanged.
error-change_unknown-todo = Choose Sync now and look whether it is there before you try again.

error-request_unknown-message = We do not know if the request arrived.
error-request_unknown-safe = It is kept on this computer. Sent again, it makes no second request.
error-request_unknown-todo = Choose Sync now. Do not write a new one.

error-note_unknown-message = We do not know if the note arrived.
error-note_unknown-safe = It is kept on this computer. Sent again, it makes no second note.
error-note_unknown-todo = Choose Sync now. Do not write it again.

error-cannot_open_link-message = No browser could be opened for { $url }.
error-cannot_open_link-safe = Nothing was changed.
error-cannot_open_link-todo = Copy the address into a browser.
error-cannot_open_mail-message = No mail program could be opened.
error-cannot_open_mail-safe = Nothing was sent.
error-cannot_open_mail-todo = Copy the text and paste it into a mail of your own.

error-unknown_choice-message = “{ $text }” is none of the choices.
error-unknown_choice-safe = Nothing was changed.
error-unknown_choice-todo = Use one of these: { $choices }.

error-invalid_total-message = “{ $text }” is not an amount.
error-invalid_total-safe = Nothing was changed.
error-invalid_total-todo = Write the amount with a point and without the currency, for example 516.60.

error-no_format-message = No format was chosen.
error-no_format-safe = Nothing was written.
error-no_format-todo = Choose at least one format to export in.

error-no_folder-message = No folder was chosen.
error-no_folder-safe = Nothing was written.
error-no_folder-todo = Choose the folder to export to.

error-invoice_unreadable-message = The stored invoice { $number } cannot be read.
error-invoice_unreadable-safe = It was not changed. Every other invoice stays readable.
error-invoice_unreadable-todo = Verify the stored records. A backup lies in the data folder under backups.

error-no_original-message = Microsoft’s own PDF of { $number } is not kept on this computer.
error-no_original-safe = The stored invoice is unchanged.
error-no_original-todo = Use the copy, or download the PDF in Partner Center.

error-original_changed-message = Microsoft’s own PDF of { $number } is not what was stored.
error-original_changed-safe = It was neither shown nor written. The record of the invoice is kept apart from it.
error-original_changed-todo = Use the copy, and download the PDF in Partner Center again.

error-check_not_found-message = There is no check “{ $check }”.
error-check_not_found-safe = Nothing was changed.
error-check_not_found-todo = List the checks, and use an id from the list.

error-nothing_to_export-message = No invoice is to be exported.
error-nothing_to_export-safe = Nothing was written.
error-nothing_to_export-todo = Select invoices, or clear the filters.

error-superseded-message = A newer search took the place of this one.
error-superseded-safe = Nothing was changed.
error-superseded-todo = Look at the result of the newer search.

error-folder_full-message = There is no room in the folder { $path }.
error-folder_full-safe = The stored invoices are unchanged, and no half-written file was left.
error-folder_full-todo = Make room, or choose a folder on another drive.

error-folder_missing-message = The folder { $path } does not exist.
error-folder_missing-safe = The stored invoices are unchanged, and no half-written file was left.
error-folder_missing-todo = Connect its drive, or choose another folder.

error-folder_read_only-message = The folder { $path } cannot be written.
error-folder_read_only-safe = The stored invoices are unchanged, and no half-written file was left.
error-folder_read_only-todo = Choose a folder that you may write to.

error-cannot_open_file-message = No program opened the file { $path }.
error-cannot_open_file-safe = The stored invoice is unchanged.
error-cannot_open_file-todo = Save the invoice, and open it with a PDF viewer.

error-cannot_open_folder-message = The folder { $path } could not be opened.
error-cannot_open_folder-safe = Its files are unchanged.
error-cannot_open_folder-todo = Open the folder with your file manager.

error-file_exists-message = A file named { $path } is there already.
error-file_exists-safe = It was left as it is.
error-file_exists-todo = Choose to keep both or to replace it, or choose another folder.

error-files_exist-message = { $count ->
    [one] 1 of the names is taken: { $names }
   *[other] { $count } of the names are taken: { $names }
}
error-files_exist-safe = Nothing was written.
error-files_exist-todo = Choose to skip them, to keep both or to replace them.

error-work_running-message = An export or a verification is running.
error-work_running-safe = Nothing was changed.
error-work_running-todo = Wait for its end, or cancel it.
