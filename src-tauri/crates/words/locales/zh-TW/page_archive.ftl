# 視窗中發票頁面的文字：篩選、選取、匯出、文件、支出與檢查。

page-invoices-views = 發票的檢視方式
page-invoices-list = 清單
page-invoices-spending = 支出
page-invoices-checks = 檢查
page-invoices-no-match-filters = 沒有符合這些篩選條件的發票。
page-invoices-matching-more = 超過 { $count } 張發票，計算中
page-column-currency = 幣別
page-filter-all-statuses = 所有狀態
page-filter-all-currencies = 所有幣別
page-filter-all-offline = 已儲存或線上
page-filter-this-account = 這個帳戶
page-filter-more = 更多篩選
page-filter-more-set = 更多篩選（{ $count }）
page-filter-from = 最早的發票日期
page-filter-to = 最晚的發票日期
page-filter-least = 最小金額
page-filter-most = 最大金額
page-filter-date-shape = 年-月-日
page-filter-date-problem = 請輸入日期（例如 2021-06-28）、月份（例如 2021-06）或年度。
page-filter-amount-problem = 請以數字輸入金額，例如 1250.50。

page-select-all = 選取所有符合的發票
page-select-all-title = 選取所有符合的發票（Ctrl A）
page-selected = { $count ->
   *[other] 已選取 { $count } 張
}
page-select-matching = 選取全部 { $count } 張
page-selection-clear = 清除選取
page-selection-clear-title = 清除選取（Esc）

page-export = 匯出
page-export-title = 匯出（Ctrl E）
page-export-all = 全部匯出
page-export-selected = 匯出 { $count } 張
page-export-counting = 正在計算發票
page-export-formats = 格式
page-export-language = 文件語言
page-export-folder = 資料夾
page-export-folder-hint = 這部電腦或網路磁碟機上的資料夾。檔案只會寫入此處。
page-export-folder-of = 資料夾：{ $folder }
page-export-choose = 選擇
page-export-open-folder = 開啟資料夾
page-export-taken = { $count ->
   *[other] 已有 { $count } 個同名檔案
}
page-export-no-folder = 請先選擇資料夾。
page-export-no-format = 請至少選擇一種格式。
page-export-not-asked = 請先選擇如何處理已有的檔案。
page-export-busy = 另一項作業正在進行，請等候結束。
page-export-details = 詳細資料
page-exporting = 正在匯出
page-verifying = 正在驗證
page-work-beginning = 正在開始
page-work-ending = 正在結束。寫入中的檔案會完成或移除。
page-report = 匯出報告
page-report-asked = 要求匯出
page-report-failed = { $count ->
   *[other] { $count } 個無法寫入
}
page-report-warnings = { $count ->
   *[other] { $count } 個需要留意
}
page-report-skipped = { $count ->
   *[other] 略過 { $count } 個
}
page-report-files = { $count ->
   *[other] 已寫入 { $count } 個檔案
}
page-report-more = { $count ->
   *[other] 還有 { $count } 個
}

page-document = 文件
page-warnings = 儲存前請留意
page-print = 列印
page-print-title = 在 PDF 檢視器中列印（Ctrl P）

page-spending-all-accounts = 所有帳戶
page-spending-in = { $currency } 支出
page-spending-total = 合計 { $total }
page-spending-chart = 各年度與優惠的 { $currency } 支出長條圖，數字見下方表格。
page-spending-table = 各年度的 { $currency } 支出
page-spending-year = 年度
page-spending-documents = 文件數
page-spending-offers = { $year } 年，依優惠
page-spending-others = 其他優惠

page-checks-open = 需要查看
page-checks-with-settled = 包含已處理
page-checks-kind = 檢查種類
page-checks-all-kinds = 所有種類
page-checks-reading = 正在比對發票、訂單與基本資料
page-checks-none = 沒有需要查看的項目。
page-checks-none-at-all = 到目前為止沒有發現任何項目。
page-checks-more = 顯示更多
page-checks-invoice = 發票 { $number }
page-checks-settle = 標示為已處理
page-checks-reopen = 重新開啟
page-checks-about = { " " }{ $title }，{ $invoices }
page-checks-note = 附註
page-checks-note-hint = 處理的原因。這則附註只儲存在這部電腦。
page-verify = 已儲存的紀錄
page-verify-start = 驗證所有文件
page-verify-text = 將每一筆已儲存的發票、訂單與基本資料，與最初儲存的內容比對。

page-lines = 明細
page-lines-of = { $number } 的明細
page-lines-all = { $count ->
   *[other] 顯示全部 { $count } 筆明細
}
page-lines-text = 項目
page-lines-kind = 類型
page-lines-from = 起日
page-lines-until = 迄日
page-lines-quantity = 數量
page-lines-net = 未稅金額
page-lines-tax = 稅額
page-lines-total = 總計
page-lines-untold = 未說明
page-lines-elsewhere = { $text }（不在此發票上）
page-files = 其他檔案
page-files-none = 目前不知道此發票有其他檔案。
page-file-named = { $kind }「{ $name }」
page-file-facts = { $size }，儲存於 { $day }
page-file-changed = { $facts }，{ $state }
page-file-save = 另存新檔：{ $what }
page-file-open = 開啟：{ $what }
