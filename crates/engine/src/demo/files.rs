//! The files that the shop's systems export, with the defects that such files have.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use fenqun_model::Date;

use super::acts::{Contact, Moment, Order, Visit};
use super::calendar::Years;
use super::people::{Person, name};
use super::random::Random;
use super::shop::{Shop, shop};
use super::text::{chinese, local, rfc3339, row, yuan, yuan_sign};

/// A file to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoFile {
    /// Where it is.
    pub path: PathBuf,
    /// The `Source` definition that reads it; `None` for what client libraries send, which needs
    /// no mapping.
    pub source: Option<&'static str>,
    /// `events` or `customers`.
    pub kind: &'static str,
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What the shop's systems export: tables whose rows have a day.
#[derive(Clone, Debug)]
pub(super) struct Exports {
    tables: Vec<Table>,
}

#[derive(Clone, Debug)]
struct Table {
    name: &'static str,
    extension: &'static str,
    source: Option<&'static str>,
    header: String,
    /// With their line ends, each with the day on which the system learns of it.
    rows: Vec<(Date, String)>,
}

/// Writes the files into a folder that exists, with everything that happened before a day; in the
/// order in which they are imported.
///
/// # Errors
/// The disk refuses.
pub fn write(folder: &Path, end: Date) -> io::Result<Vec<DemoFile>> {
    Exports::until(end).write(folder, "", Date::FIRST..end)
}

impl Exports {
    /// Everything up to the day before `end`.
    pub(super) fn until(end: Date) -> Self {
        let years = Years::until(end);
        let shop = shop(&years);
        Self {
            tables: vec![
                customers(&shop),
                members(&shop, &years),
                orders(&shop),
                service(&shop),
                visits(&shop),
            ],
        }
    }

    /// Writes what the systems learn of on some days; a table without any gets no file.
    pub(super) fn write(
        &self,
        folder: &Path,
        mark: &str,
        days: Range<Date>,
    ) -> io::Result<Vec<DemoFile>> {
        let mut written = Vec::new();
        for table in &self.tables {
            let rows = table.rows.iter().filter(|(day, _)| days.contains(day));
            let rows: String = rows.map(|(_, row)| row.as_str()).collect();
            if rows.is_empty() {
                continue;
            }
            let path = folder.join(format!("{}{mark}.{}", table.name, table.extension));
            fs::write(&path, table.header.clone() + &rows)?;
            written.push(DemoFile {
                path,
                source: table.source,
                kind: table.kind(),
            });
        }
        Ok(written)
    }
}

impl Table {
    fn csv(name: &'static str, source: &'static str, header: &[&str]) -> Self {
        Self {
            name,
            extension: "csv",
            source: Some(source),
            header: row(header),
            rows: vec![],
        }
    }

    fn kind(&self) -> &'static str {
        match self.source {
            Some("crm" | "counter-members") => "customers",
            _ => "events",
        }
    }

    /// As programs on Windows write it.
    fn marked(mut self) -> Self {
        self.header.insert_str(0, BYTE_ORDER_MARK);
        self
    }
}

fn customers(shop: &Shop) -> Table {
    let header = [
        "客户编号",
        "客户名称",
        "性别",
        "出生年份",
        "职业",
        "年收入（万元）",
        "大区",
        "省份",
        "城市",
        "所属行业",
        "手机",
        "邮箱",
        "注册日期",
        "客户来源",
        "客户性质",
    ];
    let mut table = Table::csv("customers", "crm", &header).marked();
    for (number, (person, _)) in shop.people.iter().enumerate() {
        let row = customer(number, person);
        table.rows.push((person.registered, row));
    }
    table
}

