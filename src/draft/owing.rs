//! What is not in: figures, comments and actions, by who answers for them.

use std::collections::BTreeMap;

use crate::figures::measure::Observation;
use crate::folder::Folder;

use super::Draft;
use super::narrative::Indicated;

impl Draft {
    /// What is owed for this report, by owner: a figure that is late, a comment and an action on what needs attention, an
    /// action that is overdue. What nobody answers for is listed last. Empty where all is in.
    pub fn owing(&self, folder: &Folder) -> String {
        let mut owed: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
        let mut add = |owner: &str, what: String| {
            let owner = if owner.is_empty() { (true, "Nobody is named".to_owned()) } else { (false, owner.to_owned()) };
            owed.entry(owner).or_default().push(what);
        };
        for indicated in &self.indicated {
            let indicator = &indicated.finding.indicator;
            for what in owed_for(indicated, folder) {
                add(&indicator.owner, format!("`{}`: {what}", indicator.id));
            }
        }
        let meeting = folder.plan().date;
        for action in folder.actions().iter().filter(|action| action.is_overdue(meeting)) {
            let by = action.by.map_or(String::new(), |by| by.to_string());
            add(&action.owner, format!("`{}`: an action that was due by {by}", action.words.indicator));
        }
        let mut text = String::new();
        for ((_, owner), list) in owed {
            text.push_str(&format!("{owner}\n"));
            list.iter().for_each(|what| text.push_str(&format!("  {what}\n")));
        }
        text
    }
}

fn owed_for(indicated: &Indicated, folder: &Folder) -> Vec<String> {
    let (finding, mut owed) = (&indicated.finding, Vec::new());
    let id = &finding.indicator.id;
    let absent = finding.latest.as_ref().is_none_or(Observation::is_to_come);
    if finding.is_late() || absent {
        owed.push(format!("the figure for {}", folder.plan().period.in_full()));
    }
    if let Some(attention) = &indicated.decided.attention {
        let period = folder.plan().period;
        let mut comments = folder.comments().iter().filter(|comment| comment.indicator == *id);
        let acted = folder.actions().iter().any(|action| action.words.indicator == *id);
        let of_now = |comment: &crate::folder::Comment| comment.period.is_none_or(|bound| bound == period);
        let action_text =
            |comment: &crate::folder::Comment| folder.actions().iter().any(|action| action.words.from == comment.from);
        if !comments.any(|comment| of_now(comment) && !action_text(comment)) {
            owed.push(format!("a comment ({})", attention.reason));
        }
        if !acted {
            owed.push(format!("an action ({})", attention.reason));
        }
    }
    owed
}
