# 視窗中為您自己的帳戶輸入訂閱期間的文字。

page-terms = 已輸入的訂閱期間
page-terms-add = 輸入訂閱期間
page-terms-first = 請輸入您目前的訂閱期間
page-terms-first-text = 請查看合作夥伴中心的優惠圖格，輸入購買日或週年日。之後此頁會顯示何時可以續約。
page-terms-import = 匯入訂閱期間
page-terms-template = 儲存供填寫的表格
page-terms-saved = 已儲存：{ $path }
page-terms-offer = 優惠
page-terms-anniversary = 週年日
page-terms-window = 續約期間
page-terms-window-range = { $opens }至{ $closes }
page-terms-window-from = 自{ $opens }起
page-terms-answer-open = 可續約
page-terms-answer-not-yet = 尚未開放
page-terms-answer-may-be-open = 可能已開放，請查看合作夥伴中心。
page-terms-answer-closed = 已截止
page-terms-answer-refused = 無法續約
page-terms-price = 價格
page-terms-source = 來源
page-terms-change = 變更
page-terms-remove = 移除
page-terms-of = { " " }{ $offer }，{ $anniversary }
page-terms-remove-question = 要移除這個訂閱期間嗎？
page-terms-remove-text = { $offer }，週年日 { $anniversary }。其續約期間與日期會從此頁消失。發票不變。
page-terms-remove-act = 移除訂閱期間
page-terms-remove-back = 返回

page-term-new = 輸入訂閱期間
page-term-changed = 變更訂閱期間
page-term-choose = 選擇優惠
page-term-purchased = 購買日
page-term-purchased-hint = 或上次續約日。兩個日期輸入其中一個即可。
page-term-anniversary = 週年日
page-term-anniversary-hint = 合作夥伴中心顯示的日期。
page-term-price = 未稅價格
page-term-price-hint = 圖格顯示的價格，例如 516.60。
page-term-currency = 幣別
page-term-auto-renew = 自動續約
page-term-auto-renew-on = 已開啟
page-term-auto-renew-off = 已關閉
page-term-auto-renew-unknown = 不清楚
page-term-days-left = 圖格顯示的剩餘天數
page-term-days-left-hint = 優先於任何規則。
page-term-read-on = 查看日期
page-term-follows = 推算結果
page-term-follows-anniversary = 週年日：{ $day }
page-term-follows-window = 續約期間：{ $window }
page-term-follows-nothing = 輸入優惠與日期後，會顯示續約期間。
page-term-save = 輸入訂閱期間
page-term-save-change = 儲存變更
page-term-entered-said = 已輸入{ $offer }，週年日 { $anniversary }。

page-terms-import-title = 匯入訂閱期間
page-terms-import-text = 有欄位名稱的表格（CSV）或 JSON 清單，最大 5 MB。在您看過將輸入的內容之前，不會輸入任何項目。
page-terms-import-choose = 選擇檔案
page-terms-import-file = 檔案
page-terms-import-none = 未選擇檔案
page-terms-import-would = 將輸入
page-terms-import-refused = 未採用
page-terms-import-row = 第 { $row } 列
page-terms-import-act = { $count ->
   *[other] 輸入 { $count } 個訂閱期間
}
