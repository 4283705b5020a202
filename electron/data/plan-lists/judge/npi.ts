const digits = 10;
/** Health programs of the United States, before each number when its check digit is made. */
const prefix = '80840';

/**
 * True for ten digits whose last one fits the others.
 *
 * @see CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit" (Luhn)
 */
export function isNpi(text: string): boolean {
  if (text.length !== digits || !/^\d+$/.test(text)) return false;
  const doubled = [...(prefix + text)].toReversed().map((digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return value > 9 ? value - 9 : value;
  });
  return doubled.reduce((sum, value) => sum + value, 0) % 10 === 0;
}
