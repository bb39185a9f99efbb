//! A text as an officer types it: a blank line ends a paragraph, a line that begins with `# ` or `## ` is a heading, one that
//! begins with `- ` a line of a list, one that begins with `(1) ` a line of a list with numbers.

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextPart {
    /// A heading.
    Heading {
        /// 1 or 2.
        level: u8,
        /// Its words.
        words: String,
    },
    /// A paragraph.
    Words(String),
    /// A list.
    List {
        /// Its lines, without what is before them.
        items: Vec<String>,
        /// Whether they are numbered (1), (2).
        numbered: bool,
    },
}

/// The parts of a text, in order.
pub fn text_parts(text: &str) -> Vec<TextPart> {
    Parts::of(text).done
}

/// The first item that is out of turn in a list with numbers: `(3)`, and the one that should stand there, `(2)`.
pub fn out_of_turn(text: &str) -> Option<(String, String)> {
    Parts::of(text).out_of_turn.map(|(is, wanted)| (format!("({is})"), format!("({wanted})")))
}

fn heading(line: &str) -> Option<(u8, &str)> {
    [("# ", 1), ("## ", 2)].into_iter().find_map(|(mark, level)| Some((level, line.strip_prefix(mark)?.trim())))
}

/// The words of an item of a list, with its number where it has one. More than two digits are not the number of an item.
fn item(line: &str) -> Option<(Option<usize>, &str)> {
    if let Some(words) = line.strip_prefix("- ") {
        return Some((None, words.trim()));
    }
    let (number, words) = line.strip_prefix('(')?.split_once(") ")?;
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|letter| letter.is_ascii_digit());
    Some((Some(number.parse().ok().filter(|_| is_number)?), words.trim()))
}

#[derive(Default)]
struct Parts<'a> {
    done: Vec<TextPart>,
    /// The lines of the paragraph that is open.
    words: Vec<&'a str>,
    /// Whether the last line was blank.
    gap: bool,
    /// The first number of an item that is not the next one, and the next one.
    out_of_turn: Option<(usize, usize)>,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Parts<'a> {
        let mut parts = Parts::default();
        text.lines().for_each(|line| parts.take(line.trim()));
        parts.end_words();
        parts
    }

    fn take(&mut self, line: &'a str) {
        let gap = std::mem::replace(&mut self.gap, line.is_empty());
        if line.is_empty() {
            self.end_words();
        } else if let Some((level, words)) = heading(line) {
            self.end_words();
            self.done.push(TextPart::Heading { level, words: words.to_owned() });
        } else if let Some((number, words)) = item(line) {
            self.end_words();
            self.add(number, words);
        } else {
            match self.done.last_mut() {
                // What stands below an item without a blank line goes on with it.
                Some(TextPart::List { items, .. }) if !gap && self.words.is_empty() => {
                    let last = items.last_mut().expect("a list has an item");
                    last.push_str(&format!(" {line}"));
                }
                _ => self.words.push(line),
            }
        }
    }

    fn add(&mut self, number: Option<usize>, words: &str) {
        let items = match self.done.last_mut() {
            Some(TextPart::List { items, numbered }) if *numbered == number.is_some() => {
                items.push(words.to_owned());
                items.len()
            }
            _ => {
                self.done.push(TextPart::List { items: vec![words.to_owned()], numbered: number.is_some() });
                1
            }
        };
        if let Some(number) = number.filter(|number| *number != items) {
            self.out_of_turn.get_or_insert((number, items));
        }
    }

    fn end_words(&mut self) {
        if !self.words.is_empty() {
            self.done.push(TextPart::Words(std::mem::take(&mut self.words).join(" ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let list = |items: Vec<String>, mark: &str| {
            items.iter().map(|item| format!("{mark}{item}")).collect::<Vec<_>>().join(";")
        };
        text_parts(text)
            .into_iter()
            .map(|part| match part {
                TextPart::Heading { level, words } => format!("{}{words}", "#".repeat(usize::from(level))),
                TextPart::Words(words) => words,
                TextPart::List { items, numbered } => list(items, if numbered { "+" } else { "-" }),
            })
            .collect()
    }

    #[test]
    fn paragraphs_headings_and_lists() {
        let text = "One\nline.\r\n\r\n# Head\n\nTwo:\n- a\n- b\n  more\n\n- c\n\nThree.\n## Sub\n(1) x\n(2) y\n- z";
        assert_eq!(read(text), ["One line.", "#Head", "Two:", "-a;-b more;-c", "Three.", "##Sub", "+x;+y", "-z"]);
        assert_eq!(read(" \n\n"), Vec::<String>::new());
        assert_eq!(read("(01632) 960100"), ["(01632) 960100"]);
        assert_eq!(read("Ring\n(office) us"), ["Ring (office) us"]);
    }

    #[test]
    fn numbers_that_are_out_of_turn() {
        let told = |text: &str| out_of_turn(text).map(|(is, wanted)| format!("{is} for {wanted}"));
        assert_eq!(told("That:\n(1) a\n\n(2) b\n  more\n(3) c"), None);
        assert_eq!(told("That:\n(1) a\n(3) c").as_deref(), Some("(3) for (2)"));
        assert_eq!(told("(2) b").as_deref(), Some("(2) for (1)"));
        assert_eq!(told("(1) a\n(2) b\n\nThen:\n(1) c"), None);
    }
}
