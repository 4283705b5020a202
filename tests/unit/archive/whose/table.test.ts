/**
 * The table of whose a record is, row by row: what stays out, and beside it what comes in.
 *
 * @see docs/adr/0019-whose-a-record-is.md
 */
import { describe, expect, it } from 'vitest';
import {
  judgeOwner,
  judgeTogether,
  listLearnedNames,
  type Ownership,
} from '../../../../electron/data/archive/whose/judge-owner.ts';
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import {
  ivo,
  leo,
  memberNumber,
  type PatientPart,
  patient,
  rosa,
} from '../../../support/recorded-plan/family.ts';
import { base, claimOf, gatherFacts, judgeClaim, judgeNamed } from './facts.ts';

const own = (row: number) => ['own', row];
const ask = (row: number) => ['ask', row];
const apart = (row: number) => ['apart', row];

describe('row 1: another server, another path of a listed host, a name that nothing answers', () => {
  const judge = (reference: string) => {
    const { whose, row } = judgeClaim(claimOf(reference));
    return [whose, row];
  };

  it.each([
    'https://plan.example/tenantB/fhir/Patient/s',
    'https://plan.example/Patient/s',
    'https://plan.example/fhir/tenantB/Patient/s',
    'https://plan.example:8443/fhir/Patient/s',
    'https://other.example/fhir/Patient/s',
    'urn:uuid:6d0d1a31-0000-4000-8000-000000000001',
    '#s',
  ])('%s stays out', (reference) => expect(judge(reference)).toEqual(ask(1)));

  it.each([
    'https://plan.example/fhir/Patient/s',
    'Patient/s',
    'Patient/s/_history/3',
    `${base}/Patient/s/_history/3`,
  ])('%s comes in', (reference) => expect(judge(reference)).toEqual(own(5)));

  it('a record of another path of the host means the Patient of that path', () => {
    const at = (fullUrl: string) => judgeClaim(claimOf('Patient/s'), {}, fullUrl).whose;
    expect(at('https://plan.example/tenantB/fhir/ExplanationOfBenefit/c')).toBe('ask');
    expect(at(`${base}/ExplanationOfBenefit/c`)).toBe('own');
  });

  it('a Patient of another path shows nobody: it teaches nothing', () => {
    const facts = gatherFacts({ person: patient('s', rosa) });
    const stranger = patient('s', rosa);
    const { whose } = judgeOwner(stranger, 'https://plan.example/tenantB/fhir/Patient/s', facts);
    expect(whose).toBe('ask');
    expect(judgeOwner(stranger, `${base}/Patient/s`, facts).whose).toBe('own');
  });
});

describe('row 2: a name of another person here', () => {
  it('a child who is connected by a plan of their own is apart, even where the names are Equal', () => {
    expect(judgeNamed('t', { taken: ['t'], patients: { t: patient('t', leo) } })).toEqual(apart(2));
    expect(judgeNamed('t', { taken: ['t'], patients: { t: patient('t', rosa) } })).toEqual(apart(2));
  });

  it('a yes of before does not open somebody who is here by now', () => {
    const answers = { t: { answer: 'own', said: patient('t', leo) } } as const;
    expect(judgeNamed('t', { taken: ['t'], answers })).toEqual(apart(2));
    expect(judgeNamed('t', { answers })).toEqual(own(4));
  });

  it("the person's own sign-in is theirs, whoever else is here", () => {
    expect(judgeNamed('s', { taken: ['t'] })).toEqual(own(5));
    expect(judgeNamed('before', { taken: ['t'], earlierIds: ['before'] })).toEqual(own(5));
  });
});

describe('rows 3 and 4: the person has answered', () => {
  const said = patient('t', leo);

  it('"not mine" is apart as long as the Patient is as it was', () => {
    const answers = { t: { answer: 'left-out', said } } as const;
    expect(judgeNamed('t', { answers, patients: { t: said } })).toEqual(apart(3));
    expect(judgeNamed('t', { answers })).toEqual(apart(3));
    expect(judgeNamed('t', { answers, patients: { t: patient('t', ivo) } })).toEqual(ask(4));
  });

  it('a yes opens, until the Patient is somebody else than it was said of', () => {
    const answers = { t: { answer: 'own', said } } as const;
    expect(judgeNamed('t', { answers, patients: { t: said } })).toEqual(own(4));
    expect(judgeNamed('t', { answers, patients: { t: null } })).toEqual(own(4));
    expect(judgeNamed('t', { answers, patients: { t: patient('t', { ...leo, gender: 'female' }) } })).toEqual(
      ask(4),
    );
  });

  it('"somebody I help" files with them', () => {
    const answers = { t: { answer: 'helped', said, fedId: 'fed' } } as const;
    expect(judgeClaim(claimOf('Patient/t'), { answers })).toMatchObject({ whose: 'own', row: 4, to: 'fed' });
  });
});

