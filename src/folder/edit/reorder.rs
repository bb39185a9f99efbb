//! An item of an agenda put elsewhere in it, with its comments: the bytes of the items change places, and no others do.

use std::ops::Range;

use toml::{Table, Value};

use super::agenda::{NUMBER, WrittenItem, read_agenda};
use super::file_text::FileText;
use super::unmade::Unmade;

/// Whose the numbers of items are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// The places': whatever stands third on an agenda is item 3.
    OfPlaces,
    /// The items': a supplement says by a number which item of the agenda it means.
    OfItems,
}

/// Puts an item, counted from 0, in the place of another; those between move up or down by one.
///
/// # Errors
/// Where the file is not TOML, there is no such item or place, or the items are written in a way that none can be moved by itself.
pub fn move_item(text: &FileText, from: usize, to: usize, numbers: Numbers) -> Result<FileText, Unmade> {
    let count = read_agenda(text)?.len();
    if from >= count || to >= count {
        return Err(Unmade::because("there is no such item in the file any more", "look at the agenda again"));
    }
    let pairs: Vec<usize> = if from < to { (from..to).collect() } else { (to..from).rev().collect() };
    // Each pair is found anew: the one before it has moved them.
    pairs.into_iter().try_fold(text.clone(), |text, first| changed_places(&text, first, numbers))
}

/// The text in which an item and the next have changed places.
fn changed_places(text: &FileText, first: usize, numbers: Numbers) -> Result<FileText, Unmade> {
    let items = read_agenda(text)?;
    let [one, other] = &items[first..=first + 1] else { return Err(unmovable()) };
    if one.keys.in_braces != other.keys.in_braces || (one.keys.in_braces && is_annotated(text, &items)) {
        return Err(unmovable());
    }
    let swaps = numbers == Numbers::OfPlaces && one.number().is_some() && other.number().is_some();
    let [of_one, of_other] = [region(text, &items, first), region(text, &items, first + 1)];
    // What an item is in the place of the other: with the number of that.
    let there =
        |region: &Range<usize>, own: &WrittenItem, of_place: &WrittenItem| match (own.number(), of_place.number()) {
            (Some(own), Some(number)) if swaps => {
                [region.start..own.start, number, own.end..region.end].map(|part| text.written(part)).concat()
            }
            _ => text.written(region.clone()).to_owned(),
        };
    let (first_now, second_now) = (there(&of_other, other, one), there(&of_one, one, other));
    let after = text.replaced(&[(of_one, first_now), (of_other, second_now)]);
    if is_moved(text, &after, first, swaps) { Ok(after) } else { Err(unmovable()) }
}

fn unmovable() -> Unmade {
    Unmade::because(
        "these items are written in a way that they cannot be moved here",
        "move them in an editor, or write each under [[item]]",
    )
}

/// All that goes with an item: the comments right over it, its lines, and the comments right below that are not right over the
/// next. An empty line parts what goes from what stays.
fn region(text: &FileText, items: &[WrittenItem], which: usize) -> Range<usize> {
    let item = &items[which];
    if item.keys.in_braces {
        return item.keys.head.clone();
    }
    let begin = text.line_start_at(item.keys.head.start);
    let end = text.line_end_at(item.end());
    let behind_last =
        which.checked_sub(1).map_or(0, |before| text.behind_line_end(text.line_end_at(items[before].end())));
    let next = items.get(which + 1).map_or(text.read().len(), |next| text.line_start_at(next.keys.head.start));
    let over = comments_over(text, behind_last.min(begin), begin);
    let below = comments_below(text, end, next);
    // What stands right below this and right over the next is the next one's.
    let is_of_next = items.get(which + 1).is_some() && below.is_some_and(|below| text.behind_line_end(below) == next);
    over..below.filter(|_| !is_of_next).unwrap_or(end)
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Where the comments begin that stand right over a line.
fn comments_over(text: &FileText, from: usize, line: usize) -> usize {
    let lines: Vec<&str> = text.read()[from..line].split_inclusive('\n').collect();
    line - lines.iter().rev().take_while(|line| is_comment(line)).map(|line| line.len()).sum::<usize>()
}

/// Where the comments end that stand right below a line; none where there are none.
fn comments_below(text: &FileText, line_end: usize, to: usize) -> Option<usize> {
    let mut end = None;
    let mut at = text.behind_line_end(line_end);
    while at < to {
        let line = at..text.line_end_at(at);
        if !is_comment(&text.read()[line.clone()]) {
            break;
        }
        end = Some(line.end);
        at = text.behind_line_end(line.end);
        if at == line.end {
            break;
        }
    }
    end
}

/// Whether a list of items in braces has comments between them: whose they are is not known.
fn is_annotated(text: &FileText, items: &[WrittenItem]) -> bool {
    let between = items.windows(2).map(|pair| pair[0].keys.head.end..pair[1].keys.head.start);
    let last = items.last().map_or(0, |last| last.keys.head.end);
    let behind = last..text.read()[last..].find(']').map_or(last, |end| last + end);
    between.chain([behind]).any(|stretch| text.read()[stretch].contains('#'))
}

/// Whether the one text says what the other does but for the order of an item and the next, and their numbers.
fn is_moved(before: &FileText, after: &FileText, first: usize, swaps: bool) -> bool {
    let read = |text: &FileText| text.read().parse::<Table>().ok();
    let (Some(mut before), Some(after)) = (read(before), read(after)) else { return false };
    let Some(Value::Array(items)) = before.get_mut("item") else { return false };
    items.swap(first, first + 1);
    if let (true, [.., Value::Table(one), Value::Table(other)]) = (swaps, &mut items[..first + 2]) {
        match (one.get_mut(NUMBER), other.get_mut(NUMBER)) {
            (Some(one), Some(other)) => std::mem::swap(one, other),
            _ => return false,
        }
    }
    before == after
}
