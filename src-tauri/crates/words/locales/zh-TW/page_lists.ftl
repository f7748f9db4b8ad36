# 視窗中各清單的文字：欄位、在旁開啟的內容，以及可以復原的動作。

page-column-width = 「{ $column }」欄的寬度
page-preview-size = 預覽的大小
page-preview-back = 返回清單
page-preview-drawing = 正在繪製頁面
page-undo = 復原
page-checks-settled = 已標示為已處理。
page-spending-invoices-of = { " " }張發票（{ $of }）
page-spending-all-of-year = { $told }。顯示 { $year } 年的所有發票。
