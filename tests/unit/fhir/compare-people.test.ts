/** Two people are one only where a careful reader would say so: the rule of every question about whose a record is. */
import { describe, expect, it } from 'vitest';
import { compareNames, comparePeople } from '../../../electron/data/fhir/patients/compare-people.ts';
import { type ComparedPerson, readPatientFacts } from '../../../electron/data/fhir/patients/patient-facts.ts';

const born = '1984-05-09';
const who = (name: string | null, birthDate: string | null = born): ComparedPerson => ({ name, birthDate });

type PatientPart = { family?: string; given?: string[]; suffix?: string[] } & Record<string, unknown>;

/** A Patient of these name parts; other keys are its elements. */
function patient({ family, given, suffix, ...elements }: PatientPart): ComparedPerson {
  const name = [{ family, given, suffix }];
  return readPatientFacts({ resourceType: 'Patient', name, birthDate: born, ...elements });
}

function expectBothWays(one: ComparedPerson, other: ComparedPerson, likeness: string): void {
  expect([comparePeople(one, other), comparePeople(other, one)]).toEqual([likeness, likeness]);
}

describe('names of one person, born on one day', () => {
  it.each([
    ['Rosa Medina', 'ROSA MEDINA'],
    ['José Núñez', 'Jose Nunez'],
    ['Jürgen Strauß', 'JURGEN STRAUSS'],
    ['Medina, Rosa', 'Rosa Medina'],
    ['Rosa M. Medina', 'Rosa Maria Medina'],
    ['Rosa Medina', 'Rosa Maria Medina'],
    ['Mrs. Rosa Medina', 'Rosa Medina'],
    ["Ann O'Brien", 'Ann O’Brien'],
    ['Rosa Medina-Ruiz', 'Rosa Medina Ruiz'],
    ['李小龍', '李小龍'],
    ['John Smith, Jr.', 'John Smith Jr'],
    ['John Smith', 'John Smith Jr.'],
  ])('%s and %s', (one, other) => {
    expectBothWays(who(one), who(other), 'same');
  });

  it.each<[string, PatientPart, PatientPart]>([
    ['in capital letters', { family: 'MEDINA', given: ['ROSA'] }, { family: 'Medina', given: ['Rosa'] }],
    [
      'without the middle name',
      { family: 'Medina', given: ['Rosa', 'Maria'] },
      { family: 'Medina', given: ['Rosa'] },
    ],
    [
      'two given names in one',
      { family: 'Medina', given: ['Ana Maria'] },
      { family: 'Medina', given: ['Ana', 'Maria'] },
    ],
    [
      'a family name in two words',
      { family: 'De La Cruz', given: ['Ana'] },
      { family: 'Delacruz', given: ['Ana'] },
    ],
    ['a given name of one character', { family: '李', given: ['龍'] }, { family: '李', given: ['龍'] }],
    [
      'a suffix on one side',
      { family: 'Smith', given: ['John'], suffix: ['Jr'] },
      { family: 'Smith', given: ['John'] },
    ],
  ])('%s', (_name, one, other) => {
    expectBothWays(patient(one), patient(other), 'same');
  });

  it('a name as one text and the same in parts', () => {
    expectBothWays(
      who('Rosa Maria Medina Ruiz'),
      patient({ family: 'Medina Ruiz', given: ['Rosa'] }),
      'same',
    );
    expectBothWays(who('Rosa Medina'), patient({ family: 'Medina', given: ['Rosa', 'M'] }), 'same');
    expectBothWays(who('Rosa Medina'), patient({ family: 'Medina Ruiz', given: ['Rosa'] }), 'differs');
  });
});

describe('names of two people', () => {
  it.each([
    ['Rosa Medina', 'Theo Medina'],
    ['Rosa Medina', 'Rosa Duarte'],
    ['Rosa Maria Medina', 'Maria Rosa Medina'],
    ['Rosa Maria Medina', 'Rosa Maria Duarte'],
    ['T. Medina', 'Theo Medina'],
    ['R. M.', 'Rosa Medina'],
    ['Rosa A. Medina', 'Rosa Maria Medina'],
    ['John Smith Sr.', 'John Smith Jr.'],
    ['John Smith III', 'John Smith II'],
  ])('%s and %s', (one, other) => {
    expectBothWays(who(one), who(other), 'differs');
    expectBothWays(who(one, null), who(other, null), 'differs');
  });

  it.each<[string, PatientPart, PatientPart]>([
    [
      'given names in another order',
      { family: 'M', given: ['Ana', 'Maria'] },
      { family: 'M', given: ['Maria', 'Ana'] },
    ],
    ['a letter for a name', { family: 'Smith', given: ['J'] }, { family: 'Smith', given: ['Jaden'] }],
    [
      'another middle name',
      { family: 'M', given: ['Ana', 'Maria'] },
      { family: 'M', given: ['Ana', 'Lucia'] },
    ],
    [
      'family and given name changed over',
      { family: 'James', given: ['Henry'] },
      { family: 'Henry', given: ['James'] },
    ],
  ])('%s', (_name, one, other) => {
    expectBothWays(patient(one), patient(other), 'differs');
  });
});

