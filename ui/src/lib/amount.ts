/** Groups the digits of a plain amount for a column: `57330` as `57,330`, `-5387.40` as `-5,387.40`. */
export function groupDigits(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
