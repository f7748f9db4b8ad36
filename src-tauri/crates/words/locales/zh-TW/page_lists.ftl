# 視窗中各清單的文字：欄位、在旁開啟的內容，以及可以復原的動作。

page-column-width = 「{ $column }」欄的寬度
page-preview-size = 預覽的大小
page-preview-back = 返回清單
page-preview-drawing = 正在繪製頁面
page-undo = 復原
page-checks-settled = 已標示為已處理。
page-spending-invoices-of = { " " }張發票（{ $of }）
page-spending-all-of-year = { $told }。顯示 { $year } 年的所有發票。

page-column-booking = 入帳
page-column-ledger-code = 會計科目
page-column-uniform-number = 統一發票
page-column-payment = 付款方式
page-column-advice = 待辦事項
page-column-act = 開啟
page-filter-all-bookings = 已入帳或未入帳
page-filter-all-ledger-codes = 所有會計科目
page-saved-filters = 已儲存的篩選
page-saved-filter-save = 儲存這些篩選條件
page-saved-filter-act = 儲存
page-saved-filter-remove = 移除已儲存的篩選
page-saved-filter-name = 名稱
page-saved-filter-hint = 同名的已儲存篩選會被取代。整季或整年的日期會隨日曆移動。
page-books = 帳務紀錄
page-books-booked = 已入帳
page-books-ledger-code = 會計科目
page-books-note = 備註
page-books-uniform-number = 統一發票號碼
page-books-kept = 已儲存。
page-books-undone = 已復原變更。
page-books-selected = { $count ->
   *[other] 將 { $count } 張發票入帳
}
page-books-book = 標示為已入帳
page-books-unbook = 標示為未入帳
page-books-empty-keeps = 留空的欄位不會變更。
page-books-open = 入帳
page-orders-search = 搜尋訂單
page-orders-search-hint = 編號、採購單、優惠、金額
page-orders-matching = { $count ->
   *[other] { $count } 筆
}
page-orders-no-match = 沒有符合這些篩選條件的訂單。
page-copy-number = 複製號碼
page-copy-hash = 複製 SHA-256
