# 會員優惠。
offers-not-fetched = 尚未取得這個帳戶的資料。
offers-summary = { $company }的 { $count } 個優惠。今天是 { $today }。

offer-state-available = 可購買
offer-badge-not-yet = 尚不可購買
offer-state-pending = 訂單處理中
offer-state-active = 有效
offer-state-window = 可續約
offer-state-lapsed = 已失效
offer-state-retired = 已停售

offer-headline-last-day = 續約最後一天
offer-headline-days-left = 還有 { $days } 天可續約
offer-headline-open = 您可以續約
offer-headline-expires-today = 今天到期
offer-headline-active = 有效至 { $until }
offer-headline-lapsed = 續約已於 { $closed }截止
offer-headline-available = 您符合購買資格
offer-headline-not-yet-buy = 您尚未符合購買資格
offer-headline-retired-until = 最後的訂閱期間至 { $until }
offer-headline-retired = 已停售
offer-headline-order-submitting = 結果尚未確定
offer-headline-order-handed_off = 引導辦理中
offer-headline-order-awaiting_invoice = 等待發票
offer-headline-order-unknown = 結果尚未確定
offer-headline-order-awaiting_payment = 等待您的轉帳
offer-headline-order-proof_uploaded = 已上傳付款證明

offer-button-renew = 續約訂閱
offer-button-upload-proof = 上傳付款證明
offer-button-view-order = 檢視訂單
offer-button-buy = 購買訂閱
offer-button-buy-again = 再次購買

offer-line-window = 權益持續至 { $until }。信用卡付款立即生效。
offer-line-may-be-open = 可能已經開放。請查看合作夥伴中心。
offer-line-available = 付款前，您可以檢閱地址、稅號與總金額。
offer-line-order = 訂單 { $order } 正在處理中。
offer-line-handoff = { $day }的引導辦理尚未結束。
offer-line-retired = 保留供您查閱，內容不會變更。

fact-transfer-by = 最遲匯款日
fact-order-expires = 訂單到期
fact-benefits-end = 權益結束
fact-benefits-ended = 權益已結束
fact-still-to-do = 待辦事項
fact-uninstall = 解除安裝本機授權
fact-price = 價格
fact-price-plus-taxes = { $price }，另加稅額
fact-term = 訂閱期間
fact-term-value = 自購買日起 1 年
fact-benefits = 權益
fact-benefits-value = 1 年又 30 天
fact-limit = 限制
fact-limit-value = 每個帳戶一份
fact-time-left = 剩餘時間
fact-days = { $days ->
    [0] 最後一天
   *[other] { $days } 天
}

notice-renewed = { $offer }已於 { $day }自動續約。
notice-renewed-ended-detail = 已收取 { $total }。該訂閱期間已於 { $until }結束。
notice-renewed-detail = 已收取 { $total }。新的訂閱期間至 { $until }。
notice-renewal-failed = { $offer }未能於 { $day }自動續約。
notice-renewal-failed-detail = { $reason }沒有收取任何費用。{ $now }
notice-note-refused = 您寫給要求 { $request } 的備註未獲接受。
notice-request-refused = 您的要求「{ $summary }」未獲接受。
notice-refused-detail = { $reason } 您寫的內容：{ $text }
notice-now-window = 續約期間仍然開放，請自行續約。最後安全日是 { $closes }。
notice-now-window-open-ended = 續約期間仍然開放，請自行續約。
notice-now-renewed = 之後已續約至 { $until }。
notice-now-closed-buy = 續約期間已於 { $closes }截止。您可以再次購買這項訂閱。
notice-now-closed = 續約期間已於 { $closes }截止。
notice-now-not-sold = 這個優惠已停售。
notice-now-see-offer = 該優惠會顯示目前可以做什麼。

join-title = 貴公司尚未加入 Microsoft 合作夥伴網路
join-detail = 第一個步驟是加入。之後合作夥伴中心會審查貴公司，通常需要 3 到 5 個工作天。審查完成後即可購買。
join-button = 立即加入

fact-ended-early = 已終止
fact-covered = 費用
fact-covered-value = 由{ $offer }涵蓋至 { $until }
fact-upgrade = 升級
fact-upgrade-value = 折扣 { $percent }%。有效的銀級專長認證會在購買當日終止。
term-runs = 有效
term-over = 已於 { $day }到期
term-coming = 自 { $day }起
term-ended-early = 已於 { $day }提前終止
invoice-none = 這部電腦沒有這項優惠的發票。
invoice-after-payment = 付款後才會開立發票。

