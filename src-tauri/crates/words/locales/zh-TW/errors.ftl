# 發生了什麼事、什麼是安全的、該怎麼做；依錯誤代碼排列。

error-unknown_offer-message = 沒有名為「{ $offer }」的優惠。
error-unknown_offer-safe = 沒有變更任何內容。
error-unknown_offer-todo = 請以 offers 指令列出優惠，並使用第一欄的識別碼。

error-unknown_account-message = 沒有名為「{ $account }」的帳戶。
error-unknown_account-safe = 沒有變更任何內容。
error-unknown_account-todo = 請使用下列其中之一：{ $accounts }。

error-unknown_role-message = 沒有名為「{ $role }」的角色。
error-unknown_role-safe = 沒有變更任何內容，登入狀態不變。
error-unknown_role-todo = 請使用下列其中之一：{ $roles }。

error-invalid_date-message = 「{ $text }」不是日期。
error-invalid_date-safe = 沒有變更任何內容。
error-invalid_date-todo = 請以 年-月-日 的格式輸入，例如 2021-06-23。

error-invalid_amount-message = 「{ $text }」不是含幣別的金額。
error-invalid_amount-safe = 沒有送出訂單。
error-invalid_amount-todo = 請輸入金額及幣別代碼，例如 516.60 EUR。

error-invalid_contact-message = 銀行轉帳的連絡資料不完整。{ $problems }
error-invalid_contact-safe = 沒有送出訂單。
error-invalid_contact-todo = 請更正連絡資料後再提交。

error-wrong_usage-message = 指令不正確。{ $reason }
error-wrong_usage-safe = 沒有變更任何內容。
error-wrong_usage-todo = 請以 --help 查看說明。

error-not_offered-message = 這個帳戶的連線不提供此功能。
error-not_offered-safe = 沒有變更任何內容。
error-not_offered-todo = 請使用範例帳戶，或在合作夥伴中心操作。

error-order_not_found-message = 這個帳戶沒有訂單「{ $order }」。
error-order_not_found-safe = 沒有變更任何內容。
error-order_not_found-todo = 請列出訂單，並使用清單中的編號。

error-invoice_not_found-message = 這部電腦沒有發票「{ $number }」。
error-invoice_not_found-safe = 已儲存的發票沒有變更。
error-invoice_not_found-todo = 請以部分編號搜尋發票，或先同步。

error-order_not_open-message = 訂單 { $order } 目前的狀態無法執行這個動作。
error-order_not_open-safe = 訂單沒有變更。
error-order_not_open-todo = 請在訂單頁面查看目前狀態。

error-order_paid-message = 訂單 { $order } 已付款，不需要付款證明，也無法再取消。
error-order_paid-safe = 未變更任何資料，也不會再次收費。
error-order_paid-todo = 如要終止該訂單所購買的項目，請取消訂閱。30 天內可能可以退款。

error-ledger_code_too_long-message = 會計科目有 { $length } 個字元，最多可保留 { $longest } 個。
error-ledger_code_too_long-safe = 沒有任何變更。
error-ledger_code_too_long-todo = 請輸入較短的會計科目。較長的文字可寫在備註。

error-booking_note_too_long-message = 備註有 { $length } 個字元，最多可保留 { $longest } 個。
error-booking_note_too_long-safe = 沒有任何變更。
error-booking_note_too_long-todo = 請縮短備註。

error-text_invisible-message = 文字含有換行或其他看不見的字元。
error-text_invisible-safe = 沒有任何變更。
error-text_invisible-todo = 請不要貼上，改以一行輸入文字。

error-uniform_number_wrong-message = 「{ $text }」不是統一發票號碼。
error-uniform_number_wrong-safe = 沒有任何變更。
error-uniform_number_wrong-todo = 請輸入兩個英文字母與八位數字，例如 AB12345678。

error-filter_name_missing-message = 篩選條件沒有名稱。
error-filter_name_missing-safe = 沒有儲存。
error-filter_name_missing-todo = 請輸入名稱，以便日後尋找。

error-filter_name_too_long-message = 篩選條件的名稱有 { $length } 個字元，最多可保留 { $longest } 個。
error-filter_name_too_long-safe = 沒有儲存。
error-filter_name_too_long-todo = 請輸入較短的名稱。

error-filter_name_taken-message = 「{ $name }」是內建的篩選條件。
error-filter_name_taken-safe = 沒有儲存。
error-filter_name_taken-todo = 請輸入其他名稱。

