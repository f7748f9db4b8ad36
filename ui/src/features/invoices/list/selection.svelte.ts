import type { InvoiceKey, InvoiceRow } from '../../../lib/backend/types';

type Keys = ReadonlyMap<string, InvoiceKey>;

function nameOf({ account, number }: InvoiceKey): string {
  return `${account ?? ''}/${number}`;
}

function keyOf({ account, number }: InvoiceRow): InvoiceKey {
  return { account, number };
}

/** The invoices that are ticked: single ones, or all that match but those that were left out. */
export class Selection {
  /** Everything that matches is ticked, but for what was left out. */
  all = $state(false);

  /** The ticked invoices; where all are ticked, those left out. */
  #keys = $state.raw<Keys>(new Map());
  /** What was ticked when a range was begun. */
  #base: Keys | null = null;
  #anchor = 0;
  #turn = 0;

  /** How many are ticked where so many match. */
  count(matching: number): number {
    return this.all ? Math.max(0, matching - this.#keys.size) : this.#keys.size;
  }

  /** Whether an invoice is ticked. */
  has(row: InvoiceRow): boolean {
    return this.#keys.has(nameOf(keyOf(row))) !== this.all;
  }

  /** The ticked invoices for an export: single ones, or those left out of all. */
  get keys(): InvoiceKey[] {
    return [...this.#keys.values()];
  }

  /** Ticks everything that matches. */
  everything(): void {
    this.#replace(new Map());
    this.all = true;
  }

  /** Ticks nothing. */
  clear(): void {
    this.#replace(new Map());
    this.all = false;
  }

  /** Ticks an invoice, or takes its tick away. A range begins here. */
  toggle(index: number, row: InvoiceRow): void {
    const keys = new Map(this.#keys);
    const name = nameOf(keyOf(row));
    if (!keys.delete(name)) keys.set(name, keyOf(row));
    this.#replace(keys);
    this.startAt(index);
  }

  /** A range begins at this place of the list. */
  startAt(index: number): void {
    this.#anchor = Math.max(0, index);
    this.#base = null;
  }

  /** Ticks the rows between the place where the range began and this one. */
  async extendTo(index: number, rows: (first: number, last: number) => Promise<InvoiceRow[]>): Promise<void> {
    if (this.all) return;
    const base = (this.#base ??= this.#keys);
    const turn = ++this.#turn;
    const range = await rows(Math.min(this.#anchor, index), Math.max(this.#anchor, index));
    if (turn !== this.#turn) return;
    this.#keys = new Map([...base, ...range.map((row) => [nameOf(keyOf(row)), keyOf(row)] as const)]);
  }

  #replace(keys: Keys): void {
    this.#turn++;
    this.#base = null;
    this.#keys = keys;
  }
}