describe('what is not known of one of them', () => {
  it('a name that is missing, or has no letters', () => {
    for (const name of [null, '—', '12345']) expectBothWays(who(name), who('Rosa Medina'), 'unknown');
    expectBothWays(who(null), who(null), 'unknown');
  });

  it.each([
    'Baby Boy Smith',
    'Newborn Smith',
    'Twin A Smith',
    'Test Patient',
    'FNU Smith',
    'Unknown Unknown',
  ])('%s, twice, is a name of nobody', (name) => {
    expectBothWays(who(name), who(name), 'unknown');
  });

  it('a given name of one letter, twice', () => {
    const one = patient({ family: 'Smith', given: ['J'] });
    expectBothWays(one, one, 'unknown');
    expectBothWays(who('J. Smith'), who('J. Smith'), 'unknown');
  });

  it('half a name', () => {
    const medina = patient({ family: 'Medina' });
    expectBothWays(medina, medina, 'unknown');
    expectBothWays(medina, patient({ family: 'Medina', given: ['Rosa'] }), 'unknown');
    expectBothWays(who('Rosa'), who('Rosa'), 'unknown');
    expectBothWays(who('Rosa'), who('Rosa Medina'), 'unknown');
  });
});

describe('birth dates', () => {
  const rosa = (birthDate: string | null) => who('Rosa Medina', birthDate);

  it('two that differ are two people, names or not', () => {
    expectBothWays(rosa('1984-05-09'), rosa('1984-05-10'), 'differs');
    expectBothWays(rosa('1984-05'), rosa('1984-06-01'), 'differs');
    expectBothWays(who(null, '1984'), who(null, '1985'), 'differs');
  });

  it.each([null, '1984', '1984-05', '1900-01-01', '1899-12-31', '9999-12-31'])(
    '%s tells nobody who somebody is, on one side or on both',
    (date) => {
      expectBothWays(rosa(date), rosa('1984-05-09'), 'unknown');
      expectBothWays(rosa(date), rosa(date), 'unknown');
    },
  );
});

describe('what else tells two people apart', () => {
  const rosa = (elements: Record<string, unknown>) =>
    patient({ family: 'Medina', given: ['Rosa'], ...elements });
  const ssn = (value: string) => ({ system: 'http://hl7.org/fhir/sid/us-ssn', value });
  const mbi = (value: string) => ({ system: 'http://hl7.org/fhir/sid/us-mbi', value });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['gender', { gender: 'male' }, { gender: 'female' }],
    ['place among twins', { multipleBirthInteger: 1 }, { multipleBirthInteger: 2 }],
    ['day of death', { deceasedDateTime: '2020-01-02' }, { deceasedDateTime: '2021-03-04' }],
    ['death', { deceasedBoolean: false }, { deceasedDateTime: '2021-03-04' }],
    ['Social Security number', { identifier: [ssn('900-00-0001')] }, { identifier: [ssn('900000002')] }],
    ['Medicare number', { identifier: [mbi('1EG4-TE5-MK72')] }, { identifier: [mbi('1EG4TE5MK73')] }],
  ])('another %s', (_name, one, other) => {
    expectBothWays(rosa(one), rosa(other), 'differs');
    expectBothWays(rosa(one), rosa(one), 'same');
    expectBothWays(rosa(one), rosa({}), 'same');
  });

  it('one number of several that both have is enough, and a masked one tells nothing', () => {
    const many = { identifier: [mbi('1EG4TE5MK73'), mbi('1EG4TE5MK72')] };
    expectBothWays(rosa(many), rosa({ identifier: [mbi('1EG4TE5MK72')] }), 'same');
    expectBothWays(
      rosa({ identifier: [ssn('***-**-0001')] }),
      rosa({ identifier: [ssn('900000002')] }),
      'same',
    );
  });

  it('an unknown gender is none', () => {
    expectBothWays(rosa({ gender: 'unknown' }), rosa({ gender: 'female' }), 'same');
  });
});

it('names alone are compared the same way', () => {
  expect(compareNames(who('Rosa Medina', null), who('ROSA MEDINA', '1984'))).toBe('same');
  expect(compareNames(who('Rosa Medina', null), who('Theo Medina', null))).toBe('differs');
});
