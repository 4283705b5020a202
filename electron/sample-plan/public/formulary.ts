import { concept } from '../make/codes.ts';
import { parties } from '../make/providers.ts';
import type { FhirResource } from '../model.ts';
import { type ListedDrug, listedDrugs, type Tier, tiers } from './drugs.ts';

const guide = 'http://hl7.org/fhir/us/davinci-drug-formulary';
const structure = `${guide}/StructureDefinition/usdf-`;
const codes = (name: string) => `${guide}/CodeSystem/usdf-${name}-TEMPORARY-TRIAL-USE`;
const rxNorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const drugPolicy = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const planType = 'http://terminology.hl7.org/CodeSystem/insurance-plan-type';

const pharmacies = {
  '1-month-in-retail': 'One month from a drugstore of the network',
  '3-month-in-mail': 'Three months by mail',
} as const;
type Pharmacy = keyof typeof pharmacies;

/** What a tier costs for one month: dollars, or a part of the price in percent. */
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

/** Evergreen's public drug lists: two products, each with its list. @see US Drug Formulary 2.1.0 */
export function formularyResources(year: string, lastUpdated: string): FhirResource[] {
  const meta = (profile: string) => ({ versionId: '1', lastUpdated, profile: [structure + profile] });
  const period = { start: `${year}-01-01`, end: `${year}-12-31` };
  return [
    ...lists.flatMap((list) => [
      productOf(list, meta('PayerInsurancePlan'), period),
      {
        resourceType: 'InsurancePlan',
        id: list.id,
        meta: meta('Formulary'),
        identifier: [{ value: list.identifier }],
        status: 'active',
        type: [concept(drugPolicy, 'DRUGPOL')],
        name: list.name,
        period,
      },
    ]),
    ...listedDrugs.map((drug) => ({
      resourceType: 'MedicationKnowledge',
      id: `drug-${drug.code}`,
      meta: meta('FormularyDrug'),
      code: concept(rxNorm, drug.code, drug.name),
      status: drug.status ?? 'active',
      doseForm: { text: drug.form },
    })),
    ...lists.flatMap((list) =>
      listedDrugs
        .filter(({ short }) => !list.isShort || short)
        .map((drug) => itemOf(drug, list, meta('FormularyItem'), period)),
    ),
    {
      resourceType: 'Location',
      id: 'evergreen-area',
      meta: meta('InsurancePlanLocation'),
      status: 'active',
      name: 'Maple Falls and around',
      address: { city: 'Maple Falls', state: 'WA', postalCode: '98990', country: 'US' },
    },
  ];
}

type Meta = FhirResource['meta'];
type Period = { start: string; end: string };

function productOf(list: List, meta: Meta, period: Period): FhirResource {
  const reference = { reference: `InsurancePlan/${list.id}` };
  return {
    resourceType: 'InsurancePlan',
    id: `product-${list.code.toLowerCase()}`,
    meta,
    identifier: [{ system: 'https://evergreen-sample.example/plan', value: list.code }],
    status: 'active',
    type: [concept(planType, 'medical')],
    name: list.product,
    period,
    coverageArea: [{ reference: 'Location/evergreen-area' }],
    contact: [
      {
        purpose: concept('http://terminology.hl7.org/CodeSystem/contactentity-type', 'PATINF'),
        telecom: [{ system: 'phone', value: parties.evergreen.phone }],
      },
    ],
    coverage: [
      {
        extension: [{ url: `${structure}FormularyReference-extension`, valueReference: reference }],
        type: concept(drugPolicy, 'DRUGPOL'),
        benefit: [{ type: concept(planType, 'drug') }],
      },
    ],
    plan: [
      {
        identifier: [{ value: list.code }],
        type: concept(planType, 'drug'),
        specificCost: (Object.keys(pharmacies) as Pharmacy[]).map((pharmacy) => ({
          category: concept(codes('PharmacyBenefitTypeCS'), pharmacy, pharmacies[pharmacy]),
          benefit: (Object.keys(tiers) as Tier[]).map((tier) => costOf(tier, pharmacy)),
        })),
      },
    ],
  };
}

/** Three months by mail cost twice as much as one month. */
function costOf(tier: Tier, pharmacy: Pharmacy) {
  const { copay, percent, option } = prices[tier];
  const factor = pharmacy === '3-month-in-mail' ? 2 : 1;
  const qualifiers = [concept(codes('CostShareOptionCS'), option)];
  const isCopay = copay !== undefined;
  return {
    type: concept(codes('DrugTierCS'), tier, tiers[tier]),
    cost: [
      {
        type: concept(codes('BenefitCostTypeCS'), isCopay ? 'copay' : 'coinsurance'),
        value: isCopay
          ? { value: copay * factor, unit: '$', system: 'urn:iso:std:iso:4217', code: 'USD' }
          : { value: percent, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
        qualifiers,
      },
    ],
  };
}

function itemOf(drug: ListedDrug, list: List, meta: Meta, period: Period): FhirResource {
  const extension = (name: string, value: Record<string, unknown>) => ({
    url: `${structure}${name}-extension`,
    ...value,
  });
  return {
    resourceType: 'Basic',
    id: `item-${list.code.toLowerCase()}-${drug.code}`,
    meta,
    extension: [
      extension('FormularyReference', { valueReference: { reference: `InsurancePlan/${list.id}` } }),
      extension('AvailabilityStatus', { valueCode: drug.status ?? 'active' }),
      extension('AvailabilityPeriod', { valuePeriod: period }),
      ...(Object.keys(pharmacies) as Pharmacy[]).map((pharmacy) =>
        extension('PharmacyBenefitType', {
          valueCodeableConcept: concept(codes('PharmacyBenefitTypeCS'), pharmacy, pharmacies[pharmacy]),
        }),
      ),
      extension('DrugTierID', {
        valueCodeableConcept: concept(codes('DrugTierCS'), drug.tier, tiers[drug.tier]),
      }),
      extension('PriorAuthorization', { valueBoolean: drug.approval === 'always' }),
      extension('PriorAuthorizationNewStartsOnly', { valueBoolean: drug.approval === 'new-starts' }),
      extension('StepTherapyLimit', { valueBoolean: drug.step === 'always' }),
      extension('StepTherapyLimitNewStartsOnly', { valueBoolean: drug.step === 'new-starts' }),
      extension('QuantityLimit', { valueBoolean: drug.limit !== undefined }),
      ...(drug.limit ? [limitOf(drug.limit)] : []),
      ...(drug.note ? [extension('AdditionalCoverageInformation', { valueMarkdown: drug.note })] : []),
    ],
    code: concept(`${guide}/CodeSystem/usdf-InsuranceItemTypeCS`, 'formulary-item'),
    subject: { reference: `MedicationKnowledge/drug-${drug.code}` },
  };
}

function limitOf({ text, count, days, perDay }: NonNullable<ListedDrug['limit']>) {
  return {
    url: `${structure}QuantityLimitDetail-extension`,
    extension: [
      { url: 'Description', valueString: text },
      { url: 'Rolling', valueTiming: { repeat: { count, period: days, periodUnit: 'd' } } },
      ...(perDay ? [{ url: 'MaximumDaily', valueQuantity: { value: perDay } }] : []),
    ],
  };
}
