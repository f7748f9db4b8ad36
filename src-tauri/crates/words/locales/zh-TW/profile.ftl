# 合作夥伴基本資料，以及誰可以執行什麼。
profile-name-missing = 輸入公司名稱。
profile-address-missing = 輸入街道與門牌號碼。
profile-city-missing = 輸入城市。
profile-state-missing = 選擇州或省。這個國家/地區要求填寫。
profile-state-unknown = { $state } 不是這個國家/地區的州或省。
profile-postal-code-missing = 輸入郵遞區號，例如 { $example }。
profile-postal-code-wrong = { $code } 不是這個國家/地區的郵遞區號。格式如 { $example }。
profile-first-name-missing = 輸入連絡人的名字。
profile-last-name-missing = 輸入連絡人的姓氏。
profile-email-wrong = 輸入完整的公司電子郵件地址，例如 name@company.com。
profile-phone-characters = 電話號碼只能輸入數字，最多 10 碼，不含國碼。不可包含：{ $characters }
profile-too-long = { $length } 個字元太長，最多可儲存 { $longest } 個字元。
profile-control-character = 內容含有換行或其他無法列印的字元。請移除。
profile-tax-id-unusual = { $value } 不像這個國家/地區的稅籍編號，例如 { $example }。仍然可以儲存。
profile-field-problem = { $field }：{ $problem }
profile-fields-refused = 合作夥伴中心不接受下列欄位：{ $fields }。
profile-po-box = 這是郵政信箱。公司登記的是街道地址，審查可能不會通過。
profile-review = 儲存後會開始審查帳戶，通常需要 3 到 5 個工作天。購買與續約要等審查完成。
profile-review-in-window = 儲存後會開始審查帳戶，通常需要 3 到 5 個工作天。購買與續約要等審查完成，而{ $offer }只能續約至 { $closes }。

activity-join = 加入合作夥伴網路
activity-buy = 購買與續約
activity-cancel = 要求取消與退款
activity-change-billing = 變更帳單地址、稅籍編號與連絡人
activity-change-legal = 變更法定名稱與地址
activity-read-invoices = 查看會員資格的發票
activity-make-request = 建立支援要求
