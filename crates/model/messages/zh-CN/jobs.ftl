# 后台任务及其运行、分档审核、待导入的上传文件、通过 HTTP 的导出。

job-checkpoint = 把日志中积累的数据转存到分桶文件
job-unknown = 没有可以单独启动的任务“{ $name }”。GET /api/v1/jobs 会列出全部任务。
job-run-unknown = 没有编号为 { $id } 的运行记录，可能已到期清除。GET /api/v1/jobs/runs 会列出仍保留的记录。
job-parameters-unreadable = 无法读取这次运行的参数：{ $reason }。请重新提交。
job-stopped = 尚未完成就已停止。重新启动后会接着做。
job-panicked = 任务意外中断，这是程序的缺陷。系统会再次尝试；发生的位置见服务器日志。
job-thread-refused = 系统拒绝为任务创建线程：{ $reason }。请提高进程数上限或释放内存，然后重新启动。
