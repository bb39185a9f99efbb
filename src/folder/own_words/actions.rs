//! `[[action]]` of `commentary.toml`: what is being done about a figure, by whom and by when.

use toml::de::DeValue;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::folder::text::entry::Entry;
use crate::folder::words::date::Date;

use super::comment::{Comment, in_one_line};

/// What is being done about a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// The officer's words, with their place and the indicator.
    pub words: Comment,
    /// Who does it: a job title.
    pub owner: String,
    /// By when.
    pub by: Option<Date>,
    /// How far it is; not said where nobody says.
    pub state: Option<ActionState>,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionState {
    /// It is agreed, and has not begun.
    Planned,
    /// It has begun.
    UnderWay,
    /// It is done.
    Done,
}

impl ActionState {
    const WORDS: [(&'static str, ActionState); 3] =
        [("planned", ActionState::Planned), ("under way", ActionState::UnderWay), ("done", ActionState::Done)];

    fn as_str(self) -> &'static str {
        ActionState::WORDS.iter().find(|(_, state)| *state == self).map_or("", |(word, _)| word)
    }
}

impl Action {
    /// Whether it should have been done before the day of the meeting.
    pub fn is_overdue(&self, meeting: Date) -> bool {
        self.state != Some(ActionState::Done) && self.by.is_some_and(|by| by < meeting)
    }

    /// The words that lead to it.
    pub fn lead(&self) -> &'static str {
        match self.state {
            Some(ActionState::Done) => "What has been done: ",
            _ => "What is being done: ",
        }
    }

    /// Who is responsible, by when and how far it is, on the day of a meeting: `Head of Customer Services, by 30 June 2025 (under
    /// way)`.
    fn responsible(&self, meeting: Date) -> String {
        let by = match self.by {
            Some(by) if self.is_overdue(meeting) => format!(", due by {by} and overdue"),
            Some(by) if self.state != Some(ActionState::Done) => format!(", by {by}"),
            _ => String::new(),
        };
        let state = self.state.map_or(String::new(), |state| format!(" ({})", state.as_str()));
        format!("{}{by}{state}", self.owner)
    }

    /// What page 1 says of it: its words, and who is responsible.
    pub fn brief(&self, meeting: Date) -> String {
        format!("{} {}.", self.in_a_sentence(), self.responsible(meeting))
    }

    /// Its own words with a full stop.
    fn in_a_sentence(&self) -> String {
        let text = self.words.text.trim_end();
        let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
        format!("{text}{stop}")
    }

    /// Its sentence in the report of a meeting on this day; behind another of the same figure without the words that lead to it.
    pub fn said(&self, meeting: Date, first: bool) -> Comment {
        let lead = if first { self.lead() } else { "" };
        let text = format!("{lead}{} Responsible: {}.", self.in_a_sentence(), self.responsible(meeting));
        let facts = self.words.facts.iter().cloned().chain(self.by.map(|by| by.to_string())).collect();
        Comment { text, facts, ..self.words.clone() }
    }
}

/// Reads an action.
pub fn read_action(entry: Entry) -> Option<Action> {
    let indicator = entry.needed("indicator", "calls");
    let text = entry.needed("text", "Twelve more people answer calls at midday.");
    let owner = entry.needed("owner", "Head of Customer Services");
    let by = read_by(&entry);
    let state = entry.word("state", &ActionState::WORDS);
    let facts = entry.texts("facts").into_iter().map(|(fact, _)| fact).collect();
    entry.finish("an action");
    let ((indicator, indicator_from), (text, from), (owner, _)) = (indicator?, text?, owner?);
    let text = in_one_line(&text);
    let words = Comment { indicator, period: None, before: false, text, facts, from, indicator_from };
    Some(Action { words, owner: owner.trim().to_owned(), by, state })
}

fn read_by(entry: &Entry) -> Option<Date> {
    let value = entry.value("by", "a date")?;
    let date = match value.get_ref() {
        DeValue::Datetime(stamp) => stamp.date.and_then(|date| Date::new(i32::from(date.year), date.month, date.day)),
        DeValue::String(text) => Date::read(text),
        _ => None,
    };
    if date.is_none() {
        entry.wrong(value, "`by` is not a date", "write a real date as year-month-day: by = 2025-06-30");
    }
    date
}

/// Actions that should have been done before the meeting.
pub fn overdue(actions: &[Action], meeting: Date) -> Vec<Diagnostic> {
    let told = |action: &Action| {
        let by = action.by.filter(|_| action.is_overdue(meeting))?;
        let place: Place = action.words.from.clone();
        let message =
            format!("the action for `{}` was due by {by}, before the meeting on {meeting}", action.words.indicator);
        let help = "set state = \"done\", or agree a new date with the owner and change `by`";
        Some(Diagnostic::warning(Code::OverdueAction, message).at(place).help(help))
    };
    actions.iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_says_who_by_when_and_how_far() {
        let day = |text| Date::read(text).expect("a day");
        let words = Comment {
            indicator: "calls".into(),
            period: None,
            before: false,
            text: "More people answer calls at midday".into(),
            facts: Vec::new(),
            from: Place::file("commentary.toml"),
            indicator_from: Place::file("commentary.toml"),
        };
        let mut action = Action {
            words,
            owner: "Head of Customer Services".into(),
            by: Some(day("2025-06-30")),
            state: Some(ActionState::UnderWay),
        };
        let begin = "What is being done: More people answer calls at midday. Responsible: Head of Customer Services";
        let said = |action: &Action, meeting| action.said(day(meeting), true).text;
        assert_eq!(said(&action, "2025-06-30"), format!("{begin}, by 30 June 2025 (under way)."));
        let second = action.said(day("2025-06-30"), false).text;
        assert_eq!(
            Some(second.as_str()),
            format!("{begin}, by 30 June 2025 (under way).").strip_prefix("What is being done: ")
        );
        assert_eq!(said(&action, "2025-07-01"), format!("{begin}, due by 30 June 2025 and overdue (under way)."));
        assert_eq!(overdue(std::slice::from_ref(&action), day("2025-07-01")).len(), 1);
        action.state = Some(ActionState::Done);
        assert_eq!(said(&action, "2025-07-01"), format!("{} (done).", begin.replace("is being", "has been")));
        assert_eq!(overdue(&[action], day("2025-07-01")), []);
    }
}
