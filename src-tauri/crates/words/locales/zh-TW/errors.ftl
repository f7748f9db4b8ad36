# 發生了什麼事、什麼是安全的、該怎麼做；依錯誤代碼排列。

error-unknown_offer-message = 沒有名為「{ $offer }」的優惠。
error-unknown_offer-safe = 沒有變更任何內容。
error-unknown_offer-todo = 請從列出的優惠中選擇一項。

error-unknown_account-message = 沒有名為「{ $account }」的帳戶。
error-unknown_account-safe = 沒有變更任何內容。
error-unknown_account-todo = 請使用下列其中之一：{ $accounts }。

error-account_name_wrong-message = 「{ $account }」不能當作帳戶名稱。{ $reason }
error-account_name_wrong-safe = 沒有變更任何內容。
error-account_name_wrong-todo = 請選用簡短的名稱，例如 contoso-tw。

error-account_name_taken-message = 已經有名為「{ $account }」的帳戶。
error-account_name_taken-safe = 沒有變更任何內容。
error-account_name_taken-todo = 請選用其他名稱。

error-account_is_sample-message = 「{ $account }」是範例帳戶，屬於 Packdesk 的一部分。
error-account_is_sample-safe = 沒有變更任何內容。
error-account_is_sample-todo = 請選擇您自己的帳戶。

error-company_missing-message = 缺少公司名稱。
error-company_missing-safe = 沒有變更任何內容。
error-company_missing-todo = 請輸入發票上的公司名稱。

error-unknown_country-message = 沒有代碼為「{ $country }」的國家或地區。
error-unknown_country-safe = 沒有變更任何內容。
error-unknown_country-todo = 請使用國家或地區的兩個字母代碼，例如 IE 或 TW。

error-unknown_currency-message = 「{ $currency }」沒有對應的幣別。
error-unknown_currency-safe = 沒有變更任何內容。
error-unknown_currency-todo = 請使用幣別的三個字母代碼，例如 EUR 或 TWD。

error-unknown_role-message = 沒有名為「{ $role }」的角色。
error-unknown_role-safe = 沒有變更任何內容，您的登入身分不變。
error-unknown_role-todo = 請使用下列其中之一：{ $roles }。

error-invalid_date-message = 「{ $text }」不是日期。
error-invalid_date-safe = 沒有變更任何內容。
error-invalid_date-todo = 請以 年-月-日 的格式輸入，例如 2021-06-23。

error-date_beyond_calendar-message = 範例帳戶的行事曆無法到達 { $text }。
error-date_beyond_calendar-safe = 沒有變更任何內容。
error-date_beyond_calendar-todo = 請使用 { $first } 年到 { $last } 年之間的日期。

error-invalid_amount-message = 「{ $text }」不是含幣別的金額。
error-invalid_amount-safe = 沒有下訂單。
error-invalid_amount-todo = 請以小數點輸入金額並加上幣別代碼，例如 516.60 EUR。

error-invalid_contact-message = 銀行轉帳的連絡資料不完整。{ $problems }
error-invalid_contact-safe = 沒有下訂單。
error-invalid_contact-todo = 請更正連絡資料後再提交。

error-wrong_usage-message = 指令不正確。{ $reason }
error-wrong_usage-safe = 沒有變更任何內容。
error-wrong_usage-todo = 請以 --help 查看說明。

error-sign_in_wrong-message = 無法讀取登入的位置：{ $reason }。
error-sign_in_wrong-safe = 沒有變更任何內容。
error-sign_in_wrong-todo = 請從您的應用程式註冊資料複製這兩個值。

error-address_wrong-message = 不能將登入傳送到「{ $address }」。
error-address_wrong-safe = 沒有變更任何內容。
error-address_wrong-todo = 請使用以 https:// 開頭的網址。此電腦上的網址可以用 http:// 開頭。

error-not_connected-message = 「{ $account }」沒有可登入的對象：紀錄以手動輸入。
error-not_connected-safe = 沒有變更任何內容。
error-not_connected-todo = 請用您註冊的目錄與應用程式設定一個帳戶。

error-sign_in_failed-message = 未登入。{ $reason }
error-sign_in_failed-safe = 仍可閱讀已儲存的紀錄，先前的登入維持不變。
error-sign_in_failed-todo = 請先排除問題，再登入一次。

error-no_billing_role-message = 登入的人無法讀取計費帳戶：這個目錄中沒有計費角色，或帳戶屬於另一個目錄。
error-no_billing_role-safe = 這不表示沒有發票。已儲存的紀錄維持不變。
error-no_billing_role-todo = 請向計費帳戶擁有者要求計費帳戶的角色（讀取者即可），或登入帳戶所屬的目錄。

error-no_center_role-message = 合作夥伴中心沒有向登入的人顯示任何內容：它的 API 只回應 CSP 方案的直接計費合作夥伴與間接提供者，而且登入的人必須具有相應的角色。
error-no_center_role-safe = 這不表示那裡沒有內容。已儲存的紀錄維持不變。
error-no_center_role-todo = 請向全域系統管理員確認目錄是否屬於 CSP 方案，並要求系統管理代理人或帳務系統管理員角色。只有會員資格時沒有這個 API：發票請從 Azure 計費取得。

