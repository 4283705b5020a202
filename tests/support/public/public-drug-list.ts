/** An invented plan's drug list, in the shape of the newer guide and of the older one. */
import { holds, type Resource, reference, type ServerOptions, type Test } from './public-fhir-server.ts';

const guide = 'http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-';
const rxNorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const coded = (code: string) => ({ coding: [{ system: 'http://example.org/codes', code }] });
const ext = (name: string, value: Record<string, unknown>) => ({
  url: `${guide}${name}-extension`,
  ...value,
});

const drugs = [
  ['861007', 'metformin hydrochloride 500 MG Oral Tablet'],
  ['861004', 'metformin hydrochloride 850 MG Oral Tablet'],
  ['617311', 'atorvastatin 20 MG Oral Tablet [Lipitor]'],
] as const;

function medication([code, display]: (typeof drugs)[number]): Resource {
  return {
    resourceType: 'MedicationKnowledge',
    id: `drug-${code}`,
    status: 'active',
    code: { coding: [{ system: rxNorm, code, display }] },
  };
}

function item(
  code: string,
  tier: string,
  pharmacies: readonly string[],
  rules: Record<string, boolean>,
): Resource {
  return {
    resourceType: 'Basic',
    id: `item-${code}`,
    meta: { lastUpdated: '2026-01-15T00:00:00Z' },
    code: coded('formulary-item'),
    subject: { reference: `MedicationKnowledge/drug-${code}` },
    extension: [
      ext('FormularyReference', { valueReference: { reference: 'InsurancePlan/list-1' } }),
      ext('AvailabilityStatus', { valueCode: 'active' }),
      ext('DrugTierID', { valueCodeableConcept: coded(tier) }),
      ...pharmacies.map((one) => ext('PharmacyBenefitType', { valueCodeableConcept: coded(one) })),
      ...Object.entries(rules).map(([name, value]) => ext(name, { valueBoolean: value })),
    ],
  };
}

function cost(type: string, value: number, option: string) {
  const unit = type === 'copay' ? { code: 'USD', unit: '$' } : { code: '%' };
  return { type: coded(type), value: { value, ...unit }, qualifiers: [coded(option)] };
}

const product: Resource = {
  resourceType: 'InsurancePlan',
  id: 'gold',
  name: 'Evergreen Gold',
  identifier: [{ value: 'EG-GOLD' }],
  status: 'active',
  type: [coded('mediadv')],
  coverage: [
    {
      type: coded('DRUGPOL'),
      extension: [ext('FormularyReference', { valueReference: { reference: 'InsurancePlan/list-1' } })],
    },
  ],
  plan: [
    {
      type: coded('drug'),
      specificCost: [
        {
          category: coded('1-month-in-retail'),
          benefit: [
            {
              type: coded('generic'),
              cost: [
                cost('copay', 4.5, 'after-deductible'),
                cost('coinsurance', 0, 'coinsurance-not-applicable'),
              ],
            },
          ],
        },
      ],
    },
  ],
};
const list: Resource = {
  resourceType: 'InsurancePlan',
  id: 'list-1',
  name: 'Evergreen drug list 2026',
  status: 'active',
  type: [coded('DRUGPOL')],
};
const silver: Resource = {
  ...product,
  id: 'silver',
  name: 'Evergreen Silver',
  identifier: [{ value: 'EG-SILVER' }],
};

export const drugListResources: readonly Resource[] = [
  product,
  silver,
  list,
  ...drugs.map(medication),
  item('861007', 'generic', ['1-month-in-retail', '3-month-in-mail'], {
    PriorAuthorization: false,
    StepTherapyLimit: true,
    QuantityLimit: true,
  }),
  item('861004', 'generic', ['1-month-in-retail'], { PriorAuthorization: false }),
];

const nameHolds: Test = (resource, value) => holds({ ...resource, id: '' }, value, () => undefined);
const codeIs: Test = (resource, value) => holds(resource, `"${value.split('|').at(-1)}"`, () => undefined);

/** A server of the newer guide that knows every parameter. */
export const fullDrugList: ServerOptions = {
  resources: drugListResources,
  capabilities: ['InsurancePlan', 'Basic', 'MedicationKnowledge'],
  unknown: 'refused',
  searchesById: true,
  includes: { 'Basic:subject': (one) => [reference(one, 'subject')] },
  parameters: {
    InsurancePlan: { 'name:contains': nameHolds, type: codeIs },
    Basic: {
      code: codeIs,
      formulary: (one, value) => holds(one, `"${value}"`, () => undefined),
      subject: (one, value) => reference(one, 'subject') === value,
      'subject:MedicationKnowledge.drug-name:contains': (one, value, find) => {
        const drug = find(reference(one, 'subject') ?? '');
        return drug !== undefined && nameHolds(drug, value, find);
      },
      'subject:MedicationKnowledge.code': (one, value, find) => {
        const drug = find(reference(one, 'subject') ?? '');
        return drug !== undefined && codeIs(drug, value, find);
      },
    },
    MedicationKnowledge: { 'drug-name:contains': nameHolds, code: codeIs },
  },
};

/** Knows hardly anything: no chained parameters, no includes, no `_count`-free answers to what it does not know. */
export const poorDrugList: ServerOptions = {
  resources: drugListResources,
  unknown: 'server-error',
  parameters: {
    InsurancePlan: {},
    Basic: { subject: (one, value) => reference(one, 'subject') === value },
    MedicationKnowledge: {},
  },
};

/** Answers everything with everything. */
export const deafDrugList: ServerOptions = {
  resources: drugListResources,
  unknown: 'ignored',
  parameters: { InsurancePlan: {}, Basic: {}, MedicationKnowledge: {} },
};

const planList: Resource = {
  resourceType: 'List',
  id: 'bronze',
  title: 'Evergreen Bronze',
  date: '2026-01-01',
  identifier: [{ value: 'EG-BRONZE' }],
  code: coded('DRUGPOL'),
  extension: [
    {
      url: `${guide}DrugTierDefinition-extension`,
      extension: [
        { url: 'drugTierID', valueCodeableConcept: coded('generic') },
        {
          url: 'costSharing',
          extension: [
            { url: 'pharmacyType', valueCodeableConcept: coded('1-month-in-retail') },
            { url: 'copayAmount', valueMoney: { value: 10 } },
            { url: 'copayOption', valueCodeableConcept: coded('before-deductible') },
            { url: 'coinsuranceRate', valueDecimal: 0.25 },
            { url: 'coinsuranceOption', valueCodeableConcept: coded('after-deductible') },
          ],
        },
      ],
    },
  ],
};

/** A server of the older guide. */
export const olderDrugList: ServerOptions = {
  resources: [
    planList,
    ...drugs.slice(0, 2).map((one) => ({
      ...medication(one),
      extension: [
        ext('PlanID', { valueString: 'EG-BRONZE' }),
        ext('DrugTierID', { valueCodeableConcept: coded('generic') }),
        ext('PriorAuthorization', { valueBoolean: true }),
      ],
    })),
  ],
  capabilities: ['List', 'MedicationKnowledge'],
  unknown: 'refused',
  searchesById: true,
  parameters: {
    List: { code: codeIs, identifier: codeIs },
    MedicationKnowledge: {
      DrugPlan: (one, value) => holds(one, `"${value}"`, () => undefined),
      'DrugName:contains': nameHolds,
      code: codeIs,
    },
  },
};
