# 發票。
invoices-summary = { $count ->
    [0] 這部電腦尚未儲存發票。
   *[other] 這部電腦已儲存 { $count } 張發票。
}顯示 { $matching } 張。
invoice-status-paid = 已付款
invoice-status-due = 待付款
invoice-status-overdue = 逾期未付
invoice-status-refunded = 已退款
invoice-status-void = 已作廢
invoice-status-unknown = 未知
fact-paid = 付款日期
fact-term-until = 訂閱期間至
invoice-kind-invoice = 發票
invoice-kind-credit_note = 折讓單
invoice-kind-void_note = 作廢通知單
invoice-kind-other = 其他文件
invoice-as-sent = { $label }（{ $word }）
invoice-offline-record = 已儲存
invoice-offline-original = 含原始 PDF
invoice-offline-changed = 已變更
invoice-all-accounts = 所有帳戶（{ $count }）
invoice-document-original = Microsoft 的原始 PDF
invoice-document-imported = 匯入的 PDF
invoice-document-en = 英文副本
invoice-document-zh-TW = 繁體中文副本
invoice-document-both = 雙語副本
invoice-opened = 發票已在您的 PDF 檢視器中開啟，請從該處列印。Packdesk 關閉時會刪除該檔案。如要保留，請另外儲存發票。
invoice-warning-unprintable = 部分字元無法列印，以 〓 表示：{ $details }。您仍可複製與搜尋這些字元。
invoice-warning-electronic = 無法附上電子發票（Factur-X）。缺少或相互矛盾：{ $details }。
invoice-warning-changed = 這筆紀錄自儲存後已有變更。請驗證已儲存的紀錄。
invoice-warning-original_changed = 已儲存的 Microsoft 原始 PDF 已有變更，因此顯示副本。請從合作夥伴中心重新下載 PDF。
invoice-warning-imported_changed = 匯入的 PDF 自儲存後已有變更。請查看當初匯入的檔案。
invoice-gap-kind = 作廢通知單沒有電子格式
invoice-gap-number = 發票編號
invoice-gap-issuer-name = 賣方名稱
invoice-gap-issuer-country = 賣方國家或地區
invoice-gap-issuer-tax_id = 賣方稅號
invoice-gap-sold_to-name = 買方名稱
invoice-gap-sold_to-country = 買方國家或地區
invoice-gap-sold_to-tax_id = 買方加值稅號碼
invoice-gap-lines = 明細
invoice-gap-lines-description = 明細的說明
invoice-gap-lines-unit_price = 明細的單價
invoice-gap-lines-net = 明細的金額
invoice-gap-taxes = 稅額
invoice-gap-taxes-taxable = 課稅金額
invoice-gap-taxes-rate = 稅率
invoice-gap-total = 總計
invoice-gap-currency = 超過兩位小數的金額

verify-progress = 已檢查 { $done } / { $total } 筆紀錄
verify-intact = { $checked ->
    [0] 尚無已儲存的紀錄。
   *[other] { $checked } 筆已儲存的紀錄皆未變更。
}
verify-changed = { $checked ->
   *[other] { $checked } 筆已儲存的紀錄中，有 { $changed } 筆已變更。
}
verify-cancelled = 檢查 { $checked } 筆紀錄後已取消。
verify-advice = 在變更任何內容之前，請先將整個資料存放位置複製到安全的地方。如有備份，會在其中的 backups 資料夾。請將列出的文件與合作夥伴中心比對。
verify-reindexed = { $count ->
   *[other] 有 { $count } 張發票無法搜尋到，已重新建立搜尋索引。
}
verify-record-invoice = 發票
verify-record-original = 原始 PDF
verify-record-order = 訂單
verify-record-profile_version = 基本資料版本
verify-record-support_request = 要求
verify-change-content = { $record } { $id }：內容已變更。
verify-change-columns = { $record } { $id }：清單與文件不一致。
verify-change-missing = { $record } { $id }：文件遺失。

spending-note = 每張發票依發票日期計入該年度，含稅。折讓單會扣除；已作廢與已退款的發票不計入。不同幣別不相加。
spending-empty = 尚未儲存發票，因此沒有支出可顯示。