error-too_many_filters-message = 已儲存 { $most } 個篩選條件，無法再增加。
error-too_many_filters-safe = 沒有儲存，已儲存的篩選條件不變。
error-too_many_filters-todo = 請先移除不需要的篩選條件，再儲存。

error-filter_not_found-message = 沒有名為「{ $name }」的篩選條件。
error-filter_not_found-safe = 沒有任何變更。
error-filter_not_found-todo = 請列出篩選條件，並使用清單中的名稱。

error-cannot_write_file-message = 無法寫入檔案 { $path }。
error-cannot_write_file-safe = 已儲存的發票沒有變更，也沒有留下不完整的檔案。
error-cannot_write_file-todo = 請選擇存在且可寫入的資料夾。

error-cannot_make_document-message = 無法產生這張發票的 PDF。
error-cannot_make_document-safe = 已儲存的發票沒有變更。
error-cannot_make_document-todo = 請附上發票編號回報問題。

error-no_display-message = 沒有可開啟視窗的顯示器。
error-no_display-safe = 沒有變更任何內容。
error-no_display-todo = 請在桌面工作階段中啟動 Packdesk，或使用 packdesk-cli。

error-internal-message = Packdesk 發生內部錯誤。
error-internal-safe = 先前儲存的內容沒有變更。
error-internal-todo = 請再試一次。若再次發生，請附上記錄檔回報。

error-not_eligible-message = 目前無法下這筆訂單。{ $reasons }
error-not_eligible-safe = 沒有收取任何費用，也沒有下訂單。
error-not_eligible-todo = 請查看「為什麼」，了解各項檢查、日期及處理方式。

error-card_declined-message = 卡片遭拒。
error-card_declined-safe = 沒有收取任何費用，也沒有下訂單。
error-card_declined-todo = 請確認銀行登記的卡片地址，然後再試一次或改用另一張卡片。

error-card_error_715-message = 付款服務傳回錯誤 715。
error-card_error_715-safe = 沒有收取任何費用，也沒有下訂單。
error-card_error_715-todo = 請於 24 小時後再試，或改用銀行轉帳。請留意最後安全日。

error-unknown_card_token-message = 付款服務不認得這個卡片代碼。
error-unknown_card_token-safe = 沒有收取任何費用，也沒有下訂單。
error-unknown_card_token-todo = 請重新輸入卡片，或使用範例閘道的代碼：tok_visa、tok_declined、tok_error715、tok_timeout_after_charge。

error-invalid_card-message = 這些欄位不是有效的卡片。
error-invalid_card-safe = 沒有收取任何費用，也沒有儲存卡片。
error-invalid_card-todo = 請檢查卡號、到期日（MM/YY）及安全碼後再試。

error-total_changed-message = 總額現在是 { $total }，與您接受的金額不同。
error-total_changed-safe = 沒有收取任何費用，也沒有下訂單。
error-total_changed-todo = 請檢視新的總額後再決定。

error-charge_differs-message = 訂單 { $order } 以 { $charged } 成立，您接受的金額是 { $accepted }。
error-charge_differs-safe = 訂單已照實記錄，沒有重複收費。
error-charge_differs-todo = 請勿再次下單。請要求支援人員更正發票、退還差額。

error-role_not_allowed-message = 您的角色無法執行此動作。
error-role_not_allowed-safe = 沒有收取任何費用，也沒有下訂單。
error-role_not_allowed-todo = 請洽全域系統管理員或 MPN 合作夥伴系統管理員，或以該角色登入。

error-refused-message = 合作夥伴中心拒絕：{ $reason }
error-refused-safe = 沒有收取任何費用，也沒有下訂單。
error-refused-todo = 請依原因更正後再試一次。

error-never_arrived-message = 訂單沒有送達合作夥伴中心。
error-never_arrived-safe = 沒有收取任何費用，也沒有下訂單。
error-never_arrived-todo = 請重新輸入卡片並再次購買。

error-unreachable-message = 無法連線。
error-unreachable-safe = 您儲存的紀錄沒有變更，也沒有下訂單。
error-unreachable-todo = 請檢查網路後再試，或繼續離線使用。

error-not_fetched-message = 尚未取得這個帳戶的資料。
error-not_fetched-safe = 沒有下訂單，也沒有收取任何費用。
error-not_fetched-todo = 請選取 [立即同步]，或稍候再看：第一次啟動時會自動查詢。

error-outcome_unknown-message = 不確定訂單是否成立。
error-outcome_unknown-safe = 訂單已記錄。下次啟動時會查詢，絕不會重送。
error-outcome_unknown-todo = 請勿再次購買。請選取 [立即同步]，或重新啟動 Packdesk。