error-billing_partly_forbidden-message = 登入的人無法查看這些帳戶的發票：{ $parts }。
error-billing_partly_forbidden-safe = 其他帳戶的內容已讀取並儲存。這不表示沒有其他發票。
error-billing_partly_forbidden-todo = 請依同步結果的說明，要求該計費帳戶的角色。在此之前，再次同步也不會讀到更多內容。

error-center_partly_forbidden-message = 合作夥伴中心沒有向登入的人顯示全部內容。未顯示：{ $parts }。
error-center_partly_forbidden-safe = 其餘內容已讀取並儲存，先前儲存的這些內容維持不變。
error-center_partly_forbidden-todo = 請依同步結果的說明，向全域系統管理員要求所需的角色。在此之前，再次同步也不會讀到更多內容。

error-center_forbids-message = 合作夥伴中心不允許登入的人執行這個動作：{ $reason }
error-center_forbids-safe = 這次沒有變更任何內容。
error-center_forbids-todo = 請向全域系統管理員要求允許此動作的角色，或以這樣的角色在合作夥伴中心操作。

error-sync_unfinished-message = 尚未全部讀取。
error-sync_unfinished-safe = 已讀取的內容都已儲存。
error-sync_unfinished-todo = 請再同步一次，會從結束處繼續。

error-document_not_fetched-message = 發票 { $number } 由其他地方開立，開立者的 PDF 尚未儲存。
error-document_not_fetched-safe = 仍可閱讀它的紀錄。
error-document_not_fetched-todo = 請先同步，再試一次。

error-sign_in_unreachable-message = 無法連線到登入服務，或登入服務發生問題，因此無法繼續從{ $connection }讀取。
error-sign_in_unreachable-safe = 沒有人被登出。已讀取的內容都已儲存。
error-sign_in_unreachable-todo = 請檢查網路連線，稍後再同步一次，會從結束處繼續。

error-connection_unreachable-message = 無法連線至{ $connection }。
error-connection_unreachable-safe = 已讀取的內容都已儲存，沒有人被登出。
error-connection_unreachable-todo = 請檢查網路連線後再同步一次，會從結束處繼續。

error-connection_throttled-message = { $connection }收到過多要求，請稍候。
error-connection_throttled-safe = 已讀取的內容都已儲存。
error-connection_throttled-todo = 請於幾分鐘後再同步一次，會從結束處繼續。

error-connection_refused-message = { $connection }沒有可用的回應。
error-connection_refused-safe = 已讀取的內容都已儲存。
error-connection_refused-todo = 請稍後再同步一次。如果仍然如此，請儲存診斷資料並回報。

error-proposal_not_found-message = 沒有名為「{ $id }」的建議。
error-proposal_not_found-safe = 沒有變更任何內容。
error-proposal_not_found-todo = 請查看建議清單，使用其中的名稱。

error-import_not_found-message = 這個帳戶沒有編號為 { $import } 的匯入。
error-import_not_found-safe = 沒有變更任何內容。
error-import_not_found-todo = 請列出匯入，並使用清單中的編號。

error-proposal_incomplete-message = 尚無法採用：無法讀取{ $fields }。
error-proposal_incomplete-safe = 建議與文件仍在等待。
error-proposal_incomplete-todo = 請查看文件並輸入缺少的內容。

error-invoice_there-message = 發票 { $number } 已在封存中。
error-invoice_there-safe = 沒有變更任何內容。
error-invoice_there-todo = 請查看已有的發票。如果相同，請移除建議。

error-term_wrong-message = 無法輸入這個訂閱期間。{ $reason }
error-term_wrong-safe = 沒有變更任何內容。
error-term_wrong-todo = 請與合作夥伴中心的優惠比對，並更正。

error-terms_file_wrong-message = 無法匯入這個檔案。{ $reason }
error-terms_file_wrong-safe = 沒有變更任何內容。
error-terms_file_wrong-todo = 請使用訂閱期間範本的欄位。

error-term_not_found-message = 這個帳戶沒有編號為 { $term } 的訂閱期間。
error-term_not_found-safe = 沒有變更任何內容。
error-term_not_found-todo = 請列出訂閱期間，並使用清單中的編號。

error-proposed_term_not_found-message = 沒有發票建議訂閱期間「{ $id }」。
error-proposed_term_not_found-safe = 沒有變更任何內容。
error-proposed_term_not_found-todo = 請列出訂閱期間，並使用清單中建議的名稱。

error-handoff_date_ahead-message = 日期 { $day }尚未到來。今天是 { $today }。
error-handoff_date_ahead-safe = 訂單沒有變更。
error-handoff_date_ahead-todo = 請輸入在合作夥伴中心辦理的日期。

error-not_offered-message = 這個帳戶的連線不支援此功能。
error-not_offered-safe = 沒有變更任何內容。
error-not_offered-todo = 請使用範例帳戶，或在合作夥伴中心操作。

error-order_not_found-message = 這個帳戶沒有訂單「{ $order }」。
error-order_not_found-safe = 沒有變更任何內容。
error-order_not_found-todo = 請列出訂單，並使用清單中的編號。

error-invoice_not_found-message = 這部電腦沒有發票「{ $number }」。
error-invoice_not_found-safe = 已儲存的發票沒有變更。
error-invoice_not_found-todo = 請以部分編號搜尋，或先同步。

error-order_not_open-message = 訂單 { $order } 目前的狀態無法執行這個動作。
error-order_not_open-safe = 訂單沒有變更。
error-order_not_open-todo = 請在訂單頁面查看目前的狀態。

