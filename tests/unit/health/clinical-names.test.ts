/** Our own names of tests and vaccines: what is shown in which language, and that both are found. */
import { describe, expect, it } from 'vitest';
import { findRecordWords } from '../../../electron/data/health/keep/find-record-words.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import en from '../../../resources/locales/en/health.json' with { type: 'json' };
import es from '../../../resources/locales/es/health.json' with { type: 'json' };
import { findClinicalName } from '../../../shared/words/clinical-names.ts';
import { ownWords } from '../../../shared/words/health.ts';

const lookup = (texts: object) => (key: string) =>
  key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown>)[part], texts) as string;
const own = (texts: object, locale: string) =>
  ownWords({ t: lookup(texts), exists: () => false, english: lookup(en), locale });

describe('names of tests and vaccines', () => {
  it.each([
    ['LOINC', '4548-4', 'Average blood sugar (A1c)', 'Azúcar promedio en la sangre (A1c)'],
    ['LOINC', '17856-6', 'Average blood sugar (A1c)', 'Azúcar promedio en la sangre (A1c)'],
    [
      'CVX',
      '03',
      'Measles, mumps, and rubella vaccine',
      'Vacuna contra el sarampión, las paperas y la rubéola',
    ],
    ['CVX', '140', 'Flu vaccine', 'Vacuna contra la gripe (influenza)'],
  ])(
    '%s %s stand for a bare code, and for the plan’s words in Spanish only',
    (system, code, english, spanish) => {
      expect(own(en, 'en-US')({ text: null, code, system })).toBe(english);
      expect(own(en, 'en-US')({ text: 'As the plan has it', code, system })).toBeNull();
      expect(own(es, 'es-US')({ text: 'As the plan has it', code, system })).toBe(spanish);
    },
  );

  it('are of one system: the same number of another list is not named', () => {
    expect(findClinicalName({ system: 'CVX', code: '4548-4' })).toBeNull();
    expect(findClinicalName({ system: 'LOINC', code: '140' })).toBeNull();
    expect(findClinicalName({ system: null, code: '140' })).toBeNull();
    expect(own(es, 'es-US')({ text: 'Rare test', code: '99999-9', system: 'LOINC' })).toBeNull();
  });

  it('are among the words by which a record is found, in both languages', () => {
    const read = readHealthRecord(
      {
        resourceType: 'Immunization',
        id: 'one',
        status: 'completed',
        patient: { reference: 'Patient/p' },
        vaccineCode: {
          coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '121' }],
          text: 'ZOSTER INVENTED',
        },
        occurrenceDateTime: '2026-01-05',
      },
      { resolve: () => null, fhirBaseUrl: 'https://plan.example/fhir' },
    );
    if (read === null) throw new Error('no record');
    const words = findRecordWords(read);
    for (const word of ['zoster', '121', 'shingles', 'culebrilla']) expect(words).toContain(` ${word}`);
    expect(words).not.toContain('gripe');
  });
});
