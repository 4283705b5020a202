/**
 * FHIR values of any type as facts, in the plan's words and digits.
 *
 * @see FHIR R4 datatypes
 */
import { parseFhirDate } from '#shared/dates';
import type { Coded } from '#shared/model/claims/claim';
import type { FactValue, PlainValue } from '#shared/model/health/record-fact';
import { amountText } from '../../fhir/amounts.ts';
import { codeAt, codedOf, isAbsentCoding, readCoded, systemName } from '../../fhir/codes.ts';
import { nameOf, type PeopleReader } from '../../fhir/parties.ts';
import { isObject, type Json, listAt, objectAt, textAt, textOf } from '../../fhir/resource.ts';
import { timeValue } from '../../fhir/times.ts';
import { timingValue } from '../../fhir/timing.ts';

type Values = {
  list: FactValue[] /** False when a part of the value was not understood. */;
  complete: boolean;
};

const dateKeys =
  /(?:Date|DateTime|Instant|Prepared|Over|On|^date|^issued|^created|^authored|^recorded|^time|^onset|Occurrence)$/;
/** Elements whose texts are codes of FHIR, in English. */
const codeKeys = new Set(['criticality', 'severity', 'type', 'category', 'intent', 'priority', 'status']);

/** The facts that a value, or each value of a list, states; `key` tells dates from other texts. */
export function factValues(key: string, value: unknown, people: PeopleReader): Values {
  const list: FactValue[] = [];
  let complete = true;
  for (const one of Array.isArray(value) ? value : [value]) {
    const fact = factValue(key, one, people);
    if (fact !== null) list.push(fact);
    else complete &&= saysNothing(one);
  }
  return { list, complete };
}

/** The values that can stand inside another one, such as an age beside a health problem. */
export function plainValues(key: string, value: unknown, people: PeopleReader): PlainValue[] {
  return factValues(key, value, people).list.filter(isPlain);
}

function isPlain(value: FactValue): value is PlainValue {
  return value.type !== 'timing' && value.type !== 'detailed' && value.type !== 'answered';
}

/** A value with what else is said of it; the details alone when there is no value. */
export function detailedValue(
  value: PlainValue | null,
  details: readonly (PlainValue | null)[],
): FactValue | null {
  const said = details.filter((detail) => detail !== null);
  const [only] = said;
  if (only === undefined) return value;
  return value === null && said.length === 1 ? only : { type: 'detailed', value, details: said };
}

/** The words of a value without those that need a language; `null` when it has none. */
export function plainWordsOf(value: FactValue | null): string | null {
  if (value?.type === 'text') return value.text;
  if (value?.type === 'coded') return value.coded.text;
  if (value?.type === 'period') return `${value.start ?? '…'} – ${value.end ?? '…'}`;
  if (value?.type !== 'detailed') return null;
  const words = plainWordsOf(value.value);
  const details = value.details.flatMap((detail) => plainWordsOf(detail) ?? []).join(', ');
  return words !== null && details ? `${words} (${details})` : (words ?? (details || null));
}

/** A coded value that has words or a code; `null` for any other. */
export function codedValue(coded: Coded | null): PlainValue | null {
  return coded === null || (coded.text === null && coded.code === null) ? null : { type: 'coded', coded };
}

/** A reference without a name, or an element with nothing in it, is understood and says nothing. */
function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (!isObject(value)) return false;
  return Object.keys(value).every((key) => ['reference', 'type', 'id', 'extension'].includes(key));
}

function factValue(key: string, value: unknown, people: PeopleReader): FactValue | null {
  if (typeof value === 'boolean') return { type: 'flag', yes: value };
  if (typeof value === 'number') return textValue(String(value));
  if (typeof value === 'string') {
    const date = dateKeys.test(key) ? parseFhirDate(value) : null;
    if (date) return { type: 'date', start: date, end: null };
    const text = textOf(value);
    if (text === null || !codeKeys.has(key)) return textValue(text);
    return { type: 'coded', coded: { text: null, code: text, system: null } };
  }
  return isObject(value) ? objectValue(value, people) : null;
}

function objectValue(value: Json, people: PeopleReader): FactValue | null {
  if (isPeriod(value)) {
    const start = parseFhirDate(value['start']);
    const end = parseFhirDate(value['end']);
    return start || end ? { type: 'date', start, end } : null;
  }
  if (value['coding'] !== undefined) {
    const coded = readCoded(value);
    return coded ? { type: 'coded', coded } : null;
  }
  if (isTiming(value)) return timingValue(value);
  const time = timeValue(value);
  if (time !== null) return time;
  const amount = amountText(value);
  if (amount !== null) return textValue(amount);
  if (value['code'] !== undefined && value['reference'] === undefined) {
    const coded = codedOf(value);
    return coded ? { type: 'coded', coded } : null;
  }
  return textValue(textAt(value, 'text') ?? referenceName(value, people) ?? numberOfReference(value));
}

/** An identifier, or that of a record which is known by nothing else. */
function numberOfReference(value: Json): string | null {
  return textAt(value, 'value') ?? textAt(objectAt(value, 'identifier'), 'value');
}

/** A text as a value; `null` stays. */
export function textValue(text: string | null): PlainValue | null {
  return text === null ? null : { type: 'text', text };
}

function isPeriod(value: Json): boolean {
  return (value['start'] !== undefined || value['end'] !== undefined) && value['repeat'] === undefined;
}

/** What a reference is called: a person's or place's name, else what the named record is about, else its display. */
export function referenceName(reference: Json, people: PeopleReader): string | null {
  const party = people.party(reference)?.name ?? null;
  if (party !== null) return party;
  const resource = people.resolve(reference);
  if (resource === null) return textAt(reference, 'display');
  const about = ['code', 'type', 'vaccineCode', 'medicationCodeableConcept', 'description', 'relationship'];
  for (const key of about) {
    const coded = readCoded(listAt(resource, key)[0] ?? null);
    if (coded?.text) return coded.text;
    if (coded?.code) return [coded.code, coded.system && `(${coded.system})`].filter(Boolean).join(' ');
  }
  return (
    nameOf(resource) ??
    textAt(resource, 'title') ??
    textAt(resource, 'description') ??
    textAt(reference, 'display')
  );
}

/** A schedule may be a name only. */
function isTiming(value: Json): boolean {
  return value['repeat'] !== undefined || value['event'] !== undefined || isObject(value['code']);
}

/** Every coding of a concept as a value of its own, for the fact that lists codes. */
export function allCodings(concept: Json | null): FactValue[] {
  const values: FactValue[] = [];
  for (const coding of listAt(concept, 'coding')) {
    const code = codeAt(coding);
    if (code === null || isAbsentCoding(coding)) continue;
    const text = textAt(coding, 'display');
    const system = systemName(textAt(coding, 'system'));
    values.push({ type: 'coded', coded: { text: text === code ? null : text, code, system } });
  }
  return values;
}
