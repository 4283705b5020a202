import type { Reference } from 'fhir/r4';
import { formatDate } from '../../../make/calendar.ts';
import { listLatest, pickLast, referToPerson } from '../../../make/health/recorder.ts';
import type { SamplePerson } from '../../../model.ts';
import { findStoryYear } from '../knee-story.ts';

/** The days that Rosa's records depend on; visits and tests fall on the days of her claims. */
export type RosaDates = {
  patientId: string;
  subject: Reference;
  now: string;
  year: number;
  /** The year of the knee surgery. */
  story: number;
  /** Days of the eight latest long-term blood sugar tests, oldest first. */
  sugarTests: readonly string[];
  /** Days of the eight latest blood tests of any kind, oldest first. */
  bloodTests: readonly string[];
  /** Days of the eight latest visits to the family doctor, oldest first. */
  visits: readonly string[];
  diabetesFound: string;
  checkup: string;
  walkIn: string;
  surgery: string;
};

/** The days of Rosa's records as of `now`. */
export function planRosaDates(person: SamplePerson, now: string): RosaDates {
  const sugarTests = listLatest(
    now,
    [
      [1, 16],
      [9, 11],
    ],
    8,
  );
  const story = findStoryYear(now);
  return {
    patientId: person.id,
    subject: referToPerson(person),
    now,
    year: Number(now.slice(0, 4)),
    story,
    sugarTests,
    bloodTests: listLatest(
      now,
      [
        [1, 16],
        [5, 6],
        [9, 11],
        [11, 12],
      ],
      8,
    ),
    visits: listLatest(
      now,
      [
        [1, 14],
        [6, 11],
        [11, 5],
      ],
      8,
    ),
    diabetesFound: sugarTests[3] ?? pickLast(sugarTests),
    checkup: pickLast(listLatest(now, [[10, 7]], 1)),
    walkIn: pickLast(listLatest(now, [[7, 8]], 1)),
    surgery: formatDate(story, 3, 12),
  };
}
