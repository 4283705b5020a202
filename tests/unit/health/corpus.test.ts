import { expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { healthTypes } from '../../../shared/model/health/health-kinds.ts';
import { HealthRecord } from '../../../shared/model/health/health-record.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { type Found, resourcesOf } from '../support/corpus.ts';
import { droppedLeaves, numbersIn } from './leaves.ts';

/** Counted by a separate script over the files, not by the reader. */
const expected: Record<string, Record<string, number>> = {
  fasten: {
    condition: 6,
    allergy: 4,
    visit: 2,
    'family-history': 1,
    immunization: 5,
    device: 4,
    procedure: 2,
    medicine: 2,
    'medicine-taken': 4,
    report: 2,
    document: 11,
  },
  'inferno-pdex': {
    visit: 2,
    device: 1,
    document: 1,
    condition: 1,
    allergy: 1,
    'care-plan': 1,
    'care-team': 1,
    report: 1,
    goal: 1,
  },
  'payer-cigna-sandbox': { condition: 1, visit: 1, immunization: 1 },
  'pdex-2.2.0': { visit: 10, dispense: 2, condition: 2, device: 1, document: 1 },
  synthea: {
    visit: 45,
    medicine: 5,
    'care-team': 5,
    'care-plan': 5,
    condition: 14,
    allergy: 5,
    goal: 9,
    immunization: 28,
    procedure: 17,
    report: 17,
  },
  'us-core-3.1.1': {
    'care-team': 1,
    condition: 2,
    report: 1,
    document: 1,
    visit: 1,
    immunization: 1,
    medicine: 1,
    procedure: 1,
  },
  'us-core-6.1.0': { allergy: 1, report: 2, visit: 1, immunization: 1, medicine: 1 },
  'us-core-8.0.0': {
    allergy: 3,
    document: 6,
    'care-plan': 1,
    'care-team': 2,
    condition: 4,
    device: 2,
    report: 3,
    visit: 2,
    goal: 2,
    immunization: 1,
    dispense: 1,
    medicine: 3,
    procedure: 2,
    questionnaire: 1,
    order: 2,
    specimen: 1,
  },
};
/** Observations by the codes of their categories, counted in the text of the files. */
const observations: Record<string, number> = {
  fasten: 26,
  synthea: 256,
  'us-core-3.1.1': 3,
  'us-core-6.1.0': 2,
  'us-core-8.0.0': 21,
};
const datePaths: Record<string, RegExp> = {
  Observation: /^(?:effective|issued)/,
  Condition: /^(?:onset(?:DateTime|Period)|recordedDate|abatement(?:DateTime|Period))/,
  MedicationRequest: /^authoredOn/,
  MedicationDispense: /^when/,
  MedicationStatement: /^(?:effective|dateAsserted)/,
  MedicationAdministration: /^effective/,
  AllergyIntolerance: /^(?:onset(?:DateTime|Period)|recordedDate)/,
  DiagnosticReport: /^(?:effective|issued)/,
  Procedure: /^performed(?:DateTime|Period)/,
  ServiceRequest: /^(?:authoredOn|occurrence)/,
  Immunization: /^(?:occurrenceDateTime|recorded)/,
  Encounter: /^period/,
  DocumentReference: /^date/,
  CarePlan: /^(?:period|created)/,
  CareTeam: /^period/,
  Goal: /^(?:startDate|statusDate)/,
  QuestionnaireResponse: /^authored/,
  Specimen: /^(?:collection|receivedTime)/,
};

/** What is known not to be shown, with why. */
const knownDrops = [
  // The range's limits stand as numbers: that it is the normal one is what they mean.
  /^referenceRange\[0\]\.type\./,
  // Words in another language than those that are shown are told with their code, as technical.
  /^code\.coding\[0\]\._display\.extension\(translation\)/,
];

function read(found: Found) {
  const record = readHealthRecord(found.resource, { resolve: found.resolve });
  if (record === null) throw new Error(`${found.file}: ${found.resource.resourceType} is no record`);
  return record;
}

function countsOf(pairs: [string, string][]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const [folder, kind] of pairs) {
    counts[folder] ??= {};
    counts[folder][kind] = (counts[folder][kind] ?? 0) + 1;
  }
  return counts;
}

