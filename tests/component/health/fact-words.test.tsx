import { cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, test } from 'vitest';
import type { Coded } from '#shared/model/claims/claim';
import type { Measurement } from '#shared/model/health/measurement';
import type { FactValue, PlainValue, TimingValue } from '#shared/model/health/record-fact';
import { participantRoles, timeUnits } from '#shared/model/health/record-fact';
import { useFactWords } from '../../../renderer/features/health/row/use-fact-words.ts';
import { useRecordWords } from '../../../renderer/features/health/row/use-record-words.ts';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import en from '../../../resources/locales/en/health.json' with { type: 'json' };
import es from '../../../resources/locales/es/health.json' with { type: 'json' };
import { coded, measured } from '../../support/health-fixture.ts';

afterEach(cleanup);

type Language = 'en' | 'es';
const languages = ['en', 'es'] as const;

async function wordsIn(language: Language) {
  const i18n = await createI18n(language);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
  );
  return {
    fact: renderHook(useFactWords, { wrapper }).result.current,
    record: renderHook(useRecordWords, { wrapper }).result.current,
  };
}

const text = (words: string) => ({ type: 'text', text: words }) as const;
const ofCode = (code: string, words: string | null = null) =>
  ({ type: 'coded', coded: { text: words, code, system: null } }) as const;
const time = (digits: string, unit: 'a' | 'd' | 'h', most: string | null = null) =>
  ({ type: 'time', digits, most, unit }) as const;
const timing = (more: Partial<TimingValue>): TimingValue => ({
  type: 'timing',
  name: null,
  times: null,
  timesMost: null,
  every: null,
  lasting: null,
  inAll: null,
  moments: [],
  offset: null,
  days: [],
  hours: [],
  within: [],
  ...more,
});
const once = timing({ times: 1, every: time('1', 'd') });
const detailed = (value: PlainValue, ...details: PlainValue[]): FactValue => ({
  type: 'detailed',
  value,
  details,
});

