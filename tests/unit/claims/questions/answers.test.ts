/** Questions in words over the sample people: what is understood, and that each number is the answer key's. */
import { describe, expect, it } from 'vitest';
import { makeSamplePlans } from '../../../../electron/sample-plan/people/plans.ts';
import { everyClaim } from '../../../../shared/every-claim.ts';
import { answerByKey, type Eob, type KeyClaim, readKeyClaim } from '../../../support/ask/answer-key.ts';
import { openSampled } from '../../examples/sample-store.ts';
import { type Expected, english, spanish, today } from './questions.ts';

const names = ['Rosa Medina', 'Theo Medina', 'Walter Osgood'] as const;

function openFamily() {
  const family = names.slice(1).reduce(
    (opened, name) => {
      const next = openSampled({ now: today, name }, opened.last);
      return { last: next, ids: { ...opened.ids, [name]: next.personId } };
    },
    (() => {
      const last = openSampled({ now: today, name: names[0] });
      return { last, ids: { [names[0]]: last.personId } as Record<string, string> };
    })(),
  );
  const { store } = family.last;
  for (const { id } of store.people.list()) {
    const name = names.find((one) => family.ids[one] === id) ?? null;
    store.people.rename({ personId: id, name });
  }
  return { store, idOf: (name: string) => family.ids[name] ?? '' };
}

function readKeys(): Map<string, KeyClaim[]> {
  const plan = makeSamplePlans({ now: today, later: today }).find(({ id }) => id === 'evergreen');
  return new Map(
    (plan?.members ?? []).map(({ person, claims }) => [
      person.name,
      Array.from({ length: claims.count }, (_, at) => claims.claim(at) as unknown as Eob)
        // What a plan is asked for before care is no claim.
        .filter(({ use }) => use === 'claim')
        .map((eob) => readKeyClaim(eob, plan?.directory as never)),
    ]),
  );
}

const { store, idOf } = openFamily();
const keys = readKeys();
const rosa = idOf('Rosa Medina');

function ask(text: string) {
  return store.claims.ask({ filter: everyClaim(rosa), text, today });
}

function checkAnswer(text: string, expected: Expected): void {
  const { reading, suggestions } = ask(text);
  if (expected === null) {
    expect(reading).toBeNull();
    return;
  }
  const { chips, key, about = null, sum = null, person = 'Rosa Medina' } = expected;
  expect(reading).toEqual({ filter: { ...everyClaim(idOf(person)), ...chips }, about, sum });
  if (!reading) return;
  const answer = answerByKey(keys.get(person) ?? [], key);
  const page = store.claims.list({ filter: reading.filter, offset: 0, limit: 1 });
  const [totals, ...others] = page.totals;
  expect(others).toEqual([]);
  expect(page.openVisits).toBe(0);
  const told = {
    claims: page.count,
    share: totals?.yourShare.cents ?? null,
    shareBy: totals?.yourShare.statedBy ?? 0,
    pharmacy: totals?.atPharmacy.cents ?? null,
    pharmacyBy: totals?.atPharmacy.statedBy ?? 0,
    planPaid: totals?.planPaid.cents ?? null,
    billed: totals?.billed.cents ?? null,
  };
  expect(told).toEqual(answer);
  const [first] = suggestions;
  if (first && first.count > 0) {
    expect(first.question).toEqual(reading);
    expect([
      first.count,
      first.sums[0]?.yourShare.cents ?? null,
      first.sums[0]?.atPharmacy.cents ?? null,
    ]).toEqual([answer.claims, answer.share, answer.pharmacy]);
  }
}

it('has more than sixty questions in English and more than fifty in Spanish, none twice', () => {
  expect(english.length).toBeGreaterThan(60);
  expect(spanish.length).toBeGreaterThan(50);
  for (const all of [english, spanish]) expect(new Set(all.map(([text]) => text)).size).toBe(all.length);
});

describe('in English', () => {
  it.each(english)('“%s” is understood as it should be, and its numbers are those of the key', checkAnswer);
});

describe('in Spanish', () => {
  it.each(spanish)('“%s” is understood as it should be, and its numbers are those of the key', checkAnswer);
});

it('finds claims for every question but one of a word that nobody has, so that the numbers are numbers', () => {
  const empty = [...english, ...spanish].filter(
    ([, expected]) =>
      expected && answerByKey(keys.get(expected.person ?? 'Rosa Medina') ?? [], expected.key).claims === 0,
  );
  expect(empty.map(([text]) => text)).toEqual(['dentle 2025']);
});

it('an imaging office is no hospital', () => {
  const { reading } = ask('hospital');
  const { rows } = store.claims.list({ filter: reading?.filter ?? everyClaim(rosa), offset: 0, limit: 50 });
  const names = new Set(rows.map(({ providerName }) => providerName));
  expect(names).toEqual(new Set(['St. Brendan Hospital', 'Northgate Surgery Center']));
});
