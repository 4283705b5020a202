import { dateOf } from '../../../make/calendar.ts';
import { last, latestOf } from '../../../make/health/recorder.ts';
import { storyYear } from '../knee-story.ts';

/** The days on which Rosa's records hang; visits and tests fall on the days of her claims. */
export type RosaDates = {
  patientId: string;
  subject: { reference: string; display: string };
  now: string;
  year: number;
  /** The year of the knee surgery. */
  story: number;
  /** Days of the long-term blood sugar tests, oldest first: eight. */
  sugarTests: readonly string[];
  /** Days of all blood tests of the last years, oldest first: eight. */
  bloodTests: readonly string[];
  /** Days at the family doctor, oldest first: eight. */
  visits: readonly string[];
  diabetesFound: string;
  checkup: string;
  walkIn: string;
  surgery: string;
};

export function rosaDates(patientId: string, name: string, now: string): RosaDates {
  const sugarTests = latestOf(
    now,
    [
      [1, 16],
      [9, 11],
    ],
    8,
  );
  const story = storyYear(now);
  return {
    patientId,
    subject: { reference: `Patient/${patientId}`, display: name },
    now,
    year: Number(now.slice(0, 4)),
    story,
    sugarTests,
    bloodTests: latestOf(
      now,
      [
        [1, 16],
        [5, 6],
        [9, 11],
        [11, 12],
      ],
      8,
    ),
    visits: latestOf(
      now,
      [
        [1, 14],
        [6, 11],
        [11, 5],
      ],
      8,
    ),
    diabetesFound: sugarTests[3] ?? last(sugarTests),
    checkup: last(latestOf(now, [[10, 7]], 1)),
    walkIn: last(latestOf(now, [[7, 8]], 1)),
    surgery: dateOf(story, 3, 12),
  };
}
