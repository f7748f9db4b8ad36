use domain::AccountName;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::error::Failure;
use crate::search::facet;
use crate::search::invoice_filter::{InvoiceFilter, InvoiceSort, last_row, rows_before, ten_thousandths};
use crate::search::ngrams::{Question, Wanted};

/// What a row of the list is made of.
const COLUMNS: &str = "invoices.number, invoices.issued, invoices.offer, invoices.status, invoices.total, \
                       invoices.currency, invoices.bill_to, invoices.kind, invoices.offline, \
                       invoices.total_ten_thousandths, invoices.row, \
                       (SELECT json_object('booked', booked, 'ledger_code', ledger_code, 'note', note, \
                       'uniform_number', uniform_number) FROM invoice_bookkeeping AS kept \
                       WHERE kept.account = invoices.account AND kept.number = invoices.number) AS bookkeeping";
/// So many words are looked for in a text by a condition each; the others by one list, as a statement nests only so deep.
const SINGLE_WORDS: usize = 16;

impl InvoiceSort {
    const fn index(self) -> &'static str {
        match self {
            Self::Issued => "invoices_by_date",
            Self::Number => "invoices_by_account_and_number",
            Self::Offer => "invoices_by_offer",
            Self::Status => "invoices_by_status",
            Self::Currency => "invoices_by_currency",
            Self::Total => "invoices_by_total",
            Self::BillTo => "invoices_by_bill_to",
        }
    }

    /// What the rows are sorted by before their number.
    const fn column(self) -> Option<&'static str> {
        match self {
            Self::Issued => None,
            Self::Number => Some("invoices.number"),
            Self::Offer => Some("invoices.offer"),
            Self::Status => Some("invoices.status"),
            Self::Currency => Some("invoices.currency"),
            Self::Total => Some("invoices.total_ten_thousandths"),
            Self::BillTo => Some("invoices.bill_to COLLATE NOCASE"),
        }
    }
}

/// The way to the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Path {
    /// Along the search index, by row.
    Grams,
    /// Along an index of the table.
    Index(&'static str),
}

/// The question about one account's invoices that a filter asks.
///
/// Everything somebody typed is bound as a value; none of it becomes part of a statement.
pub(crate) struct InvoiceQuery<'a> {
    account: &'a AccountName,
    all: u32,
    filter: &'a InvoiceFilter,
    wanted: &'a Wanted,
    question: Option<Question>,
}

