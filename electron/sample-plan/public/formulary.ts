import type { Basic, Extension, InsurancePlan, InsurancePlanPlanSpecificCostBenefit, Period } from 'fhir/r4';
import { makeConcept, terminology } from '../make/codes.ts';
import { rxNorm } from '../make/health/recorder.ts';
import { parties } from '../make/providers.ts';
import { type MakeResource, makeResource } from '../make/resource.ts';
import type { Served, ServedResource } from '../model.ts';
import { type ListedDrug, listedDrugs, type Tier, tiers } from './drugs.ts';

const guide = 'http://hl7.org/fhir/us/davinci-drug-formulary';
const structure = `${guide}/StructureDefinition/usdf-`;
const nameCodes = (name: string) => `${guide}/CodeSystem/usdf-${name}-TEMPORARY-TRIAL-USE`;
const drugPolicy = `${terminology}/v3-ActCode`;
const planType = `${terminology}/insurance-plan-type`;

const pharmacies = {
  '1-month-in-retail': 'One month from a drugstore of the network',
  '3-month-in-mail': 'Three months by mail',
} as const;
type Pharmacy = keyof typeof pharmacies;

/** What a drug of each tier costs for a month: dollars, or percent of its price. */
const prices: Record<Tier, { copay?: number; percent?: number; option: string }> = {
  'zero-cost-share-preventative': { copay: 0, option: 'no-charge' },
  generic: { copay: 10, option: 'deductible-waived' },
  'preferred-brand': { copay: 45, option: 'deductible-waived' },
  'non-preferred-brand': { copay: 80, option: 'after-deductible' },
  specialty: { percent: 25, option: 'after-deductible' },
};

type List = { id: string; identifier: string; name: string; product: string; code: string; isShort: boolean };
const lists: readonly List[] = [
  {
    id: 'drug-list-ppo',
    identifier: 'EVG-RX-70',
    name: 'Evergreen drug list',
    product: 'Evergreen Health PPO',
    code: 'PPO-70',
    isShort: false,
  },
  {
    id: 'drug-list-supplement',
    identifier: 'EVG-RX-10',
    name: 'Evergreen short drug list',
    product: 'Evergreen Supplement',
    code: 'SUP-10',
    isShort: true,
  },
];

/** Evergreen's public drug lists: two products, each with its list for this year and the next. @see US Drug Formulary 2.1.0 */
export function makeDrugLists(year: string, lastUpdated: string): ServedResource[] {
  const period = { start: `${year}-01-01`, end: `${Number(year) + 1}-12-31` };
  const make: MakeResource = (resourceType, profile, id, elements) =>
    makeResource(resourceType, id, { versionId: '1', lastUpdated, profile: [structure + profile] }, elements);
  return [
    ...lists.flatMap((list) => [
      makeProduct(make, list, period),
      make('InsurancePlan', 'Formulary', list.id, {
        identifier: [{ value: list.identifier }],
        status: 'active',
        type: [makeConcept(drugPolicy, 'DRUGPOL')],
        name: list.name,
        period,
      }),
    ]),
    ...listedDrugs.map((drug) =>
      make('MedicationKnowledge', 'FormularyDrug', `drug-${drug.code}`, {
        code: makeConcept(rxNorm, drug.code, drug.name),
        status: drug.status ?? 'active',
        doseForm: { text: drug.form },
      }),
    ),
    ...lists.flatMap((list) =>
      listedDrugs
        .filter(({ short }) => !list.isShort || short)
        .map((drug) => makeItem(make, list, drug, period)),
    ),
    make('Location', 'InsurancePlanLocation', 'evergreen-area', {
      status: 'active',
      name: 'Maple Falls and around',
      address: { city: 'Maple Falls', state: 'WA', postalCode: '98990', country: 'US' },
    }),
  ];
}

