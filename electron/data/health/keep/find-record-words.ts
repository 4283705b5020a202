import type { HealthRecord } from '#shared/model/health/health-record';
import type { FactValue } from '#shared/model/health/record-fact';
import { collectCodedTexts, joinWords } from '../../archive/record-words.ts';

function* collectFactTexts(value: FactValue): Generator<string | null> {
  switch (value.type) {
    case 'text':
      yield value.text;
      break;
    case 'coded':
      yield* collectCodedTexts(value.coded);
      break;
    case 'timing':
      yield* collectCodedTexts(value.name);
      break;
    case 'dosage':
      yield value.text;
      for (const part of [value.timing, value.asNeeded]) if (part !== null) yield* collectFactTexts(part);
      break;
    case 'detailed':
      for (const part of [value.value, ...value.details]) if (part !== null) yield* collectFactTexts(part);
      break;
    case 'answered':
      yield value.question;
      for (const answer of value.answers) yield* collectFactTexts(answer);
      break;
    default:
  }
}

function* collectTexts(record: HealthRecord): Generator<string | null> {
  yield* collectCodedTexts(record.title);
  yield record.summary;
  yield record.source;
  yield record.stateText;
  for (const { label, text, interpretationText } of record.measurements) {
    yield* collectCodedTexts(label);
    yield text;
    yield interpretationText;
  }
  for (const { values } of record.facts) for (const value of values) yield* collectFactTexts(value);
  for (const { title } of record.attachments) yield title;
}

/** The words by which a health record is found: its name, its values, people, places and remarks. */
export function findRecordWords(record: HealthRecord): string {
  return joinWords(collectTexts(record));
}
