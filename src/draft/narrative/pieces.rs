//! The sentences of a paragraph on their way into it: joined by what they are about, and each with whose figure it is where
//! "This" would be anybody's.

use std::cmp::Ordering;

use crate::figures::prose::{Half, Link, Sentence, SentenceSubject, Topic, join, points_back};
use crate::folder::Length;
use crate::rules::{ComparedAs, IndicatorContext, TargetState};

use super::offered::pronoun;

/// What one sentence leans to: better or worse news.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Better.
    Good,
    /// Worse.
    Bad,
    /// Neither, or both.
    Neither,
}

/// A sentence on its way.
pub struct Piece {
    /// The sentence.
    pub sentence: Sentence,
    /// What it is about.
    pub subject: SentenceSubject,
    /// What it leans to.
    pub tone: Tone,
    /// May be joined with its neighbour.
    pub joins: bool,
    /// Already two, or a person's: nothing is joined to it, and "This" after it would point at something else.
    pub joint: bool,
    /// Whose figure "This" is, where the figures were named together.
    pub whose: Option<String>,
}

impl Piece {
    /// A sentence that is as it is.
    pub fn alone(sentence: Sentence, joint: bool) -> Piece {
        let subject = SentenceSubject::Unnamed;
        Piece { sentence, subject, tone: Tone::Neither, joins: false, joint, whose: None }
    }

    /// One that names several figures: what follows is about each of them.
    pub fn of_several(sentence: Sentence) -> Piece {
        Piece { subject: SentenceSubject::Latest, ..Piece::alone(sentence, false) }
    }

    fn half(&self) -> Half<'_> {
        Half { text: &self.sentence.text, subject: self.subject }
    }

    /// With another subject in place of "This", where it begins with that.
    fn named(&mut self, subject: &str) {
        if points_back(&self.sentence.text)
            && let Some(rest) = self.sentence.text.strip_prefix("This ")
        {
            self.sentence.text = format!("{subject} {rest}");
        }
    }
}

/// Puts a sentence behind the last one of its indicator: joined, or on its own. `said`: whether anything was said of the
/// indicator before; `name`: its figure by name.
pub fn add(pieces: &mut Vec<Piece>, mut piece: Piece, said: bool, name: &str, area: &str) {
    if let Some(last) = pieces.last_mut().filter(|last| said && last.joins && piece.joins && !last.joint) {
        let link = match (last.tone, piece.tone) {
            (Tone::Good, Tone::Bad) | (Tone::Bad, Tone::Good) => Link::But,
            _ => Link::And,
        };
        if let Some(text) = join(last.half(), piece.half(), area, link) {
            last.sentence.text = text;
            last.sentence.because.extend(piece.sentence.because);
            last.joint = true;
            return;
        }
    }
    match pieces.last() {
        _ if !said => piece.named(name),
        Some(last) if last.subject.is_another_figure() => piece.named("The latest figure"),
        Some(last) if last.joint || last.subject != SentenceSubject::Latest => piece.named("The figure"),
        _ => {}
    }
    pieces.push(piece);
}

/// After figures that were named together "This" would be anybody's: what is said of all of them is said of each, and
/// everything else with whose figure it is.
pub fn name_whose(pieces: &mut [Piece], how_many: usize) {
    let texts: Vec<String> = pieces.iter().map(|piece| of_whom(&piece.sentence.text).1.to_owned()).collect();
    let mut last = String::new();
    for piece in pieces {
        let text = &piece.sentence.text;
        let Some(whose) = piece.whose.take() else {
            last.clear();
            continue;
        };
        let (of_figure, rest) = of_whom(text);
        let of_all = how_many > 1 && texts.iter().filter(|other| *other == rest).count() == how_many;
        piece.sentence.text = match (of_figure, of_all) {
            (true, true) => format!("{EACH_FIGURE}{rest}"),
            (true, false) if last == whose => format!("It {rest}"),
            (true, false) => format!("The figure for {whose} {rest}"),
            (false, _) if text.to_lowercase().contains(&whose.to_lowercase()) => text.clone(),
            (false, true) => format!("{FOR_EACH}{}", within(text)),
            (false, false) => format!("For {whose}{}", within(text)),
        };
        last = if of_figure && !of_all { whose } else { String::new() };
    }
}

/// How a sentence begins that is said of each of several.
const EACH_FIGURE: &str = "Each figure ";
const FOR_EACH: &str = "For each of them";

/// Whether a sentence has the figure as its subject, and what it says of it.
fn of_whom(text: &str) -> (bool, &str) {
    let pronoun = points_back(text).then_some("This ");
    let rest =
        pronoun.into_iter().chain(["The figure ", "The latest figure "]).find_map(|begin| text.strip_prefix(begin));
    (rest.is_some(), rest.unwrap_or(text))
}

