/** Something of which a report tells why. */
interface Reasoned {
  name: string;
  reason: string;
}

/** The names of each reason, so that a reason is told once. */
export function byReason(items: Reasoned[]): [reason: string, names: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { name, reason } of items) groups.set(reason, [...(groups.get(reason) ?? []), name]);
  return [...groups];
}
