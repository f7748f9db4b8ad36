import type { CurrencySpending, YearSpending } from '../../../lib/backend/types';

/** So many offers have a colour of their own; what is spent on the others is one part. */
export const colours = 5;

/** A part of a bar: where it begins and how long it is, in thousandths of the longest bar. */
export interface Part {
  /** Id of the offer; empty for all others. */
  offer: string;
  label: string;
  amount: string;
  /** Which colour, from 0; `colours` for all others. */
  colour: number;
  from: number;
  length: number;
}

/** The offers with a colour of their own: those most was spent on over all years. */
export function coloured(spending: CurrencySpending): string[] {
  const spent = new Map<string, number>();
  for (const year of spending.years) {
    for (const offer of year.offers) {
      spent.set(offer.offer, (spent.get(offer.offer) ?? 0) + Math.max(0, Number(offer.total.amount)));
    }
  }
  return [...spent]
    .sort(([, one], [, other]) => other - one)
    .slice(0, colours)
    .map(([offer]) => offer);
}

/** The parts of a year's bar, in the order of the colours; what was given back has no length. */
export function partsOf(year: YearSpending, ofColour: string[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const add = (part: Omit<Part, 'from'>) => {
    if (part.length <= 0) return;
    parts.push({ ...part, from });
    from += part.length;
  };
  for (const [colour, offer] of ofColour.entries()) {
    const spent = year.offers.find((other) => other.offer === offer);
    if (spent) add({ offer, label: spent.offer_name, amount: spent.total.label, colour, length: spent.share });
  }
  const others = year.offers.filter((offer) => !ofColour.includes(offer.offer));
  const length = others.reduce((sum, offer) => sum + Math.max(0, offer.share), 0);
  add({ offer: '', label: '', amount: '', colour: colours, length });
  return parts;
}