describe('a fact', () => {
  it.each<[FactValue, string, string]>([
    [time('57', 'a'), '57 years', '57 años'],
    [time('1', 'a'), '1 year', '1 año'],
    [time('40', 'a', '45'), '40–45 years', '40-45 años'],
    [detailed(text('Ache'), time('57', 'a')), 'Ache (57 years)', 'Ache (57 años)'],
    [detailed(text('Walk'), ofCode('in-progress')), 'Walk (in progress)', 'Walk (en curso)'],
    [detailed(text('Walk'), ofCode('not-started')), 'Walk (not started)', 'Walk (sin empezar)'],
    [detailed(text('Walk'), ofCode('on-hold')), 'Walk (on hold)', 'Walk (en pausa)'],
    [detailed(text('Dr. Vale'), ofCode('X1', 'Lead')), 'Dr. Vale (Lead)', 'Dr. Vale (Lead)'],
    [detailed(text('Walk'), ofCode('dormant')), 'Walk (dormant)', 'Walk (dormant)'],
    [
      detailed(text('Dr. Vale'), { type: 'role', role: 'PPRF' }),
      'Dr. Vale (main provider)',
      'Dr. Vale (proveedor principal)',
    ],
    [
      detailed(text('Dr. Vale'), { type: 'period', start: '2021-02-01', end: null }),
      'Dr. Vale (from February 1, 2021)',
      'Dr. Vale (desde el 1 de febrero de 2021)',
    ],
    [
      detailed(text('Dr. Vale'), { type: 'period', start: null, end: '2021-02-01' }),
      'Dr. Vale (until February 1, 2021)',
      'Dr. Vale (hasta el 1 de febrero de 2021)',
    ],
    [
      detailed(text('Dr. Vale'), { type: 'period', start: null, end: '2021-02' }),
      'Dr. Vale (until February 2021)',
      'Dr. Vale (hasta febrero de 2021)',
    ],
    [
      detailed(text('Dr. Vale'), { type: 'period', start: '2021', end: null }),
      'Dr. Vale (from 2021)',
      'Dr. Vale (desde 2021)',
    ],
    [
      {
        type: 'answered',
        question: 'Enough food?',
        answers: [{ type: 'flag', yes: false }, text('At times')],
      },
      'Enough food?: No; At times',
      'Enough food?: No; At times',
    ],
    [timing({ times: 2, every: time('1', 'd') }), '2 times a day', '2 veces al día'],
    [timing({ every: time('1', 'a') }), 'once a year', 'una vez al año'],
    [timing({ times: 1, every: time('8', 'h') }), 'once every 8 hours', 'una vez cada 8 horas'],
    [
      timing({ times: 1, timesMost: 2, every: time('1', 'd'), moments: ['ACM', 'XX'] }),
      '1 to 2 times a day, before breakfast, XX',
      'de 1 a 2 veces al día, antes del desayuno, XX',
    ],
    [
      timing({ name: coded('Weekdays'), days: ['mon', 'fri'], hours: ['08:30:00'] }),
      'Weekdays, Monday, Friday, 8:30 AM',
      'Weekdays, lunes, viernes, 8:30 a.m.',
    ],
    [
      timing({ times: 2, timesMost: 2, every: time('6', 'h', '6') }),
      '2 times every 6 hours',
      '2 veces cada 6 horas',
    ],
    [
      timing({ every: time('1', 'd'), moments: ['CM', 'CV'] }),
      'every day, with breakfast, with dinner',
      'cada día, con el desayuno, con la cena',
    ],
    [
      timing({ every: time('2', 'd'), hours: ['08:00:00', '20:00:00'] }),
      'every 2 days, 8:00 AM, 8:00 PM',
      'cada 2 días, 8:00 a.m., 8:00 p.m.',
    ],
    [
      timing({ every: { ...time('1', 'd'), unit: 'wk' }, days: ['mon', 'thu'] }),
      'every week, Monday, Thursday',
      'cada semana, lunes, jueves',
    ],
    [
      timing({ times: 1, every: time('1', 'd'), inAll: { times: 3, most: null }, lasting: time('2', 'h') }),
      'once a day, for 2 hours each time, 3 times total',
      'una vez al día, durante 2 horas cada vez, 3 veces en total',
    ],
    [
      timing({ moments: ['ACM', 'WAKE'], offset: { ...time('30', 'h'), unit: 'min' } }),
      '30 minutes before breakfast, 30 minutes after: on waking up',
      '30 minutos antes del desayuno, 30 minutos después: al despertar',
    ],
    [
      { type: 'dosage', text: null, dose: '15 mg', timing: once, asNeeded: { type: 'flag', yes: true } },
      'Dose: 15 mg, once a day, only when needed',
      'Dosis: 15 mg, una vez al día, solo cuando haga falta',
    ],
    [
      { type: 'dosage', text: 'At night', dose: '1', timing: null, asNeeded: text('Pain') },
      'At night (Dose: 1, only when needed: Pain)',
      'At night (Dosis: 1, solo cuando haga falta: Pain)',
    ],
    [timing({ moments: ['MORN.early'] }), 'early in the morning', 'temprano por la mañana'],
  ])('%j reads well in both languages', async (value, english, spanish) => {
    const inOneBlank = (words: string) => words.replaceAll(/\s+/g, ' ');
    expect(inOneBlank((await wordsIn('en')).fact(value))).toBe(english);
    expect(inOneBlank((await wordsIn('es')).fact(value))).toBe(spanish);
  });
});

