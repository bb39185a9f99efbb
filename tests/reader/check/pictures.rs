//! Captions of charts and strips; the texts that stand in for them are in `heard.rs`.

use super::Reader;
use super::ledger::Ledger;
use crate::edition::Picture;
use crate::facts::Facts;

impl Reader<'_> {
    pub(super) fn pictures(&self, ledger: &mut Ledger) {
        for picture in &self.edition.pictures {
            let by_length = |facts: &&Facts| picture.alternative.starts_with(&format!("{}:", facts.measure.label));
            let Some(facts) = self.facts.iter().filter(by_length).max_by_key(|facts| facts.measure.label.len()) else {
                ledger.at("a picture", &picture.caption);
                ledger.trouble("picture", "no measure is called so".into());
                continue;
            };
            self.picture(picture, facts, ledger);
        }
    }

    fn picture(&self, picture: &Picture, facts: &Facts, ledger: &mut Ledger) {
        ledger.at("the caption of a picture", &picture.caption);
        let better = match facts.measure.good {
            crate::folder::measure::Good::High => "higher is better.",
            crate::folder::measure::Good::Low => "lower is better.",
            _ => "",
        };
        ledger.hold("polarity", picture.caption.contains(better), || format!("good is {:?}", facts.measure.good));
        ledger.hold("picture", !picture.alternative.is_empty(), || "nothing stands in its place".into());
    }
}
