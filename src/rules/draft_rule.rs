//! What a statement of a rule file comes to: a rule being drafted link by link, or an edit of the book.

use rhai::{Dynamic, Engine, FnPtr, ImmutableString, Map};
use rust_decimal::Decimal;

use crate::figures::prose::{SentenceSubject, Topic};

use super::decision::Decision;
use super::operators::mistake;
use super::room::Room;
use super::vocabulary::one_of;

/// What a statement does to the book.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Adds a rule.
    Rule(DraftRule),
    /// Gives parts of a rule again.
    Replace(DraftRule),
    /// Takes a rule out.
    Remove(String),
    /// Adds a topic beside another; `true`: after it.
    Topic(String, Option<(String, bool)>),
    /// Orders the topics.
    Order(Vec<String>),
    /// Sets a number.
    Number(String, Decimal),
}

/// A rule as its chain gives it.
#[derive(Debug, Clone, Default)]
pub struct DraftRule {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub about: Vec<Topic>,
    /// Its condition.
    pub when: Option<FnPtr>,
    /// Its sentence.
    pub say: Option<Say>,
    /// Its decision.
    pub then: Option<Then>,
    /// Why.
    pub because: String,
    /// The rule it comes before.
    pub before: Option<String>,
    /// Never joined.
    pub alone: bool,
    /// What its sentence is about, where it says so.
    pub of: Option<SentenceSubject>,
    /// Whether its sentence stands where there is no room for all, where it says so.
    pub room: Option<Room>,
    /// Figures and what must then be said.
    pub examples: Vec<(Dynamic, String)>,
    /// Links that appear twice.
    pub twice: Vec<&'static str>,
}

/// What is said.
#[derive(Debug, Clone)]
pub enum Say {
    /// Made from the figures.
    Closure(FnPtr),
    /// The same words always.
    Text(String),
}

/// What is decided.
#[derive(Debug, Clone)]
pub enum Then {
    /// From the figures.
    Closure(FnPtr),
    /// The same always.
    Decision(Decision),
}

/// A topic being declared.
#[derive(Debug, Clone)]
struct DraftTopic(String, Option<(String, bool)>);

fn linked(mut draft: DraftRule, link: &'static str, taken: bool) -> DraftRule {
    if taken {
        draft.twice.push(link);
    }
    draft
}

/// Registers the statements and the links of the chain.
pub fn register(engine: &mut Engine) {
    engine.register_type_with_name::<DraftRule>("rule").register_type_with_name::<Edit>("edit");
    engine.register_fn("rule", |name: ImmutableString| DraftRule { name: name.to_string(), ..DraftRule::default() });
    engine.register_fn("replace", |name: ImmutableString| {
        Replacing(DraftRule { name: name.to_string(), ..DraftRule::default() })
    });
    engine.register_fn("remove", |name: ImmutableString| Edit::Remove(name.to_string()));
    engine.register_fn("topic", |name: ImmutableString| DraftTopic(name.to_string(), None));
    engine.register_fn("after", |topic: DraftTopic, other: ImmutableString| {
        DraftTopic(topic.0, Some((other.to_string(), true)))
    });
    engine.register_fn("before", |topic: DraftTopic, other: ImmutableString| {
        DraftTopic(topic.0, Some((other.to_string(), false)))
    });
    engine.register_fn("order", |topics: rhai::Array| Edit::Order(topics.iter().map(Dynamic::to_string).collect()));
    engine.register_fn("set_number", |name: ImmutableString, number: Dynamic| {
        super::operators::number(&number).map(|number| Edit::Number(name.to_string(), number))
    });
    chain(engine, |draft: DraftRule| draft, |draft| draft);
    chain(engine, |Replacing(draft): Replacing| draft, Replacing);
}

/// A rule that replaces another: the same chain.
#[derive(Debug, Clone)]
struct Replacing(DraftRule);

