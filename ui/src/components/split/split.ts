/** How the part that was opened stands to the list: right of it, below it, or in its place. */
export type Standing = 'beside' | 'below' | 'instead';

/** From this width of the window on there is room for both side by side. */
export const besideFrom = 1360;
/** Below this width there is room for one of them only. */
export const bothFrom = 880;

/** What the two parts never get less of, in pixels. */
const least = {
  beside: { list: 360, part: 340 },
  below: { list: 200, part: 200 },
};

/** How much of the room the opened part takes while nobody has moved the divider, in percent. */
export const usual = { beside: 42, below: 54 };

/** How far the divider of so many pixels may be moved, in percent that the opened part takes. */
export function boundsOf(standing: 'beside' | 'below', room: number): { least: number; most: number } {
  if (room <= 0) return { least: 10, most: 90 };
  const { list, part } = least[standing];
  const lowest = (part / room) * 100;
  const highest = 100 - (list / room) * 100;
  // Where there is not even room for the least of both, they share it.
  return lowest <= highest ? { least: lowest, most: highest } : { least: 50, most: 50 };
}

/** The part of the room that is taken, in percent: what was chosen, as far as there is room for it. */
export function shareOf(standing: 'beside' | 'below', chosen: number | null, room: number): number {
  const bounds = boundsOf(standing, room);
  return Math.max(bounds.least, Math.min(bounds.most, chosen ?? usual[standing]));
}
