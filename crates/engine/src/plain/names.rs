//! What people are shown for names: titles of definitions, a small vocabulary of common events,
//! attributes and properties, else the name itself in quotes.

use fenqun_model::definition::{Kind, Title};
use fenqun_model::expr::{Expr, Path};
use fenqun_model::{Language, Message};

use super::Words;

/// Common events: their names, and the message that names them.
const EVENTS: &[(&[&str], &str)] = &[
    (&["order"], "plain-event-order"),
    (&["purchase", "buy"], "plain-event-purchase"),
    (&["payment", "pay"], "plain-event-payment"),
    (&["refund"], "plain-event-refund"),
    (&["return"], "plain-event-return"),
    (&["view", "page_view", "pageview"], "plain-event-view"),
    (&["cart", "add_to_cart"], "plain-event-cart"),
    (&["search"], "plain-event-search"),
    (&["login", "sign_in"], "plain-event-login"),
    (&["register", "signup", "sign_up"], "plain-event-register"),
    (&["visit"], "plain-event-visit"),
    (&["ticket"], "plain-event-ticket"),
    (&["complaint"], "plain-event-complaint"),
    (&["feedback", "review"], "plain-event-feedback"),
    (&["share"], "plain-event-share"),
    (&["quote"], "plain-event-quote"),
];

/// Common attributes of customers and properties of events.
const NAMES: &[(&str, &str)] = &[
    ("address", "plain-name-address"),
    ("age", "plain-name-age"),
    ("amount", "plain-name-amount"),
    ("balance", "plain-name-balance"),
    ("birth_year", "plain-name-birth-year"),
    ("birthday", "plain-name-birthday"),
    ("brand", "plain-name-brand"),
    ("category", "plain-name-category"),
    ("channel", "plain-name-channel"),
    ("city", "plain-name-city"),
    ("country", "plain-name-country"),
    ("created", "plain-name-created"),
    ("device", "plain-name-device"),
    ("email", "plain-name-email"),
    ("gender", "plain-name-gender"),
    ("income", "plain-name-income"),
    ("industry", "plain-name-industry"),
    ("level", "plain-name-level"),
    ("location", "plain-name-location"),
    ("name", "plain-name-name"),
    ("occupation", "plain-name-occupation"),
    ("order_id", "plain-name-order-id"),
    ("origin", "plain-name-origin"),
    ("page", "plain-name-page"),
    ("phone", "plain-name-phone"),
    ("points", "plain-name-points"),
    ("price", "plain-name-price"),
    ("product", "plain-name-product"),
    ("product_id", "plain-name-product-id"),
    ("province", "plain-name-province"),
    ("quantity", "plain-name-quantity"),
    ("reason", "plain-name-reason"),
    ("region", "plain-name-region"),
    ("registered", "plain-name-registered"),
    ("score", "plain-name-score"),
    ("source", "plain-name-source"),
    ("status", "plain-name-status"),
    ("store", "plain-name-store"),
    ("tags", "plain-name-tags"),
    ("topic", "plain-name-topic"),
];

/// In which form an event is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One time that it happens: an order, 下单.
    One,
    /// Several times: orders, 下单.
    Many,
    /// What comes about by it and has properties: order, 订单.
    Thing,
}

/// Whose names stand in an expression.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scope<'e> {
    /// The customer's: attributes, metrics, labels.
    Customer,
    /// An event's of this name, or an item's of it.
    Event(&'e str),
}

impl Form {
    const fn name(self) -> &'static str {
        match self {
            Form::One => "one",
            Form::Many => "many",
            Form::Thing => "thing",
        }
    }

    /// Of so many.
    pub(super) fn of(count: &str) -> Self {
        match count {
            "1" => Form::One,
            _ => Form::Many,
        }
    }
}

/// What people call a common event; empty when nothing better than its name is known.
pub(crate) fn event_title(name: &str) -> Title {
    let found = EVENTS.iter().find(|(names, _)| names.contains(&name));
    let message = found.map(|(_, id)| Message::new(id).with("form", Form::One.name()));
    message.map_or_else(Title::default, |message| in_both(&message))
}

/// What people call a common attribute or property; empty when nothing better is known.
pub(crate) fn name_title(name: &str) -> Title {
    let found = NAMES.iter().find(|(known, _)| *known == name);
    found.map_or_else(Title::default, |(_, id)| in_both(&Message::new(id)))
}

fn in_both(message: &Message) -> Title {
    Title {
        zh: Some(message.text(Language::Chinese)),
        en: Some(message.text(Language::English)),
    }
}

