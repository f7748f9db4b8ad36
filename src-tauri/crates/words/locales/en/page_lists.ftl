# The words of the window's lists: their columns, what is opened beside them, and what can be taken back.

page-column-width = Width of the column { $column }
page-preview-size = Size of the preview
page-preview-back = Back to the list
page-preview-drawing = Drawing the page
page-undo = Undo
page-checks-settled = Marked as settled.
page-spending-invoices-of = { " " }invoices of { $of }
page-spending-all-of-year = { $told }. Shows all invoices of { $year }.
