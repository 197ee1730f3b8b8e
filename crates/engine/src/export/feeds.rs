//! Which definitions and attributes feed which column of the customer table. By tag first, by
//! convention second:
//!
//! | column | tag of a segmentation | without the tag |
//! |---|---|---|
//! | 需求类型 need | `need` | empty |
//! | 价值等级 value class | `value-class` | the first `abc` segmentation |
//! | 客户类型 customer type | `customer-type` | the exported segmentation, else the first `rfm` one |
//!
//! | column | tag of an attribute | without the tag, the first of these attributes that is known |
//! |---|---|---|
//! | 客户名称 name | `customer-name` | `name`, `customer_name`, `company`, `full_name`, `客户名称`, `名称`, `姓名` |
//! | 所属行业 industry | `industry` | `industry`, `所属行业`, `行业` |
//! | 联系方式 contact | `contact` | phone, else e-mail among the identifiers, else `contact`, `phone`, `email`, `联系方式`, `手机`, `电话` |

use fenqun_model::definition::{Definition, DefinitionSet, Kind, Schema, Segmentation, Spec};
use fenqun_model::expr::{Expr, Path};

use crate::references::Key;

/// Where the columns of the customer table come from.
#[derive(Clone, Debug, Default)]
pub(super) struct Feeds {
    pub(super) name: Option<Expr>,
    pub(super) industry: Option<Expr>,
    pub(super) contact: Option<Expr>,
    pub(super) need: Option<Key>,
    pub(super) value_class: Option<Key>,
    pub(super) customer_type: Option<Key>,
}

impl Feeds {
    pub(super) fn find(exported: &Key, set: &DefinitionSet, schema: &Schema) -> Self {
        let attribute = |tag, names: &[&str]| attribute(tag, names, set, schema);
        let by_method = |method: fn(&Segmentation) -> bool| first_by_method(set, method);
        let exported_type = (exported.0 == Kind::Segmentation).then(|| exported.clone());
        Self {
            name: customer_name(set, schema),
            industry: attribute("industry", &["industry", "所属行业", "行业"]),
            contact: attribute(
                "contact",
                &["contact", "phone", "email", "联系方式", "手机", "电话"],
            ),
            need: tagged(set, "need"),
            value_class: tagged(set, "value-class")
                .or_else(|| by_method(|method| matches!(method, Segmentation::Abc(_)))),
            customer_type: tagged(set, "customer-type")
                .or(exported_type)
                .or_else(|| by_method(|method| matches!(method, Segmentation::Rfm(_)))),
        }
    }
}

/// The attribute that says what customers are called.
pub(crate) fn customer_name(set: &DefinitionSet, schema: &Schema) -> Option<Expr> {
    const NAMES: [&str; 7] = [
        "name",
        "customer_name",
        "company",
        "full_name",
        "客户名称",
        "名称",
        "姓名",
    ];
    attribute("customer-name", &NAMES, set, schema)
}

fn tagged(set: &DefinitionSet, tag: &str) -> Option<Key> {
    let mut found = set
        .of(Kind::Segmentation)
        .filter(|definition| has_tag(definition, tag));
    found.next().map(crate::saved::key_of)
}

fn has_tag(definition: &Definition, tag: &str) -> bool {
    definition.metadata.tags.iter().any(|known| known == tag)
}

fn first_by_method(set: &DefinitionSet, is_wanted: fn(&Segmentation) -> bool) -> Option<Key> {
    let mut found = set
        .of(Kind::Segmentation)
        .filter(|definition| match &definition.spec {
            Spec::Segmentation(segmentation) => is_wanted(segmentation),
            _ => false,
        });
    found.next().map(crate::saved::key_of)
}

fn attribute(tag: &str, names: &[&str], set: &DefinitionSet, schema: &Schema) -> Option<Expr> {
    let mut attributes = set.of(Kind::Attribute);
    let declared = attributes.find(|definition| has_tag(definition, tag));
    let name = declared.map(|definition| definition.metadata.name.as_str());
    let name = name.or_else(|| {
        names
            .iter()
            .copied()
            .find(|name| schema.attributes.contains_key(*name))
    });
    name.map(|name| Expr::Name(Path::from(name)))
}
