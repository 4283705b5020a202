/** A person's drugs and doctors beside the lists of the sample plan, and beside a list in a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CareList } from '../../../shared/model/plans/plan-lists.ts';
import { startVisitor, type Visitor } from '../../support/sample-visitor.ts';
import { makeDrug, planId } from '../../unit/lookup/files/list-file.ts';
import { makePlan, writeTable } from '../../unit/lookup/files/plan-rows.ts';

const place = { payerId: 'sample-evergreen' };
const noChanges = { dropped: [], added: [] };
let visitor: Visitor;
let personId: string;
let care: CareList;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-list-'));
  const file = path.join(folder, 'list.json');
  visitor = await startVisitor({ ports: { filePicker: { choose: async () => [file] } } });
  const connected = await visitor.connect('Rosa Medina');
  personId = connected.personId;
  await visitor.test.syncEnded(connected.connectionId);
  care = await visitor.test.ask('planLists.get', { personId });
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await visitor.test.close();
});

const doctorNamed = (name: string) => {
  const found = care.doctors.find((one) => one.name === name);
  if (!found) throw new Error(`no claim names ${name}`);
  return found;
};

async function findNetwork(name: string): Promise<string> {
  const { networks } = await visitor.test.ask('lookup.networks', { place });
  const found = networks.find((one) => one.name.includes(name));
  if (!found) throw new Error(`no network is called ${name}`);
  return found.id;
}

it('gathers drugs and chosen doctors from claims', () => {
  expect(care.drugs.map(({ name }) => name)).toContain('Presolin 20 mg tablet');
  expect(doctorNamed('Dr. Amara Okafor')).toMatchObject({
    npi: '9990002013',
    isNpiRight: true,
    kind: 'doctor',
  });
  expect(care.doctors.map(({ name }) => name)).not.toContain('Clear Water Laboratory');
});

it('says whether Dr. Okafor is in it, and never names the person', async () => {
  const networkId = await findNetwork('West');
  const { verdicts } = await visitor.test.ask('lookup.checkDoctors', {
    personId,
    place,
    networkId,
    ...noChanges,
  });
  const verdictOf = (name: string) => verdicts.find(({ doctorId }) => doctorId === doctorNamed(name).id);
  expect(verdictOf('Dr. Amara Okafor')).toMatchObject({ verdict: 'here', listedName: 'Dr. Amara Okafor' });
  expect(verdicts).toHaveLength(care.doctors.length);
});

it('says that a doctor is in another network, and checks a typed number', async () => {
  const networkId = await findNetwork('Plus');
  const added = ['9990002021', '1234567890', 'Dr. Nobody Atall'];
  const dropped = care.doctors.filter(({ name }) => name !== 'Dr. Amara Okafor').map(({ id }) => id);
  const { verdicts } = await visitor.test.ask('lookup.checkDoctors', {
    personId,
    place,
    networkId,
    dropped,
    added,
  });
  expect(verdicts.map(({ verdict, why }) => [verdict, why])).toEqual([
    ['here', null],
    ['not-in-list', 'other-plan'],
    ['cannot-say', 'check-number'],
    ['cannot-say', 'no-number'],
  ]);
});

it('reads a whole drug list, and names no drug in a request', async () => {
  const { plans } = await visitor.test.ask('lookup.drugPlans', { place, text: '', personId });
  const question = {
    personId,
    place,
    drugPlanId: plans[0]?.id ?? null,
    dropped: [],
    added: ['Wonderol 5 mg tablet'],
  };
  const answer = await visitor.test.ask('lookup.checkDrugs', { ...question, year: 2027 });
  expect(answer).toMatchObject({ isWhole: true, hasTable: false });
  expect(answer.read).toBeGreaterThan(25);
  const ofName = (name: string) => {
    const id = care.drugs.find((one) => one.name === name)?.id;
    return answer.verdicts.find(({ drugId }) => drugId === id);
  };
  expect(ofName('Presolin 20 mg tablet')).toMatchObject({ verdict: 'listed', by: 'name', tier: 'Generic' });
  expect(answer.verdicts.at(-1)).toMatchObject({
    drugId: 'added: Wonderol 5 mg tablet',
    verdict: 'cannot-say',
  });
  const old = await visitor.test.ask('lookup.checkDrugs', { ...question, year: 2040 });
  expect(new Set(old.verdicts.map(({ verdict }) => verdict))).not.toContain('listed');
});

it('reads drugs and doctors from a file, and says why it cannot', async () => {
  const write = (content: unknown) =>
    writeFileSync(
      path.join(folder, 'list.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  const ask = () =>
    visitor.test.ask('lookup.checkFile', {
      ...{ personId, planId, year: 2027, droppedDrugs: [], addedDrugs: ['861007'] },
      droppedDoctors: care.doctors.filter(({ name }) => name !== 'Dr. Amara Okafor').map(({ id }) => id),
      addedDoctors: [],
    });
  write([makeDrug(861007), makeDrug(5, ['99999WA0000001'])]);
  const drugs = await ask();
  expect(drugs).toMatchObject({ state: 'read', name: 'list.json', read: 2, ofPlan: 1, doctors: null });
  expect(drugs?.state === 'read' && drugs.drugs?.at(-1)).toMatchObject({
    verdict: 'listed-limits',
    by: 'code',
    limits: ['quantity-limit'],
  });
  write([
    {
      npi: 9990002013,
      type: 'INDIVIDUAL',
      name: { first: 'Amara', last: 'Okafor' },
      addresses: [{ address: '1 Elsewhere Road', city: 'Far', state: 'WA', zip: '98001' }],
      accepting: 'not accepting',
      plans: [{ plan_id_type: 'HIOS-PLAN-ID', plan_id: planId, network_tier: 'PREFERRED', years: ['2027'] }],
    },
  ]);
  const doctors = await ask();
  expect(doctors?.state === 'read' && doctors.doctors).toEqual([
    {
      doctorId: doctorNamed('Dr. Amara Okafor').id,
      verdict: 'elsewhere',
      why: null,
      listedName: 'Amara Okafor',
      listedPlace: '1 Elsewhere Road, Far, WA, 98001',
      takesNewPatients: false,
    },
  ]);
  write([{ plan_id: planId }]);
  expect(await ask()).toEqual({ state: 'refused', name: 'list.json', fault: 'other-list' });
  write('{"provider_urls": []}');
  expect(await ask()).toMatchObject({ state: 'refused', fault: 'no-list' });
});

it('finds a Marketplace plan in a table that the person opens, and sends nothing', async () => {
  const file = path.join(folder, 'list.json');
  writeFileSync(file, writeTable([makePlan('01'), makePlan('04')]));
  const sent = () => visitor.test.ask('accessLog.list', { personId: null, offset: 0, limit: 200 });
  const before = await sent();
  const found = await visitor.test.ask('lookup.readPlan', { planId });
  expect(found).toMatchObject({ state: 'read', kind: 'plans' });
  expect(found?.state === 'read' && found.variants.map((one) => one.planId)).toEqual([
    `${planId}-01`,
    `${planId}-04`,
  ]);
  writeFileSync(file, '[]');
  expect(await visitor.test.ask('lookup.readPlan', { planId })).toMatchObject({
    ...{ state: 'refused', fault: 'other-file' },
  });
  expect(await sent()).toEqual(before);
});
