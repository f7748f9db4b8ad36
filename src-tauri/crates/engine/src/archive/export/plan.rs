use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use domain::{AccountName, Currency, Decimal, InvoiceNumber, Money};
use store::{FurtherFacts, InvoiceFilter, InvoiceOriginal};
use words::{Words, words as words_of};

use super::choices::Choices;
use crate::archive::documents::original_name;
use crate::archive::file_names::{Names, stem};
use crate::archive::invoices::filter;
use crate::archive::record::files::further_name;
use crate::task::atomic_file;
use crate::view::{ExistingFile, ExportFormat, ExportInput, InvoiceKey};
use crate::{Code, Engine, Error};

/// So many invoices are read at a time.
pub(super) const READ_AT_A_TIME: usize = 64;

/// So many rows of the list are in memory at a time.
const LISTED_AT_A_TIME: u32 = 1000;

/// An invoice that is to be exported.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub account: AccountName,
    pub number: InvoiceNumber,
    /// The name of its files, without their endings.
    pub stem: String,
    /// The issuer's own PDF of it, where one is kept.
    pub original: Option<InvoiceOriginal>,
    /// The files that are named beside it.
    pub further: Vec<FurtherFacts>,
}

/// The invoices that were asked for.
#[derive(Default)]
pub(super) struct Wanted {
    pub tasks: Vec<Task>,
    /// Numbers that are not in the archive.
    pub unknown: Vec<InvoiceNumber>,
    totals: BTreeMap<&'static str, (Currency, Decimal)>,
}

impl Wanted {
    fn add_total(&mut self, total: Money) {
        let (_, sum) = self
            .totals
            .entry(total.currency.code())
            .or_insert((total.currency, Decimal::ZERO));
        *sum = sum.saturating_add(total.amount);
    }

    /// What they come to, in each currency by itself.
    pub fn totals(&self, words: &Words) -> String {
        let totals: Vec<String> = self
            .totals
            .values()
            .map(|(currency, sum)| words.money_with_code(Money::new(*sum, *currency)))
            .collect();
        words.list(&totals)
    }
}

impl Engine {
    /// Finds the invoices of an input and gives their files names.
    pub(super) async fn wanted(&self, input: &ExportInput) -> Result<Wanted, Error> {
        let mut wanted = Wanted::default();
        let mut names = Names::default();
        let words = words_of(input.language.main());
        if input.invoices.is_empty() {
            self.queried(input, words, &mut names, &mut wanted).await?;
        } else {
            self.selected(&input.invoices, words, &mut names, &mut wanted).await?;
        }
        self.find_files(&mut wanted.tasks).await?;
        Ok(wanted)
    }

    async fn queried(
        &self,
        input: &ExportInput,
        words: &Words,
        names: &mut Names,
        wanted: &mut Wanted,
    ) -> Result<(), Error> {
        let query = input.query.clone().unwrap_or_default();
        let accounts = self.accounts_of(query.account.as_deref())?;
        let filter = filter(&query)?;
        let except: HashSet<(&str, &str)> = input.except.iter().map(|key| self.key(key)).collect();
        let mut seen = HashSet::new();
        let mut offset = 0;
        loop {
            let part = InvoiceFilter {
                offset,
                limit: LISTED_AT_A_TIME,
                count_at_most: Some(0),
                ..filter.clone()
            };
            let rows = self.store().invoices_of(&accounts, &part).await?.rows;
            let is_last = rows.len() < LISTED_AT_A_TIME as usize;
            for row in rows {
                let is_excepted = except.contains(&(row.account.as_str(), row.number.as_str()));
                // What arrives between two parts moves the others on: none is exported twice.
                if is_excepted || !seen.insert((row.account.clone(), row.number.clone())) {
                    continue;
                }
                wanted.add_total(row.total);
                let offer = self.short_name(words, &row.offer);
                wanted.tasks.push(Task {
                    stem: names.take(stem(row.issued, row.number.as_str(), &offer)),
                    account: row.account,
                    number: row.number,
                    original: None,
                    further: Vec::new(),
                });
            }
            if is_last {
                return Ok(());
            }
            offset += LISTED_AT_A_TIME;
        }
    }

    fn key<'a>(&'a self, key: &'a InvoiceKey) -> (&'a str, &'a str) {
        let account = key.account.as_deref().filter(|account| !account.is_empty());
        (account.unwrap_or(self.account().as_str()), &key.number)
    }

    async fn selected(
        &self,
        keys: &[InvoiceKey],
        words: &Words,
        names: &mut Names,
        wanted: &mut Wanted,
    ) -> Result<(), Error> {
        let mut by_account: BTreeMap<&str, Vec<InvoiceNumber>> = BTreeMap::new();
        for key in keys {
            let (account, number) = self.key(key);
            by_account.entry(account).or_default().push(InvoiceNumber::new(number));
        }
        for (account, numbers) in by_account {
            let account = self.accounts_of(Some(account))?.remove(0);
            for numbers in numbers.chunks(READ_AT_A_TIME) {
                let rows = self.store().invoice_summaries(&account, numbers).await?;
                let mut found: HashMap<_, _> = rows.into_iter().map(|row| (row.number.clone(), row)).collect();
                for number in numbers {
                    let Some(row) = found.remove(number) else {
                        wanted.unknown.push(number.clone());
                        continue;
                    };
                    wanted.add_total(row.total);
                    let offer = self.short_name(words, &row.offer);
                    let name = stem(row.issued, number.as_str(), &offer);
                    wanted.tasks.push(Task {
                        account: account.clone(),
                        number: number.clone(),
                        stem: names.take(name),
                        original: None,
                        further: Vec::new(),
                    });
                }
            }
        }
        Ok(())
    }

    /// Which of the invoices have files of their issuers' own.
    async fn find_files(&self, tasks: &mut [Task]) -> Result<(), Error> {
        let accounts: HashSet<AccountName> = tasks.iter().map(|task| task.account.clone()).collect();
        for account in accounts {
            let mut originals: HashMap<InvoiceNumber, InvoiceOriginal> = self
                .store()
                .invoice_originals(&account)
                .await?
                .into_iter()
                .map(|original| (original.number.clone(), original))
                .collect();
            let mut further: HashMap<InvoiceNumber, Vec<FurtherFacts>> = HashMap::new();
            for (number, facts) in self.store().further_document_facts(&account).await? {
                further.entry(number).or_default().push(facts);
            }
            if originals.is_empty() && further.is_empty() {
                continue;
            }
            for task in tasks.iter_mut().filter(|task| task.account == account) {
                task.original = originals.remove(&task.number);
                task.further = further.remove(&task.number).unwrap_or_default();
            }
        }
        Ok(())
    }
}

