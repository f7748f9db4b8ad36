# 訂單與訂購步驟。
wizard-title-renew = 續約訂閱
wizard-title-buy = 購買訂閱
wizard-buy = 以 { $total } 購買
wizard-quoted = { $date } { $time } 的價格

point-legal-name = 法定名稱
point-bill-to = 帳單地址
point-tax-id-none = 沒有紀錄。發票上不會顯示。
point-po-number = 採購單編號
point-po-number-none = 未填。購買後無法補填。

order-contact-name-missing = 請輸入連絡人姓名。
order-contact-phone-wrong = 電話號碼只能輸入數字，最多 10 碼，不含國碼。
order-contact-email-wrong = 請輸入完整的電子郵件地址，例如 name@company.tw。

order-request-of-another-offer = 要求識別碼 { $request } 屬於另一個優惠的訂單。
order-nothing-to-renew = 這個優惠沒有可續約的訂閱，但可以購買。
order-renewed-not-bought = 您已有這個優惠的訂閱。請續約，不要再次購買。

order-title = 訂單 { $number }
order-title-draft = 訂單草稿
order-title-attempt = { $day }的訂購嘗試
order-title-sent = { $day }的訂單

order-state-draft = 草稿
order-state-submitting = 傳送中
order-state-awaiting_payment = 等待付款
order-state-proof_uploaded = 已上傳付款證明
order-state-confirmed = 已確認
order-state-declined = 遭拒
order-state-cancelled = 已取消
order-state-expired = 已逾期
order-state-unknown = 結果未知

order-advice-draft = 尚未送出任何內容。隨時可以繼續。
order-advice-submitting = 尚不確定訂單是否成立。請勿再次購買。請選取 [立即同步]。
order-advice-awaiting_payment = 轉帳時，請以訂單編號及合作夥伴識別碼作為附言。
order-advice-proof_uploaded = 款項入帳後通常 2 到 3 天生效。
order-advice-confirmed = 已付款，不需處理。
order-advice-declined = 沒有收取任何費用，也沒有成立訂單。您可以從該優惠再試一次。
order-advice-cancelled = 已在付款前取消。
order-advice-expired = 未於 30 天內付款。請重新下訂單。
order-advice-unknown = 不確定訂單是否成立。請勿再次購買。請選取 [立即同步]。

confirmation-confirmed = 訂單已確認
confirmation-renewed-until = { $offer }已續約至 { $until }。
confirmation-bought-until = { $offer }有效至 { $until }。

fact-order-number = 訂單編號
fact-charged = 已收取
fact-total = 總計
fact-accepted = 您接受的金額
fact-payment = 付款
fact-state = 狀態
fact-reason = 原因
fact-po-number = 採購單編號
fact-invoice = 發票
fact-invoice-stored = { $number }，已儲存在這部電腦
fact-invoice-online = { $number }，尚未儲存

next-benefits-appear = 權益生效
next-benefits-appear-detail = 24 小時內生效。雲端授權各有自己的到期日。
next-last-refund-day = 退款最後一天
next-last-refund-day-detail = 僅限尚未啟用任何權益，且未檢視任何產品金鑰。
next-expires = 到期
next-expires-detail = 依今天的訂單推算。請在合作夥伴中心顯示日期後確認。
next-window-opens = 續約期間開放
next-window-opens-detail = 至 { $closes }。銀行轉帳最遲應於 { $transfer }匯出。
next-window-opens-open-ended = 開放續約
next-window-opens-open-ended-detail = 規則未訂最後一天。
next-benefits-end = 權益結束
next-benefits-end-detail = 續約的最後安全日。
next-order-expires = 訂單到期
next-order-expires-detail = 若屆時款項仍未入帳，請重新下訂單。請勿重複匯款。

transfer-account-name = 戶名
transfer-account-number = 帳號
transfer-swift = SWIFT 代碼
transfer-amount = 金額
transfer-reference = 匯款附言
transfer-contact = 連絡人
transfer-send-by = 最遲匯款日
transfer-window-ends = 續約截止
transfer-late = 續約期間在訂單到期前就會截止。截止後才入帳是否有效，官方未說明。
transfer-too-late = 已過最遲匯款日，款項可能來不及入帳。如果尚未匯款，請改以信用卡付款。
proof-file = 證明
proof-paid-on = 付款日期
proof-paid-to = 收款帳號
proof-reference = 交易序號
proof-size = { $name }，{ $kilobytes } KB

wizard-card-by = 信用卡付款期限
wizard-transfer-by = 最遲匯款日
wizard-transfer-instead = 您可以改用銀行轉帳。請在 { $by }前匯款。
wizard-auto-renew = 以信用卡付款後，這項訂閱每年會自動續約。您可以在訂閱的詳細資料中關閉。
