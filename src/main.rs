//! The program: what cannot be trusted in its own process, or else the verbs of `cli/`.

mod cli;

fn main() -> std::process::ExitCode {
    #[cfg(feature = "pdf")]
    if let Some(first) = std::env::args_os().nth(1) {
        use scrutineer::child;
        let (stdin, stdout) = (std::io::stdin(), std::io::stdout().lock());
        let served = match first.to_str() {
            Some(child::TYPESET_ARGUMENT) => Some(child::serve_typesetting(stdin, stdout)),
            Some(child::READ_ARGUMENT) => Some(child::serve_reading(stdin, stdout)),
            Some(child::CONVERT_ARGUMENT) => Some(child::serve_converting(stdin, stdout)),
            Some(child::DRAW_ARGUMENT) => Some(child::serve_drawing(stdin, stdout)),
            _ => None,
        };
        if let Some(served) = served {
            return if served.is_ok() { 0 } else { 2 }.into();
        }
    }
    cli::run()
}
