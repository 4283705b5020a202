/**
 * The searches and reads that the CARIN client suite looks for, each at least once.
 *
 * @see CARIN Blue Button 2.0.0, CapabilityStatement c4bb; Inferno client suite c4bb_v200_client
 */
import type { Findings } from './findings.ts';

type Pair = readonly [name: string, value: string];

/** One thing to ask. `pairs` and `id` give `null` when nothing is known yet to ask with. */
export type Item = { name: string; type: string } & (
  | { kind: 'search'; isPaged?: true; pairs(found: Findings): readonly Pair[] | null }
  | { kind: 'read'; id(found: Findings): string | null }
);

type Value = (found: Findings) => string | null;

const includes = ['patient', 'provider', 'care-team', 'coverage', 'insurer', 'payee', '*'];

/** A search whose values are taken from earlier answers. */
function makeSearch(type: string, parameters: Record<string, Value>, note = ''): Item {
  return {
    kind: 'search',
    type,
    name: `${type} search by ${Object.keys(parameters).join(' + ')}${note}`,
    pairs(found) {
      const pairs = Object.entries(parameters).map(([name, value]) => [name, value(found)] as const);
      return pairs.every((pair): pair is readonly [string, string] => pair[1] !== null) ? pairs : null;
    },
  };
}

const patient: Value = ({ patientId }) => patientId;
const always =
  (value: string): Value =>
  () =>
    value;
const idOf =
  (type: string): Value =>
  (found) =>
    found.findId(type);
const since: Value = (found) => {
  const date = found.findServiceDate();
  return date === null ? null : `le${date}`;
};

/** All claims of the person with everything that they refer to. Most other items ask with values found here. */
const everything: Item = {
  kind: 'search',
  isPaged: true,
  type: 'ExplanationOfBenefit',
  name: 'ExplanationOfBenefit search by patient with _include=ExplanationOfBenefit:*, all pages',
  pairs: (found) => [
    ['patient', found.patientId],
    ['_include', 'ExplanationOfBenefit:*'],
  ],
};

function listClaimItems(): Item[] {
  const by = (name: string, value: Value) => makeSearch('ExplanationOfBenefit', { patient, [name]: value });
  return [
    everything,
    makeSearch('ExplanationOfBenefit', { patient }),
    makeSearch('ExplanationOfBenefit', { _id: idOf('ExplanationOfBenefit') }),
    by('_lastUpdated', always('ge2016-01-01T00:00:00Z')),
    ...['institutional', 'professional', 'pharmacy', 'oral'].map((type) => ({
      ...by('type', always(type)),
      name: `ExplanationOfBenefit search by patient + type (${type})`,
    })),
    by('identifier', (found) => found.findIdentifier('ExplanationOfBenefit')),
    by('service-date', since),
    by('service-start-date', since),
    by('billable-period-start', since),
    ...includes.map(
      (name): Item => ({
        ...makeSearch('ExplanationOfBenefit', { patient, _include: always(`ExplanationOfBenefit:${name}`) }),
        name: `ExplanationOfBenefit search with _include=ExplanationOfBenefit:${name}`,
      }),
    ),
  ];
}

function listPatientItems(): Item[] {
  const birthdate: Value = (found) => found.findText('Patient', 'birthDate');
  const gender: Value = (found) => found.findText('Patient', 'gender');
  const family: Value = (found) => found.findName('Patient', 'family');
  const given: Value = (found) => found.findName('Patient', 'given');
  const name: Value = (found) => found.findName('Patient', 'family');
  return [
    makeSearch('Patient', { _id: patient }),
    makeSearch('Patient', { birthdate }),
    makeSearch('Patient', { family }),
    makeSearch('Patient', { gender }),
    makeSearch('Patient', { given }),
    makeSearch('Patient', { identifier: (found) => found.findIdentifier('Patient') }),
    makeSearch('Patient', { name }),
    makeSearch('Patient', { birthdate, family }),
    makeSearch('Patient', { family, gender }),
    makeSearch('Patient', { birthdate, name }),
    makeSearch('Patient', { gender, name }),
  ];
}

function listOtherItems(): Item[] {
  const nameOf =
    (type: string): Value =>
    (found) =>
      found.findName(type, 'family');
  return [
    makeSearch('Coverage', { _id: idOf('Coverage') }),
    makeSearch('Coverage', { _id: idOf('Coverage'), patient }),
    makeSearch('Organization', { _id: idOf('Organization') }),
    makeSearch('Organization', { name: nameOf('Organization') }),
    makeSearch('Organization', { address: (found) => found.findCity('Organization') }),
    makeSearch('Practitioner', { _id: idOf('Practitioner') }),
    makeSearch('Practitioner', { name: nameOf('Practitioner') }),
    makeSearch('Practitioner', { identifier: (found) => found.findIdentifier('Practitioner') }),
    makeSearch('RelatedPerson', { _id: idOf('RelatedPerson') }),
  ];
}

function makeRead(type: string): Item {
  return { kind: 'read', type, name: `${type} read`, id: idOf(type) };
}

/** Everything to ask, ordered so that each item comes after those that bring its values. */
export function listConformanceItems(): Item[] {
  return [
    makeRead('Patient'),
    ...listClaimItems(),
    ...listPatientItems(),
    ...listOtherItems(),
    ...['ExplanationOfBenefit', 'Coverage', 'Organization', 'Practitioner', 'RelatedPerson'].map(makeRead),
  ];
}

/** What no request can show: a person has to look at it and attest it. */
export const attestations: readonly string[] = [
  'Signs in on its own (standalone launch) in the person’s browser, with PKCE S256 and state.',
  'Reads every must-support element of all profiles without an error.',
  'Shows every must-support element of claims, coverage, people and organizations.',
  'Says that a missing element was not given by the plan, and never shows it as zero.',
  'Understands data-absent-reason, in place of a value or as an extension.',
  'Shows when the record was last updated beside the date of the service.',
];