describe('row 5: the patient of the sign-in', () => {
  it('is the person where the Patient shows them, has no name, or is refused', () => {
    expect(judgeNamed('s')).toEqual(own(5));
    expect(judgeNamed('s', { own: patient('s'), person: patient('s', rosa) })).toEqual(own(5));
    expect(judgeNamed('s', { own: null, person: patient('s', rosa) })).toEqual(own(5));
    expect(judgeNamed('s', { own: null })).toEqual(own(5));
  });

  it('a Patient without a name, or a refusal, teaches nothing about others', () => {
    const patients = { t: patient('t', leo) };
    for (const shown of [null, patient('s'), patient('t')])
      expect(judgeNamed('t', { own: shown, person: patient('s', rosa), patients })).toEqual(ask(10));
    expect(judgeNamed('t', { own: patient('t'), person: null })).toEqual(ask(10));
  });
});

describe('row 5: the patient of the sign-in has another name than before, and the same birth date', () => {
  const luz = { ...rosa, given: ['Rosa', 'Luz'] };
  const renamed: [string, PatientPart, PatientPart][] = [
    ['after a marriage', rosa, { ...rosa, family: 'Costa' }],
    ['with a double name', rosa, { ...rosa, family: 'Ferro-Costa' }],
    ['by a nickname', rosa, { ...rosa, given: ['Rosie'] }],
    ['with an initial', rosa, { ...rosa, given: ['R'] }],
    ['with another middle name', luz, { ...rosa, given: ['Rosa', 'Ana'] }],
    ['with given names in another order', luz, { ...rosa, given: ['Luz', 'Rosa'] }],
    ['with family and given name changed over', rosa, { ...rosa, given: ['Ferro'], family: 'Rosa' }],
    ['once a newborn has a name', { ...rosa, given: ['Baby Girl'] }, rosa],
    [
      'with the name of before marked as old',
      rosa,
      {
        ...{ born: rosa.born, gender: 'female' },
        name: [
          { use: 'old', given: ['Rosa'], family: 'Ferro', period: { end: '2026-01-01' } },
          { use: 'official', given: ['Rosa'], family: 'Costa' },
        ],
      },
    ],
  ];

  it.each(renamed)('comes in %s', (_, before, now) => {
    expect(judgeNamed('s', { own: patient('s', now), person: patient('s', before) })).toEqual(own(5));
    // A yes of then stands, too.
    const answers = { s: { answer: 'own', said: patient('s', before) } } as const;
    expect(judgeNamed('s', { own: patient('s', now), person: patient('s', before), answers })).toEqual(
      own(4),
    );
  });

  it.each([
    ['neither name', { ...rosa, given: ['Ana'], family: 'Kern' }],
    ['a middle name alone', { ...rosa, given: ['Ana', 'Rosa'], family: 'Kern' }],
    ['a particle alone', { ...rosa, given: ['Ana'], family: 'de Kern' }],
    ['another birth date', { ...rosa, family: 'Costa', born: '1985-05-09' }],
    ['a birth date that fills the field', { ...rosa, family: 'Costa', born: '1900-01-01' }],
    ['another gender', { ...rosa, given: ['Ivo'], gender: 'male' }],
    ['one of twins', { ...rosa, given: ['Ana'], multipleBirthInteger: 2 }],
    ['a suffix', { ...rosa, suffix: ['Jr'] }],
  ])('somebody with %s is asked about', (_, shown) => {
    const person = patient('s', { ...rosa, family: 'de Ferro', suffix: ['Sr'] });
    expect(judgeNamed('s', { own: patient('s', shown), person })).toEqual(ask(6));
    const answers = { s: { answer: 'own', said: person } } as const;
    expect(judgeNamed('s', { own: patient('s', shown), person, answers })).toEqual(ask(4));
  });

  it('what goes by other ids comes in by the name of now; somebody of a third name does not', () => {
    const shown = patient('t', { ...rosa, family: 'Costa' });
    const person = patient('s', rosa);
    expect(judgeNamed('t', { own: shown, person })).toEqual(own(7));
    const patients = {
      u: patient('u', { ...rosa, family: 'Costa' }),
      v: patient('v', { ...rosa, family: 'Kern' }),
    };
    expect(judgeNamed('u', { own: shown, person, patients })).toEqual(own(8));
    expect(judgeNamed('v', { own: shown, person, patients })).toEqual(ask(10));
  });

  it('a yes to a Patient without a name holds for nobody else than the person', () => {
    const answers = { s: { answer: 'own', said: patient('s') } } as const;
    const person = patient('s', rosa);
    expect(judgeNamed('s', { own: patient('s', ivo), person, answers })).toEqual(ask(4));
    expect(judgeNamed('s', { own: patient('s', rosa), person, answers })).toEqual(own(4));
    expect(judgeNamed('s', { own: null, person, answers })).toEqual(own(4));
  });
});

