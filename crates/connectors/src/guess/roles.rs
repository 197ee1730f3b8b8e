//! What columns are called, in Chinese and English.

use fenqun_model::identifier::IdentifierKind;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Says whose the row is.
    Identifier(IdentifierKind),
    /// When it happened.
    Time,
    /// Number of the order.
    Order,
    /// Id of the event itself.
    EventId,
    /// Name of the event.
    EventName,
    /// What was paid.
    Amount,
    /// How many.
    Quantity,
    /// Price of one.
    Price,
    /// Code of the currency.
    Currency,
    /// A fact about an item: the field's name.
    Item(&'static str),
    /// A fact about the customer: the attribute's name.
    Person(&'static str),
    /// A fact about the event: the property's name.
    Fact(&'static str),
}

use IdentifierKind::{Anonymous, Customer, Email, External, Phone};

/// Headers without blanks, signs and case, by role; earlier ones are the better match.
const HEADERS: &[(Role, &[&str])] = &[
    (
        Role::Identifier(Customer),
        &[
            "customerid",
            "userid",
            "memberid",
            "clientid",
            "customerno",
            "customernumber",
            "customercode",
            "custid",
            "memberno",
            "buyerid",
            "householdid",
            "shopperid",
            "uid",
            "客户编号",
            "客户id",
            "客户号",
            "客户代码",
            "客户编码",
            "会员编号",
            "会员号",
            "会员id",
            "会员卡号",
            "用户编号",
            "用户id",
            "用户号",
            "顾客编号",
            "顾客id",
            "买家id",
            "买家编号",
            "customer",
            "user",
            "客户",
            "用户",
            "会员",
            "masterid",
        ],
    ),
    (
        Role::Identifier(Phone),
        &[
            "phone",
            "mobile",
            "mobilephone",
            "phonenumber",
            "mobilenumber",
            "telephone",
            "tel",
            "cellphone",
            "手机",
            "手机号",
            "手机号码",
            "电话",
            "电话号码",
            "联系电话",
        ],
    ),
    (
        Role::Identifier(Email),
        &[
            "email",
            "emailaddress",
            "mail",
            "邮箱",
            "电子邮箱",
            "电子邮件",
            "邮箱地址",
            "邮件地址",
        ],
    ),
    (
        Role::Identifier(External),
        &[
            "unionid",
            "openid",
            "wechatid",
            "wechat",
            "crmid",
            "externalid",
            "微信",
            "微信号",
        ],
    ),
    (
        Role::Identifier(Anonymous),
        &[
            "anonymousid",
            "deviceid",
            "cookieid",
            "visitorid",
            "设备号",
            "设备id",
            "访客id",
        ],
    ),
    (
        Role::Order,
        &[
            "invoiceno",
            "orderid",
            "orderno",
            "ordernumber",
            "ordersn",
            "invoiceid",
            "invoice",
            "transactionid",
            "basketid",
            "receiptno",
            "receiptid",
            "订单号",
            "订单编号",
            "订单id",
            "单号",
            "交易号",
            "交易编号",
            "小票号",
            "发票号",
        ],
    ),
    (
        Role::EventId,
        &["eventid", "messageid", "事件id", "事件编号"],
    ),
    (
        Role::EventName,
        &[
            "event",
            "eventname",
            "eventtype",
            "behavior",
            "behaviortype",
            "behaviour",
            "action",
            "事件",
            "事件名称",
            "事件名",
            "行为",
            "行为类型",
        ],
    ),
    (
        Role::Time,
        &[
            "occurredat",
            "eventtime",
            "ordertime",
            "orderdate",
            "invoicedate",
            "paytime",
            "paidat",
            "purchasedate",
            "purchasetime",
            "transactiontimestamp",
            "transactiondate",
            "transactiontime",
            "timestamp",
            "datetime",
            "date",
            "time",
            "createdat",
            "createtime",
            "下单时间",
            "下单日期",
            "订单时间",
            "订单日期",
            "支付时间",
            "付款时间",
            "购买时间",
            "购买日期",
            "消费时间",
            "消费日期",
            "交易时间",
            "交易日期",
            "发生时间",
            "登录时间",
            "时间",
            "日期",
            "创建时间",
        ],
    ),
    (
        Role::Amount,
        &[
            "amount",
            "revenue",
            "totalamount",
            "orderamount",
            "ordertotal",
            "total",
            "paidamount",
            "payment",
            "salesvalue",
            "sales",
            "dollarvalue",
            "spend",
            "gmv",
            "实付金额",
            "实付款",
            "支付金额",
            "付款金额",
            "成交金额",
            "订单金额",
            "消费金额",
            "交易金额",
            "金额",
            "总金额",
            "总价",
        ],
    ),
    (
        Role::Quantity,
        &[
            "quantity",
            "qty",
            "units",
            "数量",
            "件数",
            "购买数量",
            "numberofcds",
            "cds",
        ],
    ),
    (
        Role::Price,
        &["unitprice", "price", "单价", "商品单价", "售价"],
    ),
    (
        Role::Currency,
        &["currency", "currencycode", "币种", "货币"],
    ),
    (
        Role::Item("product"),
        &[
            "stockcode",
            "sku",
            "productid",
            "product",
            "itemid",
            "item",
            "goodsid",
            "productcode",
            "商品编号",
            "商品编码",
            "商品id",
            "商品",
            "产品编号",
            "产品",
            "货号",
        ],
    ),
    (
        Role::Item("name"),
        &[
            "productname",
            "itemname",
            "goodsname",
            "description",
            "商品名称",
            "商品名",
            "产品名称",
        ],
    ),
    (
        Role::Item("category"),
        &[
            "category",
            "categoryid",
            "productcategory",
            "品类",
            "类目",
            "商品类别",
            "商品分类",
            "类别",
            "分类",
            "类目id",
        ],
    ),
    (Role::Person("city"), &["city", "城市", "所在城市"]),
    (
        Role::Person("province"),
        &["province", "state", "省份", "省", "所在省份"],
    ),
    (Role::Person("country"), &["country", "国家"]),
    (Role::Person("region"), &["region", "地区", "区域", "大区"]),
    (Role::Person("gender"), &["gender", "sex", "性别", "genre"]),
    (Role::Person("age"), &["age", "年龄"]),
    (
        Role::Person("birthday"),
        &[
            "birthday",
            "birthdate",
            "dateofbirth",
            "dob",
            "生日",
            "出生日期",
        ],
    ),
    (
        Role::Person("name"),
        &[
            "name",
            "customername",
            "fullname",
            "姓名",
            "客户名称",
            "客户姓名",
            "会员姓名",
            "名称",
            "用户名",
        ],
    ),
    (Role::Person("first_name"), &["firstname", "名"]),
    (Role::Person("last_name"), &["lastname", "姓"]),
    (Role::Person("industry"), &["industry", "行业", "所属行业"]),
    (Role::Person("occupation"), &["occupation", "job", "职业"]),
    (
        Role::Person("income"),
        &["income", "annualincome", "收入", "年收入"],
    ),
    (
        Role::Person("level"),
        &["level", "memberlevel", "会员等级", "等级"],
    ),
    (Role::Person("company"), &["company", "公司", "公司名称"]),
    (
        Role::Person("postcode"),
        &["postcode", "zipcode", "zip", "邮编", "邮政编码"],
    ),
    (
        Role::Person("registered_at"),
        &[
            "registeredat",
            "registrationdate",
            "signupdate",
            "signupat",
            "registertime",
            "注册时间",
            "注册日期",
        ],
    ),
    (
        Role::Fact("channel"),
        &["channel", "渠道", "来源渠道", "购买渠道", "来源"],
    ),
    (
        Role::Fact("store"),
        &["store", "storeid", "shop", "门店", "店铺"],
    ),
    (
        Role::Fact("status"),
        &["status", "orderstatus", "状态", "订单状态"],
    ),
];

/// The role of a header and how good the match is (0 is best); `None` when it says nothing.
pub(super) fn of_header(header: &str) -> Option<(Role, usize)> {
    let plain = plain(header);
    HEADERS.iter().find_map(|(role, headers)| {
        let rank = headers.iter().position(|known| *known == plain)?;
        Some((*role, rank))
    })
}

/// A header in small letters without blanks, signs and what stands in brackets.
fn plain(header: &str) -> String {
    let mut depth = 0;
    let kept = header.chars().filter(|c| {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth -= 1,
            _ => return depth == 0 && c.is_alphanumeric(),
        }
        false
    });
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_both_languages() {
        for (header, role) in [
            ("CustomerID", Role::Identifier(Customer)),
            ("user_id", Role::Identifier(Customer)),
            ("客户编号", Role::Identifier(Customer)),
            ("手机号码", Role::Identifier(Phone)),
            ("E-mail", Role::Identifier(Email)),
            ("InvoiceNo", Role::Order),
            ("订单号", Role::Order),
            ("下单时间", Role::Time),
            ("金额（元）", Role::Amount),
            ("Unit Price", Role::Price),
            ("Annual Income (k$)", Role::Person("income")),
        ] {
            assert_eq!(
                of_header(header).map(|(role, _)| role),
                Some(role),
                "{header}"
            );
        }
        assert_eq!(of_header("Spending Score"), None);
    }

    #[test]
    fn no_header_stands_for_two_roles() {
        let mut all: Vec<&str> = HEADERS
            .iter()
            .flat_map(|(_, headers)| *headers)
            .copied()
            .collect();
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before);
    }
}
