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
order-differs-kind = 購買或續約
order-differs-method = 付款方式
order-differs-card = 信用卡
order-differs-contact = 轉帳連絡人
order-differs-po = 採購單編號
order-differs-total = 總計
order-nothing-to-renew = 這個優惠沒有可續約的訂閱，但可以購買。
order-renewed-not-bought = 您已有這個優惠的訂閱。請續約，不要再次購買。

order-title = 訂單 { $number }
order-title-draft = 訂單草稿
order-title-attempt = { $day }的訂購嘗試
order-title-sent = { $day }的訂單
order-title-handoff = { $day }的引導辦理

order-state-draft = 草稿
order-state-handed_off = 引導辦理中
order-state-awaiting_invoice = 已辦理，等待發票
order-state-submitting = 傳送中
order-state-awaiting_payment = 等待付款
order-state-proof_uploaded = 已上傳付款證明
order-state-confirmed = 已確認
order-state-declined = 遭拒
order-state-cancelled = 已取消
order-state-expired = 已逾期
order-state-unknown = 結果未知

order-advice-draft = 尚未送出任何內容。隨時可以繼續。
order-advice-handed_off = 請在合作夥伴中心辦理，再登記結果。
order-advice-awaiting_invoice = 收到發票即可確認。
order-advice-submitting = 尚不確定訂單是否成立。請勿再次付款或購買。請選取 [立即同步]。
order-advice-awaiting_payment = 轉帳時，請以訂單編號及合作夥伴識別碼作為附言。
order-advice-proof_uploaded = 款項入帳後通常 2 到 3 天生效。
order-advice-confirmed = 已付款，不需處理。
order-advice-declined = 沒有收取任何費用，也沒有成立訂單。該優惠會顯示目前可以做什麼。
order-advice-cancelled = 已在付款前取消。
order-advice-cancelled-after-proof = 上傳付款證明後已取消。款項可能已匯出。
order-advice-expired-after-proof = 雖已上傳付款證明，訂單仍已逾期。款項可能已匯出。
order-advice-overdue = 付款期限已過。請勿再為這筆訂單匯款。請選取 [立即同步]。
order-advice-proof-long-uploaded = 轉帳會在一週內入帳，現在已超過一週。請選取 [立即同步]。如果訂單仍未付款，請以訂單編號洽詢支援人員。
order-advice-expired = 未於 30 天內付款。該優惠會顯示目前可以做什麼。
order-advice-unknown = 不確定訂單是否成立。訂單於 { $day } { $time } 送出，之後的回應都無法證明結果。請勿再次付款或購買。Packdesk 會在每次啟動和同步時再次查詢。
order-advice-unlisted = 不確定訂單是否成立。合作夥伴中心於 { $day } { $time } 沒有列出這筆訂單，但單憑這一點無法證明結果。請勿再次付款或購買。Packdesk 會在下次啟動時，或 { $minutes } 分鐘後同步時再次查詢。
order-advice-other-person = 不確定訂單是否成立。訂單由 { $person } 以{ $role }身分送出，只有以該身分登入所得的回應才算數。請勿再次付款或購買。請以該身分登入，再選取 [立即同步]。

confirmation-confirmed = 訂單已確認
confirmation-renewed-until = { $offer }已續約至 { $until }。
confirmation-bought-until = { $offer }有效至 { $until }。

order-reason-total = 當時的總計為 { $total }，與您接受的金額不同。

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
next-expires-detail = 依訂單日期推算。請在合作夥伴中心顯示日期後確認。
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
order-money-under-way = 這筆訂單結束前已上傳 { $day }的付款證明，款項可能已匯出。請勿再次付款。
order-money-use-proof = 如果款項已匯出，請在 { $last }前另下訂單，並上傳同一份證明；或以訂單編號 { $order } 洽詢支援人員退款。
order-money-ask = 請以訂單編號 { $order } 向銀行和支援人員查詢款項。
proof-file = 證明
proof-paid-on = 付款日期
proof-paid-to = 收款帳號
proof-reference = 交易序號
proof-size = { $name }，{ $kilobytes } KB

wizard-card-by = 信用卡付款期限
wizard-transfer-by = 最遲匯款日
wizard-transfer-instead = 您可以改用銀行轉帳。請在 { $by }前匯款。
wizard-auto-renew = 以信用卡付款後，這項訂閱每年會自動續約。您可以在訂閱的詳細資料中關閉。
