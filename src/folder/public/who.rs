//! Whose a row of a published table is, and the areas that a table has.

use crate::figures::measure::{AreaKind, area_kind, known_as, of_statistical_code};
use crate::folder::national::{LabelNumbers, Stream, is_blank, lacking_area};

use super::shape::Shape;

/// Where a row says whose it is.
#[derive(Debug, Clone)]
pub enum WhoAt {
    /// Every row is the council's own.
    Own,
    /// In these columns.
    Columns(Named),
    /// By a level: the columns of a country, a region and an authority.
    Level {
        /// The column of the level.
        level: usize,
        /// Of each of the three.
        of: [Named; 3],
    },
}

/// The columns that name an area.
#[derive(Debug, Clone, Copy, Default)]
pub struct Named {
    /// Its name.
    pub name: Option<usize>,
    /// The code by which it is known over the years.
    pub key: Option<usize>,
    /// Another code.
    pub code: Option<usize>,
    /// The region it lies in.
    pub region: Option<usize>,
}

impl WhoAt {
    /// All of them.
    pub fn columns(&self) -> Vec<usize> {
        let of = |named: &Named| [named.name, named.key, named.code, named.region].into_iter().flatten();
        match self {
            WhoAt::Own => Vec::new(),
            WhoAt::Columns(named) => of(named).collect(),
            WhoAt::Level { level, of: levels } => std::iter::once(*level).chain(levels.iter().flat_map(of)).collect(),
        }
    }
}

/// The levels that are read, in the order of [`WhoAt::Level`].
const LEVELS: [&[u8]; 3] = [b"National", b"Regional", b"Local authority"];

/// The areas of a table.
#[derive(Debug, Default)]
pub struct Areas {
    numbers: LabelNumbers,
    /// Name, code and region of each.
    pub named: Vec<[String; 3]>,
    /// Other names and codes of some.
    pub renamed: Vec<(usize, String)>,
    /// What each is to the report.
    is: Vec<Is>,
    own: String,
    /// The name of an area that was seen to be the council's own only after some of its rows: its code is new.
    pub seen_late: Option<String>,
}

/// What an area is to the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Is {
    /// It is the council's own.
    pub own: bool,
    /// One authority, or several together; none where it is not read.
    pub kind: Option<AreaKind>,
}

impl Areas {
    /// None yet. `own`: the council's own, by name or code.
    pub fn of(own: &str) -> Areas {
        Areas { own: own.trim().to_owned(), ..Areas::default() }
    }

    /// The area of a row, by its number; `None` for a row of a level that is not read, or of nobody.
    pub fn number(&mut self, at: &WhoAt, row: &Stream, shape: Shape) -> Option<usize> {
        let columns = match at {
            WhoAt::Own => return Some(self.only_own()),
            WhoAt::Columns(columns) => columns,
            WhoAt::Level { level, of } => {
                let level = row.column(*level);
                of.get(LEVELS.iter().position(|known| level.eq_ignore_ascii_case(known))?)?
            }
        };
        let cell = |column: Option<usize>| column.map_or(&[][..], |at| row.column(at));
        let [name, key, code] = [columns.name, columns.key, columns.code].map(cell);
        let first = [key, code, name].into_iter().find(|cell| !is_blank(cell))?;
        let number = self.numbers.number(first);
        self.known(number, [name, key, code, cell(columns.region)], shape)
    }

    /// The council's own where no row says whose it is.
    fn only_own(&mut self) -> usize {
        if self.named.is_empty() {
            self.named.push([self.own.clone(), String::new(), String::new()]);
            self.is.push(Is { own: true, kind: Some(AreaKind::Authority) });
        }
        0
    }

    fn known(&mut self, number: usize, [name, key, code, region]: [&[u8]; 4], shape: Shape) -> Option<usize> {
        if number == self.named.len() {
            let text =
                |cell: &[u8]| if is_blank(cell) { String::new() } else { String::from_utf8_lossy(cell).into_owned() };
            let code = if is_blank(code) { text(key) } else { text(code) };
            let name = if is_blank(name) { code.clone() } else { text(name) };
            let kind = match (shape, of_statistical_code(&code)) {
                // It has practices, trusts and boards among its areas.
                (Shape::Fingertips, kind) => kind,
                _ => Some(area_kind(&name, &code)),
            };
            self.is.push(Is { own: false, kind });
            self.named.push([name, code, text(region)]);
            self.look(number, key, true);
        } else {
            let [held_name, held_code, _] = &self.named[number];
            let is_new = |text: &[u8], held: &str| !is_blank(text) && text != held.as_bytes();
            let (new_name, new_code) = (is_new(name, held_name), is_new(code, held_code));
            if new_name {
                self.look(number, name, false);
            }
            if new_code {
                self.look(number, code, false);
            }
        }
        self.is[number].kind.map(|_| number)
    }

    /// Takes in what an area is called beside what is held, and sees whether it is the council's own.
    fn look(&mut self, number: usize, text: &[u8], is_first: bool) {
        let text = String::from_utf8_lossy(text).into_owned();
        let [name, code, _] = self.named[number].clone();
        let is_held = is_blank(text.as_bytes()) || text == name || text == code;
        if !is_held && !self.renamed.iter().any(|(at, held)| *at == number && *held == text) {
            self.renamed.push((number, text.clone()));
        }
        let is_one = self.is[number].kind.is_none_or(|kind| kind == AreaKind::Authority);
        let is_own = |text: &str| {
            text.eq_ignore_ascii_case(&self.own) || (!text.is_empty() && known_as(text) == known_as(&self.own))
        };
        let found = is_one && (is_own(&name) || is_own(&code) || is_own(&text));
        if found && !self.is[number].own && !is_first {
            self.seen_late = Some(name);
        }
        self.is[number].own |= found;
    }

    /// How many areas, and how many other names of some, are known.
    pub fn known_so_far(&self) -> (usize, usize) {
        (self.named.len(), self.renamed.len())
    }

    /// What an area is to the report.
    pub fn is(&self, number: usize) -> Is {
        self.is.get(number).copied().unwrap_or(Is { own: false, kind: None })
    }

    /// The name that the table has for it.
    pub fn own_name(&self) -> Option<&str> {
        let at = self.is.iter().position(|is| is.own)?;
        self.named.get(at).map(|[name, ..]| name.as_str())
    }

    /// What is said of a table without the council's own, and what to do.
    pub fn lacking(&self, table: &str) -> (String, String) {
        lacking_area(table, &self.own, self.named.iter().map(|[name, ..]| name.as_str()))
    }

    /// Whether any of them is the council's own.
    pub fn has_own(&self) -> bool {
        self.is.iter().any(|is| is.own)
    }
}
