import type { AppState } from '../app-state.svelte';
import type { ZoomStep } from '../backend/types';
import { mainPages, navigation } from '../route.svelte';
import { focusSearchWhenThere } from './page-focus';

/** The key that goes with a letter for a command: Cmd on macOS, Ctrl elsewhere. */
export function withCommand(event: KeyboardEvent | MouseEvent): boolean {
  return /Mac/.test(navigator.platform) ? event.metaKey : event.ctrlKey;
}

/** What Ctrl with a key does to the size of everything in the window; other keyboards have the plus without Shift. */
const zooms: Readonly<Record<string, ZoomStep>> = { '+': 'in', '=': 'in', '-': 'out', _: 'out', '0': 'reset' };

/** The keys that work on every page. A page handles its own before they arrive here. */
export function handleKeys(event: KeyboardEvent, app: AppState): void {
  if (event.defaultPrevented) return;
  const zoom = withCommand(event) && !event.altKey ? zooms[event.key] : undefined;
  if (zoom) {
    event.preventDefault();
    void app.zoom(zoom);
    return;
  }
  // Behind a dialog the page stands still.
  if (document.querySelector('dialog[open]')) {
    if (event.key === 'F5') event.preventDefault();
    return;
  }
  if (event.key === 'F5') {
    event.preventDefault();
    void app.sync();
  } else if (event.key === 'F6') {
    event.preventDefault();
    nextRegion(event.shiftKey ? -1 : 1);
  } else if (withCommand(event) && event.shiftKey && event.key.toLowerCase() === 'a') {
    event.preventDefault();
    document.getElementById('account')?.focus();
  } else if (withCommand(event) && !event.shiftKey && !event.altKey) {
    const page = mainPages[Number(event.key) - 1];
    if (page) {
      event.preventDefault();
      navigation.go({ page });
    } else if (event.key.toLowerCase() === 'f') {
      if (focusSearchWhenThere()) event.preventDefault();
    }
  }
}

/** Moves the focus to the region after the one that has it: header, navigation, content, preview. */
function nextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const focused = document.activeElement;
  // The preview stands inside the content, so the innermost region that holds the focus counts.
  const current = regions.findLastIndex((region) => region.contains(focused));
  const start = current === -1 && step === -1 ? 0 : current;
  // A region is gone to by a key alone, so it always shows that it has the focus.
  const visible: FocusOptions & { focusVisible: boolean } = { focusVisible: true };
  regions[(start + step + regions.length) % regions.length]?.focus(visible);
}
