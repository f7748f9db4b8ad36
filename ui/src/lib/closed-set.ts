/** The values of a closed set, in the order of a table that has an entry for each. */
export function valuesOf<T extends string>(table: Record<T, unknown>): T[] {
  return Object.keys(table).filter((key): key is T => key in table);
}

/** The value of a choice as a list of choices gives it back; `undefined` where it is none of them. */
export function chosenOf<T extends string>(choices: readonly { value: T }[], text: string): T | undefined {
  return choices.find(({ value }) => value === text)?.value;
}
