//! The condition of a rule, compiled part by part, so that what failed is known when it fails.

use std::ops::Range;
use std::sync::Arc;

use rhai::{AST, ASTNode, Dynamic, Engine, EvalAltResult, Expr, FnPtr, Position, Scope, Stmt};

use crate::diagnostic::Place;

use super::closure::{Closure, call};
use super::origin::Origin;

/// A condition: `|i| a and b`.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The statement it stands in.
    pub origin: Origin,
    /// Its parts between "and", in order; `None` where it cannot be taken apart.
    pub parts: Vec<Part>,
    /// What the closure calls the thing it is asked about.
    parameter: String,
}

/// A part of a condition.
#[derive(Debug, Clone)]
pub struct Part {
    /// As it stands in the rule, on one line.
    pub text: Arc<str>,
    run: Run,
}

#[derive(Debug, Clone)]
enum Run {
    /// The whole closure.
    Whole(Closure),
    /// One operand of its "and", with the functions of the statement.
    Operand(Arc<AST>),
}

impl Condition {
    /// A closure whose text is parted so; no parts where its text cannot be parted.
    pub fn new(closure: Closure, written: &[Range<usize>]) -> Condition {
        let origin = closure.origin.clone();
        let text = |range: &Range<usize>| -> Arc<str> {
            origin.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ").into()
        };
        let (parameter, operands) = operands(&closure.call, &closure.ast).unwrap_or_default();
        let parted = if written.len() > 1 { grouped(&operands, written, &origin.text) } else { None };
        let parts = match parted {
            Some(parted) => written
                .iter()
                .zip(parted)
                .map(|(range, expression)| Part { text: text(range), run: operand(expression, &closure.ast) })
                .collect(),
            None => {
                let whole = match written {
                    [] => "its condition".into(),
                    [first, .., last] => text(&(first.start..last.end)),
                    [only] => text(only),
                };
                vec![Part { text: whole, run: Run::Whole(closure) }]
            }
        };
        Condition { origin, parts, parameter }
    }

    /// What a part of it gives for a thing.
    pub fn ask(&self, part: &Part, engine: &Engine, value: &Dynamic) -> Result<Dynamic, Box<EvalAltResult>> {
        match &part.run {
            Run::Whole(closure) => call(engine, closure, value),
            Run::Operand(ast) => {
                let mut scope = Scope::new();
                scope.push_dynamic(self.parameter.as_str(), value.clone());
                engine.eval_ast_with_scope::<Dynamic>(&mut scope, ast)
            }
        }
    }
}

fn operand(expression: Expr, ast: &AST) -> Run {
    Run::Operand(Arc::new(AST::new([Stmt::Expr(Box::new(expression))], ast.shared_lib().clone())))
}

/// The parameter of a closure and the operands of the "and" that is its whole body.
fn operands(closure: &FnPtr, ast: &AST) -> Option<(String, Vec<Expr>)> {
    let name = closure.fn_name();
    let parameter = ast.iter_functions().find(|function| function.name == name)?.params.first()?.to_string();
    let mut own = ast.clone_functions_only();
    own.retain_functions(|_, _, function, _| function == name);
    let (mut statements, mut found) = (0, None);
    own.walk(&mut |path| {
        if let [ASTNode::Stmt(statement)] = path {
            statements += 1;
            found = match statement {
                Stmt::Expr(body) => match body.as_ref() {
                    Expr::And(operands, _) => Some(operands.to_vec()),
                    _ => None,
                },
                _ => None,
            };
        }
        statements < 2
    });
    found.filter(|_| statements == 1).map(|operands| (parameter, operands))
}

/// An expression for each part as it is written: `(a and b) and c` has three operands and two parts.
fn grouped(operands: &[Expr], written: &[Range<usize>], text: &str) -> Option<Vec<Expr>> {
    if operands.len() == written.len() {
        return Some(operands.to_vec());
    }
    // A statement is compiled at its own place, so Rhai's lines and columns are those of the file.
    let place = |range: &Range<usize>| Place::of_bytes("", text, range.clone());
    let starts: Vec<(usize, usize)> = written.iter().map(place).map(|place| (place.line, place.column)).collect();
    let mut groups: Vec<Vec<Expr>> = vec![Vec::new(); written.len()];
    for operand in operands {
        let at = line_and_column(operand.start_position())?;
        let group = starts.iter().rposition(|start| *start <= at)?;
        groups[group].push(operand.clone());
    }
    groups.into_iter().map(joined).collect()
}

fn joined(mut group: Vec<Expr>) -> Option<Expr> {
    match group.len() {
        0 => None,
        1 => group.pop(),
        _ => {
            let position = group[0].position();
            Some(Expr::And(Box::new(group.into()), position))
        }
    }
}

fn line_and_column(position: Position) -> Option<(usize, usize)> {
    Some((position.line()?, position.position()?))
}

#[cfg(test)]
mod tests {
    use crate::rules::{RuleBook, RuleFile};

    /// The parts of the condition of a rule whose condition is this.
    fn parts(condition: &str) -> Vec<String> {
        let text = format!("rule(\"a\")\n  .about(\"change\")\n  .when(|i| {condition})\n  .say(|i| `This is so.`);");
        let (book, faults) = RuleBook::open(&[RuleFile { name: "rules/house.rhai".into(), text, layer: 2 }]);
        assert!(faults.is_empty(), "{faults:?}");
        let rule = book.rules().iter().find(|rule| &*rule.name == "a").expect("the rule");
        rule.when.iter().flat_map(|when| &when.parts).map(|part| part.text.to_string()).collect()
    }

    #[test]
    fn a_condition_is_asked_part_by_part() {
        assert_eq!(parts("i.published"), ["i.published"]);
        assert_eq!(parts("i.published and i.unit is \"percent\""), ["i.published", "i.unit is \"percent\""]);
        assert_eq!(
            parts("i.published && (i.judged or i.improved)\n    and not i.cumulative"),
            ["i.published", "(i.judged or i.improved)", "not i.cumulative"]
        );
        assert_eq!(parts("(i.published and i.judged) and i.improved"), ["(i.published and i.judged)", "i.improved"]);
        assert_eq!(parts("i.published or i.judged and i.improved"), ["i.published or i.judged and i.improved"]);
        assert_eq!(parts("{ let a = i.value; a > 1 and a < 3 }"), ["its condition"]);
        assert_eq!(parts("[1, 2].all(|n| n > 0 and i.value > n) and i.judged").len(), 2);
    }
}