error-order_paid-message = 訂單 { $order } 已付款，不需要付款證明，也無法再取消。
error-order_paid-safe = 沒有變更任何內容，也不會再次收費。
error-order_paid-todo = 如要終止訂閱，請取消訂閱。30 天內可能可以退款。

error-ledger_code_too_long-message = 會計科目有 { $length } 個字元，最多可儲存 { $longest } 個。
error-ledger_code_too_long-safe = 沒有變更任何內容。
error-ledger_code_too_long-todo = 請輸入較短的會計科目。較長的文字可寫在備註。

error-booking_note_too_long-message = 備註有 { $length } 個字元，最多可儲存 { $longest } 個。
error-booking_note_too_long-safe = 沒有變更任何內容。
error-booking_note_too_long-todo = 請縮短備註。

error-text_invisible-message = 文字含有換行或其他看不見的字元。
error-text_invisible-safe = 沒有變更任何內容。
error-text_invisible-todo = 請不要貼上，改以一行輸入文字。

error-text_too_long-message = { $field }有 { $length } 個字元，最多可使用 { $longest } 個。
error-text_too_long-safe = 沒有變更、送出或訂購任何內容。
error-text_too_long-todo = 請縮短後再試一次。

error-text_unseen-message = { $field }含有看不見的字元，例如控制字元或會改變文字方向的記號。
error-text_unseen-safe = 沒有變更、送出或訂購任何內容。
error-text_unseen-todo = 請不要貼上，改以鍵盤輸入，再試一次。

error-out_of_bounds-message = 「{ $text }」超出範圍。最小為 { $least }，最大為 { $most }。
error-out_of_bounds-safe = 沒有變更或訂購任何內容。
error-out_of_bounds-todo = 請使用範圍內的數字。

error-uniform_number_wrong-message = 「{ $text }」不是統一發票號碼。
error-uniform_number_wrong-safe = 沒有變更任何內容。
error-uniform_number_wrong-todo = 請輸入兩個英文字母與八位數字，例如 AB12345678。

error-filter_name_missing-message = 篩選條件沒有名稱。
error-filter_name_missing-safe = 沒有儲存。
error-filter_name_missing-todo = 請輸入名稱，以便日後尋找。

error-filter_name_too_long-message = 篩選條件的名稱有 { $length } 個字元，最多可儲存 { $longest } 個。
error-filter_name_too_long-safe = 沒有儲存。
error-filter_name_too_long-todo = 請輸入較短的名稱。

error-filter_name_taken-message = 「{ $name }」是內建的篩選條件。
error-filter_name_taken-safe = 沒有儲存。
error-filter_name_taken-todo = 請輸入其他名稱。

error-too_many_filters-message = 已儲存 { $most } 個篩選條件，無法再增加。
error-too_many_filters-safe = 沒有儲存，已儲存的篩選條件不變。
error-too_many_filters-todo = 請先移除不需要的篩選條件，再儲存。

error-filter_not_found-message = 沒有名為「{ $name }」的篩選條件。
error-filter_not_found-safe = 沒有變更任何內容。
error-filter_not_found-todo = 請列出篩選條件，並使用清單中的名稱。

error-cannot_write_file-message = 無法寫入檔案 { $path }。
error-cannot_write_file-safe = 已儲存的發票沒有變更，也沒有留下不完整的檔案。
error-cannot_write_file-todo = 請選擇您可以寫入的現有資料夾。

error-cannot_make_document-message = 無法產生這張發票的 PDF。
error-cannot_make_document-safe = 已儲存的發票沒有變更。
error-cannot_make_document-todo = 請附上發票編號回報問題。

error-answer_lost-message = 無法將結果寫到標準輸出。
error-answer_lost-safe = 指令的工作已完成並已儲存，只是沒有顯示結果。
error-answer_lost-todo = 請確認輸出的目的地可以寫入，再重新查詢，例如使用 orders 指令。

error-folder_not_plain-message = { $path } 是網路路徑，或屬於某個程式。Packdesk 不會寫入或開啟。
error-folder_not_plain-safe = 沒有寫入或開啟任何內容。
error-folder_not_plain-todo = 請選擇其他資料夾。網路上的資料夾可透過磁碟機代號使用。

error-path_in_data_folder-message = { $path } 位於 Packdesk 存放自身資料的資料夾中。
error-path_in_data_folder-safe = 沒有寫入任何內容。
error-path_in_data_folder-todo = 請選擇該資料夾以外的位置。

error-no_display-message = 沒有可顯示視窗的螢幕。
error-no_display-safe = 沒有變更任何內容。
error-no_display-todo = 請在桌面工作階段中啟動 Packdesk，或使用 packdesk-cli。

error-internal-message = Packdesk 發生內部錯誤。
error-internal-safe = 先前儲存的內容沒有變更。
error-internal-todo = 請再試一次。若再次發生，請附上紀錄檔回報。

error-not_eligible-message = 目前無法下這筆訂單。{ $reasons }
error-not_eligible-safe = 這次沒有下訂單，也沒有收取任何費用。
error-not_eligible-todo = 請開啟「為什麼」，查看各項檢查、日期及處理方式。

