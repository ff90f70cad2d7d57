//! The file with the key that seals single answers.

use crate::commands::CommandError;
use rand::{TryRngCore, rngs::OsRng};
use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};
use store::SealingKey;

/// Reads the key, or makes one that only this account of the machine can read.
///
/// # Errors
/// [`CommandError::Io`] with the name of the file, [`CommandError::Refused`] for a file
/// that holds no key.
pub fn read_or_make(path: &Path) -> Result<SealingKey, CommandError> {
    match make(path) {
        Ok(()) => tracing::info!(
            "made a key in {}: keep a copy, what it seals cannot be opened without it",
            path.display()
        ),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(source) => return Err(CommandError::Io { what: path.display().to_string(), source }),
    }
    let text = fs::read_to_string(path)
        .map_err(|source| CommandError::Io { what: path.display().to_string(), source })?;
    let mut bytes = [0; SealingKey::BYTES];
    hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| {
        CommandError::Refused(format!("{} does not hold 64 hexadecimal digits", path.display()))
    })?;
    Ok(SealingKey::from_bytes(&bytes)?)
}

/// Makes a new file; one that is there stays as it is.
fn make(path: &Path) -> std::io::Result<()> {
    if path.exists() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut bytes = [0; SealingKey::BYTES];
    OsRng.try_fill_bytes(&mut bytes).map_err(std::io::Error::other)?;
    // Written whole under another name first: another server never reads half a key.
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written = write(&mut file, &bytes).and_then(|()| fs::hard_link(&draft, path));
    fs::remove_file(&draft)?;
    written
}

fn write(file: &mut File, bytes: &[u8]) -> std::io::Result<()> {
    file.write_all(hex::encode(bytes).as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys/alongside.key");
        read_or_make(&path).expect("a key");
        let first = fs::read_to_string(&path).expect("the key");
        read_or_make(&path).expect("the same key");
        assert_eq!(fs::read_to_string(&path).expect("the key"), first);
        let mode = fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("files").count(), 1);
    }

    #[test]
    fn a_file_that_holds_no_key_is_refused_and_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("alongside.key");
        fs::write(&path, "not a key").expect("a file");
        assert!(matches!(read_or_make(&path), Err(CommandError::Refused(_))));
        assert_eq!(fs::read_to_string(&path).expect("the file"), "not a key");
    }
}
