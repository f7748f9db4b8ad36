/** A column of a table. */
export interface Column<Row, Sort extends string> {
  /** Stable name, by which its width is remembered. */
  id: string;
  /** Id of the word in its head. */
  word: string;
  /** What the rows are sorted by when its head is pressed; without it the rows are not sorted by it. */
  sort?: Sort;
  /** It stands at the right edge. */
  end?: boolean;
  /** It takes what room is left, and gives of its own where there is too little. */
  flexible?: boolean;
  /** What a flexible column keeps of its own where there is too little room, in pixels. */
  least?: number;
  /** What it is told by: it gives of its own only after the other flexible columns have. */
  keeps?: boolean;
  /** What stands in it: its width is measured by it, and it is told where the column is too narrow for it. */
  text: (row: Row) => string;
  /** Room in pixels that is taken beside the text, by an icon for example. */
  beside?: number;
}

/** Rows that a table shows, of which only those in sight have to be there. */
export interface Rows<Row> {
  /** How many there are. */
  readonly matching: number;
  /** The row at a place; `undefined` while it is not fetched. */
  rowAt(index: number): Row | undefined;
  /** Fetches the rows from `first` to `last` that are not there yet. */
  need(first: number, last: number): Promise<void>;
  /** The rows from `first` to `last`, fetched where they are not there yet. */
  rows(first: number, last: number): Promise<Row[]>;
}

/** The ticks of a table whose rows can be selected. */
export interface Ticks<Row> {
  /** How many are ticked where so many match. */
  count(matching: number): number;
  /** Whether a row is ticked. */
  has(row: Row): boolean;
  /** Ticks everything that matches. */
  everything(): void;
  /** Ticks nothing. */
  clear(): void;
  /** Ticks a row, or takes its tick away. A range begins here. */
  toggle(index: number, row: Row): void;
  /** A range begins at this place. */
  startAt(index: number): void;
  /** Ticks the rows between the place where the range began and this one. */
  extendTo(index: number, rows: (first: number, last: number) => Promise<Row[]>): Promise<void>;
}

/** Who moves to a row: the keys pass over rows, a press means this one. */
export type Mover = 'keys' | 'pointer';

/** The widths that a person gave to columns, by the columns' names. */
export type Widths = Readonly<Record<string, number>>;

/** No column is narrower. */
export const narrowest = 48;
/** No column is made wider by hand. */
export const widest = 640;
/** No column is wider by itself. */
const widestByContent = 420;
/** A flexible column gives no more of its own than down to this, where it says nothing else. */
const leastFlexible = 96;

/** What a column wants of the room. */
export interface Wish {
  /** The width that its longest text takes. */
  content: number;
  /** The width that a person gave it. */
  chosen?: number;
  flexible: boolean;
  least?: number;
  keeps?: boolean;
}

/** Divides the room among columns. Where it does not suffice they take more, and the table scrolls sideways. */
export function divide(wishes: readonly Wish[], room: number): number[] {
  const widths = wishes.map(({ content, chosen }) => bounded(chosen ?? Math.min(content, widestByContent)));
  const gives = wishes.map(({ flexible, chosen }) => flexible && chosen === undefined);
  const left = room - sum(widths);
  if (left >= 0) {
    const takers = gives.filter(Boolean).length;
    // Where nobody takes what is left, the last column does, so that the rows reach the edge.
    return widths.map((width, index) =>
      takers > 0 ? width + (gives[index] ? left / takers : 0) : width + (index === widths.length - 1 ? left : 0),
    );
  }
  return [false, true].reduce((divided, last) => {
    const spare = divided.map((width, index) => {
      const wish = wishes[index];
      return gives[index] && (wish?.keeps ?? false) === last ? Math.max(0, width - (wish?.least ?? leastFlexible)) : 0;
    });
    const taken = Math.max(0, Math.min(1, (sum(divided) - room) / (sum(spare) || 1)));
    return divided.map((width, index) => width - (spare[index] ?? 0) * taken);
  }, widths);
}

/** A width that a column may have. */
export function bounded(width: number): number {
  return Math.max(narrowest, Math.min(widest, Math.round(width)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
