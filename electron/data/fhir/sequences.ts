/** The numbers by which lines of a claim name its people, diagnoses and procedures. */
import { integerAt, type Json } from './resource.ts';

/** Elements of a line by which it ties others to itself, or is tied: for computers only. */
export const lineSequences = [
  'sequence',
  'careTeamSequence',
  'diagnosisSequence',
  'procedureSequence',
  'informationSequence',
  'itemSequence',
  'detailSequence',
  'subDetailSequence',
] as const;

/** The places, in a list of the claim, of the entries with a sequence number. */
export type SequenceMap = ReadonlyMap<number, readonly number[]>;

/** A sequence number that more entries than this share ties none of the rest to a line. */
const mostOfOneSequence = 100;

/** Notes the place of an entry under its sequence number, if it has one. */
export function notePlace(bySequence: Map<number, number[]>, entry: Json, place: number): void {
  const sequence = integerAt(entry, 'sequence');
  if (sequence === null) return;
  const places = bySequence.get(sequence);
  if (places === undefined) bySequence.set(sequence, [place]);
  else if (places.length < mostOfOneSequence) places.push(place);
}
