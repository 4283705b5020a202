import type { ExplanationOfBenefit, ExplanationOfBenefitItem, Extension } from 'fhir/r4';
import { addDays } from '../../make/calendar.ts';
import { makeConcept, systems } from '../../make/codes.ts';
import { containParty, parties } from '../../make/providers.ts';

import type { Served } from '../../model.ts';

const bluebutton = 'https://bluebutton.cms.gov/fhir';
const npi = 'http://hl7.org/fhir/sid/us-npi';

type Decision = readonly [code: 'A' | 'P' | 'N', service: string, words: string, units: number];
const items: readonly Decision[] = [
  ['A', 'G0299', 'Home nursing', 11],
  ['P', 'G0151', 'Home physical therapy', 6],
  ['N', 'G0156', 'Help with bathing', 4],
];
const words = { A: 'Affirmed', P: 'Pending', N: 'Non-affirmed' } as const;

/** Walter's request for home care: one service approved, one refused, one still open. @see Blue Button 2.0 v3 */
export function makeMedicareApproval(patientId: string, now: string): Served<ExplanationOfBenefit> {
  const decided = addDays(now, -30);
  return {
    resourceType: 'ExplanationOfBenefit',
    id: 'prior-auth-home-care',
    meta: {
      versionId: '1',
      lastUpdated: `${decided}T10:20:30.123Z`,
      profile: ['http://hl7.org/fhir/us/davinci-pdex/StructureDefinition/pdex-priorauthorization'],
    },
    contained: [containParty(parties.homeCare, 'home-care'), containParty(parties.medicare, 'insurer-org')],
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
        role: makeConcept(systems.carinCareTeamRole, 'referring'),
      },
    ],
    insurance: [{ focal: true, coverage: { display: 'Part A' } }],
    item: items.map((item, index) => makeItem(item, index + 1, decided)),
  };
}

function makeItem(
  [code, service, text, units]: Decision,
  sequence: number,
  decided: string,
): ExplanationOfBenefitItem {
  const extension = (name: string, value: Omit<Extension, 'url'>): Extension => ({
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