fn customer(number: usize, person: &Person) -> String {
    let optional = |value: Option<i32>| value.map_or(String::new(), |value| value.to_string());
    // Every now and then a number is missing a digit, or typed in full width.
    let phone = match number {
        n if n % 401 == 17 => person.phone[..9].to_owned(),
        n if n % 97 == 5 => person.phone.chars().map(full_width).collect(),
        _ => person.phone.clone(),
    };
    row(&[
        &person.id,
        &person.name,
        person.gender,
        &optional(person.born),
        person.occupation,
        &optional(person.income),
        person.place.region,
        person.place.province,
        person.place.city,
        person.industry,
        &phone,
        &person.email,
        &person.registered.to_string(),
        person.origin,
        if person.is_company {
            "企业"
        } else {
            "个人"
        },
    ])
}

fn full_width(digit: char) -> char {
    char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).unwrap_or(digit)
}

/// The counters' own list: most are known to the web shop under the same telephone number.
fn members(shop: &Shop, years: &Years) -> Table {
    let mut random = Random::seeded(super::SEED + 1);
    let header = ["会员卡号", "姓名", "手机号", "办卡日期", "门店"];
    let mut table = Table::csv("members", "counter-members", &header).marked();
    let mut card = 0;
    for (person, _) in shop
        .people
        .iter()
        .filter(|(person, _)| person.channel == "门店")
    {
        card += 1;
        let card = format!("K{card:05}");
        let row = row(&[
            &card,
            &person.name,
            &person.phone,
            &person.registered.to_string(),
            person.place.city,
        ]);
        table.rows.push((person.registered, row));
    }
    for stranger in 0..240 {
        let card = format!("K{:05}", 20_000 + stranger);
        let name = name(random.happens(600), &mut random);
        let day = years.opened.plus_days(random.between(0, 1_000));
        let row = row(&[
            &card,
            &name,
            &format!("171{:08}", 30_000_000 + stranger * 3),
            &day.to_string(),
            "上海",
        ]);
        table.rows.push((day, row));
    }
    table
}

/// One line of an order or of a return.
struct OrderLine<'a> {
    at: Moment,
    number: String,
    of: String,
    person: &'a Person,
    order: &'a Order,
    line: usize,
}

fn orders(shop: &Shop) -> Table {
    let mut all: Vec<(&Person, &Order)> = Vec::new();
    for (person, acts) in &shop.people {
        all.extend(acts.orders.iter().map(|order| (person, order)));
    }
    all.sort_by(|a, b| (a.1.at, &a.0.id).cmp(&(b.1.at, &b.0.id)));
    let mut lines: Vec<OrderLine<'_>> = Vec::new();
    for (count, (person, order)) in all.into_iter().enumerate() {
        let number = format!("D{:07}", count + 1);
        let line = |line, at, number: &str, of: &str| OrderLine {
            at,
            number: number.to_owned(),
            of: of.to_owned(),
            person,
            order,
            line,
        };
        lines.extend((0..order.lines.len()).map(|index| line(index, order.at, &number, "")));
        if let Some((index, at)) = order.returned {
            lines.push(line(index, at, &format!("T{:07}", count + 1), &number));
        }
    }
    lines.sort_by(|a, b| (a.at, &a.number, a.line).cmp(&(b.at, &b.number, b.line)));
    let header = [
        "订单号",
        "客户编号",
        "手机号",
        "下单时间",
        "商品名称",
        "品类",
        "数量",
        "单价",
        "实付金额",
        "销售渠道",
        "订单状态",
        "原订单号",
    ];
    let mut table = Table::csv("orders", "order-lines", &header);
    for (count, line) in lines.iter().enumerate() {
        let written = (line.at.day, order_line(count, line));
        if count % 389 == 5 {
            table.rows.push(written.clone()); // exported twice
        }
        table.rows.push(written);
    }
    table
}

