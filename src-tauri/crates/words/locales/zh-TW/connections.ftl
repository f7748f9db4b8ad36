connection-azure-billing = Azure 計費
connection-partner-center = 合作夥伴中心

connection-state-never_read = 尚未讀取
connection-state-current = 已讀取完畢
connection-state-unfinished = 尚未讀取完畢
connection-state-sign_in_needed = 需要登入
connection-state-no_role = 缺少角色
connection-state-unreachable = 無法連線
connection-state-throttled = 要求稍候
connection-state-refused = 遭到拒絕
connection-state-not_read = 此版本尚不讀取

connection-trouble = { $connection }：{ $state }。
connection-read = 上次讀取完畢：{ $date }
connection-never-read = 尚未讀取完畢
connection-report = { $connection }：{ $state }。讀取 { $read } 張發票，新增 { $new } 張，變更 { $versions } 張，儲存 { $documents } 份文件。
center-record-legal-business = 法定企業基本資料
center-record-billing = 帳單基本資料
center-record-organization = 組織基本資料
center-record-support = 支援基本資料
center-record-mpn = 合作夥伴網路基本資料
center-record-invoice-summaries = 各幣別餘額
center-record-told = 合作夥伴中心於 { $date } 的內容
center-record-unknown = 未知

sync-progress = 已讀取 { $done } 張發票，共 { $total } 張
sync-documents = 已儲存 { $done } 份文件
sync-lines = 已讀取 { $done } 張發票的明細，共 { $total } 張
sync-nothing-connected = 這個帳戶沒有連線，紀錄以手動輸入。
document-kind-invoice = 發票
document-kind-void_note = 作廢通知單
document-kind-tax_receipt = 稅務憑證
document-kind-credit_note = 折讓單
document-kind-summary = 摘要
document-kind-transactions = 交易明細
document-kind-other = 其他文件
invoice-file-stored = 已儲存
invoice-file-changed = 與儲存時不同
invoice-file-not_stored = 尚未儲存
lines-of-invoices = { $count ->
    [1] { $number } 的明細
   *[other] { $count } 張發票的明細
}
invoice-lines-known = 已逐項取得
invoice-lines-incomplete = 部分明細無法讀取
invoice-lines-unknown = 未知
sync-cancelled = 已停止。讀取的內容已儲存，下次同步會從該處繼續。

signed-in-as = 已用 { $name } 登入。
signed-in = 已登入。
signed-in-nobody-yet = 沒有人登入。
signed-out = 已登出。
signed-out-before = 先前沒有人登入。

sign-in-place-incomplete = 目錄（tenant）與應用程式（client id）兩者都要填寫
sign-in-place-characters = 只能使用英文字母、數字、句點與連字號
sign-in-place-pinned = 這個帳戶屬於另一個目錄的人員

cloud-us-government = Azure Government（美國）
cloud-china = 由世紀互聯營運的 Azure（中國）

sign-in-not-signed-in = 還沒有人登入這個帳戶。
sign-in-ended = 登入已結束或遭撤銷。
sign-in-second-factor = Microsoft 要求再次確認您的身分。
sign-in-declined = 已在瀏覽器中拒絕登入。
sign-in-timed-out = 五分鐘內沒有人從瀏覽器返回。如果瀏覽器顯示回覆網址的錯誤，表示應用程式未註冊 http://localhost。
sign-in-state = 瀏覽器帶回的是另一次登入的答覆。
sign-in-port = 此電腦不允許 Packdesk 等候瀏覽器的答覆。
sign-in-redirect = 應用程式未註冊回覆網址 http://localhost。
sign-in-consent = 還沒有人同意應用程式要求的權限。目錄的系統管理員可以同意。
sign-in-tenant = 目錄（tenant）不存在，或您不屬於這個目錄。
sign-in-application = 目錄中沒有這個識別碼的應用程式。
sign-in-public-client = 應用程式未註冊為 public client。
sign-in-blocked = 貴組織的規則不允許這次登入。
sign-in-code-timed-out = 沒有人及時輸入代碼。
sign-in-code-blocked = 您組織的規則不允許以代碼登入。請使用瀏覽器登入。
sign-in-another = 登入的人不是這個帳戶所屬的人。
sign-in-refused = Microsoft 拒絕了這次登入。
sign-in-network = 無法連線到登入服務。
sign-in-clock = 此電腦的時鐘似乎不正確。
sign-in-proxy = 回應的是 Proxy 或需要另外登入的網路，而不是 Microsoft。
sign-in-trouble = 登入服務發生問題。
sign-in-unreadable = 無法讀取登入服務的答覆。
sign-in-keeper = 無法在此電腦上寫入登入資料。

sign-in-page-back-title = 您已登入
sign-in-page-back-text = 您可以關閉此視窗並返回 Packdesk。
sign-in-page-declined-title = 已拒絕登入
sign-in-page-declined-text = 沒有變更任何內容。您可以關閉此視窗。
sign-in-page-refused-title = 未登入
sign-in-page-refused-text = 原因會顯示在 Packdesk 中。您可以關閉此視窗。
sign-in-page-neutral-title = Packdesk
sign-in-page-neutral-text = 這裡沒有內容。

billing-unusable-base = 不能將登入傳送到這個網址。
billing-unreachable = 無法連線。
billing-no-answer = 未在時限內收到完整的答覆。
billing-sign-in-needed = 需要先登入。
billing-confirmation-needed = Microsoft 要求再次確認您的身分。
billing-unknown-person = 連線的服務不認識登入的人。
billing-forbidden = 缺少所需的角色。
billing-not-found = 找不到。它仍可能存在。
billing-refused = 連線的服務不接受這個查詢。
billing-throttled = 連線的服務要求稍候。
billing-budget-spent = 已達到一小時內可查詢的次數。
billing-server-trouble = 連線的服務發生問題。
billing-unreadable = 無法讀取答覆。
billing-beyond-limits = 答覆超出應有的大小。
billing-foreign-address = 答覆指向其他位置，因此沒有查詢。
billing-endless = 清單指回先前讀過的頁面。
billing-no-document = 發票沒有列出這份文件。
billing-still-preparing = 文件仍在準備中。
billing-link-expired = 文件的網址已失效。
billing-not-pdf = 收到的檔案不是 PDF。
billing-entry-unreadable = 無法讀取這個項目：{ $field }。
billing-field-unreadable = 這個欄位無法讀取，發票已存放但不含該欄位：{ $field }。
billing-no-date = 發票沒有日期。
billing-no-amount = 發票沒有金額。
billing-currencies = 發票的金額使用多種貨幣。
billing-no-lines = 答覆裡沒有明細。這不表示發票沒有明細。
billing-no-readable-line = 這張發票的明細都無法讀取。
billing-no-currency = 發票沒有幣別。

sent-amount-billed = 計費金額
sent-amount-credit = 抵用額
sent-amount-prepayment_applied = 已套用的預付款
sent-amount-free_credit_applied = 已套用的免費額度
sent-amount-subtotal = 小計
sent-amount-tax = 稅額
sent-amount-total = 總計
sent-amount-amount_due = 應付金額
sent-amount-paid = 已付金額（依服務所傳）

offer-not-told = 未說明優惠
fact-number = 發票編號
fact-kind = 種類
fact-status = 狀態
fact-date = 日期
fact-due = 付款期限
fact-period = 收費期間
fact-bill-to = 帳單收件人
fact-source = 接收來源
fact-document = 文件
fact-lines = 明細
fact-version = 版本
fact-names = 提及