describe('row 6: the patient of the sign-in is called otherwise now', () => {
  it.each([
    ['a neighbour', ivo],
    ['a child of the same name', { ...rosa, born: '2013-01-12' }],
    ['the same name without a birth date', { ...rosa, born: undefined }],
    ['the same name and the year alone', { ...rosa, born: '1984' }],
  ])('%s is asked about', (_, shown) => {
    expect(judgeNamed('s', { own: patient('s', shown), person: patient('s', rosa) })).toEqual(ask(6));
  });

  it.each([
    ['without the middle name', { ...rosa, given: ['Rosa'] }],
    ['in capital letters', { ...rosa, given: ['ROSA'], family: 'FERRO' }],
  ])('the person comes in %s', (_, shown) => {
    const person = patient('s', { ...rosa, given: ['Rosa', 'Luz'] });
    expect(judgeNamed('s', { own: patient('s', shown), person })).toEqual(own(5));
  });
});

describe('row 7: the id that the Patient of the sign-in bears', () => {
  it('comes in where its name and birth date are the person’s: those that a new one was shown when connecting', () => {
    const shown = patient('t', rosa);
    expect(judgeNamed('t', { own: shown })).toEqual(own(7));
    expect(judgeNamed('t', { own: shown, person: patient('x', { ...rosa, gender: undefined }) })).toEqual(
      own(7),
    );
  });

  it('whom nobody was shown stays out', () => {
    expect(judgeNamed('t', { own: patient('t', rosa), person: null })).toEqual(ask(10));
  });

  it('a neighbour whom a proxy sends stays out', () => {
    expect(judgeNamed('t', { own: patient('t', ivo), person: patient('s', rosa) })).toEqual(ask(10));
  });

  it.each([
    ['a name without a birth date', { ...rosa, born: undefined }],
    ['the year alone', { ...rosa, born: '1984' }],
    ['a date that fills the field', { ...rosa, born: '1900-01-01' }],
    ['a birth date without a name', { born: '1984-05-09' }],
  ])('%s shows nobody: it stays out', (_, shown) => {
    expect(judgeNamed('t', { own: patient('t', shown), person: null })).toEqual(ask(10));
    expect(judgeNamed('t', { own: patient('t', shown) })).toEqual(ask(10));
  });
});