error-card_declined-message = 卡片遭拒。
error-card_declined-safe = 沒有收取任何費用，也沒有下訂單。
error-card_declined-todo = 請確認發卡銀行登記的地址，然後再試一次或改用另一張卡。

error-card_error_715-message = 付款服務傳回錯誤 715。
error-card_error_715-safe = 沒有收取任何費用，也沒有下訂單。
error-card_error_715-todo = 請於 24 小時後再試，或改用銀行轉帳。請留意最後安全日。

error-unknown_card_token-message = 付款服務不認得這個卡片代碼。
error-unknown_card_token-safe = 沒有收取任何費用，也沒有下訂單。
error-unknown_card_token-todo = 請重新輸入卡片資料，或使用範例閘道的代碼：tok_visa、tok_declined、tok_error715、tok_timeout_after_charge。

error-invalid_card-message = 卡片資料無效。
error-invalid_card-safe = 沒有收取任何費用，也沒有儲存卡片。
error-invalid_card-todo = 請檢查卡號、有效期限（MM/YY）及安全碼，然後再試一次。

error-real_card-message = 請勿在此輸入真實的卡片。這是範例帳戶。
error-real_card-safe = 沒有收取任何費用，也沒有儲存卡片。
error-real_card-todo = 請使用測試卡。

error-total_changed-message = 總金額現在是 { $total }，與您接受的金額不同。
error-total_changed-safe = 沒有收取任何費用，也沒有下訂單。
error-total_changed-todo = 請檢閱新的總金額後再決定。

error-charge_differs-message = 訂單 { $order } 以 { $charged } 成立，您接受的金額是 { $accepted }。
error-charge_differs-safe = 訂單已依實際成立的內容登記，沒有重複收費。
error-charge_differs-todo = 請勿再次下訂單。請要求支援人員更正發票、退還差額。

error-role_not_allowed-message = 您的角色無法執行這個動作。
error-role_not_allowed-safe = 這次沒有變更任何內容，也沒有收取任何費用。
error-role_not_allowed-todo = 請洽全域系統管理員或 MPN 合作夥伴系統管理員，或以這些角色登入。

error-refused-message = 合作夥伴中心拒絕：{ $reason }
error-refused-safe = 這次沒有變更任何內容，也沒有收取任何費用。
error-refused-todo = 請依原因更正後再試一次。

error-request_differs-message = 要求識別碼 { $request } 屬於內容不同的訂單。不同之處：{ $differences }。
error-request_differs-safe = 該訂單維持原狀，沒有另外下訂單或收費。
error-request_differs-todo = 請以與第一次完全相同的內容再執行一次。如要另下訂單，請勿填寫要求識別碼。

error-request_pending-message = 這個優惠先前的要求 { $earlier } 已送出，且未曾遭拒。{ $request } 無法取代它。
error-request_pending-safe = 這次沒有送出任何內容。
error-request_pending-todo = 請使用要求識別碼 { $earlier }，或不要填寫。這樣即使先前的要求仍然送達，也是同一筆訂單。

error-never_arrived-message = 訂單沒有送達合作夥伴中心。
error-never_arrived-safe = 沒有收取任何費用，也沒有下訂單。
error-never_arrived-todo = 請重新輸入卡片資料，再購買一次。

error-unreachable-message = 無法連線至合作夥伴中心。
error-unreachable-safe = 已儲存的紀錄沒有變更，這次也沒有下訂單。
error-unreachable-todo = 請檢查網路連線後再試一次，或繼續離線使用。

error-not_fetched-message = 尚未取得這個帳戶的資料。
error-not_fetched-safe = 沒有變更任何內容。
error-not_fetched-todo = 請選取 [立即同步]。若是第一次啟動，請稍候：Packdesk 正在取得帳戶資料。

error-outcome_unknown-message = 無法確定訂單是否成立。
error-outcome_unknown-safe = 訂單已登記。Packdesk 會在下次啟動時查詢結果，不會重送訂單。
error-outcome_unknown-todo = 請勿再次購買。請選取 [立即同步]，或重新啟動 Packdesk。

error-throttled-message = 合作夥伴中心收到過多要求，請稍候。
error-throttled-safe = 已儲存的紀錄沒有變更。
error-throttled-todo = 請於幾分鐘後再試一次。

error-server_trouble-message = 合作夥伴中心發生問題，沒有可用的回應。
error-server_trouble-safe = 已儲存的紀錄沒有變更。
error-server_trouble-todo = 請稍後再試，或繼續離線使用。

error-sign_in_needed-message = 您尚未登入這個帳戶。
error-sign_in_needed-safe = 您仍可閱讀已儲存的紀錄。
error-sign_in_needed-todo = 請登入後再試一次。

error-second_factor_needed-message = 登入缺少第二重驗證。
error-second_factor_needed-safe = 您仍可閱讀已儲存的紀錄。
error-second_factor_needed-todo = 請重新登入，並完成第二重驗證。

error-data_folder_missing-message = 資料存放位置 { $path } 不存在，也無法建立。
error-data_folder_missing-safe = 沒有變更任何內容。
error-data_folder_missing-todo = 請以 PACKDESK_DATA_DIR 指定存在或可建立的資料夾。

error-data_folder_read_only-message = 無法寫入資料存放位置 { $path }。
error-data_folder_read_only-safe = 沒有變更任何內容。您的資料維持原狀。
error-data_folder_read_only-todo = 請取得該資料夾的寫入權限，或指定另一個資料夾。

