/** Health programs of the United States, before each number when its check digit is made. */
const prefix = '80840';

/**
 * True for ten digits whose last one fits the others.
 *
 * @see CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit" (Luhn)
 */
export function isNpi(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const sum = [...(prefix + text)].toReversed().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
