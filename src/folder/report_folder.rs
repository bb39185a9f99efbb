//! Everything that was read of a report folder, as plain data.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::figures::measure::{Indicator, Period};
use crate::folder::disk::inputs::Input;
use crate::folder::disk::secret::{HeldSecret, Secret};
use crate::folder::look::Look;
use crate::folder::own_words::actions::Action;
use crate::folder::own_words::commentary::Comment;
use crate::folder::own_words::overrides::Override;
use crate::folder::settings::accept::{idle, without_accepted};
use crate::folder::settings::council::Council;
use crate::folder::settings::plan::Plan;
use crate::folder::text::named::NamedBytes;
use crate::rules::{Case, RuleFile, TotalsBefore};

use super::hidden_before::HiddenBefore;

/// Everything a report folder holds.
#[derive(Debug, Clone)]
pub struct Folder {
    pub(super) plan: Plan,
    pub(super) indicators: Vec<Indicator>,
    pub(super) comments: Vec<Comment>,
    pub(super) actions: Vec<Action>,
    pub(super) overrides: Vec<Override>,
    pub(super) rules: Vec<RuleFile>,
    pub(super) cases: Vec<Case>,
    pub(super) layouts: Vec<NamedBytes>,
    pub(super) look: Look,
    pub(super) assets: Vec<NamedBytes>,
    pub(super) inputs: Vec<Input>,
    pub(super) secret: HeldSecret,
    pub(super) hidden_before: Vec<HiddenBefore>,
    pub(super) totals_before: Option<TotalsBefore>,
    pub(super) accepted: BTreeMap<usize, bool>,
}

impl Folder {
    /// The same, with everything said that is held.
    #[cfg(test)]
    pub(crate) fn in_full(mut self) -> Folder {
        self.plan.how.length = super::Length::Full;
        self
    }

    /// The same with a measure of the catalogue as it might be.
    pub(crate) fn with_measure(mut self, other: Indicator) -> Folder {
        if let Some(own) = self.indicators.iter_mut().find(|own| own.id == other.id) {
            *own = other;
        }
        self
    }

    /// Figures that the approved texts of the folder know as hidden.
    pub(crate) fn hidden_before(&self) -> &[HiddenBefore] {
        &self.hidden_before
    }

    /// What is left of what a draft tells once the accepted is taken out, with what is accepted and applies no more; and how
    /// much was accepted in all.
    pub(crate) fn without_accepted(&self, told: Vec<Diagnostic>) -> (Vec<Diagnostic>, usize) {
        let mut applied = self.accepted.clone();
        let mut left = without_accepted(told, &self.plan.accepts, &mut applied);
        left.extend(idle(&self.plan.accepts, &applied));
        (left, applied.values().filter(|silences| **silences).count())
    }

    /// The totals of the last report before this one that was approved.
    pub(crate) fn totals_before(&self) -> Option<&TotalsBefore> {
        self.totals_before.as_ref()
    }

    /// Whether the figures held reach as far as a period.
    pub(crate) fn holds(&self, period: Period) -> bool {
        let mut held = self.indicators.iter().flat_map(|indicator| &indicator.observations);
        held.any(|held| held.period.is_dated() && held.period.end() >= period.end())
    }

    /// The periods before the report's, of its own kind, of which any figure is held, oldest first.
    pub(crate) fn earlier_periods(&self) -> Vec<Period> {
        let report = self.plan.period;
        let held = self.indicators.iter().flat_map(|indicator| &indicator.observations);
        let like = held.filter(|held| held.value.is_some() && held.period.style() == report.style());
        let mut periods: Vec<Period> =
            like.map(|held| held.period).filter(|period| period.end() < report.end()).collect();
        periods.sort();
        periods.dedup();
        periods
    }

    /// `report.toml`.
    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The council of a table that it was opened for.
    pub(crate) fn made_for(&self) -> Option<&Council> {
        self.plan.made_for.as_ref()
    }

    /// The catalogue in its own order, with the figures held.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// What is being done about figures: `[[action]]` of `commentary.toml`. Their sentences are among the comments.
    pub(crate) fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// The officer's own sentences beside the rules': `[[comment]]` of `commentary.toml`.
    pub(crate) fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// The officer's own sentences instead of the rules': `[[override]]` of `commentary.toml`.
    pub(crate) fn overrides(&self) -> &[Override] {
        &self.overrides
    }

    /// The council's rule files and the report's own, each in name order.
    pub(crate) fn rules(&self) -> &[RuleFile] {
        &self.rules
    }

    /// The cases of `cases/`, in the order in which they are written.
    pub(crate) fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The files of `layouts/`.
    pub(crate) fn layouts(&self) -> &[NamedBytes] {
        &self.layouts
    }

    /// The first file of a layout of the folder's own.
    pub(crate) fn own_layout(&self) -> Option<&str> {
        self.layouts.first().map(|(name, _)| name.as_str())
    }

    /// What `[look]` of `report.toml` says: colours, crest, font.
    pub(crate) fn look(&self) -> &Look {
        &self.look
    }

    /// The files named as `assets` in `report.toml`, and the crest and fonts of its look.
    pub(crate) fn assets(&self) -> &[NamedBytes] {
        &self.assets
    }

    /// Every file that the report was read from, in name order, as it was when it was read.
    pub(crate) fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// What the PDF seals its hashes with; `None` where the folder has no `secret.key` that can be used.
    pub(crate) fn secret(&self) -> Option<&Secret> {
        match &self.secret {
            HeldSecret::Read(secret) => Some(secret),
            HeldSecret::Missing | HeldSecret::Unusable => None,
        }
    }

    /// Whether there is no `secret.key`. One that cannot be used is reported when it is read.
    pub(crate) fn lacks_secret(&self) -> bool {
        self.secret == HeldSecret::Missing
    }
}
