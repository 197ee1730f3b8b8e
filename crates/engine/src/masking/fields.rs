//! Which names of attributes and properties mean something personal, unless a definition says
//! otherwise; and which names a rule looks at.

use fenqun_model::expr::{Expr, Literal, Path};

/// Names that reach a person, or name one, wherever they stand.
const ANYWHERE: &[&str] = &[
    "phone",
    "phonenumber",
    "mobile",
    "mobilephone",
    "mobilenumber",
    "cellphone",
    "telephone",
    "tel",
    "email",
    "emailaddress",
    "mail",
    "contact",
    "contactname",
    "contactphone",
    "firstname",
    "lastname",
    "fullname",
    "realname",
    "surname",
    "givenname",
    "nickname",
    "username",
    "customername",
    "receiver",
    "receivername",
    "recipient",
    "consignee",
    "address",
    "shippingaddress",
    "billingaddress",
    "deliveryaddress",
    "street",
    "idcard",
    "idnumber",
    "passport",
    "ip",
    "wechat",
    "wechatid",
    "openid",
    "unionid",
    "qq",
    "avatar",
    "手机",
    "手机号",
    "手机号码",
    "电话",
    "电话号码",
    "联系电话",
    "联系方式",
    "联系人",
    "邮箱",
    "电子邮箱",
    "邮件",
    "姓名",
    "名字",
    "客户姓名",
    "收货人",
    "收件人",
    "收货地址",
    "地址",
    "详细地址",
    "身份证",
    "身份证号",
    "微信",
    "微信号",
    "昵称",
];

/// Names that mean a person only where a customer is described, not a product or a page.
const OF_CUSTOMERS: &[&str] = &["name", "名称", "客户名称"];

/// Parts of a path that only say where something stands.
const PLAIN: &[&str] = &[
    "city", "province", "state", "country", "region", "district", "postcode",
];

/// Whether an attribute of that name is personal by its name.
pub(super) fn is_personal_attribute(path: &str) -> bool {
    let parts: Vec<String> = path.split('.').map(plain).collect();
    let owner = parts.len() < 2 || ANYWHERE.contains(&parts[parts.len() - 2].as_str());
    is_named(&parts, ANYWHERE) || (owner && is_last(&parts, OF_CUSTOMERS))
}

/// Whether a property of an event is personal by its name.
pub(super) fn is_personal_property(path: &str) -> bool {
    let parts: Vec<String> = path.split('.').map(plain).collect();
    is_named(&parts, ANYWHERE)
}

/// Whether any part is one of the names; `address.city` is a place, not an address.
fn is_named(parts: &[String], names: &[&str]) -> bool {
    let named = parts.iter().any(|part| names.contains(&part.as_str()));
    named && !is_last(parts, PLAIN)
}

fn is_last(parts: &[String], names: &[&str]) -> bool {
    parts
        .last()
        .is_some_and(|last| names.contains(&last.as_str()))
}

/// Lower case, without what joins words.
fn plain(part: &str) -> String {
    part.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' ' | '$'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether names below a node are properties of events.
pub(super) fn looks_at_events(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Did(_)
            | Expr::Aggregate(_)
            | Expr::Sequence(_)
            | Expr::FirstTime(_)
            | Expr::Stopped { .. }
            | Expr::Restarted { .. }
            | Expr::Regular { .. }
    )
}

/// Names that stand in a node itself.
pub(super) fn named_by(expr: &Expr) -> Vec<&Path> {
    match expr {
        Expr::Name(path) => vec![path],
        Expr::Aggregate(aggregate) => aggregate.property.iter().collect(),
        Expr::Sequence(sequence) => sequence.same.iter().collect(),
        _ => vec![],
    }
}

/// Texts that stand in a node itself.
pub(super) fn constants(expr: &Expr) -> Vec<&str> {
    match expr {
        Expr::Literal(Literal::Text(text)) => vec![text],
        Expr::In(_, options) => options
            .iter()
            .filter_map(|option| match option {
                Literal::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect(),
        Expr::Text(_, test) => vec![&test.pattern],
        Expr::HasAll(_, items) => items.iter().map(String::as_str).collect(),
        _ => vec![],
    }
}
