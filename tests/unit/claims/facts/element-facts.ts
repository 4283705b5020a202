/**
 * Facts of elements that plans seldom send: each is shown, or told as not understood.
 *
 * @see FHIR R4 ExplanationOfBenefit, all elements
 */
import { codes, looseWords, lowCodes, oneText, words } from './codes.ts';
import { addNumber } from './coverage-facts.ts';
import type { Facts } from './fact.ts';
import { at, child, day, type Json, list, number, period, text } from './json.ts';
import { lineNumbersOf } from './line-facts.ts';
import { type Find, who } from './people.ts';

/** Claimfolio's labels of an element: its own name, and that with what it is about. */
function labelsOf(path: string): string[] {
  const [first = '', second = ''] = path.replace(/\[\d+\]/g, '').split('.');
  return [first, `${first}-${second}`];
}

/** Elements of the whole claim. */
export function addElements(eob: Json, facts: Facts): void {
  const say = (kind: string, path: string, ...alternatives: (string | number | null)[]) =>
    facts.loose(kind, path, null, [alternatives], labelsOf(path));
  facts.loose('disposition', 'disposition', null, [[text(eob, 'disposition')]], ['disposition']);
  facts.loose('priority', 'priority', null, looseWords(eob['priority']), ['priority']);
  facts.loose('accident', 'accident', null, looseWords(at(eob, 'accident', 'type')), ['accident']);
  say('accident', 'accident.date', day(eob, 'accident', 'date'));
  for (const key of ['city', 'state', 'text'])
    say('accident', 'accident.locationAddress', text(eob, 'accident', 'locationAddress', key));
  const setting = lowCodes(eob['subType']);
  if (!setting.some((code) => code === 'inpatient' || code === 'outpatient'))
    facts.exact('subType', 'subType', '', ...oneText(eob['subType']));
  const numbers = eob['preAuthRef'];
  for (const [index, value] of (Array.isArray(numbers) ? numbers : []).entries())
    addNumber(String(value), 'preAuthRef', `preAuthRef[${index}]`, facts);
  for (const [index, span] of list(eob, 'preAuthRefPeriod').entries())
    facts.loose(
      'approval period',
      `preAuthRefPeriod[${index}]`,
      null,
      [[period(span).start], [period(span).end]],
      ['preAuthRefPeriod'],
    );
  const benefits = period(eob, 'benefitPeriod');
  facts.loose('benefit period', 'benefitPeriod', null, [[benefits.start], [benefits.end]], ['benefitPeriod']);
  const payment = text(eob, 'payment', 'identifier', 'value');
  if (payment !== null) addNumber(payment, 'payment', 'payment.identifier', facts);
  for (const key of ['fundsReserve', 'fundsReserveRequested', 'formCode'])
    say('seldom sent', key, ...words(eob[key]), ...codes(eob[key]));
  say('seldom sent', 'precedence', number(eob, 'precedence'));
  for (const [index, diagnosis] of list(eob, 'diagnosis').entries()) {
    const group = diagnosis['packageCode'];
    say('package of a diagnosis', `diagnosis[${index}].packageCode`, ...words(group), ...codes(group));
  }
  for (const [index, procedure] of list(eob, 'procedure').entries())
    for (const device of list(procedure, 'udi'))
      say('device', `procedure[${index}].udi`, text(device, 'display'));
}

/** Elements of lines, and of what the plan added to them. */
export function addLineElements(eob: Json, find: Find, facts: Facts): void {
  const numbers = lineNumbersOf(eob);
  const items = list(eob, 'item');
  for (const [index, item] of items.entries()) {
    const line = numbers[index] ?? null;
    for (const device of list(item, 'udi'))
      facts.loose('device', `item[${index}].udi`, line, [[text(device, 'display')]]);
    for (const visit of list(item, 'encounter'))
      facts.exact('encounter', `item[${index}].encounter`, line ?? '', text(visit, 'display'));
  }
  for (const [index, added] of list(eob, 'addItem').entries()) {
    const line = numbers[items.length + index] ?? null;
    for (const provider of list(added, 'provider')) {
      const name = who(provider, find, null).name;
      facts.loose('provider of an added line', `addItem[${index}].provider`, line, [[name]]);
    }
    const address = child(added, 'locationAddress');
    facts.loose('address of an added line', `addItem[${index}].locationAddress`, line, [
      [text(address, 'state')],
    ]);
  }
}