impl<'a> InvoiceQuery<'a> {
    /// `all` is how many invoices the account has, and `alone` whether no other account has any.
    pub fn new(account: &'a AccountName, alone: bool, all: u32, filter: &'a InvoiceFilter, wanted: &'a Wanted) -> Self {
        let mut facets: Vec<String> = [
            filter.offer.as_ref().map(facet::offer),
            filter.status.map(facet::status),
            filter.currency.map(facet::currency),
            filter.ledger_code.as_deref().map(facet::ledger_code),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !alone && (!facets.is_empty() || !wanted.words().is_empty()) {
            facets.push(facet::account(account));
        }
        Self {
            account,
            all,
            filter,
            wanted,
            question: wanted.question(&facets),
        }
    }

    /// Whether nothing is filtered out.
    pub fn is_everything(&self) -> bool {
        self.question.is_none() && !self.is_marked() && !self.is_dated() && !self.has_amounts()
    }

    /// How many invoices match, counted no further than `at_most`.
    pub async fn count(&self, connection: &mut SqliteConnection, at_most: Option<u32>) -> Result<u32, Failure> {
        let is_counted = self.is_dated() || self.has_amounts() || self.filter.ledger_code.is_some();
        if is_counted || !self.wanted.words().is_empty() {
            let unproven = self.question.as_ref().map_or(&[][..], |question| &question.unproven);
            return self.counted(connection, at_most, unproven).await;
        }
        let mut sum = QueryBuilder::new("SELECT coalesce(sum(invoices), 0) FROM invoice_tallies WHERE account = ");
        sum.push_bind(self.account.as_str().to_owned());
        self.push_columns(&mut sum);
        let counted: u32 = sum.build_query_scalar().fetch_one(connection).await?;
        Ok(at_most.map_or(counted, |at_most| counted.min(at_most)))
    }

    /// The statement that lists what is asked for, in the order that is asked for.
    pub async fn list(&self, connection: &mut SqliteConnection) -> Result<QueryBuilder<Sqlite>, Failure> {
        let filter = self.filter;
        let narrow = self.path_of_filter();
        let sorted = Path::Index(filter.sort.index());
        let by_date = filter.sort == InvoiceSort::Issued && narrow != Path::Index(InvoiceSort::Total.index());
        let path = if by_date || narrow == sorted || !self.is_nearly_everything(connection).await? {
            narrow
        } else {
            sorted
        };
        let in_order = by_date || path == sorted;
        let mut list = QueryBuilder::new(format!("SELECT {COLUMNS}"));
        if in_order {
            self.push_path(&mut list, path, true, self.unproven(path));
            self.push_order(&mut list, path);
        } else {
            // What was found is sorted first, and looked at closely only as far as the page goes. A limit, even none,
            // keeps the inner statement from being merged into the outer one.
            list.push(" FROM (SELECT invoices.row AS row");
            self.push_path(&mut list, path, true, &[]);
            self.push_order(&mut list, path);
            list.push(" LIMIT -1) AS found CROSS JOIN invoices ON invoices.row = found.row");
            let unproven = self.unproven(path);
            if !unproven.is_empty() {
                list.push(" CROSS JOIN invoice_texts ON invoice_texts.row = found.row WHERE true");
                push_words(&mut list, unproven);
            }
        }
        list.push(" LIMIT ").push_bind(i64::from(filter.limit));
        list.push(" OFFSET ").push_bind(i64::from(filter.offset));
        Ok(list)
    }

    /// Everything that matches, in no order: from which tables, and which of their rows.
    pub fn push_matching(&self, statement: &mut QueryBuilder<Sqlite>) {
        let path = self.path_of_filter();
        self.push_path(statement, path, true, self.unproven(path));
    }

    fn is_dated(&self) -> bool {
        self.filter.from.is_some() || self.filter.to.is_some()
    }

    /// Whether it asks for what only the list has, and neither the texts nor the index.
    fn is_marked(&self) -> bool {
        self.filter.offline.is_some() || self.filter.booking.is_some()
    }

    fn has_amounts(&self) -> bool {
        self.filter.least.is_some() || self.filter.most.is_some()
    }

    /// The way that meets the fewest rows which do not match.
    fn path_of_filter(&self) -> Path {
        if self.question.is_some() {
            Path::Grams
        } else if self.filter.offline.is_some() {
            Path::Index("invoices_by_offline")
        } else if self.has_amounts() {
            Path::Index(InvoiceSort::Total.index())
        } else if self.filter.booking.is_some() {
            Path::Index("invoices_by_booking")
        } else {
            Path::Index(InvoiceSort::Issued.index())
        }
    }

    /// Whether so much may match that going along the order of the list finds a page of it soon. Looking into texts on
    /// the way costs most where they lie far apart, so for words nearly everything has to match.
    async fn is_nearly_everything(&self, connection: &mut SqliteConnection) -> Result<bool, Failure> {
        if self.is_everything() {
            return Ok(true);
        }
        let tenth = self.all / 10;
        let nearly = if self.wanted.words().is_empty() {
            tenth
        } else {
            self.all - tenth
        };
        Ok(self.counted(connection, Some(nearly), &[]).await? == nearly)
    }

    /// The words that the way to a row does not show to be in its text.
    fn unproven(&self, path: Path) -> &[String] {
        match (path, &self.question) {
            (Path::Grams, Some(question)) => &question.unproven,
            _ => self.wanted.words(),
        }
    }

    async fn counted(
        &self,
        connection: &mut SqliteConnection,
        at_most: Option<u32>,
        unproven: &[String],
    ) -> Result<u32, Failure> {
        let path = self.path_of_filter();
        let mut count = QueryBuilder::new("SELECT count(*)");
        match at_most {
            None => self.push_path(&mut count, path, false, unproven),
            Some(at_most) => {
                count.push(" FROM (SELECT 1");
                self.push_path(&mut count, path, false, unproven);
                count.push(" LIMIT ").push_bind(i64::from(at_most)).push(")");
            }
        }
        Ok(count.build_query_scalar().fetch_one(connection).await?)
    }

    fn push_order(&self, query: &mut QueryBuilder<Sqlite>, path: Path) {
        let direction = if self.filter.descending { " DESC" } else { "" };
        query.push(" ORDER BY ");
        if let Some(column) = self.filter.sort.column() {
            query.push(column).push(direction).push(", ");
        }
        let row = match path {
            Path::Grams => "invoice_grams.rowid",
            Path::Index(_) => "invoices.row",
        };
        query.push(row).push(direction);
    }

    /// From which tables, and which of their rows. Counting leaves out the tables that nothing is asked of.
    fn push_path(&self, query: &mut QueryBuilder<Sqlite>, path: Path, with_columns: bool, unproven: &[String]) {
        let filter = self.filter;
        let row = match path {
            Path::Index(index) => {
                query.push(" FROM invoices INDEXED BY ").push(index);
                "invoices.row"
            }
            Path::Grams => {
                query.push(" FROM invoice_grams");
                if with_columns || self.is_marked() || self.has_amounts() {
                    query.push(" CROSS JOIN invoices ON invoices.row = invoice_grams.rowid");
                }
                "invoice_grams.rowid"
            }
        };
        if !unproven.is_empty() {
            query
                .push(" CROSS JOIN invoice_texts ON invoice_texts.row = ")
                .push(row);
        }
        match (path, &self.question) {
            (Path::Grams, Some(question)) => {
                query
                    .push(" WHERE invoice_grams MATCH ")
                    .push_bind(question.text.clone());
                if let Some(offline) = filter.offline {
                    query.push(" AND invoices.offline = ").push_bind(offline.id());
                }
                if let Some(booking) = filter.booking {
                    query.push(" AND invoices.booking = ").push_bind(booking.id());
                }
            }
            _ => {
                query
                    .push(" WHERE account = ")
                    .push_bind(self.account.as_str().to_owned());
                self.push_columns(query);
                if let Some(code) = &filter.ledger_code {
                    query.push(" AND invoices.row IN (SELECT rowid FROM invoice_grams WHERE invoice_grams MATCH ");
                    query.push_bind(format!("\"{}\"", facet::ledger_code(code))).push(")");
                }
            }
        }
        if let Some(from) = filter.from {
            query.push(" AND ").push(row).push(" > ").push_bind(rows_before(from));
        }
        if let Some(to) = filter.to {
            query.push(" AND ").push(row).push(" <= ").push_bind(last_row(to));
        }
        if let Some(least) = filter.least {
            query
                .push(" AND total_ten_thousandths >= ")
                .push_bind(ten_thousandths(least));
        }
        if let Some(most) = filter.most {
            query
                .push(" AND total_ten_thousandths <= ")
                .push_bind(ten_thousandths(most));
        }
        push_words(query, unproven);
    }

    /// The conditions on what the tallies know too.
    fn push_columns(&self, query: &mut QueryBuilder<Sqlite>) {
        let filter = self.filter;
        let conditions = [
            ("offer", filter.offer.as_ref().map(|offer| offer.as_str().to_owned())),
            ("status", filter.status.map(|status| status.id().to_owned())),
            ("currency", filter.currency.map(|currency| currency.code().to_owned())),
            ("offline", filter.offline.map(|offline| offline.id().to_owned())),
            ("booking", filter.booking.map(|booking| booking.id().to_owned())),
        ];
        for (column, value) in conditions {
            if let Some(value) = value {
                query.push(" AND ").push(column).push(" = ").push_bind(value);
            }
        }
    }
}

fn push_words(query: &mut QueryBuilder<Sqlite>, words: &[String]) {
    let (single, listed) = words.split_at(words.len().min(SINGLE_WORDS));
    for word in single {
        query
            .push(" AND instr(invoice_texts.text, ")
            .push_bind(word.clone())
            .push(") > 0");
    }
    if !listed.is_empty() {
        query.push(" AND NOT EXISTS (SELECT 1 FROM json_each(");
        query.push_bind(serde_json::json!(listed).to_string());
        query.push(") WHERE instr(invoice_texts.text, value) = 0)");
    }
}
