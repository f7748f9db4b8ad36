/** The first sentence of a text, and what follows it. */
export function splitFirstSentence(text: string): [first: string, rest: string] {
  const end = text.search(/[.] |。/);
  if (end === -1) return [text, ''];
  return [text.slice(0, end + 1), text.slice(end + 1).trimStart()];
}