/// A sentence behind "For families": with a small letter where its first word is no name.
fn within(text: &str) -> String {
    const PLAIN: [&str; 11] =
        ["Against", "Compared", "Beside", "Over", "The", "This", "Two", "With", "From", "Of", "In"];
    match text.split_once(' ').filter(|(first, _)| PLAIN.contains(first)) {
        Some((first, rest)) => format!(", {} {rest}", first.to_lowercase()),
        None => format!(": {text}"),
    }
}

/// The pronouns of sentences that point back, by rule: in one paragraph they do not all begin alike.
pub fn vary(pieces: &mut [Piece], length: Length) {
    for nth in 1..pieces.len() {
        let (before, piece) = pieces.split_at_mut(nth);
        let last = &before[nth - 1].sentence;
        let topic = |sentence: &Sentence| sentence.because.first().map(|one| one.topic.clone());
        // "It" is the figure only right behind the sentence that has the figure as its subject.
        let named = topic(last) == Some(Topic::Latest) && last.text.starts_with("The ");
        let named = named && !last.text.starts_with("The figures ");
        let by_rule = piece[0].sentence.because.first().is_some_and(|one| !one.by_hand);
        if let Some(topic) = topic(&piece[0].sentence).filter(|topic| by_rule && *topic != Topic::Latest) {
            piece[0].named(pronoun(&topic, named, length));
            if length != Length::Full && (named || goes_on(last, &piece[0].sentence)) {
                let text = &mut piece[0].sentence.text;
                if let Some(it) = of_the_figure(text).map(|rest| format!("It {rest}")) {
                    *text = it;
                }
            }
        }
    }
}

/// Whether a sentence goes on about the figure of the one before, which named it: "It" would be no other's figure there.
fn goes_on(last: &Sentence, next: &Sentence) -> bool {
    let others = [Topic::Comparison, Topic::Position];
    let of = |sentence: &Sentence| sentence.because.iter().find_map(|one| one.indicators.first()).cloned();
    let same = of(last) == of(next) && last.because.iter().all(|one| !one.by_hand);
    same && of_the_figure(&last.text).is_some() && !last.because.iter().any(|one| others.contains(&one.topic))
}

/// What is said of "The figure", not of the figure for families or for the whole of a year.
fn of_the_figure(text: &str) -> Option<&str> {
    text.strip_prefix("The figure ").filter(|rest| !rest.starts_with("for "))
}

/// The sentences of a paragraph. What was said of an indicator already is said once, and so is what is said of each of
/// several by name; the same words of another indicator are a sentence of their own.
pub fn sentences(pieces: Vec<Piece>) -> Vec<Sentence> {
    let mut said: Vec<Sentence> = Vec::new();
    for piece in pieces {
        let of_each = [EACH_FIGURE, FOR_EACH].iter().any(|begin| piece.sentence.text.starts_with(begin));
        let same = |known: &&mut Sentence| {
            let of = |sentence: &Sentence| {
                sentence.because.iter().flat_map(|one| one.indicators.clone()).collect::<Vec<_>>()
            };
            known.text == piece.sentence.text && (of_each || of(known) == of(&piece.sentence))
        };
        match said.iter_mut().find(same) {
            Some(known) => known.because.extend(piece.sentence.because),
            None => said.push(piece.sentence),
        }
    }
    said
}

