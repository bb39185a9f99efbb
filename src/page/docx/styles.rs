//! The styles, by the names under which Word knows its own: its navigation, its contents and a screen reader go by them.

use docx_rs::{
    AlignmentType, Docx, LineSpacing, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, RunFonts,
    Style as Defined, StyleType,
};

use crate::folder::look::Colour;

use super::numbering::INDENT;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Title,
    Heading1,
    Heading2,
    /// Of a pack, where an item is over the paper's own.
    Heading3,
    /// How the measures of a section stand.
    Tally,
    /// The head of a paragraph about one measure.
    Measure,
    /// Text, numbered or not.
    Body,
    /// Text under the head of a measure, whose number is there.
    Beside,
    Bullet,
    Caption,
    Cell,
    Head,
    Header,
    Footer,
}

impl Style {
    const ALL: [Style; 14] = [
        Style::Title,
        Style::Heading1,
        Style::Heading2,
        Style::Heading3,
        Style::Tally,
        Style::Measure,
        Style::Body,
        Style::Beside,
        Style::Bullet,
        Style::Caption,
        Style::Cell,
        Style::Head,
        Style::Header,
        Style::Footer,
    ];

    /// The heading of a section.
    pub(crate) fn of_level(level: u8) -> Style {
        match level {
            0 | 1 => Style::Heading1,
            2 => Style::Heading2,
            _ => Style::Heading3,
        }
    }

    pub(crate) fn id(self) -> &'static str {
        match self {
            Style::Title => "Title",
            Style::Heading1 => "Heading1",
            Style::Heading2 => "Heading2",
            Style::Heading3 => "Heading3",
            Style::Tally => "SectionTally",
            Style::Measure => "MeasureHead",
            Style::Body => "BodyText",
            Style::Beside => "BodyTextBeside",
            Style::Bullet => "ListBullet",
            Style::Caption => "Caption",
            Style::Cell => "TableText",
            Style::Head => "TableHeading",
            Style::Header => "Header",
            Style::Footer => "Footer",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Style::Title => "Title",
            Style::Heading1 => "heading 1",
            Style::Heading2 => "heading 2",
            Style::Heading3 => "heading 3",
            Style::Tally => "Section Tally",
            Style::Measure => "Measure Head",
            Style::Body => "Body Text",
            Style::Beside => "Body Text Beside",
            Style::Bullet => "List Bullet",
            Style::Caption => "caption",
            Style::Cell => "Table Text",
            Style::Head => "Table Heading",
            Style::Header => "header",
            Style::Footer => "footer",
        }
    }

    /// Half points: text is 12 points, as councils ask for.
    fn size(self) -> usize {
        match self {
            Style::Title => 40,
            Style::Heading1 => 32,
            Style::Heading2 => 26,
            Style::Heading3 | Style::Measure | Style::Body | Style::Beside | Style::Bullet | Style::Caption => 24,
            Style::Cell | Style::Head => 18,
            Style::Tally | Style::Header | Style::Footer => 20,
        }
    }

    /// Twentieths of a point before and after.
    fn spacing(self) -> (u32, u32) {
        match self {
            Style::Title => (240, 240),
            Style::Heading1 => (360, 120),
            Style::Heading2 | Style::Heading3 => (240, 120),
            Style::Measure => (200, 80),
            Style::Body | Style::Tally => (0, 160),
            Style::Beside => (0, 120),
            Style::Bullet => (0, 80),
            Style::Caption => (120, 80),
            Style::Cell | Style::Head | Style::Header | Style::Footer => (0, 0),
        }
    }

    /// Whether a paragraph stays on the page of what follows it.
    fn keeps_next(self) -> bool {
        matches!(
            self,
            Style::Title | Style::Heading1 | Style::Heading2 | Style::Heading3 | Style::Caption | Style::Head
        )
    }

    fn defined(self, colour: Colour) -> Defined {
        let (before, after) = self.spacing();
        let style = Defined::new(self.id(), StyleType::Paragraph)
            .name(self.name())
            .based_on("Normal")
            .size(self.size())
            .align(AlignmentType::Left)
            .line_spacing(LineSpacing::new().before(before).after(after));
        let mut style = style;
        if self.keeps_next() {
            style.paragraph_property = style.paragraph_property.clone().keep_next(true);
        }
        let style = match self {
            Style::Title | Style::Heading1 | Style::Heading2 | Style::Heading3 | Style::Head => style.bold(),
            _ => style,
        };
        let style = match self {
            Style::Title | Style::Heading1 | Style::Heading2 | Style::Heading3 => {
                style.color(colour.to_string().trim_start_matches('#'))
            }
            _ => style,
        };
        let colour = colour.to_string();
        let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom).size(6).color(colour.trim_start_matches('#'));
        match self {
            Style::Measure => {
                let under = ParagraphBorders::with_empty().set(rule);
                let property = style.paragraph_property.clone().set_borders(under);
                Defined { paragraph_property: property, ..style }
            }
            Style::Beside => style.indent(Some(INDENT), None, None, None),
            Style::Heading1 => style.outline_lvl(0).next(Style::Body.id()),
            Style::Heading2 => style.outline_lvl(1).next(Style::Body.id()),
            Style::Heading3 => style.outline_lvl(2).next(Style::Body.id()),
            _ => style,
        }
    }
}

/// Defines them all, headings in the colour of the look.
pub(crate) fn define(document: Docx, colour: Colour) -> Docx {
    let font = RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial").east_asia("Arial");
    let document = document.default_fonts(font).default_size(Style::Body.size());
    Style::ALL.into_iter().fold(document, |document, style| document.add_style(style.defined(colour)))
}
