/** What belongs together in the records of the sample people, looked at one by one, and how long it takes for 10,000 claims. */
import { describe, expect, it } from 'vitest';
import { buildEpisodes } from '../../../electron/data/episodes/group/build-episodes.ts';
import { findLinks } from '../../../electron/data/episodes/group/find-links.ts';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import { later, memoryStore, newConnection, storeAll } from '../archive/records.ts';
import { care, hospital, operation } from './care-cases.ts';

const now = '2026-03-20';
const [evergreen, medicare] = makeSamplePlans({ now, later: now });

/** What the app finds for somebody who is connected to these plans. */
function find(name: string, ...plans: (typeof evergreen)[]) {
  const { store } = memoryStore();
  let personId: string | null = null;
  for (const plan of plans) {
    const member = plan?.members.find(({ person }) => person.name === name);
    if (!plan || !member) throw new Error(`${name} is no member.`);
    const made = store.connection.create(newConnection({ patientId: member.person.id, personId }));
    personId = made.personId;
    const claims = Array.from({ length: member.claims.count }, (_, at) => member.claims.claim(at));
    storeAll(store, made.connectionId, [...plan.directory, ...member.own, ...claims]);
    store.archive.endPass(made.connectionId, later);
  }
  const { episodes, alike } = store.episodes.list({ personId: personId ?? '', today: now });
  return {
    alike: alike.length,
    episodes: episodes.map(({ claimId, name: { kind, part } }) => {
      const members = store.episodes.get({ claimId, today: now })?.members ?? [];
      const told = members.map(({ row, reason }) => `${row.serviceStart} ${row.kind} ${reason ?? '-'}`);
      return [part === null ? kind : `${part} ${kind}`, ...told];
    }),
  };
}

describe('sample people', () => {
  it('Rosa: her knee surgery with anesthesia and follow-up, and two emergencies with their ambulances', () => {
    expect(find('Rosa Medina', evergreen)).toEqual({
      alike: 0,
      episodes: [
        [
          'knee surgery',
          '2026-03-12 outpatient -',
          '2026-03-12 professional surgery-day',
          '2026-03-18 professional surgery-visit',
        ],
        ...['2023-05-27', '2017-05-27'].map((day) => [
          'emergency',
          `${day} outpatient -`,
          `${day} professional emergency`,
        ]),
      ],
    });
  });

  it('Theo: nothing belongs together, nothing looks alike', () => {
    expect(find('Theo Medina', evergreen)).toEqual({ alike: 0, episodes: [] });
  });

  it('Walter: the hospital and the nursing center after it; two plans that paid one visit are no episode', () => {
    const stay = ['hospital-stay', '2024-06-15 inpatient -', '2024-06-20 nursing stay'];
    expect(find('Walter Osgood', medicare)).toEqual({ alike: 0, episodes: [stay] });
    const [kind, hospital, nursing] = stay;
    expect(find('Walter Osgood', medicare, evergreen)).toEqual({
      alike: 0,
      episodes: [[kind, hospital, '2024-06-15 inpatient stay', nursing]],
    });
  });
});

it('10,000 claims of ten years are grouped in well under 300 ms', () => {
  const day = (at: number) => new Date(Date.UTC(2016, 0, 1 + (at % 3650))).toISOString().slice(0, 10);
  const families = ['I10', 'M17', 'E11', 'J02', 'L70'];
  const claims = Array.from({ length: 10_000 }, (_, at) => {
    const start = day(at * 7);
    const family = families[at % 5] as string;
    const npis = [`10000000${at % 40}`];
    if (at % 100 === 0)
      return hospital({ start, end: day(at * 7 + 4), stay: { start, end: day(at * 7 + 4) } });
    if (at % 150 === 1)
      return operation({ start, operations: [{ day: start, part: 'knee' }], operators: npis });
    return care({
      start,
      family,
      provider: `provider ${at % 40}`,
      service: `S${at % 9}`,
      accounts: [`A${at % 5000}00`],
      renderers: npis,
      referrers: [`10000000${(at + 3) % 40}`],
    });
  });
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    const episodes = buildEpisodes(claims, findLinks(claims), new Map());
    const ms = performance.now() - begun;
    expect(episodes.length).toBeLessThan(10_000);
    return ms;
  });
  console.info(`10,000 claims grouped in ${times.map(Math.round).join(', ')} ms`);
  expect(Math.min(...times)).toBeLessThan(300);
});
