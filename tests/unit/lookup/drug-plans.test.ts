/** Products of drug lists in every shape: costs, and whom to ask. Names and numbers are invented. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { readDrugPage } from '../../../electron/data/public/formulary/drug-page.ts';
import { listedDrug } from '../../../electron/lookup/drug-join.ts';

const read = (resource: Json) => readDrugPage(new TextEncoder().encode(JSON.stringify(resource)));
const concept = (code: string): Json => ({ coding: [{ system: 'https://codes.example', code }] });

/** The draft of the guide, before its extensions were called `usdf-…`. */
const draft = 'https://drugs.plan.example/open/StructureDefinition/usdrugformulary';
const draftExtension = (name: string, value: Json): Json => ({ url: `${draft}-${name}-extension`, ...value });

const draftPlan: Json = {
  resourceType: 'List',
  id: 'gold',
  title: 'Hazel Gold',
  identifier: [{ value: 'HG-1' }],
  extension: [
    draftExtension('DrugTierDefinition', {
      extension: [
        draftExtension('DrugTierID', { valueCodeableConcept: concept('generic') }),
        draftExtension('CostSharing', {
          extension: [
            draftExtension('PharmacyType', { valueCodeableConcept: concept('1-month-in-retail') }),
            draftExtension('CopayAmount', { valueMoney: { value: 7.5, currency: 'USD' } }),
            draftExtension('CopayOption', { valueCodeableConcept: concept('after-deductible') }),
            draftExtension('CoInsuranceRate', { valueDecimal: 0.15 }),
            draftExtension('CoinsuranceOption', { valueCodeableConcept: concept('before-deductible') }),
          ],
        }),
      ],
    }),
    draftExtension('FormularyURL', { valueUrl: 'https://hazel.example/drugs' }),
    draftExtension('SummaryURL', { valueUrl: 'https://hazel.example/summary' }),
    draftExtension('EmailPlanContact', { valueUrl: 'mailto:help@hazel.example' }),
  ],
};

const draftDrug: Json = {
  resourceType: 'MedicationKnowledge',
  id: 'd1',
  code: { text: 'Calmol 5 mg' },
  extension: [
    draftExtension('PlanID', { valueString: 'HG-1' }),
    draftExtension('DrugTierID', { valueCodeableConcept: concept('generic') }),
    draftExtension('PriorAuthorization', { valueBoolean: true }),
    draftExtension('StepTherapyLimit', { valueBoolean: false }),
  ],
};

describe('a list of the draft guide', () => {
  it('states its tier, rules and costs', () => {
    const { plans } = read(draftPlan);
    const { items, drugs } = read(draftDrug);
    const [plan, item, drug] = [plans[0], items[0], drugs[0]];
    if (!plan || !item || !drug) throw new Error('something is missing');
    expect(listedDrug(drug, item, plan, plan.name)).toMatchObject({
      tier: { code: 'generic' },
      priorAuthorization: true,
      stepTherapy: false,
      costs: [
        {
          pharmacy: '1-month-in-retail',
          copayCents: 750,
          copayOption: 'after-deductible',
          coinsurancePercent: 15,
          coinsuranceOption: 'before-deductible',
        },
      ],
    });
  });

  it('names its page of drugs first, then its mail', () => {
    const none = { label: null, name: null, phones: [], websites: [], emails: [] };
    expect(read(draftPlan).plans[0]?.contacts).toEqual([
      { ...none, about: 'drugs', websites: ['https://hazel.example/drugs'] },
      { ...none, about: 'members', emails: ['help@hazel.example'] },
      { ...none, about: 'benefits', websites: ['https://hazel.example/summary'] },
    ]);
    const byPhone = {
      ...draftPlan,
      extension: [draftExtension('EmailPlanContact', { valueUrl: 'tel:+1-555-0160' })],
    };
    expect(read(byPhone).plans[0]?.contacts).toEqual([
      { ...none, about: 'members', phones: ['+1-555-0160'] },
    ]);
  });
});

