//! The program: typesetting an officer's own layout or reading a PDF in its own process, or else the verbs of `cli/`.

mod cli;

fn main() -> std::process::ExitCode {
    #[cfg(feature = "pdf")]
    if let Some(first) = std::env::args_os().nth(1) {
        let (stdin, stdout) = (std::io::stdin(), std::io::stdout());
        let served = match first.to_str() {
            Some(scrutineer::child::TYPESET_ARGUMENT) => {
                Some(scrutineer::child::serve_typesetting(stdin.lock(), stdout.lock()))
            }
            Some(scrutineer::child::READ_ARGUMENT) => {
                Some(scrutineer::child::serve_reading(stdin.lock(), stdout.lock()))
            }
            Some(scrutineer::child::CONVERT_ARGUMENT) => {
                Some(scrutineer::child::serve_converting(stdin.lock(), stdout.lock()))
            }
            _ => None,
        };
        if let Some(served) = served {
            return if served.is_ok() { 0 } else { 2 }.into();
        }
    }
    cli::run()
}
