import { describe, expect, it } from 'vitest';

import { boundsOf, shareOf } from '../split/split';
import { divide, narrowest, widest } from './columns';
import { estimate } from './measure';

const fixed = (content: number, chosen?: number) => ({ content, chosen, flexible: false });
const flexible = (content: number, chosen?: number) => ({ content, chosen, flexible: true });
const sum = (widths: number[]) => widths.reduce((total, width) => total + width, 0);

describe('the room of a table', () => {
  it('goes to columns by their content, and what is left to those that are flexible', () => {
    expect(divide([fixed(100), flexible(200), flexible(150), fixed(80)], 730)).toEqual([100, 300, 250, 80]);
  });

  it('is taken last from the column that a row is told by', () => {
    const told = { ...flexible(300), keeps: true };
    expect(divide([told, flexible(200)], 420)).toEqual([300, 120]);
    expect(divide([flexible(200), told], 380)).toEqual([96, 284]);
  });

  it('is taken from flexible columns first, and never so that another column is cut', () => {
    const widths = divide([fixed(100), flexible(300), flexible(200), fixed(90)], 500);
    expect(widths[0]).toBe(100);
    expect(widths[3]).toBe(90);
    expect(sum(widths)).toBeCloseTo(500);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(90);
  });

  it('is exceeded rather than that columns vanish', () => {
    expect(sum(divide([fixed(100), flexible(300), fixed(100)], 120))).toBe(296);
  });

  it('leaves a width that a person chose as it is', () => {
    expect(divide([fixed(100, 140), flexible(300, 180), flexible(200)], 600)).toEqual([140, 180, 280]);
    expect(divide([flexible(300, 250), flexible(300)], 300)).toEqual([250, 96]);
  });

  it('is filled to its edge where every width was chosen', () => {
    expect(sum(divide([fixed(100, 90), fixed(100, 110)], 640))).toBe(640);
  });

  it.each([0, -20, 1, 100000, Number.MAX_SAFE_INTEGER])('bounds a chosen width of %s', (chosen) => {
    const [width = 0] = divide([fixed(100, chosen), flexible(100)], 800);
    expect(width).toBeGreaterThanOrEqual(narrowest);
    expect(width).toBeLessThanOrEqual(widest);
  });
});

describe('a text', () => {
  it.each([
    ['iiii', 'mmmm'],
    ['Action Pack', '青嵐資訊股份有限公司'],
    ['999.99', '1,234,567.89'],
  ])('such as “%s” is taken for narrower than “%s”', (narrow, wide) => {
    expect(estimate(narrow)).toBeLessThan(estimate(wide));
  });
});

describe('the divider', () => {
  it.each([
    ['beside', 1152],
    ['beside', 1712],
    ['below', 812],
    ['below', 652],
    ['below', 300],
  ] as const)('%s the list leaves both parts their least of %s pixels', (standing, room) => {
    for (const chosen of [null, 0, -50, 1, 50, 99, 100, 1e9]) {
      const share = shareOf(standing, chosen, room);
      const { least, most } = boundsOf(standing, room);
      expect(share).toBeGreaterThanOrEqual(least);
      expect(share).toBeLessThanOrEqual(most);
      expect(share).toBeGreaterThan(10);
      expect(share).toBeLessThan(90);
    }
  });
});
