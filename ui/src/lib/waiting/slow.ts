/** After this many milliseconds a wait is shown; before that nothing flashes. */
export const slowAfter = 500;

/** Waits for an answer, and tells once when that takes long enough to be shown. */
export async function whenSlow<T>(answer: Promise<T>, tell: () => void): Promise<T> {
  const timer = setTimeout(tell, slowAfter);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}
