use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A message as it stands in a file: its id, and its text with the lines below it.
pub struct Message {
    /// The file's name without its ending.
    pub file: String,
    /// The id.
    pub id: String,
    /// Everything behind the equals sign.
    pub text: String,
}

/// Every message of a text of the words files.
pub fn messages_of(file: &str, text: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =").filter(|_| !line.starts_with([' ', '}', '.'])) {
            Some((id, text)) => messages.push(Message {
                file: file.to_owned(),
                id: id.to_owned(),
                text: text.trim().to_owned(),
            }),
            None if line.is_empty() => {}
            None => {
                if let Some(last) = messages.last_mut() {
                    last.text.push('\n');
                    last.text.push_str(line);
                }
            }
        }
    }
    messages
}

/// The folder of the files of both languages.
pub fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")
}

/// Every message of a language below such a folder.
pub fn messages_in(locales: &Path, language: &str) -> Vec<Message> {
    let paths = below(&locales.join(language), &[".ftl"]);
    let of_file = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        messages_of(&name, &fs::read_to_string(path).unwrap())
    };
    paths.into_iter().flat_map(of_file).collect()
}

/// A copy of the files, in which a text is put in the place of another one. The text has to be there.
pub fn planted(file: &str, original: &str, plant: &str) -> TempDir {
    let copy = TempDir::with_prefix("words-").unwrap();
    for path in below(&locales(), &[".ftl"]) {
        let name = path.strip_prefix(locales()).unwrap();
        let mut text = fs::read_to_string(&path).unwrap();
        if name == Path::new(file) {
            assert!(text.contains(original), "{original} is not in {file}");
            text = text.replacen(original, plant, 1);
        }
        let to = copy.path().join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, text).unwrap();
    }
    copy
}

/// The text of a message without its placeables and selectors: what a person reads, each placeable as `¤`.
pub fn said(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('{') {
        said.push_str(before);
        let end = inside.find(['{', '}', '>']).unwrap_or(inside.len());
        if inside[end..].starts_with('}') {
            match inside[..end].trim().trim_matches('"') {
                literal if literal != inside[..end].trim() => said.push_str(literal),
                _ => said.push('¤'),
            }
            rest = &inside[end + 1..];
        } else if inside[end..].starts_with('>') {
            rest = &inside[end + 1..];
        } else {
            rest = &inside[end..];
        }
    }
    said.push_str(rest);
    said.replace('}', "")
}

/// The top folder of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// Every file below a folder with one of these endings, without what is made by programs.
pub fn below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir()
            && !matches!(
                name.as_str(),
                "target" | "node_modules" | "dist" | "answers" | "generated"
            )
        {
            found.extend(below(&path, endings));
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    found.sort();
    found
}
