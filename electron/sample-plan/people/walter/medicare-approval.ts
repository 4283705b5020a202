import { addDays } from '../../make/calendar.ts';
import { concept, systems } from '../../make/codes.ts';
import { parties, partyResource } from '../../make/providers.ts';
import type { FhirResource } from '../../model.ts';

const bluebutton = 'https://bluebutton.cms.gov/fhir';
const npi = 'http://hl7.org/fhir/sid/us-npi';

type Decision = readonly [code: 'A' | 'P' | 'N', service: string, words: string, units: number];
const items: readonly Decision[] = [
  ['A', 'G0299', 'Home nursing', 11],
  ['P', 'G0151', 'Home physical therapy', 6],
  ['N', 'G0156', 'Help with bathing', 4],
];
const words = { A: 'Affirmed', P: 'Pending', N: 'Non-affirmed' } as const;

/** Walter's request for home care as Medicare sends it: yes to one service, no to one, one still open. @see Blue Button 2.0 v3 */
export function medicareApproval(patientId: string, now: string): FhirResource {
  const decided = addDays(now, -30);
  return {
    resourceType: 'ExplanationOfBenefit',
    id: 'prior-auth-home-care',
    meta: {
      versionId: '1',
      lastUpdated: `${decided}T10:20:30.123Z`,
      profile: ['http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/pdex-priorauthorization'],
    },
    contained: [asContained(parties.homeCare, 'home-care'), asContained(parties.medicare, 'insurer-org')],
    identifier: [
      { system: 'https://bluebutton.cms.gov/identifiers/Unique-Tracking-Number', value: 'S0M3HC0000114' },
    ],
    status: 'active',
    type: {
      coding: [
        { system: systems.claimType, code: 'institutional' },
        { system: `${bluebutton}/CodeSystem/CLM-TYPE`, code: 'H' },
      ],
    },
    use: 'preauthorization',
    patient: { reference: `Patient/${patientId}` },
    created: `${addDays(decided, -2)}T00:00:00+00:00`,
    insurer: { reference: '#insurer-org' },
    provider: { reference: '#home-care' },
    preAuthRefPeriod: [{ start: decided, end: addDays(decided, 120) }],
    outcome: 'partial',
    careTeam: [
      {
        sequence: 1,
        provider: {
          type: 'Practitioner',
          identifier: { system: npi, value: parties.lindqvist.npi },
          display: parties.lindqvist.name,
        },
        role: concept(systems.carinCareTeamRole, 'referring'),
      },
    ],
    insurance: [{ focal: true, coverage: { display: 'Part A' } }],
    item: items.map((item, index) => itemOf(item, index + 1, decided)),
  };
}

function asContained(party: (typeof parties)[keyof typeof parties], id: string) {
  const { meta: _meta, ...resource } = partyResource(party, id, '');
  return resource;
}

function itemOf([code, service, text, units]: Decision, sequence: number, decided: string) {
  const extension = (name: string, value: Record<string, unknown>) => ({
    url: `${bluebutton}/StructureDefinition/${name}`,
    ...value,
  });
  return {
    sequence,
    extension: [
      extension('PA-DECISION', {
        valueCoding: { system: `${bluebutton}/CodeSystem/PA-DECISION`, code, display: words[code] },
      }),
      extension('PA-REQ-REC-DT', { valueDate: addDays(decided, -2) }),
      ...(code === 'P'
        ? []
        : [
            extension('PA-DECISION-DT', { valueDate: decided }),
            extension('PA-DECISION-EXP-DT', { valueDate: addDays(decided, 120) }),
          ]),
      extension('SERVICE-CNTS', { valueUnsignedInt: units }),
    ],
    productOrService: {
      coding: [
        {
          system: 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
          code: service,
          display: text,
        },
      ],
    },
  };
}
