use std::time::Duration;

/// What an import may take. Beyond a limit a file is refused with its reason, and the others go on.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of one file, and of anything that lies inside one.
    pub file_bytes: u64,
    /// Bytes that everything inside one given file may unpack to.
    pub unpacked_bytes: u64,
    /// How many times larger than its packed form an entry of an archive may be, once it is larger than a megabyte.
    pub packing_ratio: u64,
    /// How many containers may lie within each other; the given file is the first.
    pub depth: usize,
    /// Files that are read of all folders together, and entries of everything inside one given file.
    pub files: usize,
    /// Rows of one table.
    pub rows: u64,
    /// Pages of one document.
    pub pages: usize,
    /// Pieces of text that are set on the pages of one document.
    pub pieces: usize,
    /// How long the reading of one given file may take.
    pub time: Duration,
    /// Files that are read at the same time; by default as many as there are processors.
    pub workers: Option<usize>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50 << 20,
            unpacked_bytes: 1 << 30,
            packing_ratio: 200,
            depth: 3,
            files: 10_000,
            rows: 1_000_000,
            pages: 500,
            pieces: 400_000,
            time: Duration::from_secs(30),
            workers: None,
        }
    }
}
