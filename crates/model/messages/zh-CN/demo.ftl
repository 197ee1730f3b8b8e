# 演示：一家虚构的商店，把主流程走一遍。

demo-about = 生成一家示例商店，在本机打开网页看效果
demo-after-help = 在同一目录重复运行，会接着用已有的数据；想重新生成，删除该目录即可。
demo-folder-unwritable = 目录 { $folder } 无法写入：{ $reason }。请用 --data 换一个目录。
demo-stopped = 演示停在这一步：{ $command }

demo-option-no-serve = 不打开网页服务，而是把主流程的命令逐条执行并显示结果。
demo-option-open = 自动打开浏览器。
demo-option-until = 数据截止到这一天之前（如 2026-04-01），时钟也停在这一天。不写则截止到今天。
demo-day-malformed = “{ $text }”不是日期，请写成 2026-04-01 这样。
demo-other-workspace = { $folder } 里是别的工作区，不是演示生成的。请用 --data 换一个目录。
demo-other-day = { $folder } 里是另一天的演示。请去掉 --until，或用 --data 换一个目录。
demo-made-to-be-served = { $folder } 里是供网页使用的演示。请去掉 --no-serve，或用 --data 换一个目录。
demo-import-failed = 演示无法导入 { $file }。请删除演示目录后重试。

demo-intro = 一叶茶馆：一家虚构的商店，客户档案里有 { $customers } 人，订单和访问数据共三年，截至 { $until }。
demo-making = 按当时的顺序，一批一批导入各系统导出的文件；文件在 { $folder }。
demo-walk = 下面每条命令都可以照样再输一遍；商店的文件在 { $folder }。
demo-ready =
    网页已就绪，请用浏览器打开：
    {"  "}{ $url }
demo-sign-in =
    {"  "}邮箱  { $email }
    {"  "}密码  { $password }
demo-no-page = 这个版本没有包含网页：请运行 cargo xtask demo 构建。
demo-no-browser = 无法自动打开浏览器，请手动打开上面的地址。
demo-stop = 按 Ctrl-C 停止。数据都留在 { $data }，再次运行会接着用。
demo-step-sources = 先说明各系统的文件怎么读
demo-step-import = 导入数据；不合格的行连同原因单独存放
demo-step-define = 定义要了解客户的哪些方面，以及每一群怎么经营
demo-step-eval = 看谁在哪个群
demo-step-flows = 看上个季度谁变了
demo-step-explain = 看某位客户为什么在这一群、什么时候会变
demo-step-preview = 规则先试算，再保存
demo-step-export = 交付：给销售团队一份表格，给管理者一页报告

demo-next = 主流程走完了。工作区留在 { $data }，可以接着做：
demo-next-explain = 任意客户、任意分群
demo-next-history = 一个分群的规模怎么变化
demo-next-refit = 重新拟合分界点，看哪些客户因此换了群
demo-next-sample = 请同事抽检标签
demo-next-files = 全部定义，可以照着改
demo-next-help = 全部命令