impl Words<'_> {
    /// An event as something that has properties: order, 订单.
    pub(crate) fn event_noun(&self, name: &str) -> String {
        self.event(name, Form::Thing)
    }

    pub(super) fn event(&self, name: &str, form: Form) -> String {
        let form = form.name();
        if name == "*" {
            return self.said("plain-event-any", &[("form", form)]);
        }
        if let Some(prefix) = name.strip_suffix('*') {
            return self.said("plain-event-prefix", &[("prefix", prefix), ("form", form)]);
        }
        match EVENTS.iter().find(|(names, _)| names.contains(&name)) {
            Some((_, id)) => self.said(id, &[("form", form)]),
            None => self.said("plain-event-other", &[("name", name), ("form", form)]),
        }
    }

    /// What a name stands for.
    pub(super) fn name(&self, path: &Path, scope: Scope<'_>) -> String {
        match scope {
            Scope::Customer => self.customers_name(path),
            Scope::Event(event) => self.property(path, event),
        }
    }

    /// A property of an event, or of an item of it.
    pub(super) fn property(&self, path: &Path, event: &str) -> String {
        let parts = match &path.0[..] {
            [first, rest @ ..] if first == event && !rest.is_empty() => rest,
            all => all,
        };
        match parts {
            [list, field] if list == "items" => self.word(field),
            parts => self.word(&parts.join(".")),
        }
    }

    fn customers_name(&self, path: &Path) -> String {
        let dotted = path.dotted();
        if let Some(title) = self.titled(Kind::Metric, &dotted) {
            return title;
        }
        if let Some(title) = self.titled(Kind::Segmentation, &path.0[0]) {
            return match &path.0[1..] {
                [] => title,
                score => self.said(
                    "plain-score",
                    &[
                        ("score", &self.dimension(&score.join("."))),
                        ("title", &title),
                    ],
                ),
            };
        }
        let attribute = self.set.get(Kind::Attribute, &dotted);
        let title = attribute.and_then(|attribute| attribute.metadata.title.get(self.language));
        title.map_or_else(|| self.word(&dotted), |title| self.set_off(title))
    }

    /// The title of a definition, else its name in quotes; `None` when there is no such definition.
    pub(super) fn titled(&self, kind: Kind, name: &str) -> Option<String> {
        let definition = self.set.get(kind, name)?;
        Some(match definition.metadata.title.get(self.language) {
            Some(title) => self.set_off(title),
            None => self.quoted(name),
        })
    }

    /// A definition within quotes, by its title or its name.
    pub(super) fn quoted_title(&self, kind: Kind, name: &str) -> String {
        let definition = self.set.get(kind, name);
        let title = definition.and_then(|found| found.metadata.title.get(self.language));
        self.quoted(title.unwrap_or(name))
    }

    /// A title in quotes where it would run into the sentence.
    fn set_off(&self, title: &str) -> String {
        match title.contains([',', ';', '，', '；']) {
            true => self.quoted(title),
            false => title.to_owned(),
        }
    }

    /// What a label is shown as; within quotes.
    pub(crate) fn label(&self, segmentation: &str, label: &str) -> String {
        self.quoted(self.labels.show(segmentation, label, self.language))
    }

    /// The segmentation that an expression asks for the label of.
    pub(super) fn segmentation_of<'e>(&self, expr: &'e Expr) -> Option<&'e str> {
        match expr {
            Expr::Name(path) if path.0.len() == 1 => {
                let name = path.0[0].as_str();
                let is_one = self.set.get(Kind::Metric, name).is_none()
                    && self.set.get(Kind::Segmentation, name).is_some();
                is_one.then_some(name)
            }
            _ => None,
        }
    }

    /// What a metric is computed from.
    pub(super) fn metric(&self, path: &Path) -> Option<&Expr> {
        super::measure::metric(self.set, path)
    }

    /// A dimension of a segmentation: R, value.
    pub(crate) fn dimension(&self, name: &str) -> String {
        let id = match name {
            "r" => "plain-dimension-r",
            "f" => "plain-dimension-f",
            "m" => "plain-dimension-m",
            "value" => "plain-dimension-value",
            "potential" => "plain-dimension-potential",
            "band" => "plain-dimension-band",
            "score" => "plain-dimension-score",
            other => return other.to_owned(),
        };
        self.say(&Message::new(id))
    }

    /// A common name in the reader's language, else the name itself in quotes.
    fn word(&self, name: &str) -> String {
        match NAMES.iter().find(|(known, _)| *known == name) {
            Some((_, id)) => self.say(&Message::new(id)),
            None => self.quoted(name),
        }
    }

    /// A phrase that Chinese goes on behind: with a space behind letters and digits.
    pub(super) fn before_more(&self, phrase: String) -> String {
        let wants_space = phrase.ends_with(|c: char| c.is_ascii_alphanumeric());
        match self.language == Language::Chinese && wants_space {
            true => phrase + " ",
            false => phrase,
        }
    }
}
