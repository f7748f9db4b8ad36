# 視窗中從檔案加入發票的文字：加入、拖放、報告與建議。

page-import-add = 加入發票
page-import-add-title = 加入發票
page-import-add-text = PDF 發票、郵件（.eml）、ZIP 壓縮檔、電子發票（XML），以及表格（CSV、XLSX、JSON）。您也可以將檔案與資料夾拖放到此視窗的任何位置。
page-import-files = 選擇檔案
page-import-folder = 選擇資料夾
page-importing = 正在匯入
page-import-report = 匯入報告
page-import-report-repeated = { $count ->
   *[other] { $count } 個先前已有
}
page-import-report-refused = { $count ->
   *[other] { $count } 個未採用
}
page-import-report-ignored = 無法辨識的欄位
page-import-report-imported = 已在封存中
page-import-report-proposed = 需要查看
page-import-row = { $file }，第 { $row } 列
page-import-undo = 復原匯入
page-import-undoing = 正在復原
page-import-stayed = { $number } 不變：{ $reason }
page-import-stopped = 已停止。先前採用的內容不變。
page-import-drop = { $count ->
   *[other] 放開即可將 { $count } 個項目加入{ $company }
}
page-import-drop-text = 發票，以及存放發票的資料夾
page-import-drop-sample = 放開後選擇帳戶
page-import-drop-sample-text = 範例帳戶不接受檔案。
page-import-account = 這些檔案屬於哪個帳戶？
page-import-account-text = 範例帳戶不接受檔案。發票只能加入您自己的帳戶。
page-import-account-none = 這部電腦上還沒有您自己的帳戶。請先新增您的公司。
page-import-account-to = 加入{ $company }
page-import-none = 尚無發票
page-import-none-text = 請加入以郵件收到的發票，或將其拖放到此視窗。PDF 會先等待查看，採用後才列入清單。

page-proposals = 需要查看
page-proposals-count = { $count ->
   *[other] { $count } 份需要查看
}
page-proposals-summary = { $count ->
    [0] 沒有等待查看的文件。
   *[other] { $count } 份文件等待查看。
}
page-proposals-text = 從每份文件讀取的內容列在頁面旁。請比對、更正，然後採用。
page-proposals-empty = 從您加入的 PDF 檔案讀取的內容會在這裡等待，直到您採用。
page-proposal-file = 檔案
page-proposal-number = 發票編號
page-proposal-date = 發票日期
page-proposal-due = 付款期限
page-proposal-currency = 幣別
page-proposal-net = 未稅金額
page-proposal-tax = 稅額
page-proposal-total = 總計
page-proposal-seller = 賣方
page-proposal-buyer = 買方
page-proposal-po-number = 採購單編號
page-proposal-period-from = 期間開始日
page-proposal-period-to = 期間結束日
page-proposal-seller-tax-id = 賣方稅號
page-proposal-buyer-tax-id = 買方稅號
page-proposal-found = 加入日期
page-proposal-missing = 缺少
page-proposal-nothing-missing = 完整
page-proposal-not-found = 文件中找不到
page-proposal-unnamed = 找不到編號
page-proposal-document = 文件 { $file }
page-proposal-fields = 讀取的內容
page-proposal-accept = 採用
page-proposal-accepting = 正在採用
page-proposal-discard = 捨棄
page-proposal-discard-question = 要捨棄這份文件嗎？
page-proposal-discard-text = 會從 Packdesk 移除這份文件與讀取的內容。您加入的檔案不變。
page-proposal-discard-act = 捨棄文件
page-proposal-discard-back = 返回
page-proposal-show = 顯示發票
page-proposal-date-problem = 請輸入日期。
page-proposal-number-problem = 請輸入發票編號。
page-proposal-amount-problem = 請以數字輸入金額，例如 516.60。
page-proposal-currency-problem = 請輸入三個字母，例如 EUR。
page-proposal-period-problem = 期間的結束日早於開始日。
page-proposal-leave = 要離開這份文件嗎？
page-proposal-leave-text = 您在此頁的更正會遺失。文件仍在等待查看。