error-throttled-message = 要求過多，合作夥伴中心要求稍候。
error-throttled-safe = 您儲存的紀錄沒有變更。
error-throttled-todo = 請於幾分鐘後再試。

error-server_trouble-message = 合作夥伴中心發生問題，沒有可用的回應。
error-server_trouble-safe = 您儲存的紀錄沒有變更。
error-server_trouble-todo = 請稍後再試，或繼續離線使用。

error-sign_in_needed-message = 您尚未登入這個帳戶。
error-sign_in_needed-safe = 您儲存的紀錄仍可閱讀。
error-sign_in_needed-todo = 請登入後再試。

error-second_factor_needed-message = 登入缺少第二重驗證。
error-second_factor_needed-safe = 您儲存的紀錄仍可閱讀。
error-second_factor_needed-todo = 請重新登入，並完成第二重驗證。

error-data_folder_missing-message = 資料夾 { $path } 不存在，也無法建立。
error-data_folder_missing-safe = 沒有變更任何內容。
error-data_folder_missing-todo = 請以 --data-dir 或 PACKDESK_DATA_DIR 指定存在或可建立的資料夾。

error-data_folder_read_only-message = 無法寫入資料夾 { $path }。
error-data_folder_read_only-safe = 沒有變更任何內容，資料維持原狀。
error-data_folder_read_only-todo = 請取得該資料夾的寫入權限，或指定另一個資料夾。

error-wrong_key-message = 金鑰無法開啟 { $path } 中的資料。
error-wrong_key-safe = 沒有變更任何內容。資料完整，等待正確的金鑰。
error-wrong_key-todo = 請指定建立資料時的金鑰檔案，或以金鑰圈中存有金鑰的使用者啟動。

error-data_damaged-message = 檔案 { $path } 已損壞。
error-data_damaged-safe = 沒有變更或刪除任何內容。
error-data_damaged-todo = 請先將資料夾複製到安全的地方。訂單及發票的備份位於其中的 backups 資料夾。

error-data_newer-message = 資料是由較新版本的 Packdesk 寫入。
error-data_newer-safe = 沒有變更任何內容。
error-data_newer-todo = 請重新安裝較新的版本。

error-disk_full-message = 磁碟已滿。
error-disk_full-safe = 先前儲存的內容沒有變更。
error-disk_full-todo = 請清出空間後再試。

error-data_busy-message = 另一個 Packdesk 正在使用這些資料。
error-data_busy-safe = 沒有收取任何費用，也沒有變更任何內容。
error-data_busy-todo = 請等待另一個完成或將其關閉，然後再試。

error-window_open-message = 另一個 Packdesk 視窗已開啟這些資料。
error-window_open-safe = 沒有變更任何內容。
error-window_open-todo = 請關閉另一個視窗，然後再試一次。

error-keyring_missing-message = 找不到金鑰圈，而這些資料需要其中的金鑰。
error-keyring_missing-safe = 沒有變更任何內容。資料完整，等待金鑰。
error-keyring_missing-todo = 請啟動金鑰圈（Linux 為 gnome-keyring），或以 PACKDESK_KEY_FILE 指定金鑰檔案，再重新啟動 Packdesk。

error-keyring_locked-message = 金鑰圈已鎖定，而這些資料需要其中的金鑰。
error-keyring_locked-safe = 沒有變更任何內容。資料完整，等待金鑰。
error-keyring_locked-todo = 請解除鎖定金鑰圈後再試一次。

error-key_file_missing-message = 金鑰檔案 { $path } 不存在，但有資料需要它。
error-key_file_missing-safe = 沒有變更任何內容，也沒有建立新的金鑰。
error-key_file_missing-todo = 請指定建立資料時的金鑰檔案。

error-key_file_unusable-message = 金鑰檔案 { $path } 是空的或無法讀取。
error-key_file_unusable-safe = 沒有變更任何內容。
error-key_file_unusable-todo = 請指定可讀取且含有金鑰的檔案。

error-nothing_kept-message = 這部電腦不會保留資料時，無法下訂單。
error-nothing_kept-safe = 沒有收取任何費用，也沒有下訂單。
error-nothing_kept-todo = 請啟動金鑰圈（Linux 為 gnome-keyring），或以 PACKDESK_KEY_FILE 指定金鑰檔案，然後再試。

error-proof_empty-message = 檔案是空的。
error-proof_empty-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_empty-todo = 請選擇銀行的轉帳證明。

