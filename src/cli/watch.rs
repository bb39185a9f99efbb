//! `watch`: the report or the pack drafted again at every edit, in the browser.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::ErrorKind;
use scrutineer::Error;
use scrutineer::report::Part;
use scrutineer::watch::{News, Preview, Watch};

use super::pack::{Wanted, this_program};
use super::{CommandLine, print};

/// Shows the report or pack in your browser and drafts it again after every edit
#[derive(clap::Args)]
pub struct WatchFolder {
    /// The report folder or pack file
    path: PathBuf,
    /// For a pack: A is the public pack, without the exempt papers; B is the private pack, with all papers. Default: A
    #[arg(long, value_enum, ignore_case = true)]
    part: Option<Wanted>,
    /// The port on this computer. Default: the system chooses one
    #[arg(long, default_value = "0", hide_default_value = true)]
    port: u16,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
}

impl WatchFolder {
    /// Watches until it is stopped.
    pub fn run(self) -> Result<ExitCode, Error> {
        let watch = self.begin()?;
        let address = watch.address();
        print::out(format!("Showing at {address} (you only: the link works once). Press Ctrl+C to stop.\n"));
        // Where there is no browser the address is enough.
        if !self.no_open && open::that_detached(&address).is_err() {
            print::out("Could not open a browser: type or copy the whole link into one.\n");
        }
        let (mut shown, mut pages_are_sound) = (false, true);
        watch.run(|news| match news {
            News::Drafted(preview) => {
                print::tell(&preview.diagnostics);
                shown |= preview.page.is_some();
                print::out(said(preview, shown));
            }
            News::Opened(link) => {
                print::out(format!("Opened in a browser. That link worked once; to open it again: {link}\n"));
            }
            News::Typeset(typeset) => {
                print::tell(&typeset.diagnostics);
                match (typeset.pdf.is_some(), pages_are_sound) {
                    (false, _) => drop(print::out("Still showing the last good PDF.\n")),
                    (true, false) => drop(print::out("The PDF has been typeset again.\n")),
                    (true, true) => {}
                }
                pages_are_sound = typeset.pdf.is_some();
            }
        });
        Ok(ExitCode::SUCCESS)
    }

    fn begin(&self) -> Result<Watch, Error> {
        let seed = super::secret::random()?;
        let names_a_pack = self.path.extension().is_some_and(|ending| ending == "toml") && !self.path.is_dir();
        if self.path.is_file() || names_a_pack {
            let part = self.part.map_or(Part::A, Wanted::part);
            return Watch::begin_pack(&self.path, part, &this_program(), self.port, seed);
        }
        if self.part.is_some() {
            let message = "--part is for a pack file: a report folder has no parts";
            CommandLine::command().error(ErrorKind::ArgumentConflict, message).exit();
        }
        Watch::begin(&self.path, self.port, seed)
    }
}

fn said(preview: &Preview, shown: bool) -> String {
    match (&preview.page, &preview.drafted[..]) {
        (None, _) if !shown => "There is nothing to show yet: fix the errors.\n".to_owned(),
        (None, _) => "Still showing the last good page.\n".to_owned(),
        (Some(_), []) => format!("{} No report was drafted again.\n", preview.in_words()),
        (Some(_), drafted) => format!("Drafted: {}. {}\n", drafted.join(", "), preview.in_words()),
    }
}
