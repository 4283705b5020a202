/**
 * How a medicine is taken. Each of several steps keeps its own dose, schedule and words, since a dose next to
 * another step's schedule would be a wrong one.
 *
 * @see FHIR R4 Dosage
 */
import type { Dosage } from '#shared/model/health/record-fact';
import { amountText } from '../../fhir/amounts.ts';
import { readCoded } from '../../fhir/codes.ts';
import { choices } from '../../fhir/reading.ts';
import { type Json, listAt, numberAt, objectAt, objectOf, textAt } from '../../fhir/resource.ts';
import { timingValue } from '../../fhir/timing.ts';
import { isTrue } from './doubts.ts';
import { codedValue } from './fact-values.ts';
import { joinWords } from './record-part.ts';
import type { RecordReading } from './record-reading.ts';

type Dosages = {
  /** The plan's words for all steps in one line; `null` where a step has none. */
  words: string | null;
  /** The steps; empty where the words say it all. */
  dosages: Dosage[];
};

/** The facts of each step, and what a list says of them. `key`: the element that holds the steps. */
export function readDosages(
  reading: RecordReading,
  key: 'dosageInstruction' | 'dosage' = 'dosageInstruction',
): Dosages {
  const steps = reading
    .open(reading.resource, key)
    .toSorted((a, b) => (numberAt(a, 'sequence') ?? 0) - (numberAt(b, 'sequence') ?? 0));
  const dosages: Dosage[] = [];
  for (const step of steps) {
    const dosage = dosageOf(step);
    reading.guide(step, 'sequence');
    if (dosage !== null) dosages.push(dosage);
    if (dosage !== null && steps.length > 1) readStep(reading, step, dosage);
    else reading.addElements(alone, step);
    reading.addElements(further, step);
  }
  const texts = dosages.flatMap(({ text }) => text ?? []);
  if (texts.length === dosages.length) return { words: texts.join('; ') || null, dosages: [] };
  return { words: null, dosages };
}

const alone = [
  ['dosage', 'text'],
  ['dosage', 'patientInstruction'],
  ['dosage', 'timing'],
  ['as-needed', 'asNeeded[x]'],
  ['dose-quantity', 'doseAndRate.dose[x]'],
  ['dose-quantity', 'doseAndRate.rate[x]'],
] as const;

const further = [
  ['dosage', 'additionalInstruction'],
  ['body-site', 'site'],
  ['route', 'route'],
  ['method', 'method'],
] as const;

/** One fact for everything that a step says; what was not understood stays unread. */
function readStep(reading: RecordReading, step: Json, dosage: Dosage): void {
  reading.addValue('dosage', dosage);
  if (textAt(step, 'text') === null) reading.take(step, 'patientInstruction');
  else reading.addElement('dosage', 'patientInstruction', step);
  if (textAt(step, 'text') !== null) reading.take(step, 'text');
  if (dosage.timing !== null) reading.take(step, 'timing');
  for (const [key, value] of choices(step, 'asNeeded'))
    if (value === false || dosage.asNeeded !== null) reading.take(step, key);
  for (const part of reading.open(step, 'doseAndRate'))
    for (const [key, value] of amountsOf(part))
      if (amountText(objectOf(value)) !== null) reading.take(part, key);
}

/** What a step says; `null` when it says nothing. */
function dosageOf(step: Json): Dosage | null {
  const timing = objectAt(step, 'timing');
  const amounts = listAt(step, 'doseAndRate').flatMap(amountsOf);
  const dosage: Dosage = {
    type: 'dosage',
    text: textAt(step, 'text') ?? textAt(step, 'patientInstruction'),
    dose: joinWords(amounts.map(([, value]) => amountText(objectOf(value)))),
    timing: timing && timingValue(timing),
    asNeeded: asNeededOf(step),
  };
  const { text, dose, asNeeded } = dosage;
  return [text, dose, dosage.timing, asNeeded].some((part) => part !== null) ? dosage : null;
}

function amountsOf(part: Json) {
  return [...choices(part, 'dose'), ...choices(part, 'rate')];
}

function asNeededOf(step: Json): Dosage['asNeeded'] {
  const why = codedValue(readCoded(objectAt(step, 'asNeededCodeableConcept')));
  return why ?? (isTrue(step['asNeededBoolean']) ? { type: 'flag', yes: true } : null);
}
