/// A version of the service's answers. Both are read alike; a document is asked for in another way in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Generation {
    /// 2020-05-01: documents have an address of their own. The one that is proven most.
    #[default]
    Of2020,
    /// 2024-04-01: documents have a name.
    Of2024,
}

impl Generation {
    /// The version as requests name it.
    #[must_use]
    pub const fn version(self) -> &'static str {
        match self {
            Self::Of2020 => "2020-05-01",
            Self::Of2024 => "2024-04-01",
        }
    }

    /// The one to try where this one does not fit.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Of2020 => Self::Of2024,
            Self::Of2024 => Self::Of2020,
        }
    }
}
