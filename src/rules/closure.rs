//! A closure of a rule, and asking it.

use std::sync::Arc;

use rhai::{AST, Dynamic, Engine, EvalAltResult, FnPtr};

use super::origin::Origin;

/// A closure with the statement it is in.
#[derive(Debug, Clone)]
pub struct Closure {
    /// The closure.
    pub call: FnPtr,
    /// The statement's own syntax tree, for its functions.
    pub ast: Arc<AST>,
    /// The statement's text at its own line and column, to draw an error.
    pub origin: Origin,
}

/// Asks a closure of a rule.
pub fn call(engine: &Engine, closure: &Closure, subject: &Dynamic) -> Result<Dynamic, Box<EvalAltResult>> {
    closure.call.call::<Dynamic>(engine, &closure.ast, (subject.clone(),))
}
