# 帳戶頁面的文字：這部電腦上的帳戶與登入。

page-accounts = 帳戶
page-accounts-summary = 每個帳戶有各自的會員優惠、訂單與發票，全部存放在這部電腦上。
page-accounts-add = 新增您的公司
page-accounts-add-act = 新增帳戶
page-accounts-current = 目前顯示
page-accounts-open = 顯示
page-accounts-of = ：{ $company }
page-accounts-name = 簡短名稱
page-accounts-name-hint = 小寫字母、數字與連字號。命令列以此稱呼帳戶。
page-accounts-records = 紀錄來源
page-accounts-cloud = 雲端
page-accounts-cloud-hint = 目錄所在的雲端。大多數公司不需變更。
page-accounts-contents = 已儲存
page-accounts-connect = 連線
page-accounts-change = 變更連線
page-accounts-connect-title = { $company }的連線
page-accounts-rename = 變更簡短名稱
page-accounts-remove = 移除帳戶
page-accounts-remove-not = 不要移除
page-accounts-remove-question = 要移除{ $company }的帳戶嗎？
page-accounts-signed-in = 登入身分：{ $name }
page-accounts-refused = { $count } 個項目未採用

page-accounts-begin = 您想如何開始？
page-accounts-begin-sign-in = 登入
page-accounts-begin-sign-in-text = Packdesk 會從 Microsoft 讀取貴公司的發票，並存放在這部電腦上。
page-accounts-begin-by-hand = 手動輸入紀錄
page-accounts-begin-by-hand-text = 適用於無法使用 Microsoft 介面的合作夥伴：輸入訂閱期間，並以檔案加入發票。
page-accounts-begin-sample = 試用範例
page-accounts-begin-sample-text = 不存在的公司。一切都可以試用，不會收費。

page-first-start-text = 後方已開啟範例。之後可由「新增您的公司」再次選擇。

page-accounts-kind = 紀錄來源
page-accounts-kind-sign-in = 使用 Microsoft 登入
page-accounts-kind-sign-in-text = 您在瀏覽器中登入。Packdesk 只會讀取，無法在那裡購買或取消。
page-accounts-kind-by-hand = 手動輸入
page-accounts-kind-by-hand-text = 您自行輸入訂閱期間，並以檔案加入發票。之後可以再加入連線。
page-accounts-company = 公司
page-accounts-country = 國家或地區
page-accounts-country-choose = 請選擇
page-accounts-currency = 幣別
page-accounts-currency-hint = 三個字母。留空則使用該國家或地區的幣別。
page-accounts-tenant = 目錄（租用戶）識別碼
page-accounts-tenant-hint = 識別碼，或貴公司的網域。
page-accounts-client = 應用程式（用戶端）識別碼
page-accounts-client-hint = 您在該目錄註冊的應用程式。
page-accounts-reads = 讀取的內容
page-accounts-azure-billing = Azure 計費：發票及其 PDF，適用於擁有計費帳戶的合作夥伴
page-accounts-partner-center = 合作夥伴中心：適用於雲端解決方案提供者計畫的合作夥伴

page-register = 如何註冊應用程式
page-register-text = 每個目錄一次，在 Entra 系統管理中心（entra.microsoft.com）進行。不會建立密碼。
page-register-new = 應用程式註冊、新增註冊：輸入名稱，並選擇「僅此組織目錄中的帳戶」。
page-register-redirect = 驗證、新增平台、行動裝置與傳統型應用程式：重新導向位址 http://localhost。
page-register-public = 驗證、進階設定：允許公用用戶端流程。
page-register-permission = API 權限、新增權限、Azure Service Management：user_impersonation。可能需要系統管理員同意。
page-register-values = 概觀：將目錄（租用戶）識別碼與應用程式（用戶端）識別碼填入上方兩個欄位。

page-sign-in = 登入
page-sign-in-first = 前往登入
page-sign-in-again = 重新登入
page-sign-in-waits = 請在瀏覽器中登入。Packdesk 會等候五分鐘。
page-sign-in-not-opened = 無法開啟瀏覽器。請複製網址並自行開啟；Packdesk 會等候五分鐘。
page-sign-in-copy = 複製網址
page-sign-in-by-code = 使用代碼登入
page-sign-in-by-code-act = 要求代碼
page-sign-in-by-browser = 在瀏覽器中登入
page-sign-in-code = 代碼
page-sign-in-code-copy = 複製代碼
page-sign-in-code-address = 網址
page-sign-in-code-left = 剩餘時間
page-sign-in-code-how = 在任何裝置的瀏覽器開啟此網址，並在該處輸入代碼。在代碼失效之前，Packdesk 會持續等候。
page-sign-out = 登出
page-sync-cancel = 停止同步
