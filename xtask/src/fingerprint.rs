//! Notices changed files by path, size and time of change, without reading them.

use std::{
    fs::Metadata,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
    time::UNIX_EPOCH,
};

use anyhow::{Context, Result};
use walkdir::{DirEntry, WalkDir};

/// What no build reads, or what a build writes.
const SKIPPED: [&str; 5] =
    ["node_modules", "target", "tests", "proptest-regressions", "test-results"];

/// A short text that changes whenever a file below one of the paths does.
/// A path that does not exist counts as empty.
pub fn of(root: &Path, paths: &[&str]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        let start = root.join(path);
        if !start.exists() {
            continue;
        }
        let files = WalkDir::new(&start)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| !is_skipped(entry));
        for entry in files {
            let entry = entry.with_context(|| format!("cannot read {}", start.display()))?;
            if entry.file_type().is_file() {
                let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
                relative.hash(&mut hasher);
                hash_state(&entry.metadata()?, &mut hasher)?;
            }
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn is_skipped(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // A dot at the start marks an editor's temporary file.
    entry.depth() > 0 && (SKIPPED.contains(&name.as_ref()) || name.starts_with('.'))
}

fn hash_state(metadata: &Metadata, hasher: &mut DefaultHasher) -> Result<()> {
    metadata.len().hash(hasher);
    metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().hash(hasher);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs, path::PathBuf};

    /// A folder that is removed in the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = env::temp_dir().join(format!("alongside-{name}-{}", std::process::id()));
            fs::create_dir_all(path.join("app/node_modules")).unwrap();
            fs::write(path.join("app/lib.rs"), "one").unwrap();
            Self(path)
        }

        fn fingerprint(&self) -> String {
            of(&self.0, &["app", "missing"]).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn changes_with_a_file() {
        let folder = Folder::new("changed");
        let before = folder.fingerprint();
        fs::write(folder.0.join("app/lib.rs"), "three").unwrap();
        assert_ne!(before, folder.fingerprint());
    }

    #[test]
    fn changes_with_a_new_name() {
        let folder = Folder::new("renamed");
        let before = folder.fingerprint();
        fs::rename(folder.0.join("app/lib.rs"), folder.0.join("app/main.rs")).unwrap();
        assert_ne!(before, folder.fingerprint());
    }

    #[test]
    fn ignores_what_npm_installs() {
        let folder = Folder::new("installed");
        let before = folder.fingerprint();
        fs::write(folder.0.join("app/node_modules/x.js"), "x").unwrap();
        assert_eq!(before, folder.fingerprint());
    }
}
