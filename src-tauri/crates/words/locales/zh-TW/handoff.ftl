# 引導使用者在合作夥伴中心辦理。

handoff-title-renew = 在合作夥伴中心續約{ $offer }
handoff-title-buy = 在合作夥伴中心購買{ $offer }
handoff-title-cancel = 請支援人員取消{ $offer }
handoff-title-bill-to = 支付{ $offer }前檢查帳單地址
handoff-title-request = 詢問支援人員關於{ $offer }的問題
handoff-tally = { $unknown ->
    [0] { $count } 項檢查都通過。
   *[other] { $count } 項檢查中有 { $unknown } 項未通過，或這裡無法得知。請在合作夥伴中心查看。
}
handoff-recorded = 已登記這次引導辦理。在合作夥伴中心辦理後，請登記結果。
handoff-to-record = 尚未登記任何事項。
handoff-not-recorded = 沒有登記任何內容：要求在合作夥伴中心。
handoff-step-renew = 續約在合作夥伴中心辦理。Packdesk 會先檢查、開啟頁面，並備妥要貼上的文字。
handoff-step-buy = 購買在合作夥伴中心辦理。Packdesk 會先檢查、開啟頁面，並備妥要貼上的文字。
handoff-step-open = 引導辦理尚未結束。請登記合作夥伴中心的結果。
handoff-role-may = { $role }可以變更帳單地址。
handoff-bill-to = 帳單地址
handoff-company = 公司
handoff-tax-id = 稅號
handoff-po-number = 採購單編號
handoff-partner-id = PartnerID
handoff-summary = 摘要
handoff-description = 說明
handoff-request-summary = 關於{ $offer }的問題
handoff-request-text = 關於{ $offer }的問題：
handoff-prepared = 引導辦理日
handoff-answer = 結果
handoff-answer-on = { $answer }，登記於 { $day }
handoff-answer-done = 已辦理
handoff-answer-declined = 遭拒絕
handoff-answer-later = 延後
handoff-answer-unknown = 不清楚
handoff-done-on = 辦理日
handoff-advice-prepared = { $day }開始引導辦理。在合作夥伴中心辦理後，請登記結果。
handoff-advice-later = { $day }延後。引導辦理尚未結束。
handoff-advice-unknown = { $day }時不清楚結果。付款前請先查看合作夥伴中心的會員優惠。
handoff-advice-done = { $day }已辦理。發票通常在 { $expected }前送達，並確認訂單。
handoff-advice-invoice-late = { $day }已辦理。發票通常在 { $expected }前送達，目前還沒有。請查看合作夥伴中心的帳單與付款。
handoff-advice-transfer = 轉帳時請以訂單號碼和您的 PartnerID 作為參考資料。發票會確認訂單。
handoff-advice-transfer-over = 最後付款日是 { $last }。匯款前請先查看合作夥伴中心。
handoff-advice-confirmed = 已由發票 { $number } 確認。
handoff-advice-refused = { $day }登記為遭拒絕。
handoff-total-differs = 發票總計為 { $total }，登記的是 { $noted }。

preflight-address = 帳單地址
preflight-address-known = 這裡自 { $since }起有資料。
preflight-address-unknown = 這裡沒有帳單地址。
preflight-address-remedy = 付款前請在合作夥伴中心核對：開立後的發票不會更正。
preflight-tax-id = 稅號
preflight-tax-id-known = 這裡自 { $since }起有資料。
preflight-tax-id-unknown = 這裡沒有稅號。
preflight-tax-id-remedy = 付款前請確認稅務詳細資料中已有此編號。
preflight-po-number = 採購單編號
preflight-po-number-known = 這裡自 { $since }起有資料。
preflight-po-number-unknown = 這裡沒有採購單編號。
preflight-po-number-remedy = 如果貴公司需要，請在付款前輸入。
