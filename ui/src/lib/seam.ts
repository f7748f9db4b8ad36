/** The marks that Fluent puts around each value of a sentence. */
const mark = /[\u2068\u2069]/;

const chinese = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;
const western = /[!-~£¥\u00c0-\u052f\u1e00-\u1fff\u20a0-\u20bf\u2212]/u;

/**
 * A sentence whose values have marks around them, without the marks, and with a space wherever a value and the words next
 * to it meet as a Chinese character and a Latin letter, a digit or a sign of that script. What stands inside a value is left
 * as it is. The same as `spaced` of the crate `words`.
 */
export function spaced(marked: string): string {
  let out = '';
  let last = '';
  let isSeam = false;
  for (const next of marked) {
    if (mark.test(next)) {
      isSeam = true;
      continue;
    }
    if (isSeam && wantsSpace(last, next)) out += ' ';
    out += next;
    last = next;
    isSeam = false;
  }
  return out;
}

function wantsSpace(left: string, right: string): boolean {
  return (chinese.test(left) && western.test(right)) || (western.test(left) && chinese.test(right));
}
