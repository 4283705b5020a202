/** Papers without the texts of sensitive care: none of these texts, and the same money. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import { recordKinds } from '../../../shared/model/health/health-kinds.ts';
import { bookParts, type PaperRequest, packetParts } from '../../../shared/model/papers/packet.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { claimOf, mark } from '../../support/sensitive/sensitive-records.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';
import { textOf } from '../../support/statement-text.ts';
import { seenAt, storeAll } from '../archive/records.ts';
import { openSensitiveStore } from '../sensitive/sensitive-store.ts';

const madeOn = '2026-03-20';
const leavesOut = { leavesOutSensitive: true } as const;

/** Every paper that tells of care. */
function requestsOf(
  { personId, claimIds, billId }: { personId: string; claimIds: readonly string[]; billId: string },
  language: 'en' | 'bilingual',
  isLeftOut: boolean,
) {
  const more = isLeftOut ? leavesOut : {};
  const options = { ...usualOptions, showCodes: true, language, ...more };
  const own = { size: 'regular', paper: 'letter', language, ...more } as const;
  const all: PaperRequest[] = [
    ...claimIds.map((claimId) => ({ kind: 'claim' as const, claimId, options })),
    { kind: 'year', personId, year: 2026, connectionId: null, options },
    { kind: 'packet', personIds: [personId], inside: [...packetParts], options },
    { kind: 'book', personIds: [personId], year: 2026, inside: [...bookParts], options },
    { kind: 'health', personId, kinds: [...recordKinds], options: { ...own, past: true } },
    { kind: 'list', filter: everyClaim(personId), options: own },
    { kind: 'approvals', personId, options: own },
    { kind: 'worksheet', personId, year: 2026, options: own },
    { kind: 'worksheet', personId: null, year: 2026, options: own },
    {
      kind: 'letter',
      about: { claimId: claimIds.find((id) => id.endsWith('/mind')) ?? '' },
      template: 'appeal',
      options: { ...own, language: 'en' },
    },
    { kind: 'letter', about: { billId }, template: 'itemized', options: { ...own, language: 'en' } },
    ...(['bills', 'news', 'visits'] as const).map((kind) => ({ kind, personId, options: own })),
    { kind: 'bill', billId, options: own },
  ];
  return all;
}

/** What the person wrote about a claim, in words that say as much. */
function write(store: ReturnType<typeof openSensitiveStore>['store'], personId: string, claimId: string) {
  const about = { claimId };
  store.visitChecks.save({ ...about, facts: { answer: 'not-sure', note: mark, notedOn: '2026-02-02' } });
  store.letters.save({ about, template: 'appeal', language: 'en', text: `Dear plan, ${mark}` });
  store.bills.payClaim({
    claimId,
    facts: { cents: 3000, currency: 'USD', paidOn: '2026-02-03', way: 'card', note: mark },
  });
  const { billId } = store.bills.save({
    billId: null,
    facts: {
      kind: 'bill',
      personId,
      patientName: null,
      biller: `Clinic ${mark}`,
      billerFor: null,
      npi: null,
      accounts: [],
      claimNumber: 'CLM-mind',
      prescriptionNumber: null,
      serviceStart: '2026-01-15',
      serviceEnd: null,
      statementDate: '2026-02-10',
      dueDate: '2026-03-10',
      dueCents: 9000,
      currency: 'USD',
      totalChargesCents: null,
      previousBalanceCents: null,
      feeCents: null,
      installmentsOfCents: null,
      lines: [],
    },
  });
  store.letters.save({
    about: { billId },
    template: 'itemized',
    language: 'en',
    text: `Dear clinic, ${mark}`,
  });
  store.bills.pay({
    billId,
    facts: { cents: 1000, currency: 'USD', paidOn: '2026-02-04', way: 'card', note: mark },
  });
  return billId;
}

function open() {
  const opened = openSensitiveStore();
  const { store, personId, connectionId } = opened;
  const billId = write(store, personId, `${connectionId}/mind`);
  const page = store.claims.list({ filter: everyClaim(personId), offset: 0, limit: 100 });
  const say = (request: PaperRequest) => {
    requests['statement.get'].input.parse(request);
    const paper = requests['statement.get'].output.parse(store.statement.get({ request, madeOn }));
    return layOutDocuments(paper, wordsIn).map((document) => textOf(document));
  };
  return { ...opened, billId, claimIds: page.rows.map(({ id }) => id), say };
}