error-wrong_key-message = 金鑰無法開啟 { $path } 中的資料。
error-wrong_key-safe = 沒有變更任何內容。資料完整，需要正確的金鑰。
error-wrong_key-todo = 請指定建立資料時的金鑰檔案，或以鑰匙圈中存有金鑰的使用者身分啟動。

error-data_damaged-message = 檔案 { $path } 已損壞。
error-data_damaged-safe = 沒有變更或刪除任何內容。
error-data_damaged-todo = { $backups ->
    [0] 沒有備份。請將仍可讀取的內容寫入檔案。
   *[other] 請回到 { $backups } 份備份中的一份。
}

error-ledger_missing-message = 缺少檔案 { $path }，但這個資料夾原本有這個檔案。
error-ledger_missing-safe = 沒有變更任何內容，也沒有建立新的檔案。
error-ledger_missing-todo = { $backups ->
    [0] 沒有備份。請從資料存放位置的複本放回這個檔案。
   *[other] 請回到 { $backups } 份備份中的一份。
}

error-backup_unusable-message = 無法使用備份 { $file }：它已損壞、屬於另一把金鑰，或來自較新的版本。
error-backup_unusable-safe = 沒有變更任何內容，目前的檔案仍在原處。
error-backup_unusable-todo = 請選擇另一份備份。

error-backup_not_found-message = 沒有名為 { $file } 的備份。
error-backup_not_found-safe = 沒有變更任何內容。
error-backup_not_found-todo = 請選擇現有的備份。

error-code_length-message = 復原碼有 24 個字，這裡有 { $found } 個。
error-code_length-safe = 沒有變更任何內容。
error-code_length-todo = 請依順序輸入全部 24 個字。

error-code_unknown_word-message = 第 { $position } 個字不是這個語言的復原碼用字。
error-code_unknown_word-safe = 沒有變更任何內容。
error-code_unknown_word-todo = 請與紙上的字比對，然後再試一次。

error-code_checksum-message = 這 24 個字不相符。其中一個有誤，或有兩個對調了位置。
error-code_checksum-safe = 沒有變更任何內容。
error-code_checksum-todo = 請與紙上的字及順序比對，然後再試一次。

error-key_of_other_data-message = 這把金鑰無法開啟 { $path } 中的資料。
error-key_of_other_data-safe = 沒有變更任何內容。
error-key_of_other_data-todo = 請使用屬於這個資料存放位置的復原碼或金鑰檔案。

error-key_file_of_other-message = 這把金鑰可以開啟資料，但金鑰檔案 { $path } 中是另一把金鑰。
error-key_file_of_other-safe = 金鑰檔案維持原狀，因為它可能用於開啟其他資料。
error-key_file_of_other-todo = 請在 PACKDESK_KEY_FILE 中指定尚不存在的檔案，或留空以使用鑰匙圈，然後再次輸入金鑰。

error-cannot_print-message = 系統沒有開啟列印對話方塊。
error-cannot_print-safe = 沒有列印任何內容。
error-cannot_print-todo = 請用手將這些字抄寫在紙上。

error-key_not_shown-message = 復原碼只會顯示在終端機上。
error-key_not_shown-safe = 沒有顯示任何內容。
error-key_not_shown-todo = 請在終端機中執行這個命令；如果沒有別人能讀取輸出，請加上 --show。

error-not_agreed-message = 這會取代現有的內容，但沒有人同意。
error-not_agreed-safe = 沒有變更任何內容。
error-not_agreed-todo = 請在終端機中執行這個命令並回答 y，或加上 --yes。

error-other_ledger-message = 檔案 { $path } 屬於另一個資料存放位置。
error-other_ledger-safe = 沒有變更或刪除任何內容。
error-other_ledger-todo = 請放回屬於這裡的檔案。如要開啟這個檔案，請放進空的資料夾，並以 PACKDESK_DATA_DIR 指定該資料夾。

error-sample_damaged-message = 範例帳戶的檔案 { $path } 已損壞，或屬於另一個帳戶。
error-sample_damaged-safe = 沒有變更或刪除任何內容。金鑰正確，已儲存的訂單及發票完整。
error-sample_damaged-todo = 請重新建立範例帳戶。這個檔案會移到 backups 資料夾。

error-data_newer-message = 資料是由較新版本的 Packdesk 儲存。
error-data_newer-safe = 沒有變更任何內容。
error-data_newer-todo = 請重新安裝較新的版本。

error-disk_full-message = 磁碟已滿。
error-disk_full-safe = 先前儲存的內容沒有變更。
error-disk_full-todo = 請騰出空間後再試一次。

error-data_busy-message = 另一個 Packdesk 正在使用這些資料。
error-data_busy-safe = 這次沒有變更任何內容，也沒有收取任何費用。
error-data_busy-todo = 請等待它完成或將其關閉，然後再試一次。

error-locked-message = Packdesk 已鎖定。
error-locked-safe = 沒有變更任何內容。
error-locked-todo = 請解除鎖定 Packdesk，然後再試一次。

error-data_open-message = 這個視窗正在使用您的資料。
error-data_open-safe = 沒有變更任何內容。
error-data_open-todo = 資料可以開啟時，不需要復原。

error-window_open-message = 另一個 Packdesk 視窗已開啟這些資料。
error-window_open-safe = 沒有變更任何內容。
error-window_open-todo = 請關閉另一個視窗，然後再試一次。