const place = ({ file, resource }: Found) => `${file} ${resource.resourceType}/${resource.id}`;

describeWithCorpus('real health records', () => {
  const all = corpus ? resourcesOf(new Set<string>(healthTypes)) : [];

  it('makes a record of each, in the shape that screens expect', () => {
    expect(all.length).toBeGreaterThan(550);
    for (const found of all) expect(() => HealthRecord.parse(read(found)), place(found)).not.toThrow();
  });

  it('finds as many of each kind in each folder as there are', () => {
    const isObservation = (kind: string) => ['lab', 'vital', 'observation'].includes(kind);
    const kinds = countsOf(all.map((found) => [found.folder, read(found).kind]));
    console.info('records by folder', JSON.stringify(kinds));
    const others = countsOf(
      all
        .map((found) => [found.folder, read(found).kind] as [string, string])
        .filter(([, kind]) => !isObservation(kind)),
    );
    expect(others).toEqual(expected);
    const measured = all.filter(({ resource }) => resource.resourceType === 'Observation');
    expect(countsOf(measured.map(({ folder }) => [folder, 'observation']))).toEqual(
      Object.fromEntries(
        Object.entries(observations).map(([folder, observation]) => [folder, { observation }]),
      ),
    );
    const byText = measured.map((found): [string, string] => {
      const category = JSON.stringify(found.resource['category']).toLowerCase();
      return [
        found.folder,
        /"lab(?:oratory)?"/.test(category)
          ? 'lab'
          : /"vital[- ]signs?"/.test(category)
            ? 'vital'
            : 'observation',
      ];
    });
    expect(countsOf(measured.map((found) => [found.folder, read(found).kind]))).toEqual(countsOf(byText));
  });

  it('names every record that any text, display or code names', () => {
    const naming = [
      'code',
      'vaccineCode',
      'type',
      'description',
      'medicationCodeableConcept',
      'name',
      'title',
      'relationship',
    ];
    for (const found of all) {
      const { title } = read(found);
      const isNamed = naming.some((key) =>
        /"(?:text|display|code)":|^"/.test(JSON.stringify(found.resource[key] ?? null)),
      );
      if (isNamed && !JSON.stringify(found.resource).includes('"_name"'))
        expect(title.text ?? title.code ?? title.absent, place(found)).toBeTruthy();
    }
  });

  it('dates every record that has a date', () => {
    for (const found of all) {
      const pattern = datePaths[found.resource.resourceType];
      const dated = Object.entries(found.resource).some(
        ([key, value]) => pattern?.test(key) && /\d{4}/.test(JSON.stringify(value)) && !key.includes('Age'),
      );
      if (dated) expect(read(found).start, place(found)).toMatch(/^\d{4}/);
    }
  });

  it('invents no number', () => {
    let checked = 0;
    for (const found of all) {
      const sent = numbersIn(found.resource);
      for (const { value, low, high, digits } of read(found).measurements) {
        for (const number of [value, low, high])
          if (number !== null) expect(sent.has(number), `${place(found)}: ${number}`).toBe(true);
        if (digits !== null) {
          checked++;
          expect(JSON.stringify(found.resource), place(found)).toContain(digits);
        }
      }
    }
    expect(checked).toBeGreaterThan(250);
  });

  it('drops nothing', () => {
    for (const found of all) {
      const parts = [found.resource['result'], found.resource['hasMember']].flat().filter(Boolean) as Json[];
      const dropped = droppedLeaves(found.resource, read(found), parts);
      expect(
        dropped.filter((path) => !knownDrops.some((known) => known.test(path))),
        place(found),
      ).toEqual([]);
    }
  });

  it('notices a record that drops something', () => {
    const found = all.find(
      ({ resource }) => resource.resourceType === 'Condition' && resource['onsetDateTime'],
    );
    if (!found) throw new Error('no such condition');
    const record = { ...read(found), facts: [], start: null, technical: [] };
    expect(droppedLeaves(found.resource, record).length).toBeGreaterThan(0);
  });
});
