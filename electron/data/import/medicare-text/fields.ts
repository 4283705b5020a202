/**
 * The lines `Name: value` of Medicare's text, as they came, and what their values say. A value that has another form
 * than its name promises stays what it is: text.
 */
import { readDays } from '../table/read-dates.ts';
import { readAmount } from '../table/read-money.ts';

/** What Medicare writes where it states nothing. */
const notStated = /^(?:\*\s*not available\s*\*|not available|no information available)$/i;

/** A value that is longer goes on in another one of its name. */
const longestValue = 2000;

const fieldPattern = /^([^:]{1,80}):(.*)$/;

/** A line of the form `Name: value`; `null` for any other. */
export function splitField(line: string): { name: string; value: string } | null {
  const [, name, value] = fieldPattern.exec(line) ?? [];
  if (name === undefined || value === undefined || !/\p{L}/u.test(name)) return null;
  return { name: name.trim(), value: value.trim() };
}

type Field = { name: string; value: string; isTaken: boolean };

/** The fields of one entry of a section, by their names whatever their case. What is taken is not left over. */
export class Fields {
  readonly #all: Field[] = [];
  readonly #byName = new Map<string, Field[]>();

  add(name: string, value: string): void {
    const field = { name, value, isTaken: false };
    this.#all.push(field);
    const plain = plainName(name);
    const same = this.#byName.get(plain);
    if (same) same.push(field);
    else this.#byName.set(plain, [field]);
  }

  /** Adds a line that goes on with the value before it; false where there is none. */
  extend(text: string): boolean {
    const last = this.#all.at(-1);
    if (!last) return false;
    if (last.value.length > longestValue) this.add(last.name, text);
    else last.value = `${last.value} ${text}`.trim();
    return true;
  }

  get size(): number {
    return this.#all.length;
  }

  /** Takes the first stated value of a name as it is read; one that cannot be read is left over. */
  take<Value>(name: string, read: (text: string) => Value | null): Value | null {
    const field = this.#byName.get(name)?.find(({ value, isTaken }) => !isTaken && isStated(value));
    const value = field === undefined ? null : read(field.value);
    if (field !== undefined && value !== null) field.isTaken = true;
    return value;
  }

  /** {@link take} of a value that is text. */
  text(name: string): string | null {
    return this.take(name, (text) => text);
  }

  /** Takes all stated values of names that end in a number, such as "Diagnosis Code 1", in their order. */
  takeNumbered<Value>(name: string, read: (text: string) => Value | null): Value[] {
    const names = [...this.#byName.keys()].filter((one) => isNumbered(one, name));
    return names.flatMap((one) => this.take(one, read) ?? []);
  }

  /** What states something and was not taken. */
  get rest(): readonly Pick<Field, 'name' | 'value'>[] {
    return this.#all.filter(({ value, isTaken }) => !isTaken && isStated(value));
  }
}

function isStated(value: string): boolean {
  return value !== '' && !notStated.test(value);
}

/** A name as it is compared. */
export function plainName(name: string): string {
  return name.replaceAll(/\s+/g, ' ').replaceAll('’', "'").toLowerCase();
}

function isNumbered(name: string, begin: string): boolean {
  return name.startsWith(`${begin} `) && /^\d{1,3}(?:\/description)?$/.test(name.slice(begin.length + 1));
}

/**
 * `2012-10-18` of a day with its whole year, as Medicare writes it, `10/18/2012`, and as other versions of the text may;
 * `null` for what is no day.
 */
export function readDay(text: string): string | null {
  if (!/\d{4}/.test(text) || !/\D/.test(text)) return null;
  const read = readDays(text, 'month-first');
  return read.kind === 'days' && read.end === null ? read.start : null;
}

/** An amount that says that it is one, by its dollars or its cents: `$1,504.80`, `($12.00)`, `160.00`. */
export function readDollars(text: string): { value: number; currency: string } | null {
  const read = /\$|\bUSD\b|\.\d\d(?!\d)/.test(text) ? readAmount(text, '.') : null;
  return read?.kind === 'cents' ? { value: read.cents / 100, currency: 'USD' } : null;
}

/** A whole or broken number of no sign. */
export function readNumber(text: string): number | null {
  return /^\d{1,9}(?:\.\d{1,4})?$/.test(text) ? Number(text) : null;
}

/** A code with what it means, as in `11 - Office`, in the code system that is given. */
export function readCode(text: string, system: string | null): { coding: object[] } | null {
  const [, code, display = ''] = /^([0-9A-Za-z.]{1,20})(?:\s+-\s*(.*))?$/s.exec(text) ?? [];
  if (code === undefined) return null;
  return { coding: [{ ...(system && { system }), code, ...(display && { display }) }] };
}
