use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree, Visibility};

use crate::failure::{Failure, Outcome};

/// The modules of one crate, as its files spell them. The first one is its root.
#[derive(Default)]
pub struct Source {
    pub modules: Vec<Module>,
}

/// A module, in a file of its own or within another one.
#[derive(Default)]
pub struct Module {
    /// The file it stands in.
    pub file: PathBuf,
    pub parent: Option<usize>,
    pub children: HashMap<String, usize>,
    /// What it defines besides modules.
    pub items: Vec<String>,
    /// What it takes under a name, and whether it hands that on.
    pub imports: Vec<Import>,
    /// Every path that its code names, and every single word of it.
    pub paths: Vec<Vec<String>>,
}

/// One name that a `use` brings into a module.
pub struct Import {
    /// The name it has there; none stands for everything that the path holds.
    pub name: Option<String>,
    pub path: Vec<String>,
    /// Whether others may take it from there.
    pub is_handed_on: bool,
}

impl Source {
    /// Reads a crate from its root file, and every module that its files declare. Tests within them are left out.
    ///
    /// # Errors
    /// When a file cannot be read or is no Rust.
    pub fn read(root: &Path) -> Outcome<Self> {
        let mut source = Self::default();
        let folder = root.parent().unwrap_or(Path::new("")).to_owned();
        source.read_file(root, &folder, None)?;
        Ok(source)
    }

    /// Whether a file only declares modules and hands on what they define.
    pub fn is_table_of_contents(&self, file: &Path) -> bool {
        let mut modules = self.modules.iter().filter(|module| module.file == file);
        modules.all(|module| module.items.is_empty() && module.imports.iter().all(|import| import.is_handed_on))
    }

    /// `folder` is where the modules that the file declares are looked for.
    fn read_file(&mut self, file: &Path, folder: &Path, parent: Option<usize>) -> Outcome<usize> {
        let file = &file.canonicalize().map_err(|error| Failure::file(file, &error))?;
        let text = fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
        let parsed = syn::parse_file(&text).map_err(|error| {
            Failure::new(
                format!("{}: {error}", file.display()),
                "Read what the compiler says of it.",
            )
        })?;
        self.read_module(file, folder, parent, &parsed.items)
    }

    fn read_module(&mut self, file: &Path, folder: &Path, parent: Option<usize>, items: &[Item]) -> Outcome<usize> {
        let index = self.modules.len();
        self.modules.push(Module {
            file: file.to_owned(),
            parent,
            ..Module::default()
        });
        for item in items.iter().filter(|item| !is_for_tests(attributes(item))) {
            if let Item::Mod(declared) = item {
                let child = self.read_declared(file, folder, index, declared)?;
                self.modules[index].children.insert(declared.ident.to_string(), child);
            } else {
                Reader {
                    module: &mut self.modules[index],
                }
                .visit_item(item);
                self.modules[index].items.extend(name(item));
            }
        }
        Ok(index)
    }

    fn read_declared(&mut self, file: &Path, folder: &Path, parent: usize, declared: &ItemMod) -> Outcome<usize> {
        let name = declared.ident.to_string();
        let below = folder.join(&name);
        if let Some((_, items)) = &declared.content {
            return self.read_module(file, &below, Some(parent), items);
        }
        if let Some(named) = named_file(&declared.attrs) {
            let file = file.parent().unwrap_or(Path::new("")).join(named);
            let folder = file.parent().unwrap_or(Path::new("")).to_owned();
            return self.read_file(&file, &folder, Some(parent));
        }
        let beside = folder.join(format!("{name}.rs"));
        let file = if beside.is_file() { beside } else { below.join("mod.rs") };
        self.read_file(&file, &below, Some(parent))
    }
}

/// Notes what the code of one item names.
struct Reader<'a> {
    module: &'a mut Module,
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_handed_on = !matches!(item.vis, Visibility::Inherited);
        self.import(&item.tree, &mut Vec::new(), is_handed_on);
    }

    fn visit_item_mod(&mut self, _: &'ast ItemMod) {}

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words = path.segments.iter().map(|segment| segment.ident.to_string());
        self.module.paths.push(words.collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        visit::visit_macro(self, called);
        self.tokens(called.tokens.clone());
    }
}

impl Reader<'_> {
    fn import(&mut self, tree: &UseTree, before: &mut Vec<String>, is_handed_on: bool) {
        let mut note = |name: Option<String>, path: Vec<String>| {
            self.module.imports.push(Import {
                name,
                path,
                is_handed_on,
            });
        };
        let with = |word: String, before: &[String]| [before, &[word]].concat();
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.import(&path.tree, before, is_handed_on);
                before.pop();
            }
            UseTree::Name(name) if name.ident == "self" => note(before.last().cloned(), before.clone()),
            UseTree::Name(name) => note(Some(name.ident.to_string()), with(name.ident.to_string(), before)),
            UseTree::Rename(renamed) if renamed.ident == "self" => {
                note(Some(renamed.rename.to_string()), before.clone());
            }
            UseTree::Rename(renamed) => {
                note(
                    Some(renamed.rename.to_string()),
                    with(renamed.ident.to_string(), before),
                );
            }
            UseTree::Glob(_) => note(None, before.clone()),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before, is_handed_on);
                }
            }
        }
    }

    /// Within a macro's brackets there are only words and signs: words joined by `::` are a path.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.module.paths.push(std::mem::take(&mut path));
                    }
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.module.paths.push(std::mem::take(&mut path));
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    self.module.paths.push(std::mem::take(&mut path));
                    colons = 0;
                    self.tokens(group.stream());
                }
            }
        }
        self.module.paths.push(path);
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|condition| condition.is_ident("test"))
    })
}

/// The file that `#[path = "…"]` names.
fn named_file(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    })
}

/// The name that an item defines; an implementation is something without a name.
fn name(item: &Item) -> Option<String> {
    match item {
        Item::Const(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Fn(item) => Some(item.sig.ident.to_string()),
        Item::Macro(item) => item.ident.as_ref().map(ToString::to_string),
        Item::Static(item) => Some(item.ident.to_string()),
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        Item::Impl(_) => Some(String::new()),
        _ => None,
    }
}
