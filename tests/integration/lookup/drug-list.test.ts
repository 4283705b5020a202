/** Drug lists of every shape, over real HTTP. */
import { afterEach, describe, expect, it } from 'vitest';
import { findDrugPlans, findDrugs } from '../../../electron/lookup/drug-list.ts';
import {
  deafDrugList,
  fullDrugList,
  olderDrugList,
  poorDrugList,
} from '../../support/public/public-drug-list.ts';
import {
  type PublicFhirServer,
  type ServerOptions,
  startPublicFhirServer,
} from '../../support/public/public-fhir-server.ts';
import { createBench } from '../../unit/lookup/support.ts';

let server: PublicFhirServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function listOf(options: ServerOptions) {
  server = await startPublicFhirServer(options);
  const bench = createBench();
  return { server, bench, asker: () => bench.drugs(server?.baseUrl ?? '') };
}

const names = (drugs: readonly { name: { text: string | null } }[]) => drugs.map(({ name }) => name.text);

describe('a drug list that searches well', () => {
  it('names its products, and lists only without one', async () => {
    const { asker } = await listOf(fullDrugList);
    const plans = await findDrugPlans(asker(), '');
    expect(plans.map(({ id, name }) => [id, name])).toEqual([
      ['InsurancePlan/gold', 'Evergreen Gold'],
      ['InsurancePlan/silver', 'Evergreen Silver'],
    ]);
    expect(await findDrugPlans(asker(), 'silver')).toHaveLength(1);
  });

  it('finds the words of a pharmacy claim by the name alone, the same strength first', async () => {
    const { server: asked, asker } = await listOf(fullDrugList);
    const question = { drugPlanId: 'InsurancePlan/gold', text: 'METFORMIN HCL 850MG TAB' };
    const answer = await findDrugs(asker(), question);
    expect(answer.lookedFor).toEqual(['metformin hcl 850mg tab', 'metformin']);
    expect(names(answer.drugs)).toEqual([
      'metformin hydrochloride 850 MG Oral Tablet',
      'metformin hydrochloride 500 MG Oral Tablet',
    ]);
    expect(answer.more).toBe(false);
    expect(asked.questions().at(-1)).toBe(
      'Basic?code=http://hl7.org/fhir/us/davinci-drug-formulary/CodeSystem/usdf-InsuranceItemTypeCS|formulary-item' +
        '&formulary=InsurancePlan/list-1&subject:MedicationKnowledge.drug-name:contains=metformin' +
        '&_include=Basic:subject&_count=50',
    );
  });

  it('joins costs by tier and pharmacy, and lends none to another pharmacy', async () => {
    const { asker } = await listOf(fullDrugList);
    const { drugs } = await findDrugs(asker(), { drugPlanId: 'InsurancePlan/gold', text: '861007' });
    expect(drugs).toHaveLength(1);
    expect(drugs[0]).toMatchObject({
      listName: 'Evergreen Gold',
      priorAuthorization: false,
      stepTherapy: true,
      quantityLimit: true,
      mailOrder: null,
      lastUpdated: '2026-01-15T00:00:00Z',
      costs: [
        {
          pharmacy: '1-month-in-retail',
          copayCents: 450,
          copayOption: 'after-deductible',
          coinsurancePercent: 0,
          coinsuranceOption: 'coinsurance-not-applicable',
        },
        { pharmacy: '3-month-in-mail', copayCents: null, coinsurancePercent: null },
      ],
    });
  });

  it('states no cost while no product is chosen', async () => {
    const { asker } = await listOf(fullDrugList);
    const { drugs } = await findDrugs(asker(), { drugPlanId: null, text: '861004' });
    expect(drugs[0]?.listName).toBe('Evergreen drug list 2026');
    expect(drugs[0]?.costs.every(({ copayCents }) => copayCents === null)).toBe(true);
  });

  it('says that a drug is not listed, after few questions', async () => {
    const { server: asked, asker } = await listOf(fullDrugList);
    const answer = await findDrugs(asker(), { drugPlanId: 'InsurancePlan/gold', text: 'Lipitor 20 MG' });
    expect(answer).toMatchObject({
      lookedFor: ['lipitor 20 mg', 'lipitor'],
      drugs: [],
      contacts: [],
      more: false,
    });
    expect(asked.received.length).toBeLessThan(12);
  });
});

