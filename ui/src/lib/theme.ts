import type { Theme } from './backend/types';

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
let setting: Theme = 'system';

function show(): void {
  const theme = setting !== 'system' ? setting : darkSystem.matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
}

/** Shows a theme and keeps the word for the next first paint. */
export function applyTheme(theme: Theme): void {
  setting = theme;
  show();
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // The setting itself is kept in Rust; only the first paint of the next start may be in the other theme.
  }
}

/** The theme on screen now. */
export function shownTheme(): Exclude<Theme, 'system'> {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

darkSystem.addEventListener('change', show);
