//! The program: one verb a file, all of them in the library.

fn main() {
    #[cfg(feature = "pdf")]
    if std::env::args().nth(1).as_deref() == Some(scrutineer::TYPESET_ARGUMENT) {
        let served = scrutineer::serve_typesetting(std::io::stdin().lock(), std::io::stdout().lock());
        std::process::exit(if served.is_ok() { 0 } else { 2 });
    }
}
