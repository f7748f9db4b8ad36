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

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!search) return false;
  // It may stand in a part that is folded away.
  const folded = search.closest('details');
  if (folded) folded.open = true;
  search.focus();
  search.select();
  return true;
}

/**
 * Gives the focus to the search box of the page. One that is not there yet, because the page is still being read, has it
 * as soon as it is there, unless the person has done something else meanwhile. Answers whether it is there already.
 */
export function focusSearchWhenThere(): boolean {
  if (focusSearch()) return true;
  const instead = ['keydown', 'pointerdown', 'hashchange'];
  const observer = new MutationObserver(() => {
    if (focusSearch()) end();
  });

  function end() {
    observer.disconnect();
    for (const event of instead) removeEventListener(event, end, true);
  }

  observer.observe(document.body, { childList: true, subtree: true });
  for (const event of instead) addEventListener(event, end, true);
  return false;
}
