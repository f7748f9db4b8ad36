# 檢查的結果，以及該怎麼做。
check-account-verified = 帳戶已驗證
check-account-authorized = 狀態為已授權。變更法定名稱或地址會重新審查，需要 3 到 5 個工作天。
check-account-authorized-since = 自 { $since }起狀態為已授權。變更法定名稱或地址會重新審查，需要 3 到 5 個工作天。
check-account-pending = 帳戶正在審查中。審查結束前無法購買或續約。
check-account-pending-remedy = 審查通常需要 3 到 5 個工作天。請查看合作夥伴中心的訊息，確認是否要求補件。
check-account-rejected = 帳戶未通過審查。
check-account-rejected-remedy = 請在合作夥伴中心開啟法律資訊，更正標示的項目後再次提交。遭拒超過 30 天的帳戶會被停用。
check-account-unknown = 合作夥伴中心未說明帳戶是否已驗證。
check-account-unknown-remedy = 請查看合作夥伴中心的法律資訊。只有狀態為已授權的帳戶才能購買。

check-renewal-window = 續約期間已開放
check-window-first-purchase = 這是首次購買，不需要續約期間。
check-window-not-sold = 這一天不販售 { $offer }。
check-window-not-sold-remedy = 請查看接替的優惠。您的紀錄仍可在這裡查閱。
check-window-retired = 訂閱於 { $anniversary }到期。這個優惠已停售，無法續約。
check-window-not-yet = { $opens }開放，也就是到期的次日。{ $days ->
    [one] 就是明天。
   *[other] 還有 { $days } 天。
}
check-window-not-yet-on = { $opens }開放。{ $days ->
    [one] 就是明天。
   *[other] 還有 { $days } 天。
}
check-window-not-yet-announced = { $opens }開放。{ $days ->
    [one] 就是明天。
   *[other] 還有 { $days } 天。
}若依一項已公布但未經證實的規則，則是 { $announced }開放。
check-window-not-yet-remedy = 在此之前無須處理。
check-window-may-be-open = 各來源對週年日當天的說法不一。最遲於 { $opens }開放。
check-window-may-be-open-remedy = 可能已經開放。請查看合作夥伴中心，或再等一天。
check-window-announced = 依現行規則，{ $opens }開放。若依一項已公布但未經證實的規則，則是 { $announced }已開放。
check-window-announced-remedy = 可能已經開放。請查看合作夥伴中心的優惠圖格是否顯示剩餘的續約天數。
check-window-open-announced-remedy = 一項已公布但未經證實的規則可能使它提早截止。請查看合作夥伴中心的優惠圖格顯示的剩餘天數。
check-window-tile = 開放至 { $closes }。{ $left ->
    [0] 今天是最後一天。
   *[other] 還有 { $left } 天。
}依據：合作夥伴中心的優惠圖格於 { $read }顯示剩餘 { $days } 天。
check-window-tile-closed = 續約期間已於 { $closes }截止。依據：合作夥伴中心的優惠圖格於 { $read }顯示剩餘 { $days } 天。
check-window-open = 開放至 { $closes }。{ $days ->
    [0] 今天是最後一天。
   *[other] 還有 { $days } 天。
}
check-window-open-ended = 自 { $opens }起開放。規則未訂最後一天。
check-window-closed = 續約期間已於 { $closes }截止。
check-window-closed-remedy = 這個優惠無法再續約，但可以再次購買，開始新的訂閱期間。

check-qualification = 符合資格
check-qualification-met = 已符合這個優惠的資格要求。
check-qualification-missing = 尚未符合這個優惠的資格要求。
check-qualification-unknown = 沒有是否符合資格要求的紀錄。
check-qualification-remedy = 請在續約期間開放前，於合作夥伴中心的專長認證頁面核對要求。

check-role = 您的角色
check-role-may = 您是{ $role }。{ $others }也可以購買及續約。
check-role-may-not = 您是{ $role }。截至 2020 年 11 月，只有{ $buyers }可以購買及續約。
check-role-unknown = 合作夥伴中心未說明您的角色。
check-role-remedy = 請洽全域系統管理員代為續約，或請其指派 MPN 合作夥伴系統管理員角色給您。

check-billing-profile = 帳單基本資料
check-billing-linked = 這個帳戶已連結帳單基本資料。
check-billing-missing = 這個帳戶未連結帳單基本資料。
check-billing-unknown = 沒有這個帳戶的帳單基本資料紀錄。
check-billing-remedy = 購買前，請先洽全域系統管理員確認。

check-open-order = 沒有處理中的訂單
check-order-none = 這個優惠沒有處理中的訂單。
check-order-open = 這個優惠的訂單 { $order } 正在處理中。
check-order-remedy = 請先完成或取消該訂單。請勿重複付款。

check-sibling-offer = 沒有互斥的優惠
check-sibling-none = 目前沒有互斥的有效優惠。
check-sibling-active = { $offer }有效至 { $anniversary }。兩者只能有一個有效。
check-sibling-remedy = 當年度的選擇無法變更。請在目前有效的優惠到期時再變更。

check-refused-by-connection = 合作夥伴中心不接受：{ $checks }。

outcome-passed = 通過
outcome-failed = 未通過
outcome-not-yet = 尚未
outcome-unknown = 未知

why-title-can-renew = 我可以續約嗎？
why-title-cannot-renew = 為什麼無法續約？
why-title-can-buy = 我可以購買嗎？
why-title-cannot-buy = 為什麼無法購買？
why-today = 今天，{ $today }
why-benefits-end = 權益於 { $end }結束
why-policy = { $month }的規則。
why-tally = { $failed ->
    [0] { $unknown ->
        [0] { $passed } 項檢查全部通過。
       *[other] { $passed } 項通過，{ $unknown } 項未知。
    }
   *[other] { $passed } 項通過，{ $failed } 項未通過{ $unknown ->
        [0] {""}
       *[other] ，{ $unknown } 項未知
    }。
}
why-line = - { $name }：{ $outcome }。{ $reason }
why-verdict-not-yet = 尚未開放。您可以從 { $opens }起續約。
why-verdict-may-be-open = 可能已經開放。最遲可從 { $opens }起續約。
why-verdict-open = 可以。您可以續約至 { $closes }。
why-verdict-open-ended = 可以。規則未訂最後一天。
why-verdict-open-but = 續約期間已開放，但有其他原因無法續約。
why-verdict-closed = 無法續約。續約期間已於 { $closed }截止。
why-verdict-closed-buy = 續約期間已於 { $closed }截止。您可以再次購買。
why-verdict-buy = 可以。您符合購買資格。
why-verdict-no-buy = 您尚未符合購買資格。
why-verdict-retired = 無法續約。這個優惠已停售。

bar-description = 訂閱期間為 { $starts }至 { $expires }。續約期間為 { $opens }至 { $closes }。圖中日期為 { $today }。
bar-description-open-ended = 訂閱期間為 { $starts }至 { $expires }。續約期間自 { $opens }起，沒有截止日。圖中日期為 { $today }。

check-membership = 合作夥伴網路成員
check-membership-missing = 貴公司尚未加入 Microsoft 合作夥伴網路。
check-membership-remedy = 請先加入。之後合作夥伴中心會審查貴公司，審查完成後即可購買。
check-order-related = { $offer }的訂單 { $order } 正在處理中。兩者只能購買其中一項。