error-keyring_missing-message = 找不到鑰匙圈，而這些資料需要其中的金鑰。
error-keyring_missing-safe = 沒有變更任何內容。資料完整，需要金鑰才能開啟。
error-keyring_missing-todo = 請啟動鑰匙圈（Linux 為 gnome-keyring），或以 PACKDESK_KEY_FILE 指定金鑰檔案，再重新啟動 Packdesk。

error-keyring_locked-message = 鑰匙圈已鎖定，而這些資料需要其中的金鑰。
error-keyring_locked-safe = 沒有變更任何內容。資料完整，需要金鑰才能開啟。
error-keyring_locked-todo = 請解除鎖定鑰匙圈後再試一次。

error-keyring_failed-message = 鑰匙圈發生錯誤：{ $reason }
error-keyring_failed-safe = 沒有變更任何內容。資料完整，需要金鑰才能開啟。
error-keyring_failed-todo = 請重新啟動鑰匙圈，再重新啟動 Packdesk。

error-key_malformed-message = 鑰匙圈中這些資料的項目不是金鑰。
error-key_malformed-safe = 沒有變更該項目，也沒有變更您的資料。
error-key_malformed-todo = 請從複本還原鑰匙圈，或以 PACKDESK_KEY_FILE 指定金鑰檔案。

error-key_in_file-message = 這些資料的金鑰在金鑰檔案中，但沒有指定金鑰檔案。
error-key_in_file-safe = 沒有變更任何內容。資料完整，需要金鑰才能開啟。
error-key_in_file-todo = 請以 PACKDESK_KEY_FILE 指定金鑰檔案，再重新啟動 Packdesk。如果檔案遺失，請輸入復原碼。

error-key_on_other_computer-message = 這些資料上次是在另一部電腦開啟，金鑰在那部電腦的鑰匙圈中。
error-key_on_other_computer-safe = 沒有變更任何內容。資料完整，需要金鑰才能開啟。
error-key_on_other_computer-todo = 請在那部電腦使用這些資料，或在那裡的「設定」顯示復原碼，再於這裡輸入。

error-key_with_other_user-message = 這些資料上次是由這部電腦的另一位使用者開啟，金鑰在該使用者的鑰匙圈中。
error-key_with_other_user-safe = 沒有變更任何內容。資料完整，需要金鑰才能開啟。
error-key_with_other_user-todo = 請以該使用者的身分登入電腦，或輸入復原碼。

error-key_not_in_keyring-message = 鑰匙圈可以使用，但其中已沒有這些資料的金鑰。
error-key_not_in_keyring-safe = 沒有變更任何內容，也沒有建立新的金鑰。
error-key_not_in_keyring-todo = 請從複本還原鑰匙圈，或輸入復原碼。

error-installation_missing-message = 資料存放位置 { $path } 沒有指出鑰匙圈中哪一把金鑰屬於它，因為缺少名為 installation 的檔案。
error-installation_missing-safe = 沒有變更任何內容，也沒有建立新的金鑰。
error-installation_missing-todo = 請從資料存放位置的複本放回這個檔案，或輸入復原碼。如果資料存放位置曾移動或重新命名，也可以先移回原處，在那裡啟動一次 Packdesk。

error-installation_damaged-message = 資料存放位置 { $path } 中名為 installation 的檔案已損壞。它指出鑰匙圈中哪一把才是正確的金鑰。
error-installation_damaged-safe = 沒有變更任何內容，也沒有建立新的金鑰。
error-installation_damaged-todo = 請從資料存放位置的複本放回這個檔案，或輸入復原碼。如果資料存放位置曾移動或重新命名，也可以先移回原處，在那裡啟動一次 Packdesk。

error-key_file_missing-message = 金鑰檔案 { $path } 不存在，但您的資料需要它。
error-key_file_missing-safe = 沒有變更任何內容，也沒有建立新的金鑰。
error-key_file_missing-todo = 請指定建立資料時的金鑰檔案，或輸入復原碼。

error-key_file_unusable-message = 金鑰檔案 { $path } 是空的或無法讀取。
error-key_file_unusable-safe = 沒有變更任何內容。
error-key_file_unusable-todo = 請指定可讀取且含有金鑰的檔案。

error-nothing_kept-message = 這部電腦無法儲存資料時，不能下訂單。
error-nothing_kept-safe = 沒有收取任何費用，也沒有下訂單。
error-nothing_kept-todo = 請啟動鑰匙圈（Linux 為 gnome-keyring），或以 PACKDESK_KEY_FILE 指定金鑰檔案，然後再試一次。

error-proof_empty-message = 檔案是空的。
error-proof_empty-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_empty-todo = 請選擇銀行的轉帳證明。

error-proof_too_large-message = 檔案大於 5 MB。
error-proof_too_large-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_too_large-todo = 請選擇較小的檔案，例如單頁或較低解析度的圖片。

error-proof_wrong_kind-message = 檔案不是完整的 PDF，也不是 JPEG 或 PNG 圖片。
error-proof_wrong_kind-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_wrong_kind-todo = 請將銀行的轉帳證明儲存為 PDF、JPG 或 PNG。只更改檔名並不夠。

error-proof_date_ahead-message = 付款日期 { $day }尚未到來。今天是 { $today }。
error-proof_date_ahead-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_date_ahead-todo = 請輸入銀行完成轉帳的日期。

