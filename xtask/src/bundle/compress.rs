//! Puts a `.br` and a `.gz` beside every file of the bundle that gains from it,
//! so that the server sends them without compressing anything again.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use flate2::{Compression, write::GzEncoder};
use walkdir::WalkDir;

use crate::project::Profile;

/// Images and woff2 fonts are compressed already.
const TEXTS: [&str; 6] = ["css", "js", "json", "svg", "txt", "wasm"];

/// Brotli's usual window, 4 MB, which every browser supports.
const WINDOW: u32 = 22;
const BUFFER: usize = 64 * 1024;

/// Compresses a whole bundle: hard for release, quickly for debugging.
pub fn folder(dist: &Path, profile: Profile) -> Result<()> {
    let (brotli, gzip) = match profile {
        Profile::Debug => (5, Compression::fast()),
        Profile::Release => (11, Compression::best()),
    };
    for entry in WalkDir::new(dist) {
        let entry = entry.with_context(|| format!("cannot read {}", dist.display()))?;
        let path = entry.path();
        if entry.file_type().is_file() && gains(path) {
            file(path, brotli, gzip)
                .with_context(|| format!("cannot compress {}", path.display()))?;
        }
    }
    Ok(())
}

fn gains(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| TEXTS.contains(&extension))
}

fn file(path: &Path, brotli: u32, gzip: Compression) -> Result<()> {
    let plain = fs::read(path)?;

    let target = BufWriter::new(File::create(sibling(path, "br"))?);
    let mut writer = CompressorWriter::new(target, BUFFER, brotli, WINDOW);
    writer.write_all(&plain)?;
    // Finishes the stream; a flush alone would leave it open.
    writer.into_inner().flush()?;

    let target = BufWriter::new(File::create(sibling(path, "gz"))?);
    let mut writer = GzEncoder::new(target, gzip);
    writer.write_all(&plain)?;
    writer.finish()?.flush()?;
    Ok(())
}

/// "main.css" has the sibling "main.css.br".
pub fn sibling(path: &Path, encoding: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(encoding);
    PathBuf::from(name)
}