error-proof_too_large-message = 檔案大於 5 MB。
error-proof_too_large-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_too_large-todo = 請選擇較小的檔案，例如單頁或較低解析度的圖片。

error-proof_wrong_kind-message = 檔案不是完整的 PDF，也不是 JPEG 或 PNG 圖片。
error-proof_wrong_kind-safe = 沒有上傳任何內容，先前的證明維持原狀。
error-proof_wrong_kind-todo = 請將銀行的轉帳證明儲存為 PDF、JPG 或 PNG。只更改檔名並不夠。

error-cannot_read_file-message = 無法讀取檔案 { $path }。
error-cannot_read_file-safe = 沒有變更任何內容。
error-cannot_read_file-todo = 請選擇存在且可讀取的檔案。

error-profile_invalid-message = 無法如此儲存基本資料。{ $problems }
error-profile_invalid-safe = 未變更任何資料。
error-profile_invalid-todo = 修正這些欄位後再儲存一次。

error-profile_outdated-message = 基本資料已在其他地方變更。
error-profile_outdated-safe = 未變更任何資料。您輸入的內容仍在。
error-profile_outdated-todo = 載入目前的基本資料，比對後再儲存一次。

error-activity_not_allowed-message = { $activity }：{ $role }角色無法執行。依 { $day }的資料，可執行的角色為：{ $roles }。
error-activity_not_allowed-safe = 未變更、收費或送出任何資料。
error-activity_not_allowed-todo = 請具備上述角色的同事代為執行。全域系統管理員可以指派這類角色給您。

error-note_empty-message = 內容是空白的。
error-note_empty-safe = 未送出任何內容。
error-note_empty-todo = 輸入要讓支援人員知道的內容。

error-note_too_long-message = 內容有 { $length } 個字元，最多可送出 { $longest } 個字元。
error-note_too_long-safe = 未送出任何內容。您輸入的內容仍在。
error-note_too_long-todo = 縮短內容，或分成數則附註送出。

error-summary_missing-message = 摘要是空白的。
error-summary_missing-safe = 未送出任何內容。
error-summary_missing-todo = 以一行文字說明這項要求。

error-summary_too_long-message = 摘要有 { $length } 個字元，最多可送出 { $longest } 個字元。
error-summary_too_long-safe = 未送出任何內容。您輸入的內容仍在。
error-summary_too_long-todo = 縮短摘要，並將其餘文字移到描述中。

error-attachment_too_large-message = { $name } 大於 5 MB。
error-attachment_too_large-safe = 未送出任何內容。您輸入的內容仍在。
error-attachment_too_large-todo = 選擇較小的檔案。

error-request_not_found-message = 這裡沒有要求 { $request }。
error-request_not_found-safe = 未變更任何資料。
error-request_not_found-todo = 檢查識別碼，或選擇 [立即同步]。合作夥伴中心只會對送出要求的人顯示該要求。

error-request_closed-message = 要求 { $request } 已結案。
error-request_closed-safe = 未送出任何內容。您輸入的內容仍在。
error-request_closed-todo = 建立新的要求，並提及這項要求。

error-proof_there-message = 訂單 { $order } 已上傳付款證明，款項應已在途中。
error-proof_there-safe = 未取消任何訂單，也未向信用卡收費。
error-proof_there-todo = 請等候款項入帳。如果並未匯款，請先取消訂單，再改以信用卡重新開始。

error-cancellation_open-message = 要求 { $request } 已在申請取消這項訂閱。
error-cancellation_open-safe = 未送出第二項要求。
error-cancellation_open-todo = 開啟該要求。如要補充說明，請新增附註。

error-nothing_to_cancel-message = { $offer }目前沒有可取消的有效訂閱。
error-nothing_to_cancel-safe = 未送出要求。
error-nothing_to_cancel-todo = 不需採取動作：不會再收費。

error-auto_renew_not_on-message = { $offer }的自動續約並未開啟。
error-auto_renew_not_on-safe = 未變更任何資料。
error-auto_renew_not_on-todo = 在續約期間自行續約。

error-change_unknown-message = 無法確定變更是否已送達。
error-change_unknown-safe = 未下訂單，也未收費。已儲存的記錄沒有變更。
error-change_unknown-todo = 請選取 [立即同步]，先確認變更是否已存在，再重試。

error-request_unknown-message = 我們不知道要求是否已送達。
error-request_unknown-safe = 要求保存在這台電腦上。再次送出也不會產生第二項要求。
error-request_unknown-todo = 選擇 [立即同步]。不要重新撰寫。