export-format-pdf = PDF，每張發票一個檔案
export-format-zip = PDF 的 ZIP 壓縮檔
export-format-csv = CSV 表格
export-format-xlsx = Excel 活頁簿
export-format-json = JSON 資料
export-format-xml = Factur-X XML，每張發票一個檔案
export-existing-skip = 略過已有的檔案
export-existing-keep_both = 兩者皆保留，新檔名加上編號
export-existing-replace = 取代已有的檔案
export-file-name = 發票
export-check-summary = { $count ->
   *[other] { $count } 張發票：{ $totals }
}
export-progress = { $done } / { $total } 張發票
export-finishing = 正在寫入 { $file }
export-summary = { $written ->
    [0] 未寫入任何檔案。
   *[other] 已寫入 { $written } 個檔案。
}{ $skipped ->
    [0] {""}
   *[other] 略過 { $skipped } 個。
}{ $failed ->
    [0] {""}
   *[other] { $failed } 個無法寫入。
}{ $warnings ->
    [0] {""}
   *[other] { $warnings } 個需要留意。
}
export-summary-cancelled = 已取消。{ $summary }已寫入的檔案皆完整。
export-reason-taken = 已有同名的檔案。該檔案維持原狀。
export-reason-elsewhere = 由其他地方開立，因此不製作電子發票。
export-reason-no_electronic = 無法產生電子發票。缺少或相互矛盾：{ $details }。
export-reason-not_stored = 此檔案列於發票旁，但未儲存在這部電腦。
export-reason-not_archived = 這部電腦沒有此發票。
export-reason-cancelled = 檔案寫完前已取消。
export-reason-incomplete = { $count ->
   *[other] 其中缺少 { $count } 張發票。
}
export-column-account = 帳戶
export-column-number = 發票編號
export-column-kind = 種類
export-column-date = 發票日期
export-column-due = 付款期限
export-column-status = 狀態
export-column-offer = 優惠識別碼
export-column-offer_name = 優惠名稱
export-column-order = 訂單編號
export-column-po_number = 採購單編號
export-column-partner_id = 合作夥伴識別碼
export-column-issuer = 賣方
export-column-issuer_tax_id = 賣方稅號
export-column-sold_to = 買方
export-column-sold_to_tax_id = 買方稅號
export-column-bill_to = 帳單收件人
export-column-bill_to_address = 帳單地址
export-column-bill_to_country = 帳單國家或地區
export-column-currency = 幣別
export-column-net = 未稅金額
export-column-discount = 折扣
export-column-tax = 稅額
export-column-total = 總計
export-column-paid = 已付金額
export-column-amount_due = 應付金額
export-column-payment = 付款方式
export-column-paid_on = 付款日期
export-column-booked = 入帳日期
export-column-ledger_code = 會計科目
export-column-booking_note = 備註
export-column-uniform_number = 統一發票號碼
export-column-term_from = 訂閱期間開始
export-column-term_until = 訂閱期間結束
export-column-line = 項次
export-column-description = 說明
export-column-period_from = 計費期間開始
export-column-period_until = 計費期間結束
export-column-quantity = 數量
export-column-unit_price = 單價
export-column-tax_rate = 稅率（%）
export-column-treatment = 課稅別
export-column-taxable = 課稅金額
export-column-tax_name = 稅別名稱
export-sheet-invoices = 發票
export-sheet-lines = 明細
export-sheet-taxes = 稅額
export-treatment-standard = 應稅
export-treatment-zero_rated = 零稅率
export-treatment-exempt = 免稅
export-treatment-reverse_charge = 反向課稅
export-treatment-outside_scope = 非課稅範圍

