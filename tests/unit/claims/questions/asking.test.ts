/** Asking beside what was understood before, without names, and of thousands of claims. */
import { describe, expect, it } from 'vitest';
import { makeSamplePlans } from '../../../../electron/sample-plan/people/plans.ts';
import { everyClaim } from '../../../../shared/every-claim.ts';
import { readQuestion } from '../../../../shared/words/ask/read-question.ts';
import { later, memoryStore, newConnection, storeAll } from '../../archive/records.ts';
import { openSampled } from '../../examples/sample-store.ts';
import { today } from './questions.ts';

const { store, personId } = openSampled({ now: today, name: 'Rosa Medina' });
const whole = everyClaim(personId);

describe('beside chips', () => {
  it('a month alone is of the year that was asked for before, in whose place it stands', () => {
    const { reading } = store.claims.ask({ filter: { ...whole, year: 2024 }, text: 'march', today });
    expect(reading?.filter).toEqual({ ...whole, from: '2024-03-01', to: '2024-03-31' });
  });

  it('another kind is added, another year takes the place of the first', () => {
    const { reading } = store.claims.ask({
      filter: { ...whole, kinds: ['oral'], year: 2024 },
      text: 'vision 2025',
      today,
    });
    expect(reading?.filter).toEqual({ ...whole, kinds: ['oral', 'vision'], year: 2025 });
  });
});

describe('a question that finds nothing', () => {
  it.each(['any hospital1', 'hospital2', 'dentist9'])('"%s" has no kind of care in it', (text) => {
    expect(store.claims.ask({ filter: whole, text, today }).reading?.filter.kinds ?? []).toEqual([]);
  });

  it('"hospitol" has one', () => {
    expect(store.claims.ask({ filter: whole, text: 'hospitol', today }).reading?.filter.kinds).not.toEqual(
      [],
    );
  });

  it('does not stand in place of words that find claims', () => {
    const text = 'eye doctor';
    const walter = openSampled({ now: today, name: 'Walter Osgood' });
    const filter = everyClaim(walter.personId);
    const { claims } = walter.store;
    expect(claims.list({ filter: { ...filter, text }, offset: 0, limit: 1 }).count).toBeGreaterThan(0);
    const { reading, suggestions } = claims.ask({ filter, text, today });
    expect([reading, suggestions.filter(({ group }) => group === 'question')]).toEqual([null, []]);
  });
});

describe('without names, as in discreet mode', () => {
  it('no doctor, place or drug is named, in suggestions, parts or ways on', () => {
    const named = store.claims.ask({ filter: whole, text: 'map', today });
    expect(JSON.stringify(named)).toContain('Maple Family Practice');
    const hidden = store.claims.ask({ filter: whole, text: 'map', today, withoutNames: true });
    expect(JSON.stringify(hidden)).not.toMatch(/Maple/);
    const { parts } = store.claims.parts({ filter: { ...whole, year: 2025 }, withoutNames: true });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every(({ name }) => name === null)).toBe(true);
    const none = { ...whole, text: 'mapel' };
    expect(JSON.stringify(store.claims.waysOn({ filter: none, today }))).toMatch(/maple/);
    expect(JSON.stringify(store.claims.waysOn({ filter: none, today, withoutNames: true }))).not.toMatch(
      /maple/,
    );
  });
});

describe('parts', () => {
  it('come to the sum of the list, and keep the pharmacy apart', () => {
    const filter = { ...whole, kinds: ['pharmacy' as const], year: 2025 };
    const { by, parts, leftOut } = store.claims.parts({ filter });
    const sum = store.claims.list({ filter, offset: 0, limit: 1 }).totals[0]?.atPharmacy.cents;
    expect([by, leftOut]).toEqual(['drug', 0]);
    expect(parts.reduce((all, { atPharmacy }) => all + (atPharmacy.cents ?? 0), 0)).toBe(sum);
    expect(parts.every(({ yourShare }) => yourShare.cents === null)).toBe(true);
  });
});

describe('parts of a year', () => {
  const filter = { ...whole, year: 2025 };
  type Part = ReturnType<typeof store.claims.parts>['parts'][number];
  const shareOf = ({ yourShare, atPharmacy }: Part) => (yourShare.cents ?? 0) + (atPharmacy.cents ?? 0);

  it.each<['yourShare' | 'planPaid', (part: Part) => number]>([
    ['yourShare', shareOf],
    ['planPaid', ({ planPaid }) => planPaid.cents ?? 0],
  ])('stand in the order of what is asked for: %s', (sum, amountOf) => {
    const amounts = store.claims.parts({ filter, sum, isWhole: true }).parts.map(amountOf);
    expect(amounts.length).toBeGreaterThan(3);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  });

  it('are three, and all of them when they are asked for', () => {
    const { parts, leftOut } = store.claims.parts({ filter });
    const whole = store.claims.parts({ filter, isWhole: true });
    expect([parts.length, whole.leftOut]).toEqual([3, 0]);
    expect(whole.parts).toHaveLength(parts.length + leftOut);
    expect(whole.parts.slice(0, 3)).toEqual(parts);
  });
});

describe('ways on', () => {
  it('each finds a claim, and the words put right are among them', () => {
    const { ways, searched, isUnderstood } = store.claims.waysOn({
      filter: { ...whole, year: 2025, text: 'counselng' },
      today,
    });
    expect(isUnderstood).toBe(true);
    expect(searched).toBe(store.claims.list({ filter: { ...whole, year: 2025 }, offset: 0, limit: 1 }).count);
    expect(ways.map(({ question }) => question.filter.text)).toContain('counseling');
    expect(ways.every(({ count }) => count > 0)).toBe(true);
  });
});

it('a name of several is none, and stays words to find', () => {
  const names = { providers: ['Harbor Clinic', 'Harbor Dental'], drugs: [], doctors: [], people: [] };
  const context = { names, today, year: null, hasWord: () => true };
  expect(readQuestion('harbor 2025', context).question).toMatchObject({
    filter: { year: 2025 },
    left: 'harbor',
  });
  expect(readQuestion('harbor dental 2025', context).question?.filter).toEqual({
    provider: 'Harbor Dental',
    year: 2025,
  });
});

it('of thousands of claims, a question with its suggestions is answered while typing pauses', () => {
  const many = memoryStore();
  const plan = makeSamplePlans({ now: today, later: today }, 2_500).find(({ id }) => id === 'evergreen');
  const member = plan?.members.find(({ person }) => person.name === 'Max Measure');
  const made = many.store.connection.create(newConnection({ patientId: member?.person.id ?? '' }));
  for (let at = 0; at < 2_500; at += 500)
    storeAll(
      many.store,
      made.connectionId,
      Array.from(
        { length: 500 },
        (_, index) => member?.claims.claim(at + index) as unknown as Record<string, unknown>,
      ),
    );
  many.store.archive.endPass(made.connectionId, later);
  const filter = everyClaim(made.personId);
  expect(many.store.claims.list({ filter, offset: 0, limit: 1 }).count).toBeGreaterThan(2_000);
  many.store.claims.ask({ filter, text: 'ma', today });
  const start = performance.now();
  for (const text of ['prescriptions 2025', 'march', 'ma', 'denied'])
    many.store.claims.ask({ filter, text, today });
  const each = (performance.now() - start) / 4;
  console.info(`${Math.round(each)} ms a question`);
  expect(each).toBeLessThan(250);
}, 120_000);
