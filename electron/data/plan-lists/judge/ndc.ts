/** Writes that a National Drug Code is known by: labeler, product and package, with one digit left out somewhere. */
const hyphened = /^(?:\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2})$/;

/**
 * The code as eleven digits, labeler 5, product 4, package 2. Ten digits without hyphens can be read in three ways; what is
 * no code, in none.
 *
 * @see 21 CFR 207.33; HIPAA's eleven digits
 */
export function readNdc(text: string): string[] {
  const code = text.trim();
  if (hyphened.test(code)) {
    const [labeler = '', product = '', pack = ''] = code.split('-');
    return [labeler.padStart(5, '0') + product.padStart(4, '0') + pack.padStart(2, '0')];
  }
  if (/^\d{11}$/.test(code)) return [code];
  if (!/^\d{10}$/.test(code)) return [];
  return [`0${code}`, `${code.slice(0, 5)}0${code.slice(5)}`, `${code.slice(0, 9)}0${code.slice(9)}`];
}
