/** About how wide a character is, where the digit is 1. */
function weight(character: string): number {
  if (character >= '\u2e80') return 1.65;
  if (/[ilj.,:;'|! ()[\]]/.test(character)) return 0.5;
  if (/[mwMW@%]/.test(character)) return 1.45;
  return /[A-Z]/.test(character) ? 1.15 : 1;
}

/** About how wide a text is, in digits. */
export function estimate(text: string): number {
  return Array.from(text).reduce((total, character) => total + weight(character), 0);
}

/** The width of a digit where nothing can be measured. */
const digit = 8;
/** Estimates are near enough that one of so many candidates is the widest. */
const candidates = 3;

/** The widest of some texts as they stand in an element, in pixels. Only those that look widest are measured. */
export function widestOf(texts: readonly string[], host: HTMLElement): number {
  const longest = [...new Set(texts)]
    .map((text) => ({ text, about: estimate(text) }))
    .sort((one, other) => other.about - one.about)
    .slice(0, candidates);
  const probe = document.createElement('span');
  probe.className = 'measured';
  probe.setAttribute('aria-hidden', 'true');
  host.append(probe);
  const widths = longest.map(({ text, about }) => {
    probe.textContent = text;
    return probe.getBoundingClientRect().width || about * digit;
  });
  probe.remove();
  return Math.ceil(Math.max(0, ...widths));
}
