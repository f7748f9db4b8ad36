const darkSystem = matchMedia('(prefers-color-scheme: dark)');
let setting = 'system';

function show(): void {
  const theme = setting === 'light' || setting === 'dark' ? setting : darkSystem.matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
}

/** Shows a theme, `system`, `light` or `dark`, and keeps the word for the next first paint. */
export function applyTheme(theme: string): void {
  setting = theme;
  show();
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // The setting itself is kept in Rust; only the first paint of the next start may be in the other theme.
  }
}

/** The theme on screen now: `light` or `dark`. */
export function shownTheme(): 'light' | 'dark' {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

darkSystem.addEventListener('change', show);
