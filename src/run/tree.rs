//! The files below a folder: in the order of their names, each once, without what systems and office programs leave there.

use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use tongbi::limits::Limits;
use tongbi::{Error, Result};

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, sorted by path.
    pub files: Vec<PathBuf>,
    /// What could not be looked into: the path and the cause.
    pub failed: Vec<Error>,
}

/// All files below `folder`. Links to folders are not followed, so that a tree that leads back to itself ends; a file that
/// several links lead to is taken once.
///
/// # Errors
/// The folder itself can't be read.
pub fn files(folder: &Path) -> Result<Found> {
    let name = |p: &Path| p.display().to_string();
    fs::read_dir(folder).map_err(|e| Error::input(name(folder), cause(&e)))?;
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    let mut folders = VecDeque::from([folder.to_owned()]);
    while let Some(folder) = folders.pop_front() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(e) => {
                found.failed.push(Error::input(name(&folder), cause(&e)));
                continue;
            }
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).filter(|p| !is_litter(p)).collect();
        paths.sort();
        for path in paths {
            let Ok(meta) = fs::symlink_metadata(&path) else { continue };
            if meta.is_dir() {
                folders.push_back(path);
            } else if meta.is_symlink() {
                match fs::canonicalize(&path) {
                    Ok(place) if place.is_file() => {
                        if seen.insert(place) {
                            found.files.push(path);
                        }
                    }
                    Ok(_) => {}
                    Err(e) => found.failed.push(Error::input(name(&path), cause(&e))),
                }
            } else if meta.is_file() && seen.insert(fs::canonicalize(&path).unwrap_or_else(|_| path.clone())) {
                found.files.push(path);
            }
            if found.files.len() > Limits::default().files {
                let most = Limits::default().files;
                return Err(Error::input(name(&folder), format!("文件超过{most}个，请分批处理")));
            }
        }
    }
    found.files.sort();
    Ok(found)
}

/// What systems, office programs and version control leave in folders.
fn is_litter(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
    name.starts_with(['.', '~'])
        || ["thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db"].contains(&name.to_lowercase().as_str())
}

/// Why a folder or a link can't be followed.
fn cause(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "没有这个文件夹，请检查路径".into(),
        std::io::ErrorKind::PermissionDenied => "没有读取权限".into(),
        std::io::ErrorKind::NotADirectory => "不是文件夹".into(),
        _ => e.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn litter_is_left_and_files_come_in_order() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("乙")).expect("a folder");
        for name in ["2.txt", "1.txt", ".DS_Store", "~$1.docx", "Thumbs.db", "乙/3.txt"] {
            fs::write(dir.path().join(name), "x").expect("a file");
        }
        let names: Vec<String> = files(dir.path())
            .expect("a folder")
            .files
            .iter()
            .map(|p| p.strip_prefix(dir.path()).expect("below it").display().to_string().replace('\\', "/"))
            .collect();
        assert_eq!(names, ["1.txt", "2.txt", "乙/3.txt"]);
        assert!(files(&dir.path().join("not there")).is_err());
    }
}
