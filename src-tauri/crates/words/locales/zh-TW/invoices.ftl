# 發票。
invoices-summary = { $count ->
    [0] 這部電腦尚未儲存發票
   *[other] 這部電腦已儲存 { $count } 張發票
}，顯示 { $matching } 張。
invoice-status-paid = 已付款
invoice-status-due = 待付款
invoice-status-overdue = 逾期未付
invoice-status-refunded = 已退款
invoice-status-void = 已作廢
invoice-status-unknown = 未知
fact-paid = 付款
fact-term-until = 期間至
