//! The customers: who they are, and what kind of customer.

use fenqun_model::Date;

use super::calendar::Years;
use super::goods::CATEGORIES;
use super::random::Random;

/// How somebody behaves over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// Comes every few weeks.
    Loyal,
    /// Comes every other month.
    Regular,
    /// Comes for 双十一, 618 and before 春节.
    Seasonal,
    /// Came once or twice.
    Once,
    /// Came often, then stayed away.
    Lapsed,
    /// Stayed away for months, and came back.
    Returned,
    /// Looks around and has not bought yet.
    Prospect,
}

/// Shares out of 100.
const HABITS: [(Habit, u64); 7] = [
    (Habit::Loyal, 9),
    (Habit::Regular, 17),
    (Habit::Seasonal, 12),
    (Habit::Once, 14),
    (Habit::Lapsed, 22),
    (Habit::Returned, 18),
    (Habit::Prospect, 8),
];

/// A customer.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Number in the customer list, such as `C00042`.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) gender: &'static str,
    /// Year of birth; nothing for a company.
    pub(super) born: Option<i32>,
    pub(super) occupation: &'static str,
    /// Yearly income in 万元; nothing when it was not told.
    pub(super) income: Option<i32>,
    pub(super) place: Place,
    pub(super) industry: &'static str,
    pub(super) phone: String,
    pub(super) email: String,
    pub(super) registered: Date,
    pub(super) origin: &'static str,
    pub(super) channel: &'static str,
    /// Category bought most.
    pub(super) taste: &'static str,
    pub(super) habit: Habit,
    pub(super) is_company: bool,
}

/// Where somebody lives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) region: &'static str,
    pub(super) province: &'static str,
    pub(super) city: &'static str,
}

const fn place(region: &'static str, province: &'static str, city: &'static str) -> Place {
    Place {
        region,
        province,
        city,
    }
}

const PLACES: [(Place, u64); 20] = [
    (place("华东", "上海市", "上海"), 14),
    (place("华东", "浙江省", "杭州"), 10),
    (place("华东", "浙江省", "宁波"), 4),
    (place("华东", "江苏省", "南京"), 6),
    (place("华东", "江苏省", "苏州"), 6),
    (place("华东", "福建省", "厦门"), 4),
    (place("华东", "山东省", "济南"), 4),
    (place("华北", "北京市", "北京"), 12),
    (place("华北", "天津市", "天津"), 4),
    (place("华北", "河北省", "石家庄"), 2),
    (place("华南", "广东省", "广州"), 8),
    (place("华南", "广东省", "深圳"), 8),
    (place("华南", "广西壮族自治区", "南宁"), 2),
    (place("华中", "湖北省", "武汉"), 4),
    (place("华中", "湖南省", "长沙"), 3),
    (place("西南", "四川省", "成都"), 4),
    (place("西南", "重庆市", "重庆"), 2),
    (place("西南", "云南省", "昆明"), 1),
    (place("西北", "陕西省", "西安"), 1),
    (place("东北", "辽宁省", "沈阳"), 1),
];

