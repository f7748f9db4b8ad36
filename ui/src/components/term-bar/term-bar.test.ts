import { describe, expect, it } from 'vitest';

import type { DayState, MonthState, TermBarView } from '../../lib/backend/types';
import { drawTermBar } from './term-bar';

function bar(values: Partial<TermBarView>): TermBarView {
  return {
    months: Array<MonthState>(12).fill('past'),
    days: Array<DayState>(30).fill('past'),
    today_month: null,
    today_part: 0,
    today_day: null,
    transfer_day: null,
    open_ended: false,
    captions: [],
    description: '',
    ...values,
  };
}

const marks = (view: TermBarView, large = false) =>
  drawTermBar(view, large).cells.filter((cell) => cell.kind === 'today-mark');

describe('a term bar', () => {
  it('has twelve cells of 14, a gap of 10 and thirty of 3 pixels on a tile', () => {
    const drawing = drawTermBar(bar({}), false);
    expect(drawing.cells).toHaveLength(42);
    expect(drawing.cells[11]).toEqual({ kind: 'past', x: 176, y: 4, width: 14, height: 12 });
    expect(drawing.cells[12]).toEqual({ kind: 'past', x: 200, y: 4, width: 3, height: 12 });
    expect(drawing.width).toBe(319);
  });

  it('is 680 pixels wide in the why-panel', () => {
    const drawing = drawTermBar(bar({}), true);
    expect(drawing.cells[12]).toEqual({ kind: 'past', x: 232, y: 4, width: 13, height: 16 });
    expect(drawing.width).toBe(680);
  });

  it('shows how much of the running month is over, with the mark of today at its end', () => {
    const months = Array.from({ length: 12 }, (_, index) => (index < 8 ? 'past' : 'coming'));
    const drawing = drawTermBar(
      bar({ months, days: Array<DayState>(30).fill('later'), today_month: 8, today_part: 500 }),
      false,
    );
    expect(drawing.cells.filter((cell) => cell.kind === 'coming')).toHaveLength(4);
    expect(drawing.cells[8]).toEqual({ kind: 'past', x: 128, y: 4, width: 7, height: 12 });
    expect(drawing.today).toBe(135);
    expect(drawing.cells.at(-1)).toEqual({ kind: 'today-mark', x: 134, y: 0, width: 2, height: 20 });
    expect(drawing.cells.find((cell) => cell.kind === 'later')).toEqual({
      kind: 'later',
      x: 200,
      y: 12,
      width: 3,
      height: 4,
    });
  });

  it('marks the day of the window that is today and the last day to start a transfer', () => {
    const days = Array.from({ length: 30 }, (_, index) => (index < 10 ? 'past' : 'open'));
    const drawing = drawTermBar(bar({ days, today_day: 10, transfer_day: 19 }), false);
    expect(drawing.cells.at(-1)).toEqual({ kind: 'today-mark', x: 240, y: 0, width: 3, height: 20 });
    expect(drawing.cells.filter((cell) => cell.kind === 'open')).toHaveLength(19);
    expect(drawing.transfer).toBe('M277.5 17l4 6h-8z');
    expect(drawTermBar(bar({ transfer_day: 19 }), false).transfer).toBeNull();
  });

  it('has no mark of today outside term and window', () => {
    expect(marks(bar({}))).toEqual([]);
    expect(marks(bar({}), true)).toEqual([]);
  });

  it('ends in an arrow where the window has no end', () => {
    expect(drawTermBar(bar({}), false).arrow).toBeNull();
    const open = drawTermBar(bar({ open_ended: true }), false);
    expect(open.arrow).toMatch(/^M323 10h/);
    expect(open.width).toBe(331);
  });

  it('follows the rule for how many days there are', () => {
    const drawing = drawTermBar(bar({ days: Array<DayState>(60).fill('open') }), false);
    expect(drawing.cells).toHaveLength(72);
    expect(drawing.width).toBe(439);
    expect(drawTermBar(bar({ days: [] }), false).width).toBe(190);
  });

  it.each([
    [1, ['0 start']],
    [2, ['0 start', '319 end']],
    [3, ['0 start', '190 end', '319 end']],
    [4, ['0 start', '190 end', '200 start', '319 end']],
    [5, ['0 start', '190 end', '200 start', '277.5 middle', '319 end']],
  ])('places %i captions below what they name', (count, places) => {
    const captions = Array.from({ length: count }, () => ({ label: '', value: '', strong: false }));
    const drawing = drawTermBar(bar({ captions, transfer_day: 19, days: Array<DayState>(30).fill('open') }), false);
    expect(drawing.places.map((place) => `${place.x} ${place.anchor}`)).toEqual(places);
  });
});
