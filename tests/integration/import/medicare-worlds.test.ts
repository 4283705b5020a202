/** Each dollar once: Medicare's service, its texts, a table and papers of the same claims, as often and in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { medicareTexts } from '../../support/medicare-texts.ts';
import {
  eob,
  filter,
  later,
  memoryStore,
  newConnection,
  seenAt,
  storeAll,
} from '../../unit/archive/records.ts';
import { importTable } from './open-table.ts';
import { filesWith, importAll } from './opened.ts';

const { nora } = medicareTexts;
const newer = nora.replace('12/20/2024 5:10 AM', '1/20/2025 5:10 AM');
const host = 'api.bluebutton.cms.gov';

/** The two of her text that state amounts, in cents. */
const claims = [
  {
    id: 'carrier-1',
    control: 'carr_clm_cntl_num',
    number: '7001234567890',
    date: '2024-10-18',
    billed: 160_00,
    paid: 75_20,
    share: 18_80,
  },
  {
    id: 'outpatient-2',
    control: 'fi_doc_clm_cntl_num',
    number: '21234500123404NYA',
    date: '2024-09-22',
    billed: 504_80,
    paid: 126_31,
    share: 38_84,
  },
];
type Claim = (typeof claims)[number];
const alone = (['billed', 'paid', 'share'] as const).map((name) =>
  claims.reduce((sum, one) => sum + one[name], 0),
);

function sent({ id, control, number, date, billed, paid, share }: Claim) {
  const url = `https://bluebutton.cms.gov/resources/variables/${control}`;
  const facts = { id, number: `-${id}`, date, billed: billed / 100, paid: paid / 100, share: share / 100 };
  return {
    ...eob({ patient: 'Patient/-20', ...facts }),
    extension: [{ url, valueIdentifier: { system: url, value: number } }],
  };
}

type Shape = { hasNumbers: boolean; planName: string; provider: string };

function toTable({ hasNumbers, provider }: Shape): string {
  const rows = claims.map(({ number, date, billed, paid, share }) => {
    const [year, month, day] = date.split('-');
    const amounts = [billed, paid, share].map((cents) => `$${(cents / 100).toFixed(2)}`);
    return [...(hasNumbers ? [number] : []), `${month}/${day}/${year}`, provider, ...amounts].join(',');
  });
  const heads = [
    ...(hasNumbers ? ['Claim Number'] : []),
    'Date of Service',
    'Provider',
    'Billed',
    'Plan paid',
    'You owe',
  ];
  return `${heads.join(',')}\n${rows.join('\n')}\n`;
}

const sumsOf = (store: DataOperations, personId: string) => {
  const [totals] = store.claims.overview({ personId, year: 2024, today: '2026-03-20' }).totals;
  return totals && [totals.billed.cents, totals.planPaid.cents, totals.yourShare.cents];
};

const ways = ['service', 'text', 'newer', 'table', 'paper'] as const;

async function openWorld(order: readonly (typeof ways)[number][], shape: Shape) {
  const { store } = memoryStore();
  const { personId, connectionId } = store.connection.create(
    newConnection({ planName: 'Medicare', host, fhirBaseUrl: `https://${host}/v2/fhir`, patientId: '-20' }),
  );
  const open = (text: string) =>
    importAll(store, filesWith({ 'm.txt': text }), ({ importId, patients }) => ({
      importId,
      people: patients.map(({ key }) => ({ key, personId })),
    }));
  const steps: Record<(typeof ways)[number], () => unknown> = {
    service() {
      storeAll(store, connectionId, claims.map(sent), { mode: 'full' });
      store.archive.endPass(connectionId, seenAt);
    },
    text: () => open(nora),
    newer: () => open(newer),
    table: () =>
      importTable(store, filesWith({ 't.csv': toTable(shape) })[0] ?? '', {
        personId,
        planName: shape.planName,
        when: later,
      }),
    paper() {
      for (const { number, date, billed, paid, share } of claims)
        store.papers.save({
          target: { personId },
          facts: {
            planName: shape.planName,
            provider: shape.provider,
            serviceStart: date,
            claimNumber: shape.hasNumbers ? number : null,
            amounts: { billed, allowed: null, planPaid: paid, yourShare: share },
            decision: 'decided',
          },
        });
    },
  };
  for (const step of order) await steps[step]();
  return { store, personId };
}

describe('Medicare’s service, its texts, a table and papers of the same claims', () => {
  it('in any order sum up as one of them, and what may be twice is asked about', async () => {
    let worlds = 0;
    let asked = 0;
    const shape = fc.record({
      hasNumbers: fc.boolean(),
      planName: fc.constantFrom('Medicare', 'My plan'),
      provider: fc.constantFrom('Hill Clinic', 'Bay Lab'),
    });
    const orders = fc.array(fc.constantFrom(...ways), { minLength: 1, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(orders, shape, async (order, form) => {
        const { store, personId } = await openWorld(order, form);
        worlds += 1;
        expect(sumsOf(store, personId)).toEqual(alone);
        const { questions } = store.claims.openVisits({ personId });
        const open = new Set(questions.flatMap(({ first, second }) => [first.id, second.id]));
        const { rows } = store.claims.list({ filter: filter(personId), offset: 0, limit: 100 });
        for (const row of rows.filter(({ notCountedBecause }) => notCountedBecause === 'maybe-in-plan'))
          expect(open).toContain(row.id);
        if (questions.length > 0) asked += 1;
      }),
      { numRuns: 60, seed: 2612 },
    );
    expect(worlds).toBe(60);
    expect(asked).toBeGreaterThan(10);
  }, 240_000);
});
