use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::structure::source::{Module, Source};

/// One file of a crate uses what another one defines.
pub type Arrow = (PathBuf, PathBuf);

/// What a path leads to.
enum Place {
    Module(usize),
    /// Something that the file of this module defines.
    Item(usize),
}

/// Aliases may lead to each other; a path that takes more steps than this leads nowhere.
const MOST_STEPS: usize = 32;

/// The arrows between the files of a crate. Taking a module into scope is none, nor is handing on what it defines: what
/// counts is who defines the thing in the end. A file that is a table of contents has no arrows.
pub fn arrows(source: &Source) -> BTreeSet<Arrow> {
    let mut arrows = BTreeSet::new();
    let mut add = |from: &Module, to: usize| {
        let to = &source.modules[to].file;
        if *to != from.file && !source.is_table_of_contents(to) {
            arrows.insert((from.file.clone(), to.clone()));
        }
    };
    for (index, module) in source.modules.iter().enumerate() {
        if source.is_table_of_contents(&module.file) {
            continue;
        }
        for import in module.imports.iter().filter(|import| !import.is_handed_on) {
            if import.name.is_some()
                && let Some(Place::Item(to)) = resolve(source, index, &import.path, 0)
            {
                add(module, to);
            }
        }
        for path in &module.paths {
            if let Some(Place::Item(to)) = resolve(source, index, path, 0) {
                add(module, to);
            }
        }
    }
    arrows
}

fn resolve(source: &Source, from: usize, path: &[String], steps: usize) -> Option<Place> {
    if steps > MOST_STEPS {
        return None;
    }
    let (first, rest) = path.split_first()?;
    let start = match first.as_str() {
        "crate" => Place::Module(0),
        "self" => Place::Module(from),
        "super" => Place::Module(source.modules[from].parent?),
        name => find(source, from, name, steps)?,
    };
    rest.iter().try_fold(start, |place, word| match (place, word.as_str()) {
        (Place::Module(module), "super") => Some(Place::Module(source.modules[module].parent?)),
        // What cannot be found there is made by a macro of that file.
        (Place::Module(module), word) => Some(find(source, module, word, steps).unwrap_or(Place::Item(module))),
        (item @ Place::Item(_), _) => Some(item),
    })
}

/// What a name stands for within a module: something of its own, or something it has taken.
fn find(source: &Source, within: usize, name: &str, steps: usize) -> Option<Place> {
    let module = &source.modules[within];
    if let Some(child) = module.children.get(name) {
        return Some(Place::Module(*child));
    }
    if module.items.iter().any(|item| item == name) {
        return Some(Place::Item(within));
    }
    let named = module
        .imports
        .iter()
        .find(|import| import.name.as_deref() == Some(name));
    if let Some(import) = named {
        return is_not_itself(&import.path, name)
            .then(|| resolve(source, within, &import.path, steps + 1))
            .flatten();
    }
    let everything_of = module.imports.iter().filter(|import| import.name.is_none());
    everything_of
        .filter_map(|import| resolve(source, within, &import.path, steps + 1))
        .find_map(|place| match place {
            Place::Module(module) if module != within => find_in_other(source, module, name, steps),
            _ => None,
        })
}

fn find_in_other(source: &Source, module: usize, name: &str, steps: usize) -> Option<Place> {
    if steps > MOST_STEPS {
        return None;
    }
    find(source, module, name, steps + 1)
}

/// `use log;` takes a crate of that name, not itself.
fn is_not_itself(path: &[String], name: &str) -> bool {
    path.first().is_none_or(|first| first != name)
}

/// Every circle of files: the shortest way from a file back to itself, each told once.
pub fn circles(arrows: &BTreeSet<Arrow>) -> Vec<Vec<&Path>> {
    let files: BTreeSet<&Path> = arrows.iter().map(|(from, _)| from.as_path()).collect();
    let mut found: Vec<Vec<&Path>> = Vec::new();
    for file in files {
        if found.iter().any(|circle| circle.contains(&file)) {
            continue;
        }
        found.extend(way_back(arrows, file));
    }
    found
}