/// What a sentence about a topic leans to.
pub fn tone(topic: &Topic, subject: &IndicatorContext) -> Tone {
    use crate::figures::finding::Movement;
    match topic {
        Topic::Change => match subject.decided.verdict().good() {
            Some(Ordering::Less) => Tone::Good,
            Some(Ordering::Greater) => Tone::Bad,
            Some(Ordering::Equal) | None => Tone::Neither,
        },
        Topic::Position => match subject.quartile() {
            Some(quartile) => match (quartile.moved, quartile.now) {
                (Some(Movement::Up), _) | (None | Some(Movement::Same), 1 | 2) => Tone::Good,
                (Some(Movement::Down), _) | (None | Some(Movement::Same), _) => Tone::Bad,
            },
            None => Tone::Neither,
        },
        Topic::Comparison => {
            let stands = subject.relations();
            match (stands.contains(&ComparedAs::Better), stands.contains(&ComparedAs::Worse)) {
                (true, false) => Tone::Good,
                (false, true) => Tone::Bad,
                _ => Tone::Neither,
            }
        }
        // Of several targets the sentence says good and bad at once.
        Topic::Target if subject.finding.targets.len() > 1 => Tone::Neither,
        Topic::Target => match subject.deciding_target().map(|(_, state)| state) {
            Some(TargetState::Met | TargetState::OnCourse) => Tone::Good,
            Some(TargetState::Missed | TargetState::Behind) => Tone::Bad,
            _ => Tone::Neither,
        },
        _ => Tone::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::prose::Provenance;

    fn piece(id: &str, text: &str, subject: SentenceSubject) -> Piece {
        let because = Provenance {
            rule: "a rule".into(),
            at: "rules/house.rhai:1".into(),
            topic: Topic::Target,
            indicators: vec![id.into()],
            by_hand: false,
            figures: Vec::new(),
            instead_of: None,
        };
        let sentence = Sentence { address: String::new(), text: text.into(), because: vec![because] };
        Piece { joins: true, subject, ..Piece::alone(sentence, false) }
    }

    fn after(subject: SentenceSubject) -> String {
        let mut pieces = vec![piece("calls", "The figure for the whole of 2023/24 was 78%.", subject)];
        let meets = piece("calls", "This meets the target of 80%.", SentenceSubject::Latest);
        add(&mut pieces, meets, true, "The percentage of calls", "Anyshire");
        assert_eq!(pieces.len(), 2, "never joined");
        pieces[1].sentence.text.clone()
    }

    #[test]
    fn this_is_never_another_figure() {
        assert_eq!(after(SentenceSubject::Year), "The latest figure meets the target of 80%.");
        assert_eq!(after(SentenceSubject::Run), "The latest figure meets the target of 80%.");
        assert_eq!(after(SentenceSubject::Target), "The figure meets the target of 80%.");
        assert_eq!(after(SentenceSubject::Unnamed), "The figure meets the target of 80%.");
        let mut pieces = vec![piece("visits", "The percentage of visits was 93%.", SentenceSubject::Latest)];
        let of_calls = piece("calls", "This meets the target of 80%.", SentenceSubject::Latest);
        add(&mut pieces, of_calls, false, "The percentage of calls", "Anyshire");
        assert_eq!(pieces[1].sentence.text, "The percentage of calls meets the target of 80%.");
    }

    fn together(said: &[(&str, &str)], how_many: usize) -> Vec<String> {
        let mut pieces: Vec<Piece> = said
            .iter()
            .map(|(id, text)| Piece { whose: Some((*id).to_owned()), ..piece(id, text, SentenceSubject::Latest) })
            .collect();
        name_whose(&mut pieces, how_many);
        sentences(pieces).into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn what_is_said_of_two_is_said_of_both() {
        let meets = "This meets the target of 90%.";
        assert_eq!(together(&[("adults", meets), ("families", meets)], 2), ["Each figure meets the target of 90%."]);
        assert_eq!(
            together(&[("adults", meets), ("families", meets)], 3),
            ["The figure for adults meets the target of 90%.", "The figure for families meets the target of 90%."]
        );
        assert_eq!(
            together(&[("adults", "Anyshire remains in the fourth quartile.")], 2),
            ["For adults: Anyshire remains in the fourth quartile."]
        );
        assert_eq!(
            together(&[("adults", "Over the last five years it has been increasing.")], 2),
            ["For adults, over the last five years it has been increasing."]
        );
    }

    #[test]
    fn it_goes_on_about_the_figure_that_was_named() {
        let said = |topic: Topic, text: &str| {
            let mut made = piece("calls", text, SentenceSubject::Latest);
            made.sentence.because[0].topic = topic;
            made
        };
        let varied = |length: Length| -> Vec<String> {
            let mut pieces = vec![
                said(Topic::Latest, "The number of calls was 61."),
                said(Topic::Target, "This misses the target of 50."),
                said(Topic::Trend, "The figure has risen three times running."),
                said(Topic::Caution, "The figure is provisional."),
                said(Topic::Comparison, "This is worse than England."),
                said(Topic::Trend, "The figure for the whole of 2023/24 was 90."),
            ];
            vary(&mut pieces, length);
            pieces.into_iter().map(|piece| piece.sentence.text).skip(1).collect()
        };
        let whole = "The figure for the whole of 2023/24 was 90.";
        assert_eq!(
            varied(Length::Normal),
            [
                "It misses the target of 50.",
                "The figure has risen three times running.",
                "It is provisional.",
                "The figure is worse than England.",
                whole
            ]
        );
        let full = "This misses the target of 50.";
        assert_eq!(varied(Length::Full)[..2], [full, "The figure has risen three times running."]);
    }

    #[test]
    fn the_same_words_of_another_measure_are_not_lost() {
        let meets = "This meets the target of 90%.";
        let said =
            |ids: [&str; 2]| sentences(ids.iter().map(|id| piece(id, meets, SentenceSubject::Latest)).collect()).len();
        assert_eq!(said(["health", "dental"]), 2);
        assert_eq!(said(["health", "health"]), 1);
    }
}