error-proof_date_refused-message = 合作夥伴中心不接受以 { $day }作為這筆訂單的付款日期。
error-proof_date_refused-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_date_refused-todo = 請輸入銀行完成轉帳的日期。日期不能尚未到來，也不能早於訂單太久。

error-proof_refused-message = 合作夥伴中心不接受這份付款證明。
error-proof_refused-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_refused-todo = 請檢查檔案和收款帳號後再上傳。

error-no_proof-message = 這部電腦沒有訂單 { $order } 的付款證明。
error-no_proof-safe = 沒有變更任何內容。
error-no_proof-todo = 如果是在另一部電腦上傳，請在該電腦或合作夥伴中心開啟。

error-cannot_read_file-message = 無法讀取檔案 { $path }。
error-cannot_read_file-safe = 沒有變更任何內容。
error-cannot_read_file-todo = 請選擇您可以讀取的現有檔案。

error-profile_invalid-message = 尚無法儲存基本資料。{ $problems }
error-profile_invalid-safe = 沒有變更任何內容。
error-profile_invalid-todo = 請修正這些欄位後再儲存一次。

error-profile_differs-message = 基本資料已在其他地方變更：{ $differences }。
error-profile_differs-safe = 沒有變更任何內容。目前的內容已讀取並儲存。
error-profile_differs-todo = 請比對後再儲存一次。

error-profile_outdated-message = 基本資料已在其他地方變更。
error-profile_outdated-safe = 沒有變更任何內容。您輸入的內容仍在。
error-profile_outdated-todo = 請載入目前的基本資料，比對後再儲存一次。

error-activity_not_allowed-message = { $activity }：{ $role }角色無法執行。依 { $day }的資料，可執行的角色為：{ $roles }。
error-activity_not_allowed-safe = 沒有變更、收費或送出任何內容。
error-activity_not_allowed-todo = 請洽具備上述角色的同事代為執行。全域系統管理員可以指派這類角色給您。

error-note_empty-message = 內容是空白的。
error-note_empty-safe = 沒有送出任何內容。
error-note_empty-todo = 請輸入要讓支援人員知道的內容。

error-note_too_long-message = 內容有 { $length } 個字元，最多可送出 { $longest } 個字元。
error-note_too_long-safe = 沒有送出任何內容。您輸入的內容仍在。
error-note_too_long-todo = 請縮短內容，或分成數則附註送出。

error-summary_missing-message = 摘要是空白的。
error-summary_missing-safe = 沒有送出任何內容。
error-summary_missing-todo = 請以一行文字說明這項要求。

error-summary_too_long-message = 摘要有 { $length } 個字元，最多可送出 { $longest } 個字元。
error-summary_too_long-safe = 沒有送出任何內容。您輸入的內容仍在。
error-summary_too_long-todo = 請縮短摘要，並將其餘文字移到說明中。

error-attachment_too_large-message = { $name } 大於 5 MB。
error-attachment_too_large-safe = 沒有送出任何內容。您輸入的內容仍在。
error-attachment_too_large-todo = 請選擇較小的檔案。

error-attachment_not_taken-message = 這個連線不接受附註的附件檔案。
error-attachment_not_taken-safe = 沒有送出任何內容。您輸入的內容仍在。
error-attachment_not_taken-todo = 請送出不含檔案的附註，並在合作夥伴中心附加檔案。

error-request_not_found-message = 這裡沒有要求「{ $request }」。
error-request_not_found-safe = 沒有變更任何內容。
error-request_not_found-todo = 請檢查識別碼，或選取 [立即同步]。合作夥伴中心只會對送出者本人顯示要求。

error-request_closed-message = 要求 { $request } 已結案。
error-request_closed-safe = 沒有送出任何內容。您輸入的內容仍在。
error-request_closed-todo = 請建立新的要求，並註明這項要求。

error-proof_there-message = 訂單 { $order } 已上傳付款證明，款項應已匯出。
error-proof_there-safe = 沒有取消訂單，也沒有向信用卡收費。
error-proof_there-todo = 請等候款項入帳。如果並未匯款，請先取消訂單，再改以信用卡付款。

error-cancellation_open-message = 要求 { $request } 已提出取消這項訂閱。
error-cancellation_open-safe = 沒有送出第二項要求。
error-cancellation_open-todo = 請開啟該要求。如要補充說明，請新增附註。

error-nothing_to_cancel-message = { $offer }目前沒有可取消的有效訂閱。
error-nothing_to_cancel-safe = 沒有送出要求。
error-nothing_to_cancel-todo = 不需處理，不會再收費。

error-auto_renew_not_on-message = { $offer }的自動續約並未開啟。
error-auto_renew_not_on-safe = 沒有變更任何內容。
error-auto_renew_not_on-todo = 請在續約期間內自行續約。

error-change_unknown-message = 無法確定變更是否已送達。
error-change_unknown-safe = 沒有收取任何費用，也沒有下訂單。已儲存的紀錄沒有變更。
error-change_unknown-todo = 請選取 [立即同步]，確認變更是否已存在後再試一次。

error-request_unknown-message = 無法確定要求是否已送達。
error-request_unknown-safe = 要求儲存在這部電腦上。再次送出也不會產生第二項要求。
error-request_unknown-todo = 請選取 [立即同步]。請勿另寫新的要求。

