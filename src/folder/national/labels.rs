//! Labels kept once each: half a million rows repeat a few hundred measures, areas and periods.

use std::collections::HashMap;

/// Labels in the order in which they first came, each with its number.
#[derive(Debug, Default)]
pub struct LabelNumbers {
    numbers: HashMap<Box<[u8]>, u32>,
    labels: Vec<Box<[u8]>>,
    last: usize,
}

impl LabelNumbers {
    /// The number of a label. A table repeats the label of the row before or goes through its labels in order, so
    /// both are tried before the label is looked up.
    pub fn number(&mut self, label: &[u8]) -> usize {
        for guess in [self.last, self.last + 1, 0] {
            if self.labels.get(guess).is_some_and(|known| **known == *label) {
                self.last = guess;
                return guess;
            }
        }
        self.last = match self.numbers.get(label) {
            Some(known) => *known as usize,
            None => {
                self.numbers.insert(label.into(), self.labels.len() as u32);
                self.labels.push(label.into());
                self.labels.len() - 1
            }
        };
        self.last
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Each label as text.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        self.labels.iter().map(|label| super::stream::text(label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_has_one_number() {
        let mut labels = LabelNumbers::default();
        let numbers: Vec<usize> =
            ["a", "b", "b", "c", "a", "b", "c", "b", "d"].map(|label| labels.number(label.as_bytes())).into();
        assert_eq!(numbers, [0, 1, 1, 2, 0, 1, 2, 1, 3]);
        assert_eq!(labels.len(), 4);
    }
}
