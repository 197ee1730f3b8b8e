# Use cases: what they refuse and why.

catalog-busy = Another process is writing to { $file }. Wait until it is done, then try again. ({ $reason })
catalog-too-new = { $file } was written by a newer version of Fenqun (format { $reason }). Nothing was changed; open the folder with that version.
catalog-damaged = { $file } is damaged or is no Fenqun catalog: { $reason }. Nothing was changed; restore the file from a backup.
catalog-disk = The disk refused to read or write { $file }: { $reason }. Make room or fix the permissions, then try again; nothing was lost.
catalog-internal = The catalog { $file } could not answer: { $reason }. Please report this.