describe('a drug list that searches poorly', () => {
  it.each([
    ['answers 500 to what it does not know', poorDrugList],
    ['answers everything with everything', deafDrugList],
  ])('%s: the same drug is found', async (_name, options) => {
    const { asker } = await listOf(options);
    expect((await findDrugPlans(asker(), '')).map(({ name }) => name)).toEqual([
      'Evergreen Gold',
      'Evergreen Silver',
    ]);
    const question = { drugPlanId: 'InsurancePlan/gold', text: 'metformin 500 mg' };
    const { drugs } = await findDrugs(asker(), question);
    expect(names(drugs)).toEqual(['metformin hydrochloride 500 MG Oral Tablet']);
    expect(drugs[0]?.costs[0]?.copayCents).toBe(450);
    const none = await findDrugs(asker(), { drugPlanId: 'InsurancePlan/gold', text: 'lipitor' });
    expect(none.drugs).toEqual([]);
  });

  it('says that it saw a part only when there is more than it can look through', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      resourceType: 'MedicationKnowledge',
      id: `other-${index}`,
      code: { text: `Other drug ${index}` },
    }));
    const { asker } = await listOf({
      ...poorDrugList,
      resources: [...many, ...poorDrugList.resources],
      pageSize: 1,
      unknown: 'refused',
    });
    const answer = await findDrugs(asker(), { drugPlanId: 'InsurancePlan/gold', text: 'metformin' });
    expect(answer).toMatchObject({ drugs: [], more: true });
  });

  it('does not ask again what was refused', async () => {
    const { server: asked, asker } = await listOf(poorDrugList);
    const question = { drugPlanId: 'InsurancePlan/gold', text: 'metformin' };
    await findDrugs(asker(), question);
    const first = asked.received.length;
    await findDrugs(asker(), question);
    expect(asked.received.length - first).toBeLessThan(first);
  });
});

describe('a drug list of the older guide', () => {
  it('is recognised, and its costs are joined', async () => {
    const { asker } = await listOf(olderDrugList);
    expect(await findDrugPlans(asker(), '')).toMatchObject([
      { id: 'List/bronze', name: 'Evergreen Bronze', identifiers: ['EG-BRONZE'], lastUpdated: '2026-01-01' },
    ]);
    const { drugs } = await findDrugs(asker(), { drugPlanId: 'List/bronze', text: 'METFORMIN 500MG' });
    expect(drugs).toHaveLength(2);
    expect(drugs[0]).toMatchObject({
      name: { text: 'metformin hydrochloride 500 MG Oral Tablet' },
      priorAuthorization: true,
      stepTherapy: null,
      costs: [
        {
          pharmacy: '1-month-in-retail',
          copayCents: 1000,
          copayOption: 'before-deductible',
          coinsurancePercent: 25,
          coinsuranceOption: 'after-deductible',
        },
      ],
    });
  });

  it('is recognized even when it says nothing about itself', async () => {
    const { capabilities: _none, ...silent } = olderDrugList;
    const { asker } = await listOf(silent);
    expect(await findDrugPlans(asker(), '')).toHaveLength(1);
    const { drugs } = await findDrugs(asker(), { drugPlanId: null, text: 'metformin' });
    expect(drugs).toHaveLength(2);
  });
});

it('brings long lists page by page, to a cap', async () => {
  const { asker } = await listOf({ ...fullDrugList, pageSize: 1 });
  const { drugs, more } = await findDrugs(asker(), { drugPlanId: 'InsurancePlan/gold', text: 'metformin' });
  expect(drugs).toHaveLength(2);
  expect(more).toBe(false);
});