fn way_back<'a>(arrows: &'a BTreeSet<Arrow>, start: &'a Path) -> Option<Vec<&'a Path>> {
    let mut ways = vec![vec![start]];
    let mut reached = BTreeSet::new();
    while !ways.is_empty() {
        let mut next = Vec::new();
        for way in ways {
            let last = way.last()?;
            for (_, to) in arrows.iter().filter(|(from, _)| from == last) {
                if to == start {
                    return Some(way);
                }
                if reached.insert(to.as_path()) {
                    next.push([way.as_slice(), &[to.as_path()]].concat());
                }
            }
        }
        ways = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tempfile::TempDir;

    fn tree(files: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().expect("a parent")).expect("created");
            fs::write(file, text).expect("written");
        }
        folder
    }

    /// The circles of a made-up crate, as the names of its files.
    fn circles_of(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let folder = tree(files);
        let source = Source::read(&folder.path().join("lib.rs")).expect("Rust");
        let arrows = arrows(&source);
        let root = folder.path().canonicalize().expect("it is there");
        let name = |file: &&Path| file.strip_prefix(&root).expect("below it").display().to_string();
        let sorted = |circle: &Vec<&Path>| {
            let mut names: Vec<String> = circle.iter().map(name).collect();
            names.sort();
            names
        };
        circles(&arrows).iter().map(sorted).collect()
    }

    #[test]
    fn two_files_that_use_each_other_are_a_circle() {
        let circles = circles_of(&[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B; pub struct A(B);"),
            ("b.rs", "pub struct B; pub fn a() -> Option<crate::a::A> { None }"),
        ]);
        assert_eq!(circles, [["a.rs", "b.rs"]]);
    }

    #[test]
    fn a_circle_of_three_is_told_once() {
        let circles = circles_of(&[
            ("lib.rs", "mod a; mod b; mod c; mod d;"),
            ("a.rs", "use crate::b::B; pub struct A(B);"),
            ("b.rs", "use super::c; pub struct B(c::C);"),
            (
                "c.rs",
                "use crate::{a::{self, A as First}, d::D}; pub struct C(First, D);",
            ),
            ("d.rs", "pub struct D;"),
        ]);
        assert_eq!(circles, [["a.rs", "b.rs", "c.rs"]]);
    }

    #[test]
    fn a_child_that_uses_its_parents_item_while_the_parent_uses_the_child_is_a_circle() {
        for child in [
            "use super::Parent; pub fn child(_: Parent) {}",
            "use super::*; pub fn child(_: Parent) {}",
            "pub fn child(_: crate::a::Parent) {}",
        ] {
            let circles = circles_of(&[
                ("lib.rs", "mod a;"),
                (
                    "a.rs",
                    "mod child; pub struct Parent; pub fn all() { child::child(Parent) }",
                ),
                ("a/child.rs", child),
            ]);
            assert_eq!(circles, [["a.rs", "a/child.rs"]], "{child}");
        }
    }

    #[test]
    fn a_parent_that_only_declares_and_hands_on_is_none() {
        let circles = circles_of(&[
            ("lib.rs", "mod a; pub use a::{First, Second};"),
            (
                "a/mod.rs",
                "mod first; mod second; pub use first::First; pub use second::*;",
            ),
            ("a/first.rs", "use super::Second; pub struct First(Second);"),
            ("a/second.rs", "pub struct Second;"),
        ]);
        assert!(circles.is_empty(), "{circles:?}");
    }

    #[test]
    fn what_is_handed_on_leads_to_the_file_that_defines_it() {
        let circles = circles_of(&[
            ("lib.rs", "mod a; pub use a::{First, Second};"),
            (
                "a/mod.rs",
                "mod first; mod second; pub use first::First; pub use second::*;",
            ),
            ("a/first.rs", "use crate::Second; pub struct First(Second);"),
            ("a/second.rs", "use super::super::First; pub struct Second(Vec<First>);"),
        ]);
        assert_eq!(circles, [["a/first.rs", "a/second.rs"]]);
    }

    #[test]
    fn a_name_within_a_macro_counts_and_one_within_tests_does_not() {
        let b = ("b.rs", "use crate::a::A; pub fn b(_: A) -> u8 { 1 }");
        let circles = circles_of(&[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "pub struct A; pub fn all() { assert_eq!(crate::b::b(A), [1][0]); }",
            ),
            b,
        ]);
        assert_eq!(circles, [["a.rs", "b.rs"]]);
        let circles = circles_of(&[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "pub struct A; #[cfg(test)] mod tests { use crate::b::b; fn t() { b(super::A); } }",
            ),
            b,
        ]);
        assert!(circles.is_empty(), "{circles:?}");
    }

    #[test]
    fn modules_within_a_file_and_files_with_a_path_of_their_own_are_followed() {
        let circles = circles_of(&[
            (
                "lib.rs",
                "mod a { pub mod inner; pub struct A; } #[path = \"else/where.rs\"] mod b; pub fn all() { b::b() }",
            ),
            ("a/inner.rs", "pub fn inner(_: super::A) {}"),
            ("else/where.rs", "pub fn b() { crate::all() }"),
        ]);
        assert_eq!(circles, [["else/where.rs", "lib.rs"]]);
    }
}
