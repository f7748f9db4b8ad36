# The words of the window's frame: what stands on every page, the settings, the help.

page-sample = Sample account.
page-sample-text = Nothing is bought or charged.
page-sample-title = Sample account
page-nav-help = Help

page-filter-later = Not yet
page-why-can-renew = Why can I renew?
page-why-can-buy = Why can I buy?
page-why-checks = Checks

page-notices-dismissed = { $count ->
    [one] { $count } dismissed message
   *[other] { $count } dismissed messages
}
page-notice-dismissed = The message is dismissed.
page-notice-recall = Show again

page-documents = Language of documents
page-documents-screens = Same as screens
page-documents-english = English
page-documents-chinese = 繁體中文
page-documents-both = Both languages
page-documents-hint = Invoices and exports of this account. Microsoft’s own PDFs stay as they are.
page-zoom = Size
page-zoom-now = { $zoom } %
page-zoom-larger = Larger
page-zoom-smaller = Smaller
page-zoom-reset = 100 %
page-version = Version
page-log-folder = Log
page-open-log-folder = Open folder
page-open-log-folder-what = { " " }of the log
page-open-data-folder-short = Open folder
page-open-data-folder-what = { " " }of the data
page-licence = Licence
page-licence-value = MIT or Apache-2.0, as you choose
page-licences = Licences of the parts used
page-licences-text = Packdesk is made with these packages. Each stands under the licence beside its name.
page-licences-column-name = Package
page-licences-column-version = Version
page-licences-column-licence = Licence
page-licences-search = Search packages
page-diagnostics = For somebody who helps you
page-diagnostics-text = How Packdesk stands on this computer. No name, number, address or amount is in it.
page-diagnostics-save = Save as a file
page-diagnostics-copy = Copy diagnostics

page-help-summary = What the keyboard does.
page-help-everywhere = Everywhere
page-help-lists = In a list of invoices
page-help-key = Keys
page-help-does = What they do
page-key-pages = The pages in the order of the navigation
page-key-regions = The next part of the window, and the one before
page-key-search = The search box of the page
page-key-sync = Sync now
page-key-account = Choose the account
page-key-larger = Everything larger
page-key-smaller = Everything smaller
page-key-size = The size as at first
page-key-rows = The row above or below, the first, the last
page-key-select = Select the row, a range, all rows
page-key-preview = Into the preview
page-key-back = Back to the list, then close the preview, then clear the selection
page-key-save = Save the PDF
page-key-print = Print
page-key-export = Export the selection
page-key-choice = The choice beside it
page-key-close = Close a drawer or a question; the focus returns to where it was opened
page-key-press = Press a button, follow a link, tick a box
page-key-tab = The next thing that can be used, and the one before

page-menu = What can be done here
page-menu-copy = Copy { $text }
page-menu-copied = { $text } is copied.
