//! Signs that the font of the PDF cannot draw, found before anything is typeset: a tick, an emoji, a letter of another
//! alphabet. Each is told once, where it first appears.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::draft::report::{Block, Report, Section};
use crate::figures::prose::Sentence;
use crate::folder::look::{Face, Look};
use crate::folder::{Folder, ParagraphPlan};

/// What is in the file of a report and drawn nowhere: alternative texts are heard, attachments are files of their own.
const UNDRAWN: [&str; 7] = ["because", "alt", "figures_csv", "record_json", "look", "assets", "svg"];

/// A character that is not in the font: which, and where it is.
struct Lacking {
    sign: char,
    stands: String,
    at: Option<Place>,
}

/// What the font of a report lacks. `folder` says in which line of which file a sentence was written.
pub fn unprintable(folder: &Folder, report: &Report) -> Vec<Diagnostic> {
    let placed = |sentence: &Sentence, sign: char| written(folder, sentence, sign);
    GlyphCase::of(&report.look, folder.assets()).told(of_report(report, &placed))
}

/// Words that are drawn, and where they are.
pub(crate) struct Words<'a> {
    stands: String,
    text: String,
    at: Box<dyn Fn(char) -> Option<Place> + 'a>,
}

impl Words<'_> {
    /// The same words, which are part of something larger: of `item 3`.
    pub(crate) fn within(mut self, named: &str) -> Self {
        self.stands.push_str(&format!(" of {named}"));
        self
    }

    /// Words without a line of a file.
    pub(crate) fn unplaced(stands: String, text: &str) -> Words<'static> {
        Words { stands, text: text.to_owned(), at: Box::new(|_| None) }
    }
}

/// The fonts that words are set in: regular and bold.
pub(crate) struct GlyphCase<'a> {
    called: String,
    own: bool,
    faces: Vec<Face<'a>>,
}

impl<'a> GlyphCase<'a> {
    pub(crate) fn of(look: &Look, assets: &'a [(String, Vec<u8>)]) -> GlyphCase<'a> {
        let Some(font) = &look.font else {
            let faces = shipped().iter().filter_map(|bytes| Face::read(bytes).ok()).collect();
            return GlyphCase { called: "Noto Sans".into(), own: false, faces };
        };
        let cut =
            |file: &String| assets.iter().find(|(path, _)| path == file).and_then(|(_, bytes)| Face::read(bytes).ok());
        GlyphCase {
            called: font.family.clone(),
            own: true,
            faces: [&font.regular, &font.bold].into_iter().filter_map(cut).collect(),
        }
    }

    /// Each character that one of the fonts lacks, where it first appears.
    pub(crate) fn told(&self, words: Vec<Words>) -> Vec<Diagnostic> {
        let mut lacking: Vec<Lacking> = Vec::new();
        for one in &words {
            let signs = one.text.chars().filter(|sign| self.faces.iter().any(|face| !face.draws(*sign)));
            for sign in signs {
                if !lacking.iter().any(|known| known.sign == sign) {
                    lacking.push(Lacking { sign, stands: one.stands.clone(), at: (one.at)(sign) });
                }
            }
        }
        lacking.into_iter().map(|one| self.fault(one)).collect()
    }

    fn fault(&self, Lacking { sign, stands, at }: Lacking) -> Diagnostic {
        let code = format!("U+{:04X}", u32::from(sign));
        let message = format!("the font {} has no character `{sign}` ({code}), which is used in {stands}", self.called);
        let help = if self.own {
            "use words instead or remove it; or remove `font` and `font_bold` from [look], as Noto Sans may have the \
             character"
        } else {
            "use words instead or remove it: the PDF cannot show it"
        };
        let told = Diagnostic::error(Code::MissingGlyph, message).help(help);
        match at {
            Some(at) => told.at(at),
            None => told,
        }
    }
}

/// The fonts inside the program.
#[cfg(any(feature = "pdf", feature = "proof"))]
fn shipped() -> &'static [&'static [u8]] {
    &[notosans::REGULAR_TTF, notosans::BOLD_TTF]
}

/// A program that makes no PDF has no font, and nothing that it could lack.
#[cfg(not(any(feature = "pdf", feature = "proof")))]
fn shipped() -> &'static [&'static [u8]] {
    &[]
}

