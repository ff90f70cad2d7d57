//! What a browser downloads, and how much of it is too much.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::compress::sibling;

/// Most bytes after Brotli, by kind of file.
const LIMITS: [(&str, u64); 2] = [("wasm", 350_000), ("css", 15_000)];
/// Printed, but without a limit: it grows only with the WebAssembly.
const MEASURED: [&str; 3] = ["wasm", "css", "js"];

/// A file of the bundle and how long it is in each encoding.
#[derive(Clone, Debug)]
struct Measured {
    name: String,
    kind: &'static str,
    plain: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the sizes of a release bundle; fails if a limit is exceeded.
pub fn report(dist: &Path) -> Result<()> {
    let own = measure(dist)?;
    print("the consumer's bundle", &own);
    // The style sheet is the consumer's.
    let style = own.iter().filter(|file| file.kind == "css").cloned();
    let desk: Vec<Measured> = measure(&dist.join("desk"))?.into_iter().chain(style).collect();
    print("the desk's bundle", &desk);
    let excesses: Vec<String> = [("consumer", &own), ("desk", &desk)]
        .into_iter()
        .flat_map(|(whose, files)| {
            excesses(files).into_iter().map(move |sentence| format!("{whose}: {sentence}"))
        })
        .collect();
    ensure!(excesses.is_empty(), "{}", excesses.join("\n"));
    Ok(())
}

fn print(title: &str, files: &[Measured]) {
    println!("{title:<45} {:>12} {:>12} {:>12}", "plain", "gzip", "brotli");
    for file in files {
        println!(
            "{:<45} {:>12} {:>12} {:>12}",
            file.name,
            kilobytes(file.plain),
            kilobytes(file.gzip),
            kilobytes(file.brotli)
        );
    }
}

fn measure(dist: &Path) -> Result<Vec<Measured>> {
    let length = |path: &Path| -> Result<u64> {
        let metadata =
            fs::metadata(path).with_context(|| format!("{} is missing", path.display()))?;
        Ok(metadata.len())
    };

    let mut files = Vec::new();
    let entries =
        fs::read_dir(dist).with_context(|| format!("there is no bundle in {}", dist.display()))?;
    for entry in entries {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        let Some(kind) = MEASURED.into_iter().find(|kind| Some(*kind) == extension) else {
            continue;
        };
        files.push(Measured {
            name: path.file_name().unwrap_or_default().to_string_lossy().into(),
            kind,
            plain: length(&path)?,
            gzip: length(&sibling(&path, "gz"))?,
            brotli: length(&sibling(&path, "br"))?,
        });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// One sentence for each limit that is exceeded, or whose file is missing.
fn excesses(files: &[Measured]) -> Vec<String> {
    let mut sentences = Vec::new();
    for (kind, limit) in LIMITS {
        let size: u64 = files.iter().filter(|file| file.kind == kind).map(|file| file.brotli).sum();
        if size == 0 {
            sentences.push(format!("the bundle has no {kind} file"));
        } else if size > limit {
            sentences.push(format!(
                "the {kind} is {} after Brotli, more than {}",
                kilobytes(size),
                kilobytes(limit)
            ));
        }
    }
    sentences
}

/// 12345 bytes are "12.3 kB".
fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(kind: &'static str, brotli: u64) -> Measured {
        Measured { name: kind.to_owned(), kind, plain: 0, gzip: 0, brotli }
    }

    #[test]
    fn a_bundle_at_its_limits_is_fine() {
        assert!(excesses(&[file("wasm", 350_000), file("css", 15_000)]).is_empty());
    }

    #[test]
    fn names_the_limit_that_is_exceeded() {
        let sentences = excesses(&[file("wasm", 350_100), file("css", 15_000)]);
        assert_eq!(sentences, ["the wasm is 350.1 kB after Brotli, more than 350.0 kB"]);
    }

    #[test]
    fn several_files_of_a_kind_count_together() {
        let files = [file("wasm", 1), file("css", 8_000), file("css", 8_000)];
        assert_eq!(excesses(&files).len(), 1);
    }

    #[test]
    fn a_missing_file_is_not_small() {
        assert_eq!(excesses(&[file("css", 1)]).len(), 1);
    }
}