error-note_unknown-message = 我們不知道附註是否已送達。
error-note_unknown-safe = 附註保存在這台電腦上。再次送出也不會產生第二則附註。
error-note_unknown-todo = 選擇 [立即同步]。不要重新撰寫。

error-cannot_open_link-message = 無法開啟瀏覽器以前往 { $url }。
error-cannot_open_link-safe = 未變更任何資料。
error-cannot_open_link-todo = 將網址複製到瀏覽器。
error-cannot_open_mail-message = 無法開啟郵件程式。
error-cannot_open_mail-safe = 未寄出任何郵件。
error-cannot_open_mail-todo = 複製內容，貼到您自己的郵件中。

error-unknown_choice-message = 沒有「{ $text }」這個選項。
error-unknown_choice-safe = 未作任何變更。
error-unknown_choice-todo = 請使用下列其中之一：{ $choices }。

error-invalid_total-message = 「{ $text }」不是金額。
error-invalid_total-safe = 未作任何變更。
error-invalid_total-todo = 請以小數點書寫金額，不加幣別，例如 516.60。

error-no_format-message = 尚未選擇格式。
error-no_format-safe = 未寫入任何檔案。
error-no_format-todo = 請至少選擇一種匯出格式。

error-no_folder-message = 尚未選擇資料夾。
error-no_folder-safe = 未寫入任何檔案。
error-no_folder-todo = 請選擇匯出的資料夾。

error-invoice_unreadable-message = 無法讀取已儲存的發票 { $number }。
error-invoice_unreadable-safe = 該發票未變更，其他發票仍可讀取。
error-invoice_unreadable-todo = 請驗證已儲存的記錄。備份存放於資料夾的 backups 中。

error-no_original-message = 這部電腦沒有 { $number } 的 Microsoft 原始 PDF。
error-no_original-safe = 已儲存的發票未變更。
error-no_original-todo = 請使用副本，或在合作夥伴中心下載 PDF。

error-original_changed-message = { $number } 的 Microsoft 原始 PDF 與儲存時不同。
error-original_changed-safe = 未顯示也未寫入該檔案。發票記錄另外保存。
error-original_changed-todo = 請使用副本，並在合作夥伴中心重新下載 PDF。

error-check_not_found-message = 沒有「{ $check }」這項檢查。
error-check_not_found-safe = 未作任何變更。
error-check_not_found-todo = 請列出檢查，並使用清單中的識別碼。

error-nothing_to_export-message = 沒有要匯出的發票。
error-nothing_to_export-safe = 未寫入任何檔案。
error-nothing_to_export-todo = 請選取發票，或清除篩選條件。

error-superseded-message = 較新的搜尋已取代此搜尋。
error-superseded-safe = 未作任何變更。
error-superseded-todo = 請查看較新搜尋的結果。

error-folder_full-message = 資料夾 { $path } 沒有剩餘空間。
error-folder_full-safe = 已儲存的發票未變更，也沒有留下未寫完的檔案。
error-folder_full-todo = 請騰出空間，或選擇其他磁碟機上的資料夾。

error-folder_missing-message = 資料夾 { $path } 不存在。
error-folder_missing-safe = 已儲存的發票未變更，也沒有留下未寫完的檔案。
error-folder_missing-todo = 請連接其磁碟機，或選擇其他資料夾。

error-folder_read_only-message = 無法寫入資料夾 { $path }。
error-folder_read_only-safe = 已儲存的發票未變更，也沒有留下未寫完的檔案。
error-folder_read_only-todo = 請選擇您可以寫入的資料夾。

error-cannot_open_file-message = 沒有程式開啟檔案 { $path }。
error-cannot_open_file-safe = 已儲存的發票未變更。
error-cannot_open_file-todo = 請儲存發票，再以 PDF 檢視器開啟。

error-cannot_open_folder-message = 無法開啟資料夾 { $path }。
error-cannot_open_folder-safe = 其中的檔案未變更。
error-cannot_open_folder-todo = 請以檔案管理員開啟該資料夾。

error-file_exists-message = 已有名為 { $path } 的檔案。
error-file_exists-safe = 該檔案維持原狀。
error-file_exists-todo = 請選擇保留兩者或取代，或選擇其他資料夾。

error-files_exist-message = { $count ->
   *[other] 有 { $count } 個名稱已被使用：{ $names }
}
error-files_exist-safe = 未寫入任何檔案。
error-files_exist-todo = 請選擇略過、保留兩者或取代。

error-work_running-message = 正在匯出或驗證。
error-work_running-safe = 未作任何變更。
error-work_running-todo = 請等待其結束，或將其取消。