const SURNAMES: [&str; 40] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭",
    "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾",
    "肖", "田", "董", "潘", "袁", "蔡", "欧阳", "诸葛",
];
const WOMEN: [&str; 24] = [
    "芳", "娜", "敏", "静", "丽", "婷", "雪", "慧", "雨欣", "梓涵", "诗雨", "佳怡", "晓燕", "玉兰",
    "思琪", "欣怡", "秀英", "海燕", "春梅", "若曦", "語嫣", "可馨", "明月", "晓彤",
];
const MEN: [&str; 24] = [
    "伟", "强", "磊", "洋", "勇", "军", "杰", "涛", "浩然", "子轩", "宇航", "志强", "建国", "国华",
    "文博", "俊杰", "天宇", "嘉豪", "永康", "鹏飞", "海涛", "一鸣", "思远", "明哲",
];
const COMPANY_WORDS: [&str; 12] = [
    "鸿运", "瑞丰", "天成", "嘉和", "远景", "恒信", "博雅", "九州", "同德", "新元", "泰和", "云帆",
];
/// What a company is, and its industry.
const COMPANY_KINDS: [(&str, &str); 8] = [
    ("科技有限公司", "信息技术"),
    ("贸易有限公司", "批发零售"),
    ("律师事务所", "法律服务"),
    ("酒店管理有限公司", "酒店餐饮"),
    ("建筑设计院", "建筑设计"),
    ("教育咨询有限公司", "教育"),
    ("物流有限公司", "交通运输"),
    ("医疗器械有限公司", "医疗健康"),
];
/// What people do, and their industry.
const OCCUPATIONS: [(&str, &str); 10] = [
    ("工程师", "信息技术"),
    ("教师", "教育"),
    ("医生", "医疗健康"),
    ("公务员", "公共管理"),
    ("会计", "金融"),
    ("个体经营者", "批发零售"),
    ("设计师", "文化传媒"),
    ("销售经理", "批发零售"),
    ("退休", "居民"),
    ("学生", "教育"),
];
const ORIGINS: [(&str, u64); 5] = [
    ("自然搜索", 30),
    ("老客推荐", 20),
    ("短视频", 20),
    ("门店", 15),
    ("展会", 15),
];
/// Where people buy.
pub(super) const CHANNELS: [(&str, u64); 4] =
    [("小程序", 40), ("天猫", 30), ("官网", 12), ("门店", 18)];

/// Customer number `number`, drawn.
pub(super) fn person(number: u32, years: &Years, random: &mut Random) -> Person {
    let is_company = random.happens(60);
    let woman = random.happens(560);
    let place = random.choose(&PLACES);
    let (occupation, industry) = random.pick(&OCCUPATIONS);
    let (company, company_industry) = random.pick(&COMPANY_KINDS);
    let registered = registered(years, random);
    let habit = random.choose(&HABITS);
    let mut person = Person {
        id: format!("C{number:05}"),
        name: name(woman, random),
        gender: if woman { "女" } else { "男" },
        born: Some(born(occupation, random)),
        occupation,
        income: random.happens(700).then(|| income(occupation, random)),
        place,
        industry,
        phone: format!("170{:08}", 10_000_000 + number * 7),
        email: format!("tea{number:05}@example.com"),
        registered: if habit == Habit::Returned {
            early(registered, years)
        } else {
            registered
        },
        origin: random.choose(&ORIGINS),
        channel: random.choose(&CHANNELS),
        taste: random.choose(&CATEGORIES),
        habit,
        is_company,
    };
    if is_company {
        let word = random.pick(&COMPANY_WORDS);
        person.name = format!("{}{word}{company}", place.city);
        (person.gender, person.born, person.occupation) = ("", None, "");
        (person.income, person.industry, person.taste) = (None, company_industry, "礼盒");
    }
    person
}

/// A man's or a woman's name.
pub(super) fn name(woman: bool, random: &mut Random) -> String {
    let given = random.pick(if woman { &WOMEN } else { &MEN });
    format!("{}{given}", random.pick(&SURNAMES))
}

/// More people in later years: the shop grows.
fn registered(years: &Years, random: &mut Random) -> Date {
    let days = years.end.0 - years.opened.0 - 20;
    let (a, b) = (random.between(0, days), random.between(0, days));
    years
        .opened
        .plus_days(if random.happens(400) { a.max(b) } else { a })
}

/// Whoever stayed away for months and came back must have come early enough.
fn early(registered: Date, years: &Years) -> Date {
    let days = registered.0 - years.opened.0;
    years.opened.plus_days(days / 2)
}

fn born(occupation: &str, random: &mut Random) -> i32 {
    match occupation {
        "退休" => random.between(1948, 1965),
        "学生" => random.between(2001, 2007),
        _ => random.between(1965, 2000),
    }
}

fn income(occupation: &str, random: &mut Random) -> i32 {
    match occupation {
        "学生" => random.between(0, 3),
        "退休" => random.between(4, 10),
        "工程师" | "医生" | "销售经理" => random.between(15, 60),
        _ => random.between(8, 30),
    }
}
