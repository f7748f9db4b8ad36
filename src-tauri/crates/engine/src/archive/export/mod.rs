//! Exporting invoices to a folder.
//!
//! One reader hands invoices to as many workers as there are cores; each makes and writes the files of one invoice. What
//! goes into one file of all invoices is collected in order. No more than a few invoices are in memory at a time, whatever
//! the number asked for.

mod choices;
mod collect;
mod csv;
mod exported;
mod json;
mod make;
mod plan;
mod report;
mod run;
mod table;
mod use_case;
mod xlsx;
mod zip;
