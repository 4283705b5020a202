/** Discreet mode and records of which it is not known whose they are: they may be anybody's. */
import { expect, it } from 'vitest';
import { hideInAnswers } from '../../../electron/ipc/discreet-handlers.ts';
import type { Services } from '../../../electron/ipc/services.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { defaultSettings, type Settings } from '../../../shared/model/settings.ts';
import { eob, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

const stranger = {
  resourceType: 'Patient',
  id: 'p-planted',
  name: [{ family: 'Planted', given: ['Chauncey'] }],
  birthDate: '2016-10-23',
};
const service = { productOrService: { text: 'Planted exam' }, servicedDate: '2025-11-30' };
const care = { provider: { display: 'Planted Clinic' }, item: [{ sequence: 1, ...service }] };
const planted = /planted|2016|2025-11/i;

/** Handlers over a store that asks about somebody whom the plan shows, and about a name alone. */
function openHandlers() {
  const { store, connectionId } = openConnectedStore();
  storeAll(store, connectionId, [
    stranger,
    { ...eob({ id: 'a' }), ...care, patient: { reference: 'Patient/p-planted' }, billablePeriod: undefined },
    { ...eob({ id: 'b' }), ...care, patient: { display: 'Zoe Planted' }, billablePeriod: undefined },
  ]);
  store.archive.endPass(connectionId, seenAt);
  let settings: Settings = defaultSettings;
  const handlers = hideInAnswers(
    {
      'records.undecided': async (input: { connectionId: string | null }) => store.records.undecided(input),
      'records.aside': async (input: { connectionId: string; cause: string }) => store.records.aside(input),
      'records.decide': async (input: Parameters<typeof store.records.decide>[0]) =>
        store.records.decide(input),
      'settings.set': async (next: Settings) => {
        settings = next;
        return next;
      },
    } as never,
    {
      ports: { settings: { get: () => settings } },
      data: { sensitive: { find: async (asked: { ids: string[] }) => store.sensitive.find(asked) } },
    } as unknown as Services,
  );
  const ask = () =>
    handlers['records.undecided']({ connectionId: null }) as Promise<Output<'records.undecided'>>;
  const turn = (isDiscreet: boolean) => handlers['settings.set']({ ...settings, isDiscreet });
  return { handlers, ask, turn };
}

it('shows who, when, what and where until it is on, and when asked to', async () => {
  const { handlers, ask, turn } = openHandlers();
  const seen = async () => JSON.stringify(await ask());
  expect(await seen()).toMatch(/Chauncey Planted.*Planted exam/);
  expect(await seen()).toMatch(/Zoe Planted.*2025-11-30.*Planted Clinic/);
  await turn(true);
  expect(await seen()).not.toMatch(planted);
  await handlers['discreet.show']({ isShown: true });
  expect(await seen()).toMatch(planted);
});

it('nothing of a planted name crosses the door in questions and records, and each can still be answered', async () => {
  const { handlers, ask, turn } = openHandlers();
  await turn(true);
  const { causes } = await ask();
  expect(causes).toMatchObject([
    { claims: 1, samples: [{}] },
    { claims: 1, samples: [{}] },
  ]);
  for (const { connectionId, cause } of causes) {
    const aside = await handlers['records.aside']({ connectionId, cause });
    expect(aside.records).toHaveLength(1);
    expect(JSON.stringify([causes, aside])).not.toMatch(planted);
  }
  for (const { connectionId, cause } of causes)
    await handlers['records.decide']({ connectionId, cause, answer: 'own' });
  expect((await ask()).causes.map(({ answer }) => answer)).toEqual(['own', 'own']);
});
