# 合作夥伴基本資料，以及誰可以執行什麼。
profile-name-missing = 輸入公司名稱。
profile-address-missing = 輸入街道與門牌號碼。
profile-city-missing = 輸入城市。
profile-county-missing = 選擇縣市。
profile-county-unknown = { $city } 不是以台灣的縣市（例如台北市）開頭。仍然可以儲存。
profile-state-missing = 選擇州或省。這個國家/地區要求填寫。
profile-state-unknown = { $state } 不是這個國家/地區的州或省。
profile-postal-code-missing = 輸入郵遞區號，例如 { $example }。
profile-postal-code-wrong = { $code } 不是{ $country ->
    [AT] 奧地利
    [AU] 澳洲
    [BE] 比利時
    [BG] 保加利亞
    [BR] 巴西
    [CA] 加拿大
    [CH] 瑞士
    [CN] 中國
    [CY] 賽普勒斯
    [CZ] 捷克
    [DE] 德國
    [DK] 丹麥
    [EE] 愛沙尼亞
    [ES] 西班牙
    [FI] 芬蘭
    [FR] 法國
    [GB] 英國
    [GR] 希臘
    [HK] 香港
    [HR] 克羅埃西亞
    [HU] 匈牙利
    [IE] 愛爾蘭
    [IN] 印度
    [IT] 義大利
    [JP] 日本
    [KR] 南韓
    [LT] 立陶宛
    [LU] 盧森堡
    [LV] 拉脫維亞
    [MT] 馬爾他
    [MX] 墨西哥
    [NL] 荷蘭
    [NO] 挪威
    [NZ] 紐西蘭
    [PL] 波蘭
    [PT] 葡萄牙
    [RO] 羅馬尼亞
    [SE] 瑞典
    [SG] 新加坡
    [SI] 斯洛維尼亞
    [SK] 斯洛伐克
    [TW] 台灣
    [US] 美國
    [ZA] 南非
   *[other] 這個國家/地區
}的郵遞區號{ $country ->
    [TW] （3 碼、5 碼或 6 碼）
   *[other] { "" }
}。例如 { $example }。
profile-first-name-missing = 輸入連絡人的名字。
profile-last-name-missing = 輸入連絡人的姓氏。
profile-email-wrong = 輸入完整的公司電子郵件地址，例如 name@company.com。
profile-phone-characters = 電話號碼只能輸入數字，最多 10 碼，不含國碼。請移除這些字元：{ $characters }
profile-too-long = 共 { $length } 個字元，太長。最多 { $longest } 個字元。
profile-control-character = 內容含有換行或其他無法列印的字元。請移除。
profile-tax-id-unusual = { $value } 不像{ $country ->
    [TW] 統一編號（8 位數字）
   *[other] 這個國家/地區的稅號
}，例如 { $example }。仍然可以儲存。
profile-tax-id-check-digit = { $value } 的檢查碼不符，可能有數字打錯。請與公司登記資料核對。仍然可以儲存。
profile-difference = { $field }原為「{ $before }」，現為「{ $after }」
profile-difference-nothing = 空白
profile-field-not-in-center = 合作夥伴中心沒有這個欄位。請保持不變。
profile-field-problem = { $field }：{ $problem }
profile-fields-refused = 合作夥伴中心不接受下列欄位：{ $fields }。
profile-po-box = 這是郵政信箱。公司登記須為街道地址，審查可能不會通過。
profile-review = 儲存後會開始審查帳戶，通常需要 3 到 5 個工作天。審查完成前無法購買或續約。
profile-review-wait = 帳戶審查完成前無法購買或續約，通常需要 3 到 5 個工作天。
profile-review-rejected = 帳戶未通過驗證，無法購買或續約。
profile-review-in-window = 儲存後會開始審查帳戶，通常需要 3 到 5 個工作天。審查完成前無法購買或續約，而{ $offer }只能續約至 { $closes }。

activity-join = 加入合作夥伴網路
activity-buy = 購買與續約
activity-cancel = 要求取消與退款
activity-change-billing = 變更帳單地址、稅號與連絡人
activity-change-legal = 變更法定名稱與地址
activity-read-invoices = 查看會員資格的發票
activity-make-request = 建立支援要求

mail-subject = 合作夥伴帳戶 { $partner }：{ $activity }
mail-greeting = 您好：
mail-wish = { $company }（PartnerID { $partner }）需要在合作夥伴中心處理這件事：{ $activity }。
mail-offer = 相關優惠：{ $offer }。
mail-offer-until = 相關優惠：{ $offer }。最後安全日是 { $closes }。
mail-role = 我的角色是{ $role }，無法執行。依 { $day }的資料，可執行的角色為：{ $roles }。
mail-ask = 請代為處理，或指派其中一個角色給我。

account-sample = 範例帳戶
account-by-hand = 您自己的帳戶，手動輸入
account-contents = { $invoices } 張發票、{ $orders } 筆訂單、{ $requests } 項要求
account-contents-with-terms = { $invoices } 張發票、{ $orders } 筆訂單、{ $requests } 項要求、{ $terms } 個訂閱期間
account-name-characters = 名稱只能使用小寫字母和數字，中間可以有單一連字號。
account-name-long = 共有 { $length } 個字元，最多 { $longest } 個。
account-name-reserved = 這個名稱在 Packdesk 中另有用途。
account-remove-question = 要移除帳戶「{ $account }」及其 { $contents }嗎？備份中仍然會有。輸入 y 即可移除。
account-removal = 其 { $contents }會一併移除。先前的備份和已匯出的檔案中仍然會有。
account-removed = 已移除帳戶「{ $account }」及其 { $contents }。先前的備份和已匯出的檔案中仍然會有。

address-said = 合作夥伴中心對這個地址的說明：{ $status }。
address-said-meaning = 合作夥伴中心對這個地址的說明：{ $status }（{ $meaning }）。
address-not-right = 合作夥伴中心表示這個地址不正確。
address-message = 內容如下：{ $message }
address-suggested = 建議的地址：{ $addresses }。
address-not-known = 無法得知合作夥伴中心對這個地址的說明：{ $reason }
address-verified-shippable = 已驗證，而且可以送達
address-verified = 已驗證
address-interaction-required = 變更較多，必須由人確認
address-street-partial = 找到街道，找不到門牌號碼
address-premises-partial = 找到建築物，找不到樓層或室
address-multiple = 可能是多個地址
address-none = 找不到這個地址
address-not-validated = 尚未檢查
profile-postal-code-not-given = 請輸入郵遞區號。合作夥伴中心在這個國家或地區要求郵遞區號。
profile-postal-code-not-taken = 合作夥伴中心在這個國家或地區不接受像 { $code } 這樣的郵遞區號。
