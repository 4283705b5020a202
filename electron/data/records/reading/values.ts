/**
 * FHIR values of any type as facts, in the plan's words and digits.
 *
 * @see FHIR R4 datatypes
 */
import { parseFhirDate } from '#shared/dates';
import type { FactValue } from '#shared/model/health-record';
import { isObject, type Json, listOf, numberOf, objectOf, textOf } from '../../bundle/resource.ts';
import { codedOf, readCoded, systemName } from '../../elements/codes.ts';
import { nameOf, type PeopleReader } from '../../elements/people.ts';

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

/** A value as one text, for where it stands beside others; `null` when it says nothing. */
export function valueWords(key: string, value: unknown, people: PeopleReader): string | null {
  const words = factValues(key, value, people).list.map((fact) => {
    if (fact.type === 'text') return fact.text;
    if (fact.type === 'coded') return fact.coded.text ?? fact.coded.code;
    if (fact.type === 'flag') return String(fact.yes);
    return isObject(value) ? `${fact.start ?? '…'} – ${fact.end ?? '…'}` : fact.start;
  });
  return words.filter(Boolean).join('; ') || null;
}

/** A reference without a name, or an element with nothing in it, is understood and says nothing. */
function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (!isObject(value)) return false;
  return Object.keys(value).every((key) => ['reference', 'type', 'id', 'extension'].includes(key));
}

function factValue(key: string, value: unknown, people: PeopleReader): FactValue | null {
  if (typeof value === 'boolean') return { type: 'flag', yes: value };
  if (typeof value === 'number') return asText(String(value));
  if (typeof value === 'string') {
    const date = dateKeys.test(key) ? parseFhirDate(value) : null;
    if (date) return { type: 'date', start: date, end: null };
    const text = textOf(value);
    if (text === null || !codeKeys.has(key)) return asText(text);
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
  if (value['repeat'] !== undefined || value['event'] !== undefined) return asText(timingText(value));
  const amount = amountText(value);
  if (amount !== null) return asText(amount);
  if (value['code'] !== undefined && value['reference'] === undefined) {
    const coded = codedOf(value);
    return coded ? { type: 'coded', coded } : null;
  }
  return asText(textOf(value['text']) ?? referenceName(value, people) ?? numberOfReference(value));
}

/** An identifier, or that of a record which is known by nothing else. */
function numberOfReference(value: Json): string | null {
  return textOf(value['value']) ?? textOf(objectOf(value['identifier'])?.['value']);
}

function asText(text: string | null): FactValue | null {
  return text === null ? null : { type: 'text', text };
}

function isPeriod(value: Json): boolean {
  return (value['start'] !== undefined || value['end'] !== undefined) && value['repeat'] === undefined;
}

/** A quantity, range, ratio or amount of money as text: "5 – 10 mg"; `null` when it is none. */
export function amountText(value: Json | null): string | null {
  if (value === null) return null;
  return quantityText(value) ?? rangeText(value) ?? ratioText(value);
}

/** "30 tablet", "< 5 mg/dL"; `null` without a number. */
export function quantityText(quantity: Json | null): string | null {
  const digits = digitsOf(quantity?.['value']);
  if (digits === null) return null;
  const unit = unitOf(quantity);
  return [textOf(quantity?.['comparator']), digits, unit].filter((part) => part !== null).join(' ');
}

/** The digits of a number as the plan sent them, also of one written as text; `null` for anything else. */
export function digitsOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return typeof value === 'string' && /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(value.trim())
    ? value.trim()
    : null;
}

/** The unit for people: its words, else its code; `null` when there is none, or only "1". */
export function unitOf(quantity: Json | null): string | null {
  const unit = textOf(quantity?.['unit']) ?? textOf(quantity?.['code']) ?? textOf(quantity?.['currency']);
  return unit === '1' || unit === '{no unit}' ? null : unit;
}

function rangeText(range: Json): string | null {
  const low = objectOf(range['low']);
  const high = objectOf(range['high']);
  if (digitsOf(low?.['value']) === null && digitsOf(high?.['value']) === null) return null;
  if (high === null) return `≥ ${quantityText(low) ?? ''}`.trim();
  if (low === null) return `≤ ${quantityText(high) ?? ''}`.trim();
  const from = unitOf(low) === unitOf(high) ? digitsOf(low['value']) : quantityText(low);
  return `${from ?? ''} – ${quantityText(high) ?? ''}`.trim();
}

function ratioText(ratio: Json): string | null {
  const top = quantityText(objectOf(ratio['numerator']));
  const bottom = quantityText(objectOf(ratio['denominator']));
  return top === null && bottom === null ? null : `${top ?? ''} : ${bottom ?? ''}`.trim();
}

/** How often, in signs that need no language: "2 × / 1 d". Times and words stand as the plan sent them. */
function timingText(timing: Json): string | null {
  const words = readCoded(objectOf(timing['code']));
  const repeat = objectOf(timing['repeat']);
  const often = numberOf(repeat?.['frequency']);
  const most = numberOf(repeat?.['frequencyMax']);
  const period = numberOf(repeat?.['period']);
  const unit = textOf(repeat?.['periodUnit']);
  const times = often === null ? null : `${often}${most === null ? '' : `–${most}`} ×`;
  const every = period === null ? null : `/ ${period} ${unit ?? ''}`.trim();
  const bounds = boundsText(repeat);
  const lists = ['timeOfDay', 'dayOfWeek', 'when'].flatMap((key) => texts(repeat?.[key]));
  const parts = [
    words?.text ?? words?.code ?? null,
    times,
    every,
    ...lists,
    ...texts(timing['event']),
    bounds,
  ];
  return parts.filter((part) => part !== null).join(' ') || null;
}

function boundsText(repeat: Json | null): string | null {
  const period = objectOf(repeat?.['boundsPeriod']);
  if (period) return `(${parseFhirDate(period['start']) ?? '…'} – ${parseFhirDate(period['end']) ?? '…'})`;
  const other = amountText(objectOf(repeat?.['boundsDuration']) ?? objectOf(repeat?.['boundsRange']));
  return other === null ? null : `(${other})`;
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).filter((text) => typeof text === 'string');
}

/** What a reference is called: a person's or place's name, else what the named record is about, else its display. */
export function referenceName(reference: Json, people: PeopleReader): string | null {
  const party = people.party(reference)?.name ?? null;
  if (party !== null) return party;
  const resource = people.resolve(reference);
  if (resource === null) return textOf(reference['display']);
  const about = ['code', 'type', 'vaccineCode', 'medicationCodeableConcept', 'description', 'relationship'];
  for (const key of about) {
    const coded = readCoded(listOf(resource[key])[0] ?? null);
    if (coded?.text) return coded.text;
    if (coded?.code) return [coded.code, coded.system && `(${coded.system})`].filter(Boolean).join(' ');
  }
  return (
    nameOf(resource) ??
    textOf(resource['title']) ??
    textOf(resource['description']) ??
    textOf(reference['display'])
  );
}

/** Every coding of a concept as a value of its own, for the fact that lists codes. */
export function allCodings(concept: Json | null): FactValue[] {
  const values: FactValue[] = [];
  for (const coding of listOf(concept?.['coding'])) {
    const code = textOf(coding['code']);
    if (code === null || textOf(coding['system'])?.includes('data-absent-reason')) continue;
    const text = textOf(coding['display']);
    const system = systemName(textOf(coding['system']));
    values.push({ type: 'coded', coded: { text: text === code ? null : text, code, system } });
  }
  return values;
}
