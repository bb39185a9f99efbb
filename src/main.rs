//! The program: typesetting an officer's own layout in a process of its own, or else the verbs of `cli/`.

mod cli;

fn main() -> std::process::ExitCode {
    #[cfg(feature = "pdf")]
    if std::env::args_os().nth(1).is_some_and(|first| first == scrutineer::TYPESET_ARGUMENT) {
        let served = scrutineer::serve_typesetting(std::io::stdin().lock(), std::io::stdout().lock());
        return if served.is_ok() { 0 } else { 2 }.into();
    }
    cli::run()
}
