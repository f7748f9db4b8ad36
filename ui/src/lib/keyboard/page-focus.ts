/** The heading that takes the focus when nothing else on the page is to have it. */
function heading(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main h1');
}

/** Gives the focus to the heading of the page on screen. */
export function focusHeading(): void {
  heading()?.focus();
}

/**
 * The one rule of where the focus is after another page was opened: at its heading, as soon as there is one, unless the
 * page itself has given it to something that matters more. The returned function gives up waiting for a heading.
 */
export function focusHeadingWhenThere(main: HTMLElement): () => void {
  const observer = new MutationObserver(attempt);

  function attempt() {
    const focused = document.activeElement;
    const taken = focused !== null && focused !== main && main.contains(focused);
    const found = heading();
    if (!taken && !found) return;
    observer.disconnect();
    if (!taken) found?.focus();
  }

  observer.observe(main, { childList: true, subtree: true });
  attempt();
  return () => observer.disconnect();
}
