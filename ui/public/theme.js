// Runs before the first paint, so that a dark desk never shows a white page. The setting itself lives in Rust; this copy
// holds nothing but the words system, light or dark.
(() => {
  let theme = 'system';
  try {
    theme = localStorage.getItem('theme') ?? 'system';
  } catch {
    // Without page storage the theme of the system is used until the setting arrives.
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  document.documentElement.dataset.theme = theme;
})();
