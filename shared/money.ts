/**
 * Money as integer minor units. An absent amount is `null` everywhere in Claimfolio, never 0.
 * All arithmetic on amounts goes through here, so that no sum ever passes through binary fractions.
 */

/** Integer cents (hundredths of the currency's unit). Negative amounts are reversals. */
export type Cents = number & { readonly __brand: 'Cents' };

/** No claim is about more than a billion. */
const largestAmount = 1e9;
/** A trillion, in cents: no sum is more, so that what is worked out from a few sums is exact, too. */
const largestSum = 1e14;
/**
 * FHIR's form of a decimal: no sign but minus, no blanks, no thousands, no currency sign. Its length and its exponent
 * are bounded: "0e500000000" would be half a billion digits.
 */
const plainNumber = /^-?(?:0|[1-9]\d{0,30})(?:\.\d{1,60})?(?:[eE][+-]?\d{1,2})?$/;
const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/**
 * Cents from a JSON number, rounded half away from zero on the decimal text that JavaScript prints for it.
 * `null` for anything that is not a number of at most a billion.
 *
 * @see FHIR R4 datatypes, decimal: precision is in the text, not in the binary value.
 */
export function parseCents(value: unknown): Cents | null {
  if (typeof value !== 'number' || !(Math.abs(value) <= largestAmount)) return null;
  const near = Math.round(value * 100);
  if (near / 100 === value) return (near === 0 ? 0 : near) as Cents;
  return centsOfDecimal(String(value));
}

/** An amount as people write it in the United States; groups are bounded as in an amount of at most a billion. */
const writtenAmount = /^-?\$?\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,2})?$/;

/**
 * Cents from a number that was sent as text, such as "12.50", "$12.50" or "-$1,234.50"; `null` for any other text, and for
 * a number of more digits than an amount can have.
 */
export function parseCentsText(text: string): Cents | null {
  const plain = writtenAmount.test(text) ? text.replaceAll(/[$,]/g, '') : text;
  const isNumber = plain !== text || plainNumber.test(text);
  return isNumber && Math.abs(Number(plain)) <= largestAmount ? centsOfDecimal(plain) : null;
}

/**
 * Cents from an amount that a person typed in the way of the United States: "962.10", "$1,234.5", "(25.00)" and "-25"
 * for money that comes back. `null` for anything else.
 */
export function parseTypedCents(text: string): Cents | null {
  const match = /^(?:(\()|(-))?\$? ?(\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.(\d{0,2}))?(\))?$/.exec(
    text.trim().slice(0, 40),
  );
  if (!match) return null;
  const [, open, minus, whole = '', fraction = '', close] = match;
  if ((open === undefined) !== (close === undefined)) return null;
  const cents = Number(whole.replaceAll(',', '')) * 100 + Number(fraction.padEnd(2, '0'));
  if (cents > largestAmount * 100) return null;
  return ((open ?? minus) && cents !== 0 ? -cents : cents) as Cents;
}

function centsOfDecimal(decimal: string): Cents | null {
  const match = decimalPattern.exec(decimal);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) + 2;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const kept = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0');
  const next = point < 0 ? '0' : (digits[point] ?? '0');
  const cents = Number(kept || '0') + (next >= '5' ? 1 : 0);
  return (sign === '-' && cents !== 0 ? -cents : cents) as Cents;
}

/** An exact sum, amount by amount. Amounts that are together more than a trillion, whatever their signs, have none. */
export class CentsSum {
  #cents = 0;
  #size = 0;
  #isStated = false;

  add(cents: number): void {
    this.#cents += cents;
    this.#size += Math.abs(cents);
    this.#isStated = true;
  }

  /** All that was added to the other sum. */
  addAll(other: CentsSum): void {
    this.#cents += other.#cents;
    this.#size += other.#size;
    this.#isStated ||= other.#isStated;
  }

  /** `null` when nothing was added, or what was added is too large. */
  get cents(): Cents | null {
    return this.#isStated && this.#size <= largestSum ? (this.#cents as Cents) : null;
  }
}

/** The exact sum of the stated amounts; `null` when none is stated, or they are too large to add up. */
export function sumCents(values: Iterable<number | null | undefined>): Cents | null {
  const sum = new CentsSum();
  for (const value of values) if (value !== null && value !== undefined) sum.add(value);
  return sum.cents;
}

const formats = new Map<string, Intl.NumberFormat>();

/** "$1,128.10" in the given locale; another currency keeps its own sign. */
export function formatCents(cents: number, currency: string, locale: string): string {
  const key = `${locale}|${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = currencyFormat(locale, currency);
    formats.set(key, format);
  }
  return format.format(cents / 100);
}

/** "$1,128": an amount without its cents, for the scale of a chart. */
export function formatRoundCents(cents: number, currency: string, locale: string): string {
  return currencyFormat(locale, currency, 0).format(cents / 100);
}

/** "1,128.10": an amount where the currency is said elsewhere. */
export function formatFigure(cents: number, locale: string): string {
  const key = `${locale}|`;
  const format =
    formats.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  formats.set(key, format);
  return format.format(cents / 100);
}

function currencyFormat(locale: string, currency: string, digits?: 0): Intl.NumberFormat {
  const rounded = digits === undefined ? {} : { maximumFractionDigits: digits };
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      // A narrow symbol is "$" for many other dollars and pesos, too.
      currencyDisplay: 'symbol',
      ...rounded,
    });
  } catch {
    return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
}
