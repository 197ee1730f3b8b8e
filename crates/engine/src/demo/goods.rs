//! What the shop sells.

/// A product.
#[derive(Clone, Copy, Debug)]
pub(super) struct Product {
    pub(super) name: &'static str,
    pub(super) category: &'static str,
    /// Price of one, 分.
    pub(super) cents: u32,
}

/// Everything on the shelves, by category.
pub(super) const PRODUCTS: [Product; 24] = [
    product("西湖龙井 250克", "茶叶", 29_800),
    product("安溪铁观音 250克", "茶叶", 16_800),
    product("云南普洱熟茶饼 357克", "茶叶", 12_800),
    product("福鼎白茶 300克", "茶叶", 19_800),
    product("正山小种 200克", "茶叶", 13_900),
    product("茉莉花茶 250克", "茶叶", 6_900),
    product("冷泡茶包 20袋", "茶叶", 3_900),
    product("紫砂壶 200毫升", "茶具", 36_800),
    product("盖碗三件套", "茶具", 8_800),
    product("便携旅行茶具", "茶具", 12_900),
    product("玻璃公道杯", "茶具", 4_500),
    product("绿豆糕 300克", "糕点", 2_980),
    product("桂花糕 250克", "糕点", 2_680),
    product("鲜花饼 10枚", "糕点", 3_680),
    product("核桃酥 400克", "糕点", 3_280),
    product("每日坚果 30包", "零食", 9_900),
    product("手剥山核桃 500克", "零食", 7_800),
    product("冻干草莓 60克", "零食", 2_480),
    product("话梅 200克", "零食", 1_880),
    product("新春茶礼 双罐装", "礼盒", 45_800),
    product("商务茶礼 四罐装", "礼盒", 88_800),
    product("中秋月饼茶礼", "礼盒", 26_800),
    product("蜂蜜柚子茶 1千克", "饮品", 4_280),
    product("黑糖姜茶 12袋", "饮品", 3_580),
];

const fn product(name: &'static str, category: &'static str, cents: u32) -> Product {
    Product {
        name,
        category,
        cents,
    }
}

/// The shop's categories, as customers prefer one or the other.
pub(super) const CATEGORIES: [(&str, u64); 6] = [
    ("茶叶", 40),
    ("零食", 20),
    ("糕点", 15),
    ("茶具", 8),
    ("礼盒", 7),
    ("饮品", 10),
];
