/** A store with the records of sample people, as they are once their plans were asked. */
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import type { PlanData } from '../../../electron/sample-plan/model.ts';
import { planExample } from '../../../electron/sample-plan/people/examples.ts';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import { copyMemory, later, memoryStore, newConnection, storeAll } from '../archive/records.ts';

export type Member = { connectionId: string; patientId: string };
export type Sampled = ReturnType<typeof memoryStore> & { personId: string; members: Member[] };

type Asked = {
  now: string;
  name: string;
  plans?: PlanData['id'][];
  claims?: number;
  isSample?: boolean;
};

/** Whoever was opened lately: connecting somebody takes half a second, a copy of them a few milliseconds. */
const opened = new Map<string, Sampled>();
const keptOpen = 4;

/**
 * Connects somebody of the sample plans, in a store of their own or in one that is there. Stores of their own that are
 * asked for alike are copies of one, with the same ids.
 */
export function openSampled(asked: Asked, into?: ReturnType<typeof memoryStore>): Sampled {
  if (into) return connect(asked, into);
  const key = JSON.stringify(asked);
  const first = opened.get(key) ?? connect(asked, memoryStore());
  opened.delete(key);
  opened.set(key, first);
  for (const oldest of [...opened.keys()].slice(0, -keptOpen)) opened.delete(oldest);
  const db = copyMemory(first.db);
  return { ...first, db, store: createOperations(db), members: structuredClone(first.members) };
}

function connect(
  { now, name, plans = ['evergreen'], claims, isSample = true }: Asked,
  { db, store }: ReturnType<typeof memoryStore>,
): Sampled {
  const all = makeSamplePlans({ now, later: now }, claims);
  let personId: string | null = null;
  const members: Member[] = [];
  for (const id of plans) {
    const plan = all.find((one) => one.id === id);
    const member = plan?.members.find(({ person }) => person.name === name);
    if (!plan || !member) throw new Error(`${name} is no member of ${id}.`);
    const patientId = member.person.id;
    const made = store.connection.create(newConnection({ patientId, personId, isSample }));
    personId = made.personId;
    const eobs = Array.from({ length: member.claims.count }, (_, at) => member.claims.claim(at));
    storeAll(store, made.connectionId, [...plan.directory, ...member.own, ...eobs]);
    store.archive.endPass(made.connectionId, later);
    members.push({ connectionId: made.connectionId, patientId });
  }
  return { db, store, personId: personId ?? '', members };
}

/** Presses "Fill in an example". */
export function fill({ store, personId, members }: Sampled, today: string, language: 'en' | 'es' = 'en') {
  const example = planExample({ members, today, language });
  store.examples.fill({ personId, example });
  return example;
}

export function listBills(store: DataOperations, personId: string, today: string) {
  return store.bills.list({ personId, today }).rows;
}
