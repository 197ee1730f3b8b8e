# 各项操作：为什么被拒绝、该怎么办。

catalog-busy = 另一个进程正在写入 { $file }，请等它结束后再试。（{ $reason }）
catalog-too-new = { $file } 由更新版本的 Fenqun 写入（格式 { $reason }）。数据未被改动，请用新版本打开。
catalog-damaged = { $file } 已损坏，或不是 Fenqun 的目录库：{ $reason }。数据未被改动，请从备份恢复该文件。
catalog-disk = 磁盘拒绝读写 { $file }：{ $reason }。请腾出空间或修正权限后再试，数据没有丢失。
catalog-internal = 目录库 { $file } 无法应答：{ $reason }。请反馈此问题。
