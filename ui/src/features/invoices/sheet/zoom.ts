/** How large a page can be drawn; 1 fits its width. */
export const zooms = [1, 1.25, 1.5, 2, 3, 4];

/** The next larger or smaller size; the same where there is none. */
export function nextZoom(zoom: number, step: 1 | -1): number {
  return zooms[zooms.indexOf(zoom) + step] ?? zoom;
}
