//! The text edition of a report, taken apart as a reader does: paragraphs, captions, tables and the method page.

use std::collections::BTreeMap;

/// A numbered paragraph.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub number: usize,
    pub text: String,
}

/// A method of Appendix B, and the measures it is for, each with a setting of its own where it has one.
#[derive(Debug, Clone, Default)]
pub struct Method {
    pub name: String,
    pub setting: String,
    pub measures: Vec<(String, String)>,
}

/// The caption of a chart or strip, and the text that stands in its place for who cannot see it.
#[derive(Debug, Clone)]
pub struct Picture {
    pub caption: String,
    pub alternative: String,
}

/// What stands under a heading.
#[derive(Debug, Clone)]
pub struct Heading {
    pub text: String,
    pub filled: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Edition {
    pub paragraphs: Vec<Paragraph>,
    pub headings: Vec<Heading>,
    pub pictures: Vec<Picture>,
    /// The line over the table of totals, and its cells.
    pub totals: (String, Vec<Vec<String>>),
    /// The rows of the dashboard by the heads of their columns.
    pub rows: Vec<BTreeMap<String, String>>,
    pub methods: Vec<Method>,
    /// What each test of a change found.
    pub tests: Vec<BTreeMap<String, String>>,
}

impl Edition {
    pub fn read(text: &str) -> Edition {
        let mut edition = Edition::default();
        let (body, appendices) = text.split_once("\nAppendix A: ").unwrap_or((text, ""));
        // The list of appendices names the first before it begins.
        let appendices = appendices.rsplit_once("\nAppendix A: ").map_or(appendices, |(_, rest)| rest);
        edition.body(body);
        let (dashboard, method_page) = appendices.split_once("\nAppendix B: ").unwrap_or((appendices, ""));
        let dashboard = dashboard.rsplit_once("\nAppendix A: ").map_or(dashboard, |(_, rest)| rest);
        edition.rows = tables(dashboard);
        let method_page = method_page.rsplit_once("\nAppendix B: ").map_or(method_page, |(_, rest)| rest);
        let method_page = method_page.split("\nAppendix C: ").next().unwrap_or(method_page);
        edition.methods = methods(method_page);
        edition.tests = tables(method_page);
        edition
    }

    fn body(&mut self, body: &str) {
        let mut lines = body.lines().skip(4).peekable();
        while let Some(line) = lines.next() {
            if line.is_empty() {
                continue;
            }
            if let Some((number, text)) = numbered(line) {
                self.paragraphs.push(Paragraph { number, text: text.to_owned() });
                self.fill();
            } else if line.starts_with("Table ") {
                let rows = std::iter::from_fn(|| lines.next_if(|line| line.contains(" | ")));
                self.totals = (line.to_owned(), rows.map(cells).collect());
            } else if line.starts_with("Figure ") {
                let alternative = lines.next_if(|line| line.starts_with("[Chart] ")).unwrap_or_default();
                let alternative = alternative.trim_start_matches("[Chart] ").to_owned();
                self.pictures.push(Picture { caption: line.to_owned(), alternative });
            } else if lines.peek().is_some_and(|next| next.is_empty()) && !in_a_list(line) {
                self.headings.push(Heading { text: line.to_owned(), filled: false });
            } else {
                self.fill();
            }
        }
    }

    /// Something stands under the headings above.
    fn fill(&mut self) {
        for heading in &mut self.headings {
            heading.filled = true;
        }
    }
}

/// A line of a list, or an officer to contact.
fn in_a_list(line: &str) -> bool {
    line.starts_with("- ") || line.contains(", telephone ") || line.contains('@')
}

/// `7. The percentage ...`
fn numbered(line: &str) -> Option<(usize, &str)> {
    let (number, text) = line.split_once(". ")?;
    Some((number.parse().ok()?, text))
}

fn cells(line: &str) -> Vec<String> {
    line.split(" | ").map(|cell| cell.trim().to_owned()).collect()
}

/// Every row of the tables that begin with the head "Indicator".
fn tables(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut heads: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.contains(" | ")) {
        if line.starts_with("Indicator | ") {
            heads = cells(line);
        } else {
            rows.push(heads.iter().cloned().zip(cells(line)).collect());
        }
    }
    rows
}

fn methods(page: &str) -> Vec<Method> {
    let mut found: Vec<Method> = Vec::new();
    for block in page.split("\n\n").filter(|block| block.contains("\nIndicators:")) {
        let mut lines = block.lines();
        let mut method = Method { name: lines.next().unwrap_or_default().to_owned(), ..Method::default() };
        for line in lines {
            if let Some(setting) = line.strip_prefix("Setting: ") {
                method.setting = setting.to_owned();
            } else if let Some(measure) = line.strip_prefix("- ") {
                method.measures.push(with_setting(measure, &method.setting));
            }
        }
        found.push(method);
    }
    found
}

/// `Average score (0.5 points)`: only where settings are said beside each.
fn with_setting(measure: &str, setting: &str) -> (String, String) {
    let own = measure.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).filter(|_| setting.contains("beside"));
    let (name, setting) = own.unwrap_or((measure, setting));
    (name.to_owned(), setting.to_owned())
}