fn chain<T: Clone + Send + Sync + 'static>(engine: &mut Engine, open: fn(T) -> DraftRule, close: fn(DraftRule) -> T) {
    engine.register_fn("about", move |draft: T, topic: ImmutableString| {
        let mut draft = open(draft);
        draft.about.push(Topic::of(&topic));
        close(draft)
    });
    engine.register_fn("when", move |draft: T, when: FnPtr| {
        let draft = open(draft);
        let taken = draft.when.is_some();
        close(linked(DraftRule { when: Some(when), ..draft }, "when", taken))
    });
    engine.register_fn("say", move |draft: T, say: FnPtr| close(say_with(open(draft), Say::Closure(say))));
    engine.register_fn("say", move |draft: T, say: ImmutableString| {
        close(say_with(open(draft), Say::Text(say.to_string())))
    });
    engine.register_fn("then", move |draft: T, then: Decision| close(then_with(open(draft), Then::Decision(then))));
    engine.register_fn("then", move |draft: T, then: FnPtr| close(then_with(open(draft), Then::Closure(then))));
    engine.register_fn("because", move |draft: T, because: ImmutableString| {
        close(DraftRule { because: because.to_string(), ..open(draft) })
    });
    engine.register_fn("before", move |draft: T, before: ImmutableString| {
        let draft = open(draft);
        let taken = draft.before.is_some();
        close(linked(DraftRule { before: Some(before.to_string()), ..draft }, "before", taken))
    });
    engine.register_fn("alone", move |draft: T| close(DraftRule { alone: true, ..open(draft) }));
    placed(engine, open, close);
    engine.register_fn("example", move |draft: T, figures: Map, says: ImmutableString| {
        let mut draft = open(draft);
        draft.examples.push((figures.into(), says.to_string()));
        close(draft)
    });
    engine.register_fn("example", move |draft: T, figures: rhai::Array, says: ImmutableString| {
        let mut draft = open(draft);
        draft.examples.push((figures.into(), says.to_string()));
        close(draft)
    });
    engine.register_fn(
        "example",
        move |_: T, id: ImmutableString, _: ImmutableString| -> Result<T, Box<rhai::EvalAltResult>> {
            mistake(
                format!("an example needs figures, not the indicator \"{id}\""),
                "write for instance `.example(#{ value: 93, previous: 95.1 }, \"lower\")`",
            )
        },
    );
}

/// What a sentence is about, and whether it stands where there is no room for all.
fn placed<T: Clone + Send + Sync + 'static>(engine: &mut Engine, open: fn(T) -> DraftRule, close: fn(DraftRule) -> T) {
    for (link, room) in [("always", Room::Always), ("if_room", Room::IfThereIs)] {
        engine.register_fn(link, move |draft: T| {
            let draft = open(draft);
            let taken = draft.room.is_some();
            close(linked(DraftRule { room: Some(room), ..draft }, link, taken))
        });
    }
    engine.register_fn("of", move |draft: T, word: ImmutableString| -> Result<T, Box<rhai::EvalAltResult>> {
        let Some(subject) = SentenceSubject::named(&word) else {
            return mistake(
                format!("\"{word}\" is not something that a sentence is about"),
                one_of(&word, SentenceSubject::WORDS),
            );
        };
        let draft = open(draft);
        let taken = draft.of.is_some();
        Ok(close(linked(DraftRule { of: Some(subject), ..draft }, "of", taken)))
    });
}

fn say_with(draft: DraftRule, say: Say) -> DraftRule {
    let taken = draft.say.is_some();
    linked(DraftRule { say: Some(say), ..draft }, "say", taken)
}

fn then_with(draft: DraftRule, then: Then) -> DraftRule {
    let taken = draft.then.is_some();
    linked(DraftRule { then: Some(then), ..draft }, "then", taken)
}

/// Reads what a statement came to. None: it does nothing to the book.
pub fn edit(result: Dynamic) -> Option<Edit> {
    let result = match result.try_cast_result::<DraftRule>() {
        Ok(draft) => return Some(Edit::Rule(draft)),
        Err(result) => result,
    };
    let result = match result.try_cast_result::<Replacing>() {
        Ok(Replacing(draft)) => return Some(Edit::Replace(draft)),
        Err(result) => result,
    };
    match result.try_cast_result::<DraftTopic>() {
        Ok(DraftTopic(name, beside)) => Some(Edit::Topic(name, beside)),
        Err(result) => result.try_cast::<Edit>(),
    }
}