describe('row 8: a Patient that is Equal to the person', () => {
  const judge = (person: PatientPart, shown: PatientPart, links: Record<string, string> = {}) =>
    judgeNamed('t', { own: null, person: patient('s', person), patients: { t: patient('t', shown) }, links });

  it.each([
    ['without the middle name', { ...rosa, given: ['Rosa', 'Luz'] }, rosa],
    ['with accents', { ...rosa, family: 'Núñez' }, { ...rosa, family: 'Nunez' }],
    ['in capital letters', rosa, { ...rosa, given: ['ROSA'], family: 'FERRO' }],
    ['with a suffix on one side', rosa, { ...rosa, suffix: ['Jr'] }],
    ['whose gender is not said', rosa, { ...rosa, gender: undefined }],
  ])('%s comes in, linked or not, by any kind of link', (_, person, shown) => {
    expect(judge(person, shown)).toEqual(own(8));
    for (const kind of ['seealso', 'refer', 'replaces', 'replaced-by'])
      expect(judge(person, shown, { t: kind })).toEqual(own(8));
  });

  const boy = { given: ['Baby', 'Boy'], family: 'Ferro', born: '2026-02-01' };
  it.each([
    ['Baby Boy twice', boy, boy],
    ['Newborn twice', { ...boy, given: ['Newborn'] }, { ...boy, given: ['Newborn'] }],
    ['Ana Maria and Maria Ana', { ...rosa, given: ['Ana', 'Maria'] }, { ...rosa, given: ['Maria', 'Ana'] }],
    ['J. for Jaden', { ...leo, given: ['Jaden'] }, { ...leo, given: ['J.'] }],
    ['J. twice', { ...leo, given: ['J.'] }, { ...leo, given: ['J.'] }],
    ['a family name of one letter, twice', { ...leo, family: 'S' }, { ...leo, family: 'S' }],
    ['the year alone', { ...rosa, born: '1984' }, { ...rosa, born: '1984' }],
    ['no birth date', { ...rosa, born: undefined }, { ...rosa, born: undefined }],
    ['1900-01-01 twice', { ...rosa, born: '1900-01-01' }, { ...rosa, born: '1900-01-01' }],
    ['1899-12-31 twice', { ...rosa, born: '1899-12-31' }, { ...rosa, born: '1899-12-31' }],
    ['9999-12-31 twice', { ...rosa, born: '9999-12-31' }, { ...rosa, born: '9999-12-31' }],
    ['the same name, another gender', { ...rosa, gender: 'female' }, { ...rosa, gender: 'male' }],
    ['Jr. and Sr.', { ...ivo, suffix: ['Jr.'] }, { ...ivo, suffix: ['Sr.'] }],
    [
      'the first and the second twin',
      { ...leo, multipleBirthInteger: 1 },
      { ...leo, multipleBirthInteger: 2 },
    ],
    [
      'a twin and somebody who is none',
      { ...leo, multipleBirthBoolean: true },
      { ...leo, multipleBirthBoolean: false },
    ],
    [
      'a second twin and somebody who is none',
      { ...leo, multipleBirthInteger: 2 },
      { ...leo, multipleBirthBoolean: false },
    ],
    [
      'the living and the dead',
      { ...ivo, deceasedBoolean: false },
      { ...ivo, deceasedDateTime: '2020-01-01' },
    ],
    [
      'family and given name changed over',
      { ...rosa, family: 'James', given: ['Henry'] },
      { ...rosa, family: 'Henry', given: ['James'] },
    ],
  ])('%s stay out', (_, person, shown) => {
    expect(judge(person, shown)).toEqual(ask(10));
    expect(judge(person, shown, { t: 'seealso' })).toEqual(ask(9));
  });
});

describe('row 9: a Patient that the plan links', () => {
  it.each([
    ['replaced-by to a stranger', 'replaced-by', patient('t', ivo)],
    [
      'seealso to a spouse with the same number',
      'seealso',
      patient('t', { ...ivo, identifier: [memberNumber('M-1')] }),
    ],
    ['refer to one that the plan does not show', 'refer', null],
  ])('%s is asked about', (_, kind, shown) => {
    const signedIn = patient('s', { ...rosa, identifier: [memberNumber('M-1')] });
    expect(judgeNamed('t', { own: signedIn, links: { t: kind }, patients: { t: shown } })).toEqual(ask(9));
  });

  it('replaced-by to an Equal one comes in', () => {
    expect(judgeNamed('t', { links: { t: 'replaced-by' }, patients: { t: patient('t', rosa) } })).toEqual(
      own(8),
    );
  });

  it('a new person without a name is asked about each that the plan links', () => {
    const patients = { a: patient('a', leo), b: patient('b', rosa), c: patient('c', ivo) };
    const links = { a: 'seealso', b: 'seealso', c: 'seealso' };
    for (const id of ['a', 'b', 'c'])
      expect(judgeNamed(id, { own: patient('s'), person: null, patients, links })).toEqual(ask(9));
  });
});

describe('rows 10 and 11: a Patient that nothing joins to the person', () => {
  it('somebody else, and somebody of whom too little is known, are asked about', () => {
    for (const shown of [leo, ivo, { ...rosa, born: undefined }, {}])
      expect(judgeNamed('t', { patients: { t: patient('t', shown) } })).toEqual(ask(10));
  });

  it('a number that the plan does not explain is asked about, and comes in after a yes', () => {
    expect(judgeNamed('t')).toEqual(ask(11));
    expect(judgeNamed('t', { patients: { t: null } })).toEqual(ask(11));
    expect(judgeNamed('t', { answers: { t: { answer: 'own' } } })).toEqual(own(4));
  });
});