error-note_unknown-message = 無法確定附註是否已送達。
error-note_unknown-safe = 附註儲存在這部電腦上。再次送出也不會產生第二則附註。
error-note_unknown-todo = 請選取 [立即同步]。請勿重寫附註。

error-cannot_open_link-message = 無法開啟瀏覽器以前往 { $url }。
error-cannot_open_link-safe = 沒有變更任何內容。
error-cannot_open_link-todo = 請將網址複製到瀏覽器。
error-cannot_open_mail-message = 無法開啟郵件程式。
error-cannot_open_mail-safe = 未寄出任何郵件。
error-cannot_open_mail-todo = 複製內容，貼到您自己的郵件中。

error-unknown_choice-message = 沒有「{ $text }」這個選項。
error-unknown_choice-safe = 沒有變更任何內容。
error-unknown_choice-todo = 請使用下列其中之一：{ $choices }。

error-invalid_total-message = 「{ $text }」不是金額。
error-invalid_total-safe = 沒有變更任何內容。
error-invalid_total-todo = 請以小數點輸入金額，不加幣別，例如 516.60。

error-no_format-message = 尚未選擇格式。
error-no_format-safe = 未寫入任何檔案。
error-no_format-todo = 請至少選擇一種匯出格式。

error-no_folder-message = 尚未選擇資料夾。
error-no_folder-safe = 未寫入任何檔案。
error-no_folder-todo = 請選擇匯出的資料夾。

error-invoice_unreadable-message = 無法讀取已儲存的發票 { $number }。
error-invoice_unreadable-safe = 這張發票沒有變更，其他發票仍可讀取。
error-invoice_unreadable-todo = 請驗證已儲存的紀錄。如有備份，會在資料存放位置的 backups 資料夾。

error-no_original-message = 這部電腦沒有 { $number } 的 Microsoft 原始 PDF。
error-no_original-safe = 已儲存的發票沒有變更。
error-no_original-todo = 請使用副本，或從合作夥伴中心下載 PDF。

error-original_changed-message = 已儲存的 { $number } 的 Microsoft 原始 PDF 已有變更。
error-original_changed-safe = 沒有顯示也沒有寫入該檔案。發票紀錄另外儲存。
error-original_changed-todo = 請使用副本，或從合作夥伴中心重新下載 PDF。

error-check_not_found-message = 沒有「{ $check }」這項檢查。
error-check_not_found-safe = 沒有變更任何內容。
error-check_not_found-todo = 請列出檢查，並使用清單中的識別碼。

error-nothing_to_export-message = 沒有要匯出的發票。
error-nothing_to_export-safe = 未寫入任何檔案。
error-nothing_to_export-todo = 請選取發票，或清除篩選條件。

error-superseded-message = 較新的搜尋已取代這次搜尋。
error-superseded-safe = 沒有變更任何內容。
error-superseded-todo = 請查看較新搜尋的結果。

error-folder_full-message = 資料夾 { $path } 沒有剩餘空間。
error-folder_full-safe = 已儲存的發票沒有變更，也沒有留下不完整的檔案。
error-folder_full-todo = 請騰出空間，或選擇其他磁碟機上的資料夾。

error-folder_missing-message = 資料夾 { $path } 不存在。
error-folder_missing-safe = 已儲存的發票沒有變更，也沒有留下不完整的檔案。
error-folder_missing-todo = 請連接該磁碟機，或選擇其他資料夾。

error-folder_read_only-message = 無法寫入資料夾 { $path }。
error-folder_read_only-safe = 已儲存的發票沒有變更，也沒有留下不完整的檔案。
error-folder_read_only-todo = 請選擇您可以寫入的資料夾。

error-cannot_open_file-message = 沒有程式可以開啟檔案 { $path }。
error-cannot_open_file-safe = 已儲存的內容沒有變更。
error-cannot_open_file-todo = 請將檔案儲存到資料夾，再從該資料夾開啟。

error-cannot_open_folder-message = 無法開啟資料夾 { $path }。
error-cannot_open_folder-safe = 其中的檔案沒有變更。
error-cannot_open_folder-todo = 請以檔案管理員開啟該資料夾。

error-file_exists-message = 已有名為 { $path } 的檔案。
error-file_exists-safe = 該檔案維持原狀。
error-file_exists-todo = 請選擇保留兩者或取代，或選擇其他資料夾。

error-files_exist-message = { $count ->
   *[other] 已有 { $count } 個同名檔案：{ $names }
}
error-files_exist-safe = 未寫入任何檔案。
error-files_exist-todo = 請選擇略過、保留兩者或取代。

error-work_running-message = 正在匯出或驗證。
error-work_running-safe = 沒有變更任何內容。
error-work_running-todo = 請等待它結束，或將其取消。

# 內容遭拒的欄位名稱。
field-po_number = 採購單編號
field-contact_name = 連絡人姓名
field-contact_email = 電子郵件地址
field-paid_to = 付款帳戶
field-payment_reference = 付款參考
field-file_name = 檔案名稱
field-summary = 摘要
field-note = 內容
field-cancel_reason = 原因
field-check_note = 備註
field-search = 搜尋文字
field-company = 公司名稱
field-invoice_number = 發票編號
field-partner_id = 合作夥伴識別碼
field-card_token = 卡片權杖