/// The names that are in a folder, as systems without regard to capitals compare them.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken(HashSet<String>);

impl Taken {
    /// Reads a folder that must be there.
    pub fn in_folder(folder: &Path) -> Result<Self, Error> {
        let inside = folder.join("…");
        let names = std::fs::read_dir(folder)
            .and_then(|entries| {
                entries
                    .map(|entry| Ok(entry?.file_name().to_string_lossy().to_lowercase()))
                    .collect::<std::io::Result<_>>()
            })
            .map_err(|error| atomic_file::not_written(&error, &inside))?;
        Ok(Self(names))
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains(&name.to_lowercase())
    }

    /// The first numbered name that is free; it is taken then.
    pub fn free(&mut self, stem: &str, ending: &str) -> String {
        let name = (2_u32..)
            .map(|number| format!("{stem} ({number}){ending}"))
            .find(|name| !self.has(name))
            .unwrap_or_else(|| format!("{stem}{ending}"));
        self.0.insert(name.to_lowercase());
        name
    }
}

/// Whether a file can be made in a folder; nothing stays in it.
pub(super) fn check_writable(folder: &Path) -> Result<(), Error> {
    let inside = folder.join("…");
    if !folder.is_dir() {
        return Err(Error::new(Code::FolderMissing).with("path", folder.display().to_string()));
    }
    atomic_file::begin(folder)
        .map(drop)
        .map_err(|error| atomic_file::not_written(&error, &inside))
}

/// A name before its ending, and its ending.
pub(super) struct FileName {
    pub stem: String,
    pub ending: String,
}

impl FileName {
    fn new(stem: &str, ending: &str) -> Self {
        Self {
            stem: stem.to_owned(),
            ending: ending.to_owned(),
        }
    }

    pub fn whole(&self) -> String {
        format!("{}{}", self.stem, self.ending)
    }
}

/// The name of the file of all invoices.
pub(super) fn one_file(title: &str, day: domain::NaiveDate, format: ExportFormat) -> FileName {
    let stem = format!("{title} {}", day.format("%Y-%m-%d"));
    FileName::new(&stem, &format!(".{}", format.id()))
}

/// The copy of an invoice.
pub(super) fn copy_file(task: &Task) -> FileName {
    FileName::new(&task.stem, ".pdf")
}

/// The issuer's own PDF of an invoice.
pub(super) fn original_file(task: &Task) -> FileName {
    let name = original_name(&task.stem);
    FileName::new(name.trim_end_matches(".pdf"), ".pdf")
}

/// A file that is named beside an invoice.
pub(super) fn further_file(task: &Task, key: &str) -> FileName {
    let name = further_name(&task.stem, key);
    FileName::new(name.trim_end_matches(".pdf"), ".pdf")
}

/// The electronic invoice.
pub(super) fn electronic_file(task: &Task) -> FileName {
    FileName::new(&task.stem, ".xml")
}

/// Every name that an export would write.
pub(super) fn names<'a>(
    tasks: &'a [Task],
    choices: &'a Choices,
    title: &'a str,
    day: domain::NaiveDate,
) -> impl Iterator<Item = String> + 'a {
    let single = tasks.iter().flat_map(|task| {
        let copy = choices.has(ExportFormat::Pdf).then(|| copy_file(task).whole());
        let original = (choices.has(ExportFormat::Pdf) && task.original.is_some()).then(|| original_file(task).whole());
        let electronic = choices.has(ExportFormat::Xml).then(|| electronic_file(task).whole());
        let further = task.further.iter().filter(|_| choices.has(ExportFormat::Pdf));
        let further = further.map(|named| further_file(task, &named.key).whole());
        copy.into_iter().chain(original).chain(further).chain(electronic)
    });
    let one = choices
        .formats
        .iter()
        .filter(|format| format.is_one_file())
        .map(move |format| one_file(title, day, *format).whole());
    one.chain(single)
}

/// How a file is written where its name may be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Placing {
    /// Under this name, in the place of a file of that name where one may go.
    Write { name: String, replace: bool },
    /// Not at all: the name is taken.
    Skip(String),
}

/// Where a file goes.
pub(super) fn place(name: &FileName, existing: ExistingFile, taken: &mut Taken) -> Placing {
    let whole = name.whole();
    let write = |name, replace| Placing::Write { name, replace };
    match (existing, taken.has(&whole)) {
        (ExistingFile::Replace, _) => write(whole, true),
        (ExistingFile::Skip | ExistingFile::Ask, true) => Placing::Skip(whole),
        (ExistingFile::KeepBoth, true) => write(taken.free(&name.stem, &name.ending), false),
        (ExistingFile::Skip | ExistingFile::Ask | ExistingFile::KeepBoth, false) => write(whole, false),
    }
}
