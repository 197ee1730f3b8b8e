# 演示：一家虚构的商店，把主流程走一遍。

demo-about = 生成一家示例商店，把主流程走一遍
demo-after-help = 在同一目录重复运行不会改变任何结果。
demo-folder-unwritable = 目录 { $folder } 无法写入：{ $reason }。请用 --data 换一个目录。
demo-stopped = 演示停在这一步：{ $command }

demo-intro = 一叶茶馆：一家虚构的商店，客户档案里有 { $customers } 人，数据从 2023 年春到 2026 年 3 月底。
    下面每条命令都可以照样再输一遍；商店的文件在 { $folder }。
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
