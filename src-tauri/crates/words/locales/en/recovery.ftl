recovery-key-keyring = The key is in the keyring.
recovery-key-file = The key is in the file { $path }.
recovery-state-whole = Complete
recovery-state-damaged = Damaged; part of it can be read
recovery-state-unreadable = Cannot be read: its beginning is damaged, or it has another key
recovery-state-newer = From a newer version of Packdesk
recovery-state-missing = Missing
recovery-state-unknown = Unknown without the key
recovery-backup-of-day = Backup of { $day }
recovery-backup-before-change = Backup from before an update or a reset, { $day }
recovery-last-change = { $records } (last change { $day })
recovery-orders = { $count ->
    [one] 1 order
   *[other] { $count } orders
}
recovery-invoices = { $count ->
    [one] 1 invoice
   *[other] { $count } invoices
}
recovery-originals = { $count ->
    [one] 1 PDF from Microsoft
   *[other] { $count } PDFs from Microsoft
}
recovery-proofs = { $count ->
    [one] 1 payment proof
   *[other] { $count } payment proofs
}
recovery-profiles = { $count ->
    [one] 1 version of the profile
   *[other] { $count } versions of the profile
}
recovery-requests = { $count ->
    [one] 1 request
   *[other] { $count } requests
}
recovery-outgoing = { $count ->
    [one] 1 request or note not sent yet
   *[other] { $count } requests or notes not sent yet
}
recovery-bookkeeping = { $count ->
    [one] 1 entry in your books
   *[other] { $count } entries in your books
}
recovery-terms = { $count ->
    [one] 1 entered term
   *[other] { $count } entered terms
}
recovery-lines = the lines of { $count ->
    [one] 1 invoice
   *[other] { $count } invoices
}
recovery-discarded-terms = { $count ->
    [one] 1 discarded term
   *[other] { $count } discarded terms
}
recovery-loss-nothing = Nothing would be lost.
recovery-loss = Not in this backup: { $records }.
recovery-loss-nothing-readable = Nothing that can still be read would be lost.
recovery-loss-at-least = Not in this backup, of what can still be read: { $records }.
recovery-loss-unknown = What would be lost is unknown, because the current file cannot be read.
recovery-restored = The backup { $file } is in place. The file that it replaced is now { $replaced }. Choose Sync now to fetch what came later.
recovery-restored-missing = The backup { $file } is in place. Choose Sync now to fetch what came later.
recovery-cache = The fetched records were removed. They are fetched again at the next start.
recovery-salvaged-all = { $records }: all of them
recovery-salvaged-part = { $records }: the others could not be read
recovery-salvage-whole = Everything was written to { $folder }. The files are not encrypted.
recovery-salvage-damaged = What could be read was written to { $folder }. The files are not encrypted.
recovery-key-to-file = The key opens the data. It was written to { $path }.
recovery-key-to-keyring = The key opens the data. It is in the keyring now.
recovery-fine = The data can be opened.
recovery-no-backups = There are no backups yet.
recovery-action-key = Give Packdesk the key: recover key --code-file FILE, or recover key --file FILE
recovery-action-restore = Go back to a backup: recover backups, then recover restore FILE
recovery-action-cache = Fetch records again: recover cache
recovery-action-export = Write what can be read to files: recover export --dir DIR
recovery-action-sample = Set the sample account up afresh: sample reset
recovery-moves = { $file } takes the place of the current file, which moves to the folder backups.
recovery-moves-missing = { $file } is put in the place of the missing file.
recovery-agree-restore = { $moves } { $loss } Continue? [y/n]
recovery-agree-cache = The fetched records are removed and fetched again at the next start. Continue? [y/n]
recovery-code-paper = Write these 24 words on paper and store it where nobody else finds it. Whoever has them can open your data.
recovery-key-exported = The key was written to { $path }. Whoever has this file can open your data.
recovery-rotated-file = The data has a new key. { $files ->
    [one] 1 file was
   *[other] { $files } files were
} encrypted again, and the new key is in { $path }.
recovery-rotated-keyring = The data has a new key. { $files ->
    [one] 1 file was
   *[other] { $files } files were
} encrypted again, and the new key is in the keyring.
recovery-rotated-former = The former recovery code and exported keys no longer open this data. Copies of it that you made elsewhere still need them.
recovery-rotated-left = These backups keep their former key, because they could not be read: { $files }.
recovery-agree-rotate = The data and its backups are encrypted again with a new key. The present recovery code, exported keys and the content of the key file then open only copies that you made elsewhere. To keep them for those copies, export the key first. Continue? [y/n]
recovery-file = File
recovery-made = Made
recovery-holds = Holds
recovery-would-be-lost = What would be lost