describe('a code', () => {
  const ofSystem = (words: string | null, code: string, system: string | null = null): Coded => ({
    text: words,
    code,
    system,
  });

  it.each<[Coded, string, string]>([
    [ofSystem(null, 'vital-signs'), 'Vital signs', 'Signos vitales'],
    [ofSystem('Vital Signs', 'vital-signs'), 'Vital signs', 'Signos vitales'],
    [ofSystem('inpatient encounter', 'IMP'), 'Hospital stay', 'Hospitalización'],
    [ofSystem('Father', 'FTH'), 'Father', 'Padre'],
    [ofSystem('My own words', 'IMP'), 'My own words', 'My own words'],
    [ofSystem('Male', 'M'), 'Male', 'Masculino'],
    [ofSystem(null, 'M'), 'M', 'M'],
    [ofSystem(null, 'XYZ'), 'XYZ', 'XYZ'],
    [ofSystem('Vital Signs', 'vital-signs', 'LOINC'), 'Vital Signs', 'Vital Signs'],
  ])('%j has our words where the plan says no more than the code', async (value, english, spanish) => {
    for (const [language, words] of [['en', english] as const, ['es', spanish] as const]) {
      const { record } = await wordsIn(language);
      expect([record.coded(value), record.title(value)]).toEqual([words, words]);
    }
  });
});

describe('a value', () => {
  const value = (more: Partial<Measurement>, digits: string | null = null, unit: string | null = null) =>
    measured(coded('Test'), digits, unit, more);

  it.each<[Measurement, string, string]>([
    [value({}, '6.4', '%'), '6.4%', '6.4%'],
    [value({}, '13', 'a'), '13 years', '13 años'],
    [value({ comparator: '<' }, '5', 'd'), 'less than 5 days', 'menos de 5 días'],
    [value({ comparator: '>=' }, '5', 'mg/dL'), '5 mg/dL or more', '5 mg/dL o más'],
    [value({ text: 'true' }), 'Yes', 'Sí'],
    [value({ absent: 'not-performed' }), 'No value: not done', 'Sin valor: no se hizo'],
    [value({ absent: 'Unknown' }), 'No value: not known', 'Sin valor: no se sabe'],
    [
      value({ absent: 'negative-infinity' }),
      'No value: too low to be a number',
      'Sin valor: demasiado bajo para ser un número',
    ],
    [
      value({ comparator: 'constructor' }, '5', 'toString'),
      'constructor 5 toString',
      'constructor 5 toString',
    ],
    [value({ absent: 'cuff slipped' }), 'No value: cuff slipped', 'Sin valor: cuff slipped'],
  ])('%j reads well in both languages', async (measurement, english, spanish) => {
    expect((await wordsIn('en')).record.value(measurement)).toBe(english);
    expect((await wordsIn('es')).record.value(measurement)).toBe(spanish);
  });
});

describe('the values of a record', () => {
  const parts: Record<string, string> = { '8480-6': 'Upper', '8462-4': 'Lower', '8478-0': 'Mean' };
  const part = (code: string, digits: string | null, unit = 'mmHg') =>
    measured(coded(parts[code] ?? null, code), digits, unit);
  const [upper, lower, mean] = [part('8480-6', '128'), part('8462-4', '82'), part('8478-0', '97')];

  it.each<[Measurement[], string]>([
    [[upper, lower], '128/82 mmHg'],
    [[upper, lower, mean], '128/82 mmHg, Mean 97 mmHg'],
    [[measured(upper.label, null, null), lower], '–/82 mmHg'],
    [[upper, part('8462-4', '11', 'kPa')], 'Upper 128 mmHg, Lower 11 kPa'],
    [[part('8480-6', null), part('8462-4', null)], 'Upper No value, Lower No value'],
    [[upper], 'Upper 128 mmHg'],
    [[measured(coded('Pressure', '1'), '5', 'mg')], '5 mg'],
  ])('%# are all said, each with its unit and name', async (measurements, words) => {
    const { record } = await wordsIn('en');
    expect(record.values({ title: coded('Pressure', '1'), measurements })).toBe(words);
  });
});

test.each(languages)('every role and every unit of time has words in %s', (language) => {
  const { role, timing: often } = { en, es }[language];
  expect(Object.keys(role).toSorted()).toEqual([...participantRoles].toSorted());
  expect(Object.keys(often.each).toSorted()).toEqual([...timeUnits].toSorted());
});
