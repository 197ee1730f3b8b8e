# 后台任务及其运行、分档审核、待导入的上传文件、通过 HTTP 的导出。

job-checkpoint = 把日志中积累的数据转存到分桶文件
job-self-check = 抽取部分客户，把其分组与重新计算的结果比对
job-unknown = 没有可以单独启动的任务“{ $name }”。GET /api/v1/jobs/kinds 会列出全部任务。
job-run-unknown = 没有编号为 { $id } 的运行记录，可能已到期清除。GET /api/v1/jobs 会列出仍保留的记录。
job-parameters-unreadable = 无法读取这次运行的参数：{ $reason }。请重新提交。
job-stopped = 尚未完成就已停止。重新启动后会接着做。
job-panicked = 任务意外中断，这是程序的缺陷。系统会再次尝试；发生的位置见服务器日志。
job-thread-refused = 系统拒绝为任务创建线程：{ $reason }。请提高进程数上限或释放内存，然后重新启动。

job-export = 把定义中的客户写入文件
job-import = 导入已上传的文件
job-refit = 按定义设定的周期重新计算分界值
job-refresh-ranks = 重新计算 top、bottom 与 percentile 的门槛
job-retention = 清除已过保留期的内容
job-review-fits = 提出新的分界值，等待人工审核
job-undo-import = 撤销一次导入

upload-empty = { $file } 没有任何内容。请把文件内容作为请求正文发送。
upload-too-large = { $file } 超过设置允许的 { $most }。请拆分文件，或提高上限。
upload-unknown = 没有上传文件“{ $id }”，或者已不再保留。请重新上传。
upload-unwritable = 无法写入 { $file }：{ $reason }。请清理磁盘空间，或把工作区移到其他磁盘。
file-not-removed = 无法删除 { $file }：{ $reason }。请检查工作区文件夹的权限。
self-check-differs = 抽查了 { $checked } 位客户，有 { $count } 处分组与重新计算的结果不同（涉及 { $definitions }），现已改正。这是程序的缺陷，请反馈。
import-not-acknowledged = 服务器正在停止，导入的数据没有写入。下次启动后会接着导入。

export-format-not-offered = 不能导出为“{ $format }”格式。请从 { $formats } 中选择。
export-field-wrong = “{ $field }”不能作为一列：{ $reason }
export-fields-with-template = 模板的列是固定的。请去掉模板，或去掉 fields。

fit-outdated = “{ $name }”待批准的分界值已过时：定义已更改，或已有更新的分界值。请重新计算。
fit-review-unknown = 没有编号为 { $id } 的分档审核。GET /api/v1/fit-reviews 会列出全部审核。
fit-review-decided = 审核 { $id } 已有结论：{ $state }。

upload-cut-off = 文件没有传完，连接就中断了。请重新上传。
upload-form-broken = 无法读取表单。请把文件放在 multipart/form-data 的 file 字段中，或直接作为请求正文发送。
upload-mapping-no-text = 映射不是 UTF-8 文本。请发送 YAML 或 JSON 格式的 Source。
upload-no-file = 表单里没有 file 字段。请把文件放在该字段中，或直接作为请求正文发送。
import-unknown = 没有编号为 { $id } 的导入，或者记录已不再保留。GET /api/v1/imports 会列出全部导入。
import-no-rejects = 导入 { $id } 没有被拒绝的行，或者这些行已不再保留。
import-undo-running = 第 { $id } 次导入还没有结束。请先取消它，之后就可以撤销已经导入的部分。
import-undo-nothing = 第 { $id } 次导入没有带来任何数据，没有可撤销的内容。
export-unknown = 没有编号为 { $id } 的导出，或者记录已不再保留。
export-gone = 导出 { $id } 的文件已不存在：导出失败、已取消，或已过期。请重新导出。
export-not-done = 导出 { $id } 尚未完成，请稍后再试。
file-gone = 文件已不存在，请重新获取。
