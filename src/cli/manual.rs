//! The manual pages and the completions of shells, for those who make packages: written from the same words as `--help`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use scrutineer::Error;
use scrutineer::batch::{make_folder, save_output};

use super::print;

/// Writes the manual pages and the completions for shells into a folder
#[derive(clap::Args)]
pub struct Manual {
    /// The folder, which is made where there is none
    dir: PathBuf,
}

impl Manual {
    /// Writes them: man/man1/scrutineer.1 and a page for each verb, completions/scrutineer.bash and those of four other shells.
    pub fn run(self) -> Result<ExitCode, Error> {
        let mut command = super::CommandLine::command();
        command.build();
        let (pages, completions) = (self.dir.join("man/man1"), self.dir.join("completions"));
        make_folder(&pages)?;
        make_folder(&completions)?;
        let verbs = command.get_subcommands().filter(|verb| !verb.is_hide_set() && verb.get_name() != "help");
        let all: Vec<(String, Command)> = std::iter::once(("scrutineer".to_owned(), command.clone()))
            .chain(verbs.map(|verb| (format!("scrutineer-{}", verb.get_name()), verb.clone())))
            .collect();
        for (name, command) in all {
            let mut page = Vec::new();
            // The date would differ from build to build.
            let man = clap_mangen::Man::new(command).title(name.to_uppercase()).date("");
            man.render(&mut page).expect("text is written into memory");
            save_output(&pages.join(format!("{name}.1")), &page, None, true)?;
        }
        for shell in [Shell::Bash, Shell::Elvish, Shell::Fish, Shell::PowerShell, Shell::Zsh] {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut command, "scrutineer", &mut script);
            let name = clap_complete::Generator::file_name(&shell, "scrutineer");
            save_output(&completions.join(name), &script, None, true)?;
        }
        Ok(print::out(format!("Written: {} and {}\n", pages.display(), completions.display())))
    }
}
