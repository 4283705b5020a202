/**
 * What a person has and reacts to.
 *
 * @see US Core Condition, AllergyIntolerance, FamilyMemberHistory
 */
import { parseFhirDate } from '#shared/dates';
import type { Coded } from '#shared/model/claims/claim';
import { readCoded } from '../../fhir/codes.ts';
import { choices, type Dates } from '../../fhir/reading.ts';
import { listAt, objectAt, textAt } from '../../fhir/resource.ts';
import { codedValue, detailedValue, plainValues, textValue } from './fact-values.ts';
import { joinWords, type RecordPart, type Status, statusAt, titleAt, wordsOfCoded } from './record-part.ts';
import type { RecordReading } from './record-reading.ts';

export function readCondition(reading: RecordReading): RecordPart<'condition'> {
  const { resource } = reading;
  const title = titleAt(reading, 'code');
  const asserted = reading.extension(resource, 'condition-assertedDate');
  reading.addElements([
    ['certainty', 'verificationStatus'],
    ['severity', 'severity'],
    ['onset', 'onset[x]'],
    ['ended', 'abatement[x]'],
    ['recorded', 'recordedDate'],
    ['recorder', 'recorder'],
    ['author', 'asserter'],
    ['stage', 'stage.summary'],
    ['stage', 'stage.type'],
    ['related', 'stage.assessment'],
    ['reason', 'evidence.code'],
    ['related', 'evidence.detail'],
  ]);
  if (asserted) reading.addElement('written', 'valueDateTime', asserted);
  const over = reading.dates('abatement');
  const dated = reading.dates('onset', 'recordedDate');
  const assertedOn = parseFhirDate(asserted?.['valueDateTime']);
  const began =
    dated.from === null && assertedOn ? { start: assertedOn, end: null, from: 'assertedDate' } : dated;
  return {
    kind: 'condition',
    title,
    dates: datesOf(began, over),
    status: statusAt(reading, 'clinicalStatus'),
    summary: textAt(resource, 'onsetString'),
    source: reading.nameAt('asserter', 'recorder'),
  };
}

/** From onset to end. The day it was recorded says less than the day it ended. */
function datesOf(began: Dates, over: Dates): Dates {
  if (began.from === 'onset')
    return { ...began, start: began.start ?? began.end, end: over.end ?? over.start };
  return over.from === null ? { ...began, end: null } : over;
}

export function readAllergy(reading: RecordReading): RecordPart<'allergy'> {
  const title = titleAt(reading, 'code') ?? substanceOf(reading);
  const manifestations = readReactions(reading);
  reading.addElements([
    ['certainty', 'verificationStatus'],
    ['criticality', 'criticality'],
    ['type', 'type'],
    ['onset', 'onset[x]'],
    ['last-time', 'lastOccurrence'],
    ['recorded', 'recordedDate'],
    ['recorder', 'recorder'],
    ['author', 'asserter'],
  ]);
  return {
    kind: 'allergy',
    title,
    dates: reading.dates('onset', 'recordedDate', 'lastOccurrence'),
    status: statusAt(reading, 'clinicalStatus'),
    summary: joinWords(manifestations),
    source: reading.nameAt('asserter', 'recorder'),
  };
}

/** Some plans name the substance only in the reaction. */
function substanceOf(reading: RecordReading): Coded | null {
  const substances = listAt(reading.resource, 'reaction').map((reaction) =>
    readCoded(objectAt(reaction, 'substance')),
  );
  return substances.find((coded) => coded !== null) ?? null;
}

/** Reads the facts of each reaction; with several, each with its severity. Returns the manifestations in words. */
function readReactions(reading: RecordReading): (string | null)[] {
  const reactions = reading.open(reading.resource, 'reaction');
  const all: (string | null)[] = [];
  for (const reaction of reactions) {
    const words = listAt(reaction, 'manifestation').map((concept) => wordsOfCoded(readCoded(concept)));
    all.push(...words);
    if (reactions.length > 1) {
      const severity = reading.text(reaction, 'severity');
      reading.take(reaction, 'manifestation');
      const how = codedValue(severity === null ? null : { text: null, code: severity, system: null });
      reading.addValue('reaction', detailedValue(textValue(joinWords(words)), [how]));
    }
    reading.addElements(
      [
        ...(reactions.length > 1
          ? []
          : ([
              ['reaction', 'manifestation'],
              ['severity', 'severity'],
            ] as const)),
        ['substance', 'substance'],
        ['route', 'exposureRoute'],
        ['comment', 'description'],
        ['reaction-on', 'onset'],
        ['note', 'note'],
      ],
      reaction,
    );
  }
  return all;
}

export function readFamilyHistory(reading: RecordReading): RecordPart<'family-history'> {
  const title = titleAt(reading, 'relationship');
  const conditions = readRelativesConditions(reading);
  reading.addElements([
    ['relationship', 'relationship'],
    ['member', 'name'],
    ['sex', 'sex'],
    ['born', 'born[x]'],
    ['age', 'age[x]'],
    ['deceased', 'deceased[x]'],
    ['reason', 'dataAbsentReason'],
    ['recorded', 'date'],
  ]);
  return {
    kind: 'family-history',
    title,
    dates: reading.dates('date'),
    status: historyStatus(reading),
    summary: joinWords(conditions),
  };
}

/** "Partial" means that more could be learned about the relative, not that a result came early. */
function historyStatus(reading: RecordReading): Status {
  const status = statusAt(reading, 'status');
  return status.state === 'preliminary' ? { ...status, state: null } : status;
}

/** What the relative had and when it began; the cause of death only where the plan states it. */
function readRelativesConditions(reading: RecordReading): (string | null)[] {
  return reading.open(reading.resource, 'condition').map((condition) => {
    const words = wordsOfCoded(reading.coded(condition, 'code'));
    const onset = choices(condition, 'onset').flatMap(([key, value]) => {
      const values = plainValues(key, value, reading.people);
      if (values.length > 0) reading.take(condition, key);
      return values;
    });
    reading.addValue('diagnosis', detailedValue(textValue(words), onset));
    if (condition['contributedToDeath'] === true) reading.addText('cause-of-death', words);
    reading.take(condition, 'contributedToDeath');
    reading.addElements(
      [
        ['outcome', 'outcome'],
        ['note', 'note'],
      ],
      condition,
    );
    return words;
  });
}