auto-renew-on = 已開啟。將於 { $day }續約。
auto-renew-on-with = 已開啟。將於 { $day }以 { $card } 付款續約。
auto-renew-on-detail = 來源：2020 年 11 月的合作夥伴中心。該頁面同時說明到期後須自行續約，之後的頁面未再提及自動續約。
auto-renew-off = 已關閉。請在續約期間內自行續約。
auto-renew-elsewhere = 請在合作夥伴中心關閉。
auto-renew-off-detail = 下次以信用卡續約後會再開啟。來源：2020 年 11 月的合作夥伴中心。

portal-also-called = { $label }（{ $generation }）
link-unknown = 沒有 { $link } 這個連結。

# 手動輸入的訂閱期間。
terms-summary = { $company }：已輸入 { $count } 個訂閱期間。
term-auto-renew-on = 已開啟
term-auto-renew-off = 已關閉
term-auto-renew-unknown = 未輸入
term-by-hand = 手動輸入
term-imported = 從檔案匯入
term-of-invoice = 來自發票
term-of-invoice-number = 來自發票 { $number }
proposed-term-discarded = 不再建議 { $purchased }起的{ $offer }。
term-removed = 已移除訂閱期間 { $term }：{ $offer }，週年日 { $anniversary }。
term-no-offer = 請選擇優惠。
term-no-date = 需要購買日或週年日。
term-too-early = 開始日早於 { $earliest }。
term-too-late = 開始日晚於 { $latest }，太遠了。
term-ends-before = 週年日 { $anniversary }不在購買日之後。
term-too-long = 從購買日到週年日共 { $days } 天，最多 { $longest } 天。
term-price = 價格至少為 0，且須小於 { $limit }。
term-price-digits = 價格的小數位數超過該幣別的 { $digits } 位。
term-tile-ahead = 查看圖格的日期 { $day }還沒到。
term-tile-before = 查看圖格的日期 { $day }早於訂閱期間的開始日。
term-tile-days = 圖格顯示的天數是 0 到 { $most } 的整數。
term-tile-without-days = 指定查看圖格的日期時，也需要當時顯示的剩餘天數。
term-tile-without-day = 指定剩餘天數時，也需要查看圖格的日期。
term-currency-alone = 指定幣別時，也需要價格。
term-entered = 已經輸入過，編號為 { $term }。
term-row-cells = 這一列有 { $found } 個儲存格，應為 { $expected } 個。
term-doubt-anniversary = 購買日的一年後是 { $expected }。請與合作夥伴中心的週年日比對。
term-doubt-overlap = 與訂閱期間 { $number }（{ $offer }）重疊。兩者同時只能有一項有效。
term-doubt-not-sold = 就已知的資料，{ $day }並未販售這個優惠。
term-doubt-price = 價格與已知的費用差距很大。請與合作夥伴中心的優惠圖格比對。
term-doubt-currency = 這個帳戶以 { $currency } 計費。
terms-imported = 已匯入：{ $imported }。已輸入過：{ $duplicates }。未接受：{ $refused }。
terms-would-import = 沒有變更任何內容。將匯入：{ $imported }。已輸入過：{ $duplicates }。不會接受：{ $refused }。
terms-file-large = 檔案超過 { $megabytes } MB。
terms-file-rows = 檔案中超過 { $most } 個訂閱期間。
terms-file-text = 檔案不是 UTF-8 文字。
terms-file-empty = 檔案沒有欄位名稱列。
terms-file-unknown = 沒有「{ $column }」這個欄位。可用的欄位：{ $columns }。
terms-file-twice = 欄位「{ $column }」重複。
terms-file-missing = 需要 offer 欄位，以及 purchased 或 anniversary 欄位。
terms-file-json = 檔案不是訂閱期間的 JSON 清單。
terms-file-value = 「{ $column }」不是單一值。
terms-template-rows = 每個訂閱期間一列：offer，以及 purchased 或 anniversary。以 # 開頭的行不會讀取。
terms-template-dates = purchased、anniversary、read_on：日期，例如 2026-12-15
terms-template-price = price、currency：圖格顯示的未稅價格，例如 516.60；以及幣別，例如 EUR
terms-template-auto-renew = auto_renew：on、off 或 unknown
terms-template-tile = days_left、read_on：圖格顯示的剩餘續約天數，以及查看的日期
