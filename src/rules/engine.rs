//! The sandbox: the one function that builds an engine. A rule gets no file, clock, network or environment, and no
//! endless time or memory.

use std::time::{Duration, Instant};

use rhai::packages::{
    ArithmeticPackage, BasicArrayPackage, BasicIteratorPackage, BasicMapPackage, BasicStringPackage, LogicPackage,
    MoreStringPackage, Package,
};
use rhai::{Engine, OptimizationLevel, Token};

use super::{draft_rule, functions, operators, texts};

/// Steps one rule may take for one figure. A rule of the shipped book takes a few dozen.
const OPERATIONS: u64 = 100_000;

/// Letters in any text a rule makes; a sentence has a few hundred.
const LETTERS: usize = 20_000;

/// The clock is only a backstop: the limits above decide, and they do not change from machine to machine.
const BACKSTOP: Duration = Duration::from_secs(2);

/// What no rule needs: files, other code, the clock, ways round a condition.
const DISABLED: [&str; 14] = [
    "eval",
    "print",
    "debug",
    "switch",
    "import",
    "export",
    "Fn",
    "call",
    "curry",
    "is_def_fn",
    "is_def_var",
    "fn",
    "throw",
    "try",
];

/// An engine in which rules run.
pub fn engine() -> Engine {
    let mut engine = Engine::new_raw();
    for package in [
        ArithmeticPackage::new().as_shared_module(),
        LogicPackage::new().as_shared_module(),
        BasicStringPackage::new().as_shared_module(),
        MoreStringPackage::new().as_shared_module(),
        BasicIteratorPackage::new().as_shared_module(),
        BasicArrayPackage::new().as_shared_module(),
        BasicMapPackage::new().as_shared_module(),
    ] {
        engine.register_global_module(package);
    }
    engine
        .set_max_operations(OPERATIONS)
        .set_max_call_levels(16)
        .set_max_expr_depths(48, 32)
        .set_max_string_size(LETTERS)
        .set_max_array_size(500)
        .set_max_map_size(200)
        .set_max_variables(50)
        .set_max_functions(20);
    // The optimiser removes code together with its errors.
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_strict_variables(false);
    for symbol in DISABLED {
        engine.disable_symbol(symbol);
    }
    read_as_words(&mut engine);
    engine.on_progress(|operations| {
        // Each thread keeps when its run began; a run begins again when the count does.
        thread_local!(static BEGAN: std::cell::Cell<Option<Instant>> = const { std::cell::Cell::new(None) });
        if operations % 1024 != 0 {
            return None;
        }
        let now = Instant::now();
        if operations <= 1024 {
            BEGAN.set(Some(now));
        }
        BEGAN.get().is_some_and(|began| now - began > BACKSTOP).then(|| "too long".into())
    });
    texts::register(&mut engine, LETTERS);
    operators::register(&mut engine);
    functions::register(&mut engine);
    draft_rule::register(&mut engine);
    engine
}

/// `and`, `or`, `not` and `is` read as words; `&&`, `||`, `!` and `==` work too.
fn read_as_words(engine: &mut Engine) {
    #[allow(deprecated, reason = "the only way to read words as operators; the version of Rhai is pinned for it")]
    engine.on_parse_token(|token, _, _| match &token {
        Token::Identifier(word) | Token::Reserved(word) => match word.as_str() {
            "and" => Token::And,
            "or" => Token::Or,
            "not" => Token::Bang,
            "is" => Token::EqualsTo,
            _ => token,
        },
        _ => token,
    });
}
