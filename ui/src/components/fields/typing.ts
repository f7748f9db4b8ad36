/** Brings what is typed into its written form. `deleting` is true while something is taken away. */
export type Format = (text: string, deleting: boolean) => string;

/** Digits as a Chinese or Japanese keyboard writes them, as plain ones. */
export function plainDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function countDigits(text: string): number {
  return plainDigits(text).replace(/\D/g, '').length;
}

/** The place after the given number of digits, and after what the format put behind them. */
function placeAfter(text: string, digits: number): number {
  let place = 0;
  for (let seen = 0; place < text.length && seen < digits; place++) {
    if (/\d/.test(text.charAt(place))) seen++;
  }
  while (digits > 0 && place < text.length && /\D/.test(text.charAt(place))) place++;
  return place;
}

/**
 * Formats what stands in a field while it is typed and leaves the caret where the person is: behind as many digits as
 * before. Text that an input method is still composing is left alone until it is there.
 */
export function formatTyped(event: Event, format: Format): string {
  const input = event.target as HTMLInputElement;
  const typing = event as InputEvent;
  if (typing.isComposing) return input.value;
  const deleting = typing.inputType?.startsWith('delete') ?? false;
  const formatted = format(input.value, deleting);
  if (formatted === input.value) return formatted;
  const caret = input.selectionStart ?? input.value.length;
  const atEnd = caret === input.value.length;
  const digits = countDigits(input.value.slice(0, caret));
  input.value = formatted;
  const place = atEnd ? formatted.length : placeAfter(formatted, digits);
  if (document.activeElement === input) input.setSelectionRange(place, place);
  return formatted;
}

/** A phone number as it is typed or pasted: its digits, without what is written between them. */
export function formatPhone(text: string): string {
  return plainDigits(text).replace(/[\s()./-]/g, '');
}