const amounts = (texts: readonly string[]) => texts.flatMap((text) => text.match(/\$?\d[\d,]*\.\d\d/g) ?? []);

it('the papers of these records say sensitive texts unless they are left out', () => {
  const opened = open();
  const said = requestsOf(opened, 'en', false).flatMap((request) =>
    opened.say(request).some((text) => text.includes(mark)) ? [request.kind] : [],
  );
  expect([...new Set(said)]).toEqual([
    ...[
      'claim',
      'year',
      'packet',
      'book',
      'health',
      'list',
      'approvals',
      'worksheet',
      'letter',
      'bills',
      'visits',
      'bill',
    ],
  ]);
});

it.each(['en', 'bilingual'] as const)(
  'no paper says a text of sensitive care that is left out, and each says that something is (%s)',
  (language) => {
    const opened = open();
    const { personId, say } = opened;
    for (const request of requestsOf(opened, language, true)) {
      const texts = say(request);
      expect(texts.join('\n'), request.kind).not.toContain(mark);
      expect(texts.join('\n'), request.kind).not.toMatch(/F33|O80|B20|4242/);
    }
    const year = say({
      kind: 'year',
      personId,
      year: 2026,
      connectionId: null,
      options: { ...usualOptions, ...leavesOut, language },
    }).join('\n');
    expect(year).toContain('Its amounts are shown, and totals include them.');
    expect(year).toContain('[left out by choice]');
    expect(year).toContain('Dr. Everyday plain');
  },
);

it('a bill and a letter of everyday care keep their texts beside those that are covered', () => {
  const { store, personId, connectionId, say } = open();
  const [sensitive] = store.bills.list({ personId, today: madeOn }).rows;
  if (!sensitive) throw new Error('no bill');
  const { id: _, isExample: __, ...facts } = sensitive.bill;
  store.bills.save({
    billId: null,
    facts: { ...facts, biller: 'Everyday Clinic', claimNumber: null, serviceStart: '2026-03-09' },
  });
  const about = { claimId: `${connectionId}/plain` };
  store.letters.save({ about, template: 'appeal', language: 'en', text: 'Dear plan, an everyday letter' });
  const options = { size: 'regular', paper: 'letter', language: 'en', ...leavesOut } as const;
  const bills = say({ kind: 'bills', personId, options }).join('\n');
  expect(bills).toContain('Everyday Clinic');
  expect(bills).toContain('[left out by choice]');
  expect(bills).not.toContain(mark);
  const letter = say({ kind: 'letter', about, template: 'appeal', options }).join('\n');
  expect(letter).toContain('an everyday letter');
});

it('a paper on which nothing is left out does not say so', () => {
  const { connectionId, say } = open();
  const claimId = `${connectionId}/plain`;
  const options = { ...usualOptions, ...leavesOut };
  expect(say({ kind: 'claim', claimId, options }).join('\n')).not.toContain('by choice');
});

it('whatever is sensitive, the texts go, and every amount on paper stays as it was', () => {
  const code = fc.constantFrom('F33.1', 'O80', 'B20', 'J06.9', 'M17.11', 'T74.11XA');
  const claims = fc.array(fc.record({ code, cents: fc.integer({ min: 0, max: 5_000_000 }) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(claims, (facts) => {
      const { store, connectionId, personId, say } = open();
      const made = facts.map(({ code: diagnosis, cents }, index) => {
        const isPlain = diagnosis.startsWith('J') || diagnosis.startsWith('M');
        const category = {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'submitted' }],
        };
        return claimOf(`more-${index}`, diagnosis, isPlain ? 'Everyday' : mark, {
          total: [{ category, amount: { value: cents / 100, currency: 'USD' } }],
        });
      });
      storeAll(store, connectionId, made);
      store.archive.endPass(connectionId, seenAt);
      for (const allClaims of [false, true]) {
        const options = { ...usualOptions, allClaims };
        const year = { kind: 'year', personId, year: 2026, connectionId: null } as const;
        const whole = say({ ...year, options });
        const without = say({ ...year, options: { ...options, ...leavesOut } });
        expect(amounts(without)).toEqual(amounts(whole));
        expect(without.join('\n')).not.toContain(mark);
      }
    }),
    { numRuns: 8 },
  );
});
