/** Search in health records: what of one can be found, and the words that a person typed. */
import type { Approval } from '#shared/model/approval';
import type { Coded } from '#shared/model/claim';
import type { HealthRecord } from '#shared/model/health-record';
import type { FactValue } from '#shared/model/record-fact';
import { searchWords } from '../../search-words.ts';

const mostWords = 12;
const longestWord = 60;

/** Each word of the texts once, with a blank before each, so that its beginning can be looked for. */
function joined(texts: Iterable<string | null | undefined>): string {
  const words = new Set<string>();
  for (const text of texts)
    if (text) for (const word of searchWords(text)) words.add(word.slice(0, longestWord));
  return [...words].map((word) => ` ${word}`).join('');
}

function* textsOfCoded(...all: readonly (Coded | null)[]): Generator<string | null> {
  for (const coded of all)
    if (coded !== null) {
      yield coded.text;
      yield coded.code;
    }
}

function* textsOfFact(value: FactValue): Generator<string | null> {
  switch (value.type) {
    case 'text':
      yield value.text;
      break;
    case 'coded':
      yield* textsOfCoded(value.coded);
      break;
    case 'timing':
      yield* textsOfCoded(value.name);
      break;
    case 'dosage':
      yield value.text;
      for (const part of [value.timing, value.asNeeded]) if (part !== null) yield* textsOfFact(part);
      break;
    case 'detailed':
      for (const part of [value.value, ...value.details]) if (part !== null) yield* textsOfFact(part);
      break;
    case 'answered':
      yield value.question;
      for (const answer of value.answers) yield* textsOfFact(answer);
      break;
    default:
  }
}

function* textsOfRecord(record: HealthRecord): Generator<string | null> {
  yield* textsOfCoded(record.title);
  yield record.summary;
  yield record.source;
  yield record.stateText;
  for (const { label, text, interpretationText } of record.measurements) {
    yield* textsOfCoded(label);
    yield text;
    yield interpretationText;
  }
  for (const { values } of record.facts) for (const value of values) yield* textsOfFact(value);
  for (const { title } of record.attachments) yield title;
}

/** The words by which a health record is found: its name, its values, people, places and remarks. */
export function recordWords(record: HealthRecord): string {
  return joined(textsOfRecord(record));
}

function* textsOfApproval(approval: Approval): Generator<string | null> {
  yield* approval.numbers;
  for (const { value } of approval.otherNumbers) yield value;
  yield* textsOfCoded(approval.kind);
  for (const party of [approval.requester, approval.facility, approval.insurer]) yield party?.name ?? null;
  for (const { code } of approval.diagnoses) yield* textsOfCoded(code);
  for (const item of approval.items) {
    yield* textsOfCoded(...item.services);
    yield item.approvalNumber;
    yield item.provider?.name ?? null;
  }
}

/** The words by which a prior authorization is found: numbers, services, diagnoses and parties. */
export function approvalWords(approval: Approval): string {
  return joined(textsOfApproval(approval));
}

/**
 * What to look for when a person typed these words: each, or its beginning, must be there. `null` when only blanks
 * were typed; empty when there is no word in it, which finds nothing.
 */
export function wantedWords(text: string): string[] | null {
  if (text.trim() === '') return null;
  return searchWords(text)
    .slice(0, mostWords)
    .map((word) => ` ${word.slice(0, longestWord)}`);
}
