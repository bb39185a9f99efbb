//! `watch`: the report drafted again at every edit, in the browser.

use std::path::PathBuf;
use std::process::ExitCode;

use scrutineer::{Drafted, Error, News, Watch};

use super::print;

/// Drafts the report again at every edit and shows it in the browser
#[derive(clap::Args)]
pub struct Watching {
    /// The report folder
    dir: PathBuf,
    /// The port on this computer; without it the system chooses one
    #[arg(long, default_value = "0", hide_default_value = true)]
    port: u16,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
}

impl Watching {
    /// Watches until it is stopped.
    pub fn run(self) -> Result<ExitCode, Error> {
        let watch = Watch::begin(&self.dir, self.port)?;
        let address = watch.address();
        print::out(format!("Shown at {address} (to this computer only). Ctrl+C ends it.\n").as_bytes());
        // Where there is no browser the address is enough.
        if !self.no_open && open::that_detached(&address).is_err() {
            print::out(b"No browser could be opened: type the address into one.\n");
        }
        let mut pages_are_sound = true;
        watch.run(|news| match news {
            News::Drafted(drafted) => {
                print::tell(&drafted.diagnostics);
                print::out(said(drafted).as_bytes());
            }
            News::Typeset(typeset) => {
                print::tell(&typeset.diagnostics);
                match (typeset.pdf.is_some(), pages_are_sound) {
                    (false, _) => drop(print::out(b"The last good PDF stays.\n")),
                    (true, false) => drop(print::out(b"The PDF is typeset again.\n")),
                    (true, true) => {}
                }
                pages_are_sound = typeset.pdf.is_some();
            }
        });
        Ok(ExitCode::SUCCESS)
    }
}

fn said(drafted: &Drafted) -> String {
    let first = |addresses: &[String]| addresses.first().cloned().unwrap_or_default();
    match (drafted.current, drafted.changed.len(), drafted.set_aside.len()) {
        (false, ..) if drafted.report.is_none() => "There is nothing to show yet: mend the faults.\n".to_owned(),
        (false, ..) => "The last good report stays.\n".to_owned(),
        (true, _, aside) if aside > 0 => {
            let (at, rule) = &drafted.set_aside[0];
            format!("{rule} is set aside: another speaks in {aside} places, the first of them {at}.\n")
        }
        (true, 0, _) => "Drafted.\n".to_owned(),
        (true, 1, _) => format!("1 sentence reads differently: {}.\n", first(&drafted.changed)),
        (true, more, _) => {
            format!("{more} sentences read differently, the first of them {}.\n", first(&drafted.changed))
        }
    }
}
