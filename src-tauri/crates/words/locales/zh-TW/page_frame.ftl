# 視窗框架的文字：每頁都有的內容、設定、說明。

page-sample = 範例帳戶。
page-sample-text = 不會真的購買，也不會收費。
page-sample-title = 範例帳戶
page-nav-help = 說明

page-filter-later = 尚不可
page-why-can-renew = 為什麼可以續約？
page-why-can-buy = 為什麼可以購買？
page-why-checks = 檢查項目

page-notices-dismissed = { $count } 則已關閉的訊息
page-notice-dismissed = 已關閉這則訊息。
page-notice-recall = 再次顯示

page-documents = 文件語言
page-documents-screens = 與畫面相同
page-documents-english = English
page-documents-chinese = 繁體中文
page-documents-both = 兩種語言
page-documents-hint = 適用於這個帳戶的發票與匯出檔案。Microsoft 原始 PDF 維持原樣。
page-zoom = 顯示大小
page-zoom-now = { $zoom }%
page-zoom-larger = 放大
page-zoom-smaller = 縮小
page-zoom-reset = 100%
page-version = 版本
page-log-folder = 紀錄檔
page-open-log-folder = 開啟資料夾
page-open-log-folder-what = ：紀錄檔
page-open-data-folder-short = 開啟資料夾
page-open-data-folder-what = ：資料
page-licence = 授權
page-licence-value = MIT 或 Apache-2.0，由您選擇
page-licences = 所用套件的授權
page-licences-text = Packdesk 使用下列套件。各套件的授權列在名稱旁。
page-licences-column-name = 套件
page-licences-column-version = 版本
page-licences-column-licence = 授權
page-licences-search = 搜尋套件
page-diagnostics = 供協助您的人參考
page-diagnostics-text = Packdesk 在這部電腦上的狀況。不含姓名、號碼、地址或金額。
page-diagnostics-save = 儲存為檔案
page-diagnostics-copy = 複製診斷資訊

page-help-summary = 鍵盤操作。
page-help-everywhere = 任何位置
page-help-lists = 發票清單
page-help-key = 按鍵
page-help-does = 功能
page-key-pages = 依導覽順序開啟各頁
page-key-regions = 視窗的下一個或上一個區域
page-key-search = 頁面的搜尋方塊
page-key-sync = 立即同步
page-key-account = 選擇帳戶
page-key-larger = 全部放大
page-key-smaller = 全部縮小
page-key-size = 恢復原本大小
page-key-rows = 上一列、下一列、第一列、最後一列
page-key-select = 選取一列、一個範圍、全部
page-key-preview = 進入預覽
page-key-back = 回到清單，再按關閉預覽，再按清除選取
page-key-save = 儲存 PDF
page-key-print = 列印
page-key-export = 匯出選取的發票
page-key-choice = 旁邊的選項
page-key-close = 關閉側邊面板或詢問視窗，焦點回到開啟它的位置
page-key-press = 按下按鈕、開啟連結、勾選方塊
page-key-tab = 下一個或上一個可操作的項目

page-menu = 可執行的動作
page-menu-copy = 複製 { $text }
page-menu-copied = 已複製 { $text }。
