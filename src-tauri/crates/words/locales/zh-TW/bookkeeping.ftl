# 帳務上對發票的紀錄，以及具名的篩選條件。
booking-not_booked = 未入帳
booking-booked = 已入帳
booking-booked-on = { $day }入帳
bookkeeping-changed = { $count ->
    [0] 沒有變更。
   *[other] 已變更 { $count } 張發票。
}
bookkeeping-ledger-code = 會計科目
bookkeeping-note = 備註
bookkeeping-uniform-number = 統一發票號碼
selection-summary = { $count ->
    [0] 未選取發票
   *[other] { $count } 張發票：{ $totals }
}
filter-not_booked = 未入帳
filter-this_quarter = 本季
filter-last_quarter = 上一季
filter-this_year = 今年
filter-last_year = 去年
filters-none-saved = 尚未儲存篩選條件。
orders-summary = { $count ->
    [0] 尚無訂單
   *[other] { $count } 筆訂單、草稿與未成立的嘗試
}，顯示 { $matching } 筆。
order-entry-order = 訂單
order-entry-draft = 草稿
order-entry-attempt = 未成立