checks-summary = { $open ->
    [0] 沒有需要查看的項目。
   *[other] 有 { $open } 個項目需要查看。
}{ $settled ->
    [0] {""}
   *[other] 已處理 { $settled } 個。
}
checks-settled = 已於 { $day }處理。
checks-settled-note = 已於 { $day }處理：{ $note }
check-bill_to-title = 帳單地址與基本資料不同
check-bill_to-message = 發票 { $invoice } 為「{ $printed }」，當日基本資料為「{ $profile }」。
check-bill_to-remedy = 已開立的發票無法更正。請在下次購買前檢查合作夥伴基本資料，並詢問支援人員能否重新開立。
check-tax_id-title = 稅號與基本資料不同
check-tax_id-none = 發票 { $invoice } 沒有貴公司的稅號；當日基本資料為 { $profile }。
check-tax_id-not-held = 發票 { $invoice } 的稅號為 { $printed }；當日基本資料沒有稅號。
check-tax_id-other = 發票 { $invoice } 的稅號為 { $printed }；當日基本資料為 { $profile }。
check-tax_id-remedy = 稅號不正確可能無法扣抵稅額。請更正合作夥伴基本資料，並向支援人員要求更正發票。
check-po_number-title = 採購單編號不同
check-po_number-none = 發票 { $invoice } 沒有採購單編號；應為 { $expected }。
check-po_number-other = 發票 { $invoice } 的採購單編號為 { $printed }；應為 { $expected }。
check-po_number-remedy = 請以應有的採購單編號入帳，並填入合作夥伴基本資料或下一筆訂單。
check-uniform_number-title = 統一發票號碼重複
check-uniform_number-message = 多張發票登記了相同的統一發票號碼 { $uniform }：{ $invoices }。
check-uniform_number-remedy = 請與紙本統一發票比對，並在該發票的預覽中更正錯誤的號碼。
check-invoice_missing-title = 已付款但沒有發票
check-invoice_missing-message = 訂單 { $order } 已於 { $paid }付款，至今 { $days } 天仍沒有發票。發票通常在 10 天內開立。
check-invoice_missing-remedy = 請先同步，再到合作夥伴中心查看。若仍沒有，請向區域服務中心索取。
check-order_missing-title = 發票沒有訂單
check-order_missing-unknown = 發票 { $invoice } 註明訂單 { $order }，但您的紀錄中沒有這筆訂單。
check-order_missing-none = 發票 { $invoice } 未註明訂單。
check-order_missing-remedy = 請詢問同事由誰購買。若無人購買，請在 { $until }以前要求支援人員取消。
check-order_missing-remedy-late = 請詢問同事由誰購買。退款申請已於 { $until }截止；若無人購買，請告知支援人員。
check-charged_twice-title = 重複收費
check-charged_twice-message = { $first }的發票 { $earlier } 與 { $second }的發票 { $later } 對同一優惠的相同訂閱期間各收取 { $total }。
check-charged_twice-order = 發票 { $earlier } 與 { $later } 對同一訂單 { $order } 各收取 { $total }。
check-charged_twice-remedy = 請在銀行或信用卡帳單中比對這兩筆。若皆已扣款，請在 { $until }以前要求支援人員退款。
check-charged_twice-remedy-late = 請在銀行或信用卡帳單中比對這兩筆。退款申請已於 { $until }截止。若皆已扣款，請詢問支援人員還能如何處理。
check-charge_differs-title = 收費金額不符
check-charge_differs-message = 訂單 { $order } 收取了 { $charged }，您接受的金額是 { $accepted }。
check-charge_differs-due = 訂單 { $order } 應付 { $charged }，您接受的金額是 { $accepted }。
check-charge_differs-remedy = 請與銀行或信用卡帳單比對，並在 { $until }以前要求支援人員更正發票、退還差額。
check-charge_differs-remedy-late = 請與銀行或信用卡帳單比對。退款申請已於 { $until }截止；請要求支援人員更正發票。
check-totals-title = 金額不符
check-totals-lines = 發票 { $invoice } 的明細合計為 { $computed }；未稅金額為 { $printed }。
check-totals-taxes = 發票 { $invoice } 的稅額合計為 { $computed }；稅額為 { $printed }。
check-totals-total = 發票 { $invoice } 的未稅金額、折扣與稅額合計為 { $computed }；總計為 { $printed }。
check-totals-due = 發票 { $invoice } 的總計減去付款後為 { $computed }；應付金額為 { $printed }。
check-totals-too-large = 發票 { $invoice } 的金額過大，無法相加。
check-totals-remedy = 請勿直接入帳。請與 Microsoft 的原始 PDF 比對，並向支援人員要求更正發票。