/// Where a sentence was written, as far as a character of it is concerned.
type Placed<'a> = dyn Fn(&Sentence, char) -> Option<Place> + 'a;

pub(crate) fn of_report<'a>(report: &'a Report, placed: &'a Placed) -> Vec<Words<'a>> {
    let mut words: Vec<Words> = Vec::new();
    let front =
        [("title", &report.title), ("name of the committee", &report.committee), ("list of authors", &report.authors)];
    words.extend(front.map(|(what, text)| Words::unplaced(format!("the {what}"), text)));
    words.extend(of_sections(&report.sections, placed));
    for row in report.dashboard.groups.iter().flat_map(|group| &group.rows) {
        words.extend(
            strings(row).into_iter().map(|text| Words::unplaced(format!("the dashboard row “{}”", row.name), &text)),
        );
    }
    words.extend(strings(&report.dashboard).into_iter().map(|text| Words::unplaced("the dashboard".into(), &text)));
    words.extend(strings(&report.method_page).into_iter().map(|text| Words::unplaced("Appendix B".into(), &text)));
    words
}

pub(crate) fn of_sections<'a>(sections: &'a [Section], placed: &'a Placed) -> Vec<Words<'a>> {
    let mut words: Vec<Words> = Vec::new();
    for section in sections {
        words.push(Words::unplaced("a heading".into(), &section.heading));
        for block in &section.blocks {
            match block {
                Block::Paragraph { number, sentences } => words.extend(sentences.iter().map(|sentence| Words {
                    stands: stands(*number, section, sentence),
                    text: sentence.text.clone(),
                    at: Box::new(|sign| placed(sentence, sign)),
                })),
                other => {
                    let under = format!("the section “{}”", section.heading);
                    words.extend(strings(other).into_iter().map(|text| Words::unplaced(under.clone(), &text)));
                }
            }
        }
    }
    words
}

/// `sentence 7.2`, `paragraph 7`, `the section “Overview”`.
fn stands(number: Option<u32>, section: &Section, sentence: &Sentence) -> String {
    match number {
        _ if !sentence.address.is_empty() => format!("sentence {}", sentence.address),
        Some(number) => format!("paragraph {number}"),
        None => format!("the section “{}”", section.heading),
    }
}

/// Every text of a piece of the report that is drawn.
fn strings(part: &impl serde::Serialize) -> Vec<String> {
    let mut found = Vec::new();
    gather(&serde_json::to_value(part).expect("a report holds only strings, numbers and lists"), &mut found);
    found
}

fn gather(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| gather(value, found)),
        Value::Object(fields) => {
            fields
                .iter()
                .filter(|(name, _)| !UNDRAWN.contains(&name.as_str()))
                .for_each(|(_, value)| gather(value, found));
        }
        _ => {}
    }
}

/// The line of the officer's files in which a character of a sentence was written; else the line of the rule that said
/// it.
fn written(folder: &Folder, sentence: &Sentence, sign: char) -> Option<Place> {
    let mut room = [0; 4];
    let sign: &str = sign.encode_utf8(&mut room);
    let because = |place: &Place| sentence.because.iter().any(|because| because.at == place.to_string());
    let comments = folder.comments().iter().map(|comment| (&comment.from, &comment.text));
    let mut own = comments.chain(folder.overrides().iter().map(|own| (&own.from, &own.text)));
    if let Some((from, _)) = own.find(|(from, text)| text.contains(sign) && because(from)) {
        return Some(from.at_words(sign));
    }
    if sentence.because.is_empty() {
        let paragraphs = folder.plan().sections.iter().flat_map(|section| &section.paragraphs);
        let text = |paragraph: &ParagraphPlan| match paragraph {
            ParagraphPlan::Text { text, from, .. } if text.contains(sign) => Some(from.at_words(sign)),
            _ => None,
        };
        return paragraphs.filter_map(text).next();
    }
    let (file, line) = sentence.because.first()?.at.rsplit_once(':')?;
    let line: usize = line.parse().ok()?;
    let text = folder.rules().iter().find(|rules| rules.name == file)?.text.lines().nth(line.checked_sub(1)?)?;
    Some(Place::line(file, line, text))
}
