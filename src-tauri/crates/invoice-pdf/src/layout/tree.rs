/// A place in the document's structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub usize);

/// What an element is, in the standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The whole.
    Document,
    /// A section with its heading.
    Section,
    /// The title of the document.
    Title,
    /// The heading of a section.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// A list whose items are counted.
    NumberedList,
    /// An item of a list.
    Item,
    /// The number or the term of an item.
    Label,
    /// What an item says.
    Body,
    /// A table.
    Table,
    /// What a table is called.
    Caption,
    /// A row of a table.
    Row,
    /// The heading of a column.
    ColumnHeading,
    /// The heading of a row.
    RowHeading,
    /// A cell.
    Cell,
}

/// A part of the document that readers can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: Kind,
    /// What it is part of; only the first element has no such.
    pub parent: Option<ElementId>,
}

/// The parts of the document in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    elements: Vec<Element>,
}

impl Tree {
    /// The element that holds all others.
    pub const ROOT: ElementId = ElementId(0);

    /// A document without content.
    pub fn new() -> Self {
        Self {
            elements: vec![Element {
                kind: Kind::Document,
                parent: None,
            }],
        }
    }

    /// A new last part of `parent`.
    pub fn add(&mut self, parent: ElementId, kind: Kind) -> ElementId {
        self.elements.push(Element {
            kind,
            parent: Some(parent),
        });
        ElementId(self.elements.len() - 1)
    }

    /// Every element, parents before their parts.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }
}
