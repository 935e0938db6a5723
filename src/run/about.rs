//! The commands that tell about tongbi itself: schema, completions, manual page.

use clap_complete::Shell;
use tongbi::view::{Lang, json};
use tongbi::{Error, Result};

use super::{Outcome, output};
use crate::cli;

/// `schema`: the JSON Schema of all answers.
pub fn schema(lang: Lang) -> Result<Outcome> {
    output::print(json::SCHEMA.as_bytes(), lang)?;
    Ok(Outcome::default())
}

/// `completions`: a script for a shell.
pub fn completions(shell: Shell, lang: Lang) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut cli::command(lang), "tongbi", &mut script);
    output::print(&script, lang)?;
    Ok(Outcome::default())
}

/// `man`: the manual page of tongbi, or of one command.
pub fn man(name: Option<&str>, lang: Lang) -> Result<Outcome> {
    let mut command = cli::command(lang);
    command.build();
    if let Some(name) = name {
        let unknown =
            || Error::Usage(lang.pick(format!("没有 {name} 这个命令"), format!("there is no command {name}")));
        command = command.find_subcommand(name).cloned().ok_or_else(unknown)?;
    }
    let title = name.map_or_else(|| "tongbi".to_owned(), |name| format!("tongbi-{name}"));
    let mut page = Vec::new();
    clap_mangen::Man::new(command).title(title).render(&mut page).map_err(|e| Error::Usage(e.to_string()))?;
    output::print(&page, lang)?;
    Ok(Outcome::default())
}