it('where records come from is whose they are, the strictest first', () => {
  const of = (...ids: string[]) => ({
    resourceType: 'Provenance',
    target: ids.map((id) => ({ reference: `Condition/${id}` })),
  });
  const owners = Object.fromEntries(
    ['s', 't', 'here'].map((id) => [
      `Condition/${id}`,
      judgeOwner(
        { resourceType: 'Condition', subject: { reference: `Patient/${id}` } },
        null,
        gatherFacts({ taken: ['here'] }),
      ),
    ]),
  );
  const judge = (provenance: Resource, hasMetOthers = false) =>
    judgeOwner(provenance, null, gatherFacts({ owners, hasMetOthers })).whose;
  expect([judge(of('s')), judge(of('s', 't')), judge(of('t', 'here'))]).toEqual(['own', 'ask', 'apart']);
  expect([judge(of('gone')), judge(of('gone'), true)]).toEqual(['own', 'ask']);
});

describe('row 16: bounds', () => {
  const equal = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i + 10}`, patient(`t${i + 10}`, rosa)]));

  it('three names come in', () => {
    expect(['t10', 't11', 't12'].map((id) => judgeNamed(id, { patients: equal(3) }))).toEqual([
      own(8),
      own(8),
      own(8),
    ]);
  });

  it('of 40 Equal ones the first 16 stand, and the rest are asked about', () => {
    const known = { patients: equal(40) };
    const judged = Object.keys(known.patients).map((id) => judgeNamed(id, known)[0]);
    expect(judged.filter((whose) => whose === 'own')).toHaveLength(16);
    expect(judgeNamed('t10', known)).toEqual(own(8));
    expect(judgeNamed('t49', known)).toEqual(ask(16));
    expect(listLearnedNames(gatherFacts(known))).toHaveLength(16);
  });

  it('which of them stand does not depend on the order in which they came', () => {
    const known = equal(40);
    const turned = Object.fromEntries(Object.entries(known).reverse());
    const list = (patients: Record<string, Resource>) => listLearnedNames(gatherFacts({ patients }));
    expect(list(turned)).toEqual(list(known));
  });
});

describe('of several elements, the strictest result stands', () => {
  const about = (...references: string[]) => ({
    resourceType: 'Observation',
    id: 'o',
    subject: references.map((reference) => ({ reference })),
  });
  const answers = {
    mine: { answer: 'own' },
    fed: { answer: 'helped', fedId: 'f' },
    theirs: { answer: 'left-out' },
  } as const;
  const judge = (...references: string[]) =>
    judgeOwner(about(...references), null, gatherFacts({ answers, taken: ['here'] })).whose;

  it('apart before ask, ask before own, in whichever order they stand', () => {
    for (const [one, other, whose] of [
      ['Patient/s', 'Patient/t', 'ask'],
      ['Patient/s', 'Patient/theirs', 'apart'],
      ['Patient/t', 'Patient/theirs', 'apart'],
      ['Patient/mine', 'Patient/here', 'apart'],
      ['Patient/s', 'Patient/mine', 'own'],
    ] as const)
      expect([judge(one, other), judge(other, one)]).toEqual([whose, whose]);
  });

  it('the person and somebody whom they help is asked about; with somebody else it is apart', () => {
    expect([judge('Patient/s', 'Patient/fed'), judge('Patient/fed', 'Patient/s')]).toEqual(['ask', 'ask']);
    expect(judge('Patient/s', 'Patient/fed', 'Patient/theirs')).toBe('apart');
  });

  it('that question is one of its own, which can be answered', () => {
    const judged = judgeOwner(about('Patient/s', 'Patient/fed'), null, gatherFacts({ answers }));
    expect(judged.doubt).not.toMatchObject({ kind: 'identity', name: 'fed' });
  });
});

it('a record that is the person’s by two names is kept with the one that may be answered otherwise', () => {
  const byId: Ownership = { whose: 'own', row: 5, to: null, doubt: null };
  const byAnswer: Ownership = { ...byId, row: 3, doubt: { kind: 'identity', name: 't', place: null } };
  expect(judgeTogether([byId, byAnswer], gatherFacts({}))).toBe(byAnswer);
  expect(judgeTogether([byAnswer, byId], gatherFacts({}))).toBe(byAnswer);
  expect(judgeTogether([byId, byId], gatherFacts({}))).toBe(byId);
});
