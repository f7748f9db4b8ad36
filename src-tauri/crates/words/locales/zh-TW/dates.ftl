# 重要日期：命令列、畫面與行事曆程式。

date-kind-may-open = 可能開放續約
date-kind-opens = 開放續約
date-kind-expires = 到期
date-kind-transfer-by = 最遲匯款日
date-kind-refund-until = 最後可申請退款日
date-kind-invoice-due = 發票付款期限
date-kind-order-expires = 訂單到期
date-kind-last-safe-day = 續約的最後安全日
date-kind-benefits-end = 權益結束

date-detail-may-open = 此開放日已公布但尚未證實。請以合作夥伴中心的優惠圖格為準。
date-detail-opens = 自此日起可續約。
date-detail-expires = 訂閱期間的最後一天。權益會延續至權益結束日。
date-detail-transfer-by = 款項需數日才會入帳。信用卡付款立即生效，可使用至最後安全日。
date-detail-refund-until = 僅限未使用任何權益且未檢視產品金鑰時。
date-detail-invoice-due = 發票應於此日前付清。
date-detail-order-expires = 於此日前未付款的訂單會到期。
date-detail-last-safe-day = 所有來源都認為可續約的最後一天。
date-detail-benefits-end = 此日之後權益即失效。請解除安裝本機授權。

date-about-order = { $offer }，訂單 { $order }
date-about-invoice = 發票 { $invoice }
date-in-days = { $days ->
    [0] 今天
   *[other] 還有 { $days } 天
}
dates-summary = { $count ->
    [0] 接下來沒有日期。
   *[other] 接下來有 { $count } 個日期。
}
dates-left-out = 另有 { $count } 張待付款發票的日期未列入。

calendar-summary = { $title }：{ $about }
calendar-summary-of = { $title }：{ $about }（{ $company }）
calendar-name = Packdesk
calendar-name-of = Packdesk（{ $company }）
calendar-saved = 已將 { $dates } 個日期寫入 { $path }。
