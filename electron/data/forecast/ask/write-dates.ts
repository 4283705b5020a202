import { createHash } from 'node:crypto';
import { type CalendarEntry, writeCalendar } from '#shared/calendar-file';
import { addTexts, createTexts } from '#shared/create-texts';
import { addDays, formatDate, parseFhirDate } from '#shared/dates';
import { type Language, localeOf } from '#shared/languages';
import type { ForecastView } from '#shared/model/bills/forecast';
import type { EnrollmentWay } from '#shared/model/plans/enrollment-way';
import { listEnrollmentDays } from '#shared/words/papers/enrollment';
import en from '../../../../resources/locales/en/calendar.json' with { type: 'json' };
import enEnrollment from '../../../../resources/locales/en/enrollment.json' with { type: 'json' };
import es from '../../../../resources/locales/es/calendar.json' with { type: 'json' };
import esEnrollment from '../../../../resources/locales/es/enrollment.json' with { type: 'json' };

const texts = createTexts('calendar', { en, es });
addTexts(texts, 'enrollment', { en: enEnrollment, es: esEnrollment });

export type DatesQuestion = {
  personId: string;
  /** Titles name drugs and plans; else they say no more than what kind of date it is. */
  hasNames: boolean;
  /** How the person gets a plan, and the last day of an employer. */
  way: EnrollmentWay | null;
  lastDay: string | null;
  language: Language;
  /** The day, and the instant, of the file. */
  today: string;
  now: string;
};

/** The dates that are ahead, as a file for calendar apps; `null` where there is none. */
export function writeDates(view: ForecastView, question: DatesQuestion): Uint8Array | null {
  const days = [
    ...listRefills(view, question),
    ...listPlanYears(view, question),
    ...listWindows(question),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
  if (days.length === 0) return null;
  // Without names, several of one day would say the same.
  const alike = Map.groupBy(days, ({ day, title }) => JSON.stringify([day, title]));
  return writeCalendar(
    [...alike.values()].flatMap(([first]) => first ?? []),
    question.now,
  );
}

/** The id of the person is random, so nobody finds out from the hash what it is of. */
function makeUid({ personId }: DatesQuestion, ...of: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([personId, ...of]))
    .digest('hex')
    .slice(0, 32);
}

/** When each steady drug may be needed next. */
function listRefills({ plans }: ForecastView, question: DatesQuestion): CalendarEntry[] {
  const { hasNames, language, today } = question;
  const t = texts.getFixedT(language);
  return plans.flatMap(({ planId, refills }) =>
    refills.flatMap(({ title, name, needOn, isSteady }, at): CalendarEntry[] => {
      if (!isSteady || needOn === null || needOn < today) return [];
      const drug = [title, name].filter((part) => part !== null).join(' · ');
      return [
        {
          uid: makeUid(question, 'refill', planId, drug === '' ? String(at) : drug, needOn),
          day: needOn,
          title: hasNames && title !== null ? t('refillOf', { drug }) : t('refill'),
        },
      ];
    }),
  );
}

function listPlanYears({ plans }: ForecastView, question: DatesQuestion): CalendarEntry[] {
  const t = texts.getFixedT(question.language);
  return plans.map(({ planId, planName, coverageName, end }) => {
    const day = addDays(end, 1);
    return {
      uid: makeUid(question, 'plan-year', planId, day),
      day,
      title: question.hasNames ? t('planYear', { plan: coverageName ?? planName }) : t('plan'),
    };
  });
}

function listWindows(question: DatesQuestion): CalendarEntry[] {
  const { way, lastDay, hasNames, language, today } = question;
  if (way === null) return [];
  const t = texts.getFixedT(language);
  const locale = localeOf(language);
  const date = (day: string) => {
    const parsed = parseFhirDate(day);
    return parsed === null ? day : formatDate(parsed, locale);
  };
  const say = (key: string, values?: Record<string, string | number>) => t(key, values ?? {});
  return listEnrollmentDays(way, { today, lastDay, t: say, date }).map(({ day, text }) => ({
    uid: makeUid(question, 'window', way, day),
    day,
    title: hasNames ? text : t('plan'),
  }));
}