fn order_line(count: usize, line: &OrderLine<'_>) -> String {
    let (product, quantity) = line.order.lines[line.line];
    let sign = if line.of.is_empty() { 1 } else { -1 };
    let cents = sign * i64::from(product.cents) * i64::from(quantity);
    // Counters know a telephone number where the web shop knows a customer number.
    let at_counter = line.order.channel == "门店" && line.at.second % 2 == 0;
    let nobody = count % 997 == 13;
    let id = if at_counter || nobody {
        ""
    } else {
        &line.person.id
    };
    let phone = if at_counter && !nobody {
        line.person.phone.as_str()
    } else {
        ""
    };
    let at = match count {
        n if n % 1_499 == 7 => "2025-02-30 10:00:00".to_owned(),
        n if n % 173 == 9 => chinese(line.at),
        _ => local(line.at),
    };
    let amount = match count {
        n if n % 1_213 == 11 => "待定".to_owned(),
        n if n % 61 == 3 && sign > 0 => yuan_sign(cents),
        _ => yuan(cents),
    };
    let category = match (product.category, count % 701) {
        ("茶叶", 0..5) => "茶业", // a misspelling that somebody's template carries on
        (category, _) => category,
    };
    row(&[
        &line.number,
        id,
        phone,
        &at,
        product.name,
        category,
        &quantity.to_string(),
        &yuan(i64::from(product.cents)),
        &amount,
        line.order.channel,
        if sign > 0 { "已完成" } else { "退款" },
        &line.of,
    ])
}

fn service(shop: &Shop) -> Table {
    let mut all: Vec<(&Person, &Contact)> = Vec::new();
    for (person, acts) in &shop.people {
        all.extend(acts.contacts.iter().map(|contact| (person, contact)));
    }
    all.sort_by(|a, b| (a.1.at, &a.0.id).cmp(&(b.1.at, &b.0.id)));
    let header = ["记录号", "手机号", "邮箱", "时间", "类型", "主题", "评分"];
    let mut table = Table::csv("service", "service-desk", &header);
    for (count, (person, contact)) in all.into_iter().enumerate() {
        let by_mail = count % 3 == 0;
        let row = row(&[
            &format!("S{:06}", count + 1),
            if by_mail { "" } else { &person.phone },
            if by_mail { &person.email } else { "" },
            &local(contact.at),
            contact.kind,
            contact.topic,
            &contact
                .score
                .map_or(String::new(), |score| score.to_string()),
        ]);
        table.rows.push((contact.at.day, row));
    }
    table
}

/// What the client library in the web shop and the mini program sent.
fn visits(shop: &Shop) -> Table {
    let mut all: Vec<(&Person, &Visit)> = Vec::new();
    for (person, acts) in &shop.people {
        all.extend(acts.visits.iter().map(|visit| (person, visit)));
    }
    all.sort_by(|a, b| (a.1.at, &a.0.id, a.1.name).cmp(&(b.1.at, &b.0.id, b.1.name)));
    let lines = all.into_iter().enumerate();
    let lines = lines
        .map(|(count, (person, visit))| (visit.at.day, visit_line(count, person, visit)))
        .collect();
    Table {
        name: "visits",
        extension: "jsonl",
        source: None,
        header: String::new(),
        rows: lines,
    }
}

/// Half the people use a device that tells its own name at every login; one look in six comes from
/// the device alone.
fn visit_line(count: usize, person: &Person, visit: &Visit) -> String {
    let device = format!("device-{}", &person.id[1..]);
    let has_device = person.phone.ends_with(['0', '2', '4', '6', '8']);
    let who = match (visit.name, count % 6) {
        ("login", _) if has_device => {
            format!(r#""userId":"{}","anonymousId":"{device}""#, person.id)
        }
        ("view" | "cart", 0) if has_device => format!(r#""anonymousId":"{device}""#),
        _ => format!(r#""userId":"{}""#, person.id),
    };
    let product = visit.product.map_or(String::new(), |product| {
        format!(
            r#","product":"{}","category":"{}""#,
            product.name, product.category
        )
    });
    format!(
        r#"{{"type":"track",{who},"event":"{}","timestamp":"{}","messageId":"v{count}","properties":{{"channel":"{}"{product}}}}}"#,
        visit.name,
        rfc3339(visit.at),
        person.channel,
    ) + "\n"
}
