//! Rhai's own functions that make a long text of two short ones: bounded before they are at work, and not by what came of it.

use rhai::{Engine, EvalAltResult, ImmutableString, Position};

type Replaced = Result<(), Box<EvalAltResult>>;

/// Puts bounded ones in their place.
pub fn register(engine: &mut Engine, letters: usize) {
    engine
        .register_fn("replace", move |text: &mut ImmutableString, was: &str, is: &str| -> Replaced {
            replaced(text, was, is, letters)
        })
        .register_fn("replace", move |text: &mut ImmutableString, was: char, is: &str| -> Replaced {
            replaced(text, was.encode_utf8(&mut [0; 4]), is, letters)
        })
        .register_fn("replace", move |text: &mut ImmutableString, was: &str, is: char| -> Replaced {
            replaced(text, was, is.encode_utf8(&mut [0; 4]), letters)
        })
        .register_fn("replace", move |text: &mut ImmutableString, was: char, is: char| -> Replaced {
            replaced(text, was.encode_utf8(&mut [0; 4]), is.encode_utf8(&mut [0; 4]), letters)
        });
}

fn replaced(text: &mut ImmutableString, was: &str, is: &str, letters: usize) -> Replaced {
    let grown = || text.matches(was).count().saturating_mul(is.len()).saturating_add(text.len());
    if is.len() > was.len() && grown() > letters {
        return Err(EvalAltResult::ErrorDataTooLarge("Length of string".into(), Position::NONE).into());
    }
    *text = text.replace(was, is).into();
    Ok(())
}
