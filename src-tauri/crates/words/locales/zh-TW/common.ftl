# 多處共用的字詞。
role-global-admin = 全域系統管理員
role-user-admin = 使用者系統管理員
role-mpn-partner-admin = MPN 合作夥伴系統管理員
role-admin-agent = 系統管理代理人
role-sales-agent = 銷售代理人
role-helpdesk-agent = 服務台代理人
role-billing-admin = 帳務系統管理員

card-ending = { $brand } 末四碼 { $digits }
payment-card = 信用卡
payment-transfer = 電子銀行轉帳
tax-id = 統一編號
tax-id-vat = 加值稅號碼
tax-id-uniform-number = 統一編號

date-starts = 開始
date-started = 開始
date-expires = 到期
date-expired = 已到期
date-closed = 已截止
date-last-safe-day = 最後安全日
date-window-opens = 開放續約

freshness-by-hand = 手動輸入
signed-in-nobody = 沒有人登入。這個帳戶的紀錄由您手動輸入。
freshness-never = 尚未同步
freshness-synced = 已於 { $date } { $time } 同步
freshness-stale = { $date } { $time } 的紀錄
freshness-offline = 離線，{ $date } { $time }
freshness-records-shown = 您看到的是 { $date } { $time } 的紀錄。購買與同步須等待連線。
freshness-unreachable = 於 { $date } { $time } 無法連線至合作夥伴中心。您仍可檢視所有已儲存的內容。
buying-waits = 您目前離線。連線後才能購買。
waiting = 等待連線：{ $what }。
freshness-asking = 正在連線至合作夥伴中心。
freshness-not-asked = 尚未取得這個帳戶的資料。

# Changes are missing in the data; told until the connection was asked for everything.
lost-by-file = 這部電腦上最後儲存的變更不見了。
lost-by-file-detail = 資料存放位置中有檔案遭移除，或遭舊的複本取代。Packdesk 會向合作夥伴中心查詢所有訂單。此後只存在這部電腦上的內容，例如草稿、備註和付款證明，可能已經不見。
lost-asked-detail = 已向合作夥伴中心查詢，合作夥伴中心的所有訂單都已回到清單中。此後只存在這部電腦上的內容，例如草稿、備註和付款證明，可能已經不見。
lost-by-restore = 資料已從備份還原。
lost-by-restore-detail = 備份之後儲存的內容不在其中。Packdesk 會向合作夥伴中心查詢所有訂單。此後只存在這部電腦上的內容，例如草稿、備註和付款證明，可能已經不見。

waiting-drafts = { $count ->
   *[other] { $count } 份訂單草稿
}
waiting-orders = { $count ->
   *[other] { $count } 筆結果未知的訂單
}
waiting-requests = { $count ->
   *[other] { $count } 項尚未送達的要求或附註
}

status-stored = { $count ->
    [0] 這部電腦尚未儲存發票
   *[other] 這部電腦已儲存 { $count } 張發票
}

diagnostics-saved = 檔案內容為版本、數量、大小與紀錄檔，不含任何姓名、號碼、地址、金額、代碼或路徑，也沒有傳送給任何人。
auto-lock-note = 之後 Packdesk 會再次向鑰匙圈或金鑰檔案要求金鑰。若鑰匙圈在您登入這部電腦期間一直保持開啟，它會自行回應，因此也請鎖定電腦。
auto-lock-nothing-kept = 無法使用：這部電腦上沒有儲存任何資料，鎖定後您看到的內容將會遺失。
key-keyring = 資料的金鑰儲存在這部電腦的鑰匙圈中。
key-file = 資料的金鑰儲存在檔案 { $path } 中。
key-session-missing = 找不到鑰匙圈。您可以檢視所有內容，但關閉 Packdesk 後不會儲存任何資料，也無法下訂單。請安裝鑰匙圈（Linux 為 gnome-keyring），或以 PACKDESK_KEY_FILE 指定金鑰檔案，然後重新啟動。
key-session-locked = 鑰匙圈已鎖定。您可以檢視所有內容，但關閉 Packdesk 後不會儲存任何資料，也無法下訂單。請解除鎖定鑰匙圈，然後重新啟動。

vetting-authorized = 已授權
vetting-pending = 審查中
vetting-rejected = 已拒絕
vetting-unknown = 未知

payment-free = 不需付款
file-size = { $kilobytes } KB
vetting-since = { $status }，自 { $since }起
role-account-admin = 帳戶系統管理員
