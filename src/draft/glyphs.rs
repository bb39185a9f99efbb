//! Signs that the font of the PDF cannot draw, found before anything is typeset: a tick, an emoji, a letter of another
//! alphabet. Each is reported once, where it first appears.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Place, turns};
use crate::draft::report::{Block, Dashboard, Report, Section};
use crate::figures::prose::{Sentence, numbered};
use crate::folder::look::{Face, Look};
use crate::folder::{Folder, ParagraphPlan};

/// What is in the file of a report and drawn nowhere: alternative texts are heard, attachments are files of their own.
const UNDRAWN: [&str; 7] = ["because", "alt", "figures_csv", "record_json", "look", "assets", "svg"];

/// Letters, figures, dashes, quotation marks and signs of currency have numbers below this.
const USUAL: usize = 0x2400;

/// A character that is not in the font: which, and where it is.
struct Lacking {
    sign: char,
    stands: String,
    at: Option<Place>,
}

/// What the font of a report lacks. `folder` says in which line of which file a sentence was written.
pub fn unprintable(folder: &Folder, report: &Report) -> Vec<Diagnostic> {
    let placed = |sentence: &Sentence, sign: char| written(folder, sentence, sign);
    let case = GlyphCase::of(&report.look, folder.assets());
    case.told(|search| of_report(report, &placed, search))
}

/// Words that are drawn. Where they stand is put into words, and looked for in the officer's files, only for a character
/// that is lacking.
pub(crate) struct Words<'a> {
    text: &'a str,
    pub(crate) stands: &'a dyn Fn() -> String,
    at: &'a dyn Fn(char) -> Option<Place>,
}

impl<'a> Words<'a> {
    /// The same words where they stand in something larger.
    pub(crate) fn standing<'b>(self, stands: &'b dyn Fn() -> String) -> Words<'b>
    where
        'a: 'b,
    {
        Words { stands, ..self }
    }

    /// Words without a line of a file.
    pub(crate) fn unplaced(text: &'a str, stands: &'a dyn Fn() -> String) -> Words<'a> {
        Words { text, stands, at: &|_| None }
    }
}

/// What is given every text of a report in its order: one at a time, because all together are another report.
pub(crate) type Search<'a> = &'a mut dyn FnMut(Words);

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

    /// Each character that one of the fonts lacks, where it first appears in the words that are given.
    pub(crate) fn told(&self, give: impl FnOnce(Search)) -> Vec<Diagnostic> {
        let mut lacking: Vec<Lacking> = Vec::new();
        // A report has some eighty characters, each of them many times: a font is asked once for each.
        let mut drawn = vec![false; USUAL];
        give(&mut |one| {
            for sign in one.text.chars() {
                let known = drawn.get_mut(sign as usize);
                if known.as_deref() == Some(&true) {
                    continue;
                }
                let is_drawn = !turns(sign) && self.faces.iter().all(|face| face.draws(sign));
                if let Some(known) = known {
                    *known = is_drawn;
                }
                if !is_drawn && !lacking.iter().any(|known| known.sign == sign) {
                    lacking.push(Lacking { sign, stands: (one.stands)(), at: (one.at)(sign) });
                }
            }
        });
        lacking.into_iter().map(|one| self.fault(one)).collect()
    }

    fn fault(&self, Lacking { sign, stands, at }: Lacking) -> Diagnostic {
        let code = numbered(sign);
        if turns(sign) {
            let message = format!("{stands} has an invisible character that turns letters round ({code})");
            let told = Diagnostic::error(Code::WrongValue, message)
                .help("remove it: type the words again, as they may read otherwise than they look");
            return if let Some(at) = at { told.at(at) } else { told };
        }
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

pub(crate) fn of_report(report: &Report, placed: &Placed, search: Search) {
    let front = [
        ("title", &report.title),
        ("name of the area", &report.whose),
        ("name of the committee", &report.committee),
        ("list of authors", &report.authors),
        ("version", &report.version),
    ];
    front.iter().for_each(|(what, text)| search(Words::unplaced(text, &|| format!("the {what}"))));
    of_sections(&report.sections, placed, search);
    for row in report.dashboard.groups.iter().flat_map(|group| &group.rows) {
        drawn(row, &|| format!("the dashboard row “{}”", row.name), search);
    }
    // Its rows have been looked at.
    let Dashboard { title, key, groups, others: _, page } = &report.dashboard;
    let headings: Vec<&String> = groups.iter().map(|group| &group.heading).collect();
    drawn(&(headings, key, title, page), &|| "the dashboard".into(), search);
    drawn(&report.method_page, &|| "Appendix B".into(), search);
    drawn(&report.five_years, &|| "the five years of each measure".into(), search);
    drawn(&report.header, &|| "the header".into(), search);
    for appendix in &report.own_appendices {
        drawn(appendix, &|| appendix.heading(), search);
    }
    if report.glossary.is_appendix() {
        drawn(&report.glossary, &|| "the glossary".into(), search);
    }
}

pub(crate) fn of_sections(sections: &[Section], placed: &Placed, search: Search) {
    for section in sections {
        search(Words::unplaced(&section.heading, &|| "a heading".into()));
        for block in &section.blocks {
            match block {
                Block::Paragraph { label, sentences, .. } => sentences.iter().for_each(|sentence| {
                    let stands = || stands(label, section, sentence);
                    search(Words { text: &sentence.text, stands: &stands, at: &|sign| placed(sentence, sign) });
                }),
                other => drawn(other, &|| format!("the section “{}”", section.heading), search),
            }
        }
    }
}

/// `sentence 7.2`, `paragraph 7`, `the section “Overview”`.
fn stands(label: &str, section: &Section, sentence: &Sentence) -> String {
    match (sentence.address.as_str(), label.trim_end_matches('.')) {
        ("", "") => format!("the section “{}”", section.heading),
        ("", paragraph) => format!("paragraph {paragraph}"),
        (address, _) => format!("sentence {address}"),
    }
}

/// Every text of a piece of the report that is drawn.
fn drawn(part: &impl serde::Serialize, stands: &dyn Fn() -> String, search: Search) {
    let value = serde_json::to_value(part).expect("a report holds only strings, numbers and lists");
    gather(&value, &mut |text| search(Words::unplaced(text, stands)));
}

fn gather(value: &Value, found: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => found(text),
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
