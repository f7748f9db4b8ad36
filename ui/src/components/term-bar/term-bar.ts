import type { DayState, MonthState, TermBarView } from '../../lib/backend/types';

/** One rectangle of the bar. */
export interface Cell {
  kind: MonthState | DayState | 'today-mark';
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The bar in pixels. */
export interface Drawing {
  width: number;
  height: number;
  cells: Cell[];
  /** The triangle of the last day to start a bank transfer. */
  transfer: string | null;
  /** The arrow of a window without an end. */
  arrow: string | null;
  /** Middle of today's marker. */
  today: number | null;
  /** Where the captions stand, one after the other. */
  places: Place[];
}

/** A place below the bar, and the side of the text that stands there. */
export interface Place {
  x: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Sizes {
  month: number;
  monthGap: number;
  between: number;
  day: number;
  dayGap: number;
  cell: number;
  tick: number;
  triangle: number;
}

const small: Sizes = { month: 14, monthGap: 2, between: 10, day: 3, dayGap: 1, cell: 12, tick: 4, triangle: 4 };
const wide: Sizes = { month: 16, monthGap: 2, between: 18, day: 13, dayGap: 2, cell: 16, tick: 6, triangle: 5 };

/** Where the cells begin: the marker of today stands four pixels over them. */
const top = 4;

/** Lays out a term bar; the wide one is that of the why-panel. */
export function drawTermBar(bar: TermBarView, large: boolean): Drawing {
  const sizes = large ? wide : small;
  const cells: Cell[] = [];
  let today: number | null = null;
  let mark: Cell | null = null;

  const monthsEnd = Math.max(0, bar.months.length * (sizes.month + sizes.monthGap) - sizes.monthGap);
  bar.months.forEach((kind, index) => {
    const x = index * (sizes.month + sizes.monthGap);
    if (index === bar.today_month) {
      const over = (sizes.month * bar.today_part) / 1000;
      cells.push({ kind: 'past', x, y: top, width: over, height: sizes.cell });
      cells.push(outline('coming', x, sizes));
      today = x + over;
      mark = { kind: 'today-mark', x: today - 1, y: 0, width: 2, height: sizes.cell + 8 };
    } else if (kind === 'past') {
      cells.push({ kind: 'past', x, y: top, width: sizes.month, height: sizes.cell });
    } else {
      cells.push(outline(kind, x, sizes));
    }
  });

  const daysStart = bar.days.length > 0 ? monthsEnd + sizes.between : monthsEnd;
  const dayAt = (index: number) => daysStart + index * (sizes.day + sizes.dayGap);
  bar.days.forEach((kind, index) => {
    const x = dayAt(index);
    if (index === bar.today_day) {
      today = x + sizes.day / 2;
      const width = Math.min(sizes.day, 3);
      mark = { kind: 'today-mark', x: today - width / 2, y: 0, width, height: sizes.cell + 8 };
      if (width < sizes.day) cells.push({ kind: 'open', x, y: top, width: sizes.day, height: sizes.cell });
    } else if (kind === 'later') {
      cells.push({ kind, x, y: top + sizes.cell - sizes.tick, width: sizes.day, height: sizes.tick });
    } else {
      cells.push({ kind, x, y: top, width: sizes.day, height: sizes.cell });
    }
  });
  if (mark) cells.push(mark);

  const daysEnd = bar.days.length > 0 ? dayAt(bar.days.length) - sizes.dayGap : monthsEnd;
  const arrowAt = daysEnd + 4;
  const middle = top + sizes.cell / 2;
  const width = daysEnd + (bar.open_ended ? 12 : 0);
  // A window that is over has no last day to start anything.
  const ahead = bar.days.some((kind) => kind !== 'past');
  const transferAt = bar.transfer_day !== null && ahead ? dayAt(bar.transfer_day) + sizes.day / 2 : null;
  return {
    width,
    height: top + sizes.cell + (large ? 10 : 6),
    cells,
    transfer: transferAt === null ? null : triangle(transferAt, top + sizes.cell + 1, sizes.triangle),
    arrow: bar.open_ended ? `M${arrowAt} ${middle}h7m-3-3 3 3-3 3` : null,
    today,
    places: placeCaptions(bar.captions.length, { monthsEnd, daysStart, transferAt, width }),
  };
}

function outline(kind: 'coming', x: number, sizes: Sizes): Cell {
  return { kind, x: x + 0.5, y: top + 0.5, width: sizes.month - 1, height: sizes.cell - 1 };
}

function triangle(x: number, y: number, half: number): string {
  return `M${x} ${y}l${half} ${half * 1.5}h-${half * 2}z`;
}

interface Marks {
  monthsEnd: number;
  daysStart: number;
  transferAt: number | null;
  width: number;
}

/** Captions stand below what they name: start and end of the term, opening, transfer and end of the window. */
function placeCaptions(count: number, marks: Marks): Place[] {
  const start: Place = { x: 0, anchor: 'start' };
  const expiry: Place = { x: marks.monthsEnd, anchor: 'end' };
  const opening: Place = { x: marks.daysStart, anchor: 'start' };
  const transfer: Place = { x: marks.transferAt ?? (marks.daysStart + marks.width) / 2, anchor: 'middle' };
  const end: Place = { x: marks.width, anchor: 'end' };
  switch (count) {
    case 0:
    case 1:
      return [start];
    case 2:
      return [start, end];
    case 3:
      return [start, expiry, end];
    case 4:
      return [start, expiry, opening, end];
    default:
      return [start, expiry, opening, transfer, end];
  }
}