describe('a product of the newer guide', () => {
  it('says whom to ask about drugs, members, benefits, and what else', () => {
    const plan: Json = {
      resourceType: 'InsurancePlan',
      id: 'silver',
      name: 'Hazel Silver',
      contact: [
        { purpose: concept('MARKETING'), telecom: [{ system: 'url', value: 'https://hazel.example' }] },
        { purpose: concept('PATINF'), telecom: [{ system: 'phone', value: '555-0150' }] },
        { purpose: { text: 'Glossary' }, telecom: [{ system: 'url', value: 'https://hazel.example/words' }] },
        {
          purpose: concept('FORMULARY'),
          name: { text: 'Hazel drug desk' },
          telecom: [
            { system: 'phone', value: '555-0151' },
            { system: 'email', value: 'drugs@hazel.example' },
          ],
        },
        { purpose: concept('SUMMARY') },
      ],
    };
    expect(read(plan).plans[0]?.contacts).toEqual([
      {
        about: 'drugs',
        label: null,
        name: 'Hazel drug desk',
        phones: ['555-0151'],
        websites: [],
        emails: ['drugs@hazel.example'],
      },
      { about: 'members', label: null, name: null, phones: ['555-0150'], websites: [], emails: [] },
      {
        about: 'product',
        label: null,
        name: null,
        phones: [],
        websites: ['https://hazel.example'],
        emails: [],
      },
      {
        about: 'other',
        label: 'Glossary',
        name: null,
        phones: [],
        websites: ['https://hazel.example/words'],
        emails: [],
      },
    ]);
  });
});

describe('what a list says and no screen has a place for', () => {
  it('is listed with the record that says it', () => {
    const { plans } = read({
      resourceType: 'InsurancePlan',
      id: 'silver',
      name: 'Hazel Silver',
      color: 'blue',
      plan: [
        {
          specificCost: [
            {
              category: concept('1-month-in-retail'),
              benefit: [
                { type: concept('generic'), cost: [{ type: concept('deductible'), comment: 'first' }] },
              ],
            },
          ],
        },
      ],
    });
    expect(plans[0]?.unread).toEqual([
      { path: 'InsurancePlan/silver: color', text: 'blue' },
      {
        path: 'InsurancePlan/silver: plan[0].specificCost[0].benefit[0].cost[0].type',
        text: JSON.stringify(concept('deductible')),
      },
      { path: 'InsurancePlan/silver: plan[0].specificCost[0].benefit[0].cost[0].comment', text: 'first' },
    ]);
  });

  it('is shown with the drug, and the mail order of its tier as well', () => {
    const tier = draftExtension('DrugTierDefinition', {
      extension: [
        draftExtension('DrugTierID', { valueCodeableConcept: concept('generic') }),
        draftExtension('MailOrder', { valueBoolean: true }),
        draftExtension('CostSharing', {
          extension: [draftExtension('PharmacyType', { valueCodeableConcept: concept('1-month-in-mail') })],
        }),
      ],
    });
    const { plans } = read({ ...draftPlan, extension: [tier] });
    const { items, drugs } = read({ ...draftDrug, color: 'blue' });
    const [plan, item, drug] = [plans[0], items[0], drugs[0]];
    if (!plan || !item || !drug) throw new Error('something is missing');
    expect(listedDrug(drug, item, plan, null)).toMatchObject({
      mailOrder: true,
      unread: [{ path: 'MedicationKnowledge/d1: color', text: 'blue' }],
    });
  });

  it('is not looked for in an answer of thousands of records, and that is said', () => {
    const entry = Array.from({ length: 2001 }, (_, at) => ({ resource: { ...draftDrug, id: `d${at}` } }));
    const { drugs } = read({ resourceType: 'Bundle', type: 'searchset', entry });
    expect(drugs[7]).toMatchObject({ unread: [{ path: 'MedicationKnowledge/d7: …' }], technical: [] });
  });
});