function makeProduct(make: MakeResource, list: List, period: Period): Served<InsurancePlan> {
  const reference = { reference: `InsurancePlan/${list.id}` };
  return make('InsurancePlan', 'PayerInsurancePlan', `product-${list.code.toLowerCase()}`, {
    identifier: [{ system: 'https://evergreen-sample.example/plan', value: list.code }],
    status: 'active',
    type: [makeConcept(planType, 'medical')],
    name: list.product,
    period,
    coverageArea: [{ reference: 'Location/evergreen-area' }],
    contact: [
      {
        purpose: makeConcept(`${terminology}/contactentity-type`, 'PATINF'),
        telecom: [{ system: 'phone', value: parties.evergreen.phone }],
      },
    ],
    coverage: [
      {
        extension: [{ url: `${structure}FormularyReference-extension`, valueReference: reference }],
        type: makeConcept(drugPolicy, 'DRUGPOL'),
        benefit: [{ type: makeConcept(planType, 'drug') }],
      },
    ],
    plan: [
      {
        identifier: [{ value: list.code }],
        type: makeConcept(planType, 'drug'),
        specificCost: (Object.keys(pharmacies) as Pharmacy[]).map((pharmacy) => ({
          category: makeConcept(nameCodes('PharmacyBenefitTypeCS'), pharmacy, pharmacies[pharmacy]),
          benefit: (Object.keys(tiers) as Tier[]).map((tier) => makeCost(tier, pharmacy)),
        })),
      },
    ],
  });
}

/** Three months by mail cost twice as much as one month. */
function makeCost(tier: Tier, pharmacy: Pharmacy): InsurancePlanPlanSpecificCostBenefit {
  const { copay, percent, option } = prices[tier];
  const factor = pharmacy === '3-month-in-mail' ? 2 : 1;
  const qualifiers = [makeConcept(nameCodes('CostShareOptionCS'), option)];
  const isCopay = copay !== undefined;
  return {
    type: makeConcept(nameCodes('DrugTierCS'), tier, tiers[tier]),
    cost: [
      {
        type: makeConcept(nameCodes('BenefitCostTypeCS'), isCopay ? 'copay' : 'coinsurance'),
        value: isCopay
          ? { value: copay * factor, unit: '$', system: 'urn:iso:std:iso:4217', code: 'USD' }
          : { value: percent, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
        qualifiers,
      },
    ],
  };
}

function makeItem(make: MakeResource, list: List, drug: ListedDrug, period: Period): Served<Basic> {
  const extension = (name: string, value: Omit<Extension, 'url'>): Extension => ({
    url: `${structure}${name}-extension`,
    ...value,
  });
  return make('Basic', 'FormularyItem', `item-${list.code.toLowerCase()}-${drug.code}`, {
    extension: [
      extension('FormularyReference', { valueReference: { reference: `InsurancePlan/${list.id}` } }),
      extension('AvailabilityStatus', { valueCode: drug.status ?? 'active' }),
      extension('AvailabilityPeriod', { valuePeriod: period }),
      ...(Object.keys(pharmacies) as Pharmacy[]).map((pharmacy) =>
        extension('PharmacyBenefitType', {
          valueCodeableConcept: makeConcept(
            nameCodes('PharmacyBenefitTypeCS'),
            pharmacy,
            pharmacies[pharmacy],
          ),
        }),
      ),
      extension('DrugTierID', {
        valueCodeableConcept: makeConcept(nameCodes('DrugTierCS'), drug.tier, tiers[drug.tier]),
      }),
      extension('PriorAuthorization', { valueBoolean: drug.approval === 'always' }),
      extension('PriorAuthorizationNewStartsOnly', { valueBoolean: drug.approval === 'new-starts' }),
      extension('StepTherapyLimit', { valueBoolean: drug.step === 'always' }),
      extension('StepTherapyLimitNewStartsOnly', { valueBoolean: drug.step === 'new-starts' }),
      extension('QuantityLimit', { valueBoolean: drug.limit !== undefined }),
      ...(drug.limit ? [makeLimit(drug.limit)] : []),
      ...(drug.note ? [extension('AdditionalCoverageInformation', { valueMarkdown: drug.note })] : []),
    ],
    code: makeConcept(`${guide}/CodeSystem/usdf-InsuranceItemTypeCS`, 'formulary-item'),
    subject: { reference: `MedicationKnowledge/drug-${drug.code}` },
  });
}

function makeLimit({ text, count, days, perDay }: NonNullable<ListedDrug['limit']>): Extension {
  return {
    url: `${structure}QuantityLimitDetail-extension`,
    extension: [
      { url: 'Description', valueString: text },
      { url: 'Rolling', valueTiming: { repeat: { count, period: days, periodUnit: 'd' } } },
      ...(perDay ? [{ url: 'MaximumDaily', valueQuantity: { value: perDay } }] : []),
    ],
  };
}
