/** How often Rust is told that somebody is there: far more often than the shortest time after which it locks. */
const everyMilliseconds = 20_000;

/** What a person does, be it on the page or on the way to something on it. */
const deeds = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart'] as const;

/**
 * Tells that a person has done something, at once and then not again for a while. Whether and when the window locks is
 * decided in Rust. Answers how to stop.
 */
export function watchActivity(tell: () => void, now: () => number = () => performance.now()): () => void {
  let told = -Infinity;
  const note = () => {
    if (now() - told < everyMilliseconds) return;
    told = now();
    tell();
  };
  for (const deed of deeds) window.addEventListener(deed, note, { capture: true, passive: true });
  return () => {
    for (const deed of deeds) window.removeEventListener(deed, note, { capture: true });
  };
}
