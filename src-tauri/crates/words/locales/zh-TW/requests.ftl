# 合作夥伴中心要求，以及取消訂閱。
requests-summary = { $count ->
    [0] 尚無要求
   *[other] { $count } 項要求，{ $open } 項未結案
}
request-id = 識別碼
request-status = 狀態
request-opened = 開立日期
request-modified = 修改日期
request-type = 問題類型
request-type-unknown = 「{ $type }」不是問題類型。請使用下列其中之一：{ $types }。
request-contact = 連絡人
request-cancels = 取消項目
request-status-open = 處理中
request-status-attention-needed = 需要注意
request-status-closed = 已結案
request-status-unknown = 未知
request-advice-open = 合作夥伴中心支援會與您連絡。若兩個工作天後仍無人回覆，請新增附註。
request-advice-attention-needed = 支援人員正在等候您的回覆。請閱讀最後一則附註，再新增附註回覆。
request-advice-closed = 已結案。如仍有未完成的事項，請建立新的要求。
request-advice-unknown = 這個版本的 Packdesk 不認得此狀態。請到合作夥伴中心查看。
request-visible-to = 在合作夥伴中心只有 { $person } 看得到。其他人可以查看這份紀錄。
request-visible = 在合作夥伴中心只有送出的人看得到。其他人可以查看這份紀錄。
request-note-waiting = 尚未確認

refund-possible = 可以退款
refund-impossible = 無法退款
refund-answers-missing = 還缺 { $count } 個回答
refund-answer-activated-no = 未啟用任何權益
refund-answer-activated-yes = 已啟用權益
refund-answer-key-no = 未檢視產品金鑰
refund-answer-key-yes = 已檢視產品金鑰
refund-role-may = 您的角色是{ $role }，可以要求退款。

cancel-nothing-runs = 目前沒有可取消的有效訂閱。
cancel-already-asked = 要求 { $request } 已提出取消。
cancel-with-refund = 有退款時
cancel-with-refund-text = 支援人員確認後，權益即終止。您會收到退款 { $total }。
cancel-with-refund-free = 支援人員確認後，權益即終止。這項優惠未曾收費，因此沒有退款。
cancel-without-refund = 無退款時
cancel-without-refund-text = 不會退還任何款項。若不採取動作，訂閱會於 { $until }到期，權益於 { $benefits }終止。
cancel-stays = 留存的內容
cancel-stays-text = 所有發票仍儲存在這部電腦。
cancel-summary = 取消{ $offer }
cancel-summary-with-order = 取消{ $offer }，訂單 { $order }
cancel-text = 請取消{ $offer }。
cancel-text-refund = 請取消{ $offer }並退款。
cancel-text-account = PartnerID { $partner }，{ $company }
cancel-text-order = 訂單 { $order }，{ $day }，{ $total }
cancel-text-invoice = 發票 { $number }
cancel-text-unused = 未啟用任何權益，也未檢視產品金鑰。

refund-check-bought-within-30-days = 30 天內購買
refund-check-nothing-activated = 未啟用權益
refund-check-no-key-viewed = 未檢視產品金鑰
refund-bought-within = 最晚可在 { $until }要求退款。{ $days ->
    [0] 今天是最後一天。
   *[other] 還有 { $days } 天。
}
refund-bought-over = 要求退款的期限已於 { $until }截止。
refund-bought-unknown = 沒有購買日期的紀錄。
refund-activated-no = 未啟用任何權益。
refund-activated-yes = 已啟用權益，因此無法退款。
refund-activated-unknown = 請詢問每一位有存取權的人。只要啟用一項權益就無法退款。
refund-key-no = 未檢視任何產品金鑰。
refund-key-yes = 已檢視產品金鑰，因此無法退款。
refund-key-unknown = 請詢問每一位有存取權的人。只要檢視過一組產品金鑰就無法退款。
