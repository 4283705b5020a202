/** From a change to the answers that the screen in view asks for again, through the data worker and the contract. */
import { type DataClient, startDataWorker } from '../../electron/data/worker/data-client.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import { requests } from '../../shared/ipc/contract.ts';
import { medianOf, timeAsyncWork } from './timing.ts';

const today = '2026-03-01';
const rounds = 7;

export type CommandTime = { name: string; ms: number; least: number; most: number };

/** The slowest of some commands on some screens, each the median of seven, in a folder that `measureBills` has filled. */
export async function measureCommands(folder: string): Promise<CommandTime> {
  const data = await startDataWorker({
    workerUrl: new URL('../../electron/data/worker/worker.ts', import.meta.url),
    readerUrl: new URL('../../electron/data/worker/reader.ts', import.meta.url),
    storage: { kind: 'file', folder, logKey: '1'.repeat(64), key: 'ab'.repeat(32) },
  });
  const [person] = await data.people.list();
  const personId = person?.id ?? '';
  const { rows: bills } = await data.bills.list({ personId, today });
  const { year } = await data.claims.overview({ personId, year: null, today });
  const { rows } = await data.claims.list({
    filter: { ...everyClaim(personId), year },
    offset: 0,
    limit: 100,
  });
  const [billId = '', claimId = ''] = [bills[0]?.bill.id, rows[0]?.id];
  const facts = { cents: 1500, currency: 'USD', paidOn: '2026-02-03', way: 'card', note: '' } as const;
  const times: CommandTime[] = [];
  for (const [command, change] of [
    ['a payment of a bill', () => data.bills.pay({ billId, facts })],
    ['a payment of a claim', () => data.bills.payClaim({ claimId, facts })],
    ['a bill told to be about a claim', () => data.bills.answer({ billId, claimId, isMeant: true })],
  ] as const)
    for (const [screen, ask] of listScreens(data, { personId, claimId, billId })) {
      const all: number[] = [];
      for (let round = 0; round < rounds; round++)
        all.push(
          await timeAsyncWork(async () => {
            await change();
            await ask();
          }),
        );
      all.sort((a, b) => a - b);
      times.push({
        name: `${command}, on ${screen}`,
        ms: medianOf(all),
        least: all[0] ?? 0,
        most: all.at(-1) ?? 0,
      });
    }
  await data.close();
  return times.reduce((slowest, one) => (one.ms > slowest.ms ? one : slowest));
}

/** What each screen asks; the answers are checked against the contract, as main does. */
function listScreens(
  data: DataClient,
  { personId, claimId, billId }: { personId: string; claimId: string; billId: string },
): [string, () => Promise<unknown>][] {
  const news = async () => requests['news.get'].output.parse(await data.news.get({ personId, today }));
  const claims = async () => {
    const window = { filter: everyClaim(personId), offset: 0, limit: 100 };
    requests['claims.list'].output.parse(await data.claims.list(window));
  };
  const overview = async () =>
    requests['claims.overview'].output.parse(await data.claims.overview({ personId, year: null, today }));
  const paid = async () =>
    requests['bills.paidClaims'].output.parse(await data.bills.paidClaims({ personId }));
  const bill = async () => requests['bills.get'].output.parse(await data.bills.get({ billId, today }));
  const claim = async () => requests['claims.get'].output.parse(await data.claims.get({ claimId }));
  return [
    ['the list', () => Promise.all([overview(), claims(), paid(), news()])],
    ['the bill', () => Promise.all([bill(), news()])],
    ['the claim', () => Promise.all([claim(), paid(), news()])],
  ];
}
