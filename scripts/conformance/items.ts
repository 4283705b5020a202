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

/** A search by parameters whose values come from what is known. */
function search(type: string, parameters: Record<string, Value>, note = ''): Item {
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
    found.id(type);
const since: Value = (found) => {
  const date = found.serviceDate();
  return date === null ? null : `le${date}`;
};

/** The claims of the person with everything that they refer to, page by page: what the others ask with comes from here. */
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

function claimItems(): Item[] {
  const by = (name: string, value: Value) => search('ExplanationOfBenefit', { patient, [name]: value });
  return [
    everything,
    search('ExplanationOfBenefit', { patient }),
    search('ExplanationOfBenefit', { _id: idOf('ExplanationOfBenefit') }),
    by('_lastUpdated', always('ge2016-01-01T00:00:00Z')),
    ...['institutional', 'professional', 'pharmacy', 'oral'].map((type) => ({
      ...by('type', always(type)),
      name: `ExplanationOfBenefit search by patient + type (${type})`,
    })),
    by('identifier', (found) => found.identifier('ExplanationOfBenefit')),
    by('service-date', since),
    by('service-start-date', since),
    by('billable-period-start', since),
    ...includes.map(
      (name): Item => ({
        ...search('ExplanationOfBenefit', { patient, _include: always(`ExplanationOfBenefit:${name}`) }),
        name: `ExplanationOfBenefit search with _include=ExplanationOfBenefit:${name}`,
      }),
    ),
  ];
}

function patientItems(): Item[] {
  const birthdate: Value = (found) => found.text('Patient', 'birthDate');
  const gender: Value = (found) => found.text('Patient', 'gender');
  const family: Value = (found) => found.name('Patient', 'family');
  const given: Value = (found) => found.name('Patient', 'given');
  const name: Value = (found) => found.name('Patient', 'family');
  return [
    search('Patient', { _id: patient }),
    search('Patient', { birthdate }),
    search('Patient', { family }),
    search('Patient', { gender }),
    search('Patient', { given }),
    search('Patient', { identifier: (found) => found.identifier('Patient') }),
    search('Patient', { name }),
    search('Patient', { birthdate, family }),
    search('Patient', { family, gender }),
    search('Patient', { birthdate, name }),
    search('Patient', { gender, name }),
  ];
}

function otherItems(): Item[] {
  const nameOf =
    (type: string): Value =>
    (found) =>
      found.name(type, 'family');
  return [
    search('Coverage', { _id: idOf('Coverage') }),
    search('Coverage', { _id: idOf('Coverage'), patient }),
    search('Organization', { _id: idOf('Organization') }),
    search('Organization', { name: nameOf('Organization') }),
    search('Organization', { address: (found) => found.city('Organization') }),
    search('Practitioner', { _id: idOf('Practitioner') }),
    search('Practitioner', { name: nameOf('Practitioner') }),
    search('Practitioner', { identifier: (found) => found.identifier('Practitioner') }),
    search('RelatedPerson', { _id: idOf('RelatedPerson') }),
  ];
}

function read(type: string): Item {
  return { kind: 'read', type, name: `${type} read`, id: idOf(type) };
}

/** Everything to ask, in an order in which each has what it asks with. */
export function conformanceItems(): Item[] {
  return [
    read('Patient'),
    ...claimItems(),
    ...patientItems(),
    ...otherItems(),
    ...['ExplanationOfBenefit', 'Coverage', 'Organization', 'Practitioner', 'RelatedPerson'].map(read),
  ];
}

/** What no request can show: to be looked at by a person, and attested. */
export const attestations: readonly string[] = [
  'Signs in on its own (standalone launch) in the person’s browser, with PKCE S256 and state.',
  'Reads every must-support element of all profiles without an error.',
  'Shows every must-support element of claims, coverage, people and organizations.',
  'Says that a missing element was not stated by the plan, and never shows it as zero.',
  'Understands data-absent-reason, in place of a value or as an extension.',
  'Shows when the record was last updated beside the date of the service.',
];
