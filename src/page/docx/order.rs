//! The children of an element in the order in which Word's schema (ECMA-376, part 1) has them: the writer has its own.

use roxmltree::{Document, Node};

/// What is in these elements, in order.
const ORDERS: &[(&str, &[&str])] = &[
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "numPr",
            "pBdr",
            "spacing",
            "ind",
            "jc",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    ("rPr", &["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang"]),
    ("sectPr", &["headerReference", "footerReference", "type", "pgSz", "pgMar", "cols", "titlePg", "docGrid"]),
    ("tblPr", &["tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]),
    ("style", &["name", "basedOn", "next", "uiPriority", "qFormat", "pPr", "rPr", "tblPr"]),
];

/// The same part with every element's children in order. What an order does not name keeps its place before the rest.
pub(super) fn ordered(part: &str) -> String {
    let document = Document::parse(part).expect("the writer writes XML");
    let mut out = String::with_capacity(part.len());
    let root = document.root_element();
    out.push_str(&part[..root.range().start]);
    write(root, part, &mut out);
    out.push_str(&part[root.range().end..]);
    out
}

fn write(node: Node, part: &str, out: &mut String) {
    let mut inner: Vec<Node> = node.children().filter(Node::is_element).collect();
    let (Some(first), Some(last)) = (inner.first(), inner.last()) else {
        out.push_str(&part[node.range()]);
        return;
    };
    let (begins, ends) = (first.range().start, last.range().end);
    out.push_str(&part[node.range().start..begins]);
    match ORDERS.iter().find(|(name, _)| node.tag_name().name() == *name) {
        // These hold elements only: nothing is between two of them.
        Some((_, order)) => {
            inner.sort_by_key(|child| order.iter().position(|name| child.tag_name().name() == *name));
            inner.into_iter().for_each(|child| write(child, part, out));
        }
        None => {
            let mut at = begins;
            for child in inner {
                out.push_str(&part[at..child.range().start]);
                write(child, part, out);
                at = child.range().end;
            }
        }
    }
    out.push_str(&part[ends..node.range().end]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_stand_in_the_order_of_the_schema_and_words_stay_where_they_are() {
        let written = "<?xml version=\"1.0\"?>\n<w:p xmlns:w=\"w\"><w:pPr><w:rPr><w:sz/><w:b/></w:rPr><w:jc/><w:pStyle/></w:pPr>\
                       <w:r><w:t>a &amp; b</w:t> c<w:t/>d</w:r></w:p>";
        let wanted = "<?xml version=\"1.0\"?>\n<w:p xmlns:w=\"w\"><w:pPr><w:pStyle/><w:jc/><w:rPr><w:b/><w:sz/></w:rPr></w:pPr>\
                      <w:r><w:t>a &amp; b</w:t> c<w:t/>d</w:r></w:p>";
        assert_eq!(ordered(written), wanted);
        assert_eq!(ordered(wanted), wanted);
    }
}
