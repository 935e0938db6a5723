//! What is done already, kept beside the output for `--resume`: a file a stretch, named by all that its rows depend on. Each is
//! put in its place whole, so that a run that was killed leaves nothing half done.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::survey::digest;
use super::work::{Done, Stretch};

/// The folder of what is done.
pub struct State {
    folder: PathBuf,
    /// What all stretches depend on: the program, the language, the user's words.
    base: String,
    used: BTreeSet<String>,
}

impl State {
    /// The state beside an output: `facts.csv` has `facts.csv.resume`, a folder has `.resume` in it.
    pub fn beside(output: &Path, is_folder: bool, base: String) -> io::Result<Self> {
        let folder = if is_folder {
            output.join(".resume")
        } else {
            let mut name = output.as_os_str().to_owned();
            name.push(".resume");
            PathBuf::from(name)
        };
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, base, used: BTreeSet::new() })
    }

    /// The name under which a stretch is kept: all that its rows depend on.
    pub fn key(&self, stretch: &Stretch) -> String {
        let mut words = format!("{}\n{:?}\n{}\n", self.base, stretch.place, stretch.first);
        for entry in stretch.entries {
            words.push_str(&format!("{}\t{}\t{}\n", entry.path.display(), entry.year, hex(&entry.digest)));
        }
        hex(&digest(words.as_bytes()))
    }

    /// What was kept under a name, if it is there and whole.
    pub fn kept(&self, key: &str) -> Option<Done> {
        serde_json::from_slice(&fs::read(self.folder.join(key)).ok()?).ok()
    }

    /// Keeps what was done.
    pub fn keep(&self, key: &str, done: &Done) -> io::Result<()> {
        let mut file = NamedTempFile::new_in(&self.folder)?;
        file.write_all(&serde_json::to_vec(done)?)?;
        file.persist(self.folder.join(key)).map(drop).map_err(|e| e.error)
    }

    /// A name that this run needs; all others go at the end.
    pub fn need(&mut self, key: &str) {
        self.used.insert(key.to_owned());
    }

    /// Takes away what this run did not need: reports that have gone or changed, files of a killed run.
    pub fn prune(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if !self.used.contains(&name) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
