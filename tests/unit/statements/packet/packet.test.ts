/** A packet and a year book: person by person, in one order, nothing of two people on a sheet. */
import { describe, expect, it } from 'vitest';
import type { BillRow } from '../../../../shared/model/bills/bill-lists.ts';
import type { Coded } from '../../../../shared/model/claims/claim.ts';
import type { ClaimRow } from '../../../../shared/model/claims/claim-row.ts';
import {
  type BookRequest,
  bookParts,
  doctorParts,
  type PacketRequest,
  packetParts,
} from '../../../../shared/model/papers/packet.ts';
import { type StatementDocument, usualOptions, type WalletCard } from '../../../../shared/paper/document.ts';
import { rosasCard } from '../../../support/coverage-fixture.ts';
import { coded, measured, record } from '../../../support/health-fixture.ts';
import { makeBills } from '../../../support/sheets/full-source.ts';
import { createPaperSource, layOut } from '../../../support/sheets/paper-fixture.ts';
import {
  claimRow,
  createStatementSource,
  evergreenPlan,
  medicarePlan,
  rosasRows,
  sent,
} from '../../../support/statement-fixture.ts';
import { rowTexts, table, textOf } from '../../../support/statement-text.ts';

function packet(more: Partial<PacketRequest> = {}): PacketRequest {
  return {
    kind: 'packet',
    personIds: ['p-rosa'],
    inside: packetParts.filter((part) => part !== 'doctor'),
    options: usualOptions,
    ...more,
  };
}

function book(more: Partial<BookRequest> = {}): BookRequest {
  return {
    kind: 'book',
    personIds: ['p-rosa'],
    year: 2026,
    inside: [...bookParts],
    options: usualOptions,
    ...more,
  };
}

const attention = claimRow({
  providerName: 'Harbor Anesthesia Group',
  state: 'plan-did-not-pay',
  attention: 'not-paid',
  mayOwe: null,
});

/** Rosa and Theo, whose every record says whose it is. */
function twoPeople() {
  const named = (id: string) => (id === 'p-rosa' ? 'Rosa Medina' : 'Theo Medina');
  const rows = (id: string) => [
    claimRow({ personId: id, providerName: `Clinic of ${named(id)}`, attention: 'not-paid' }),
  ];
  return createPaperSource(
    {},
    {
      person: (id) => {
        const person = createStatementSource().person(id);
        return person && { ...person, name: named(id) };
      },
      rows: (id) => rows(id),
      cards: () => ({ current: [], ended: [] }),
      plans: (id) =>
        createStatementSource()
          .plans(id, '')
          .map((plan) => ({ ...plan, name: `Plan of ${named(id)}` })),
    },
  );
}

describe('a packet', () => {
  it('begins with a cover that says what is inside and what was asked for in vain', () => {
    const source = createPaperSource({}, { rows: (_, year) => (year === 2026 ? [attention] : []) });
    const documents = layOut(packet(), source);
    const [cover, ...rest] = documents;
    expect(cover?.title).toBe('Packet for Rosa Medina');
    expect(cover?.fileTitle).toBe('Packet');
    const text = textOf(cover as (typeof documents)[0]);
    expect(text).toContain('Claims to review\nClaims from the last 12 months');
    expect(text).not.toContain('with letters');
    expect(text).toMatch(
      /there is nothing to show: Unpaid bills and payments, Prior approvals,.* Diagnoses, Your year and next year’s plans, Insurance cards that have ended/,
    );
    expect(rest.map(({ title }) => title)).toEqual([
      '1 claim to review',
      'Claims from the last 12 months',
      'Call notes page',
      // What has no room on the card stands below it: no sheet of its own for a phone number, and no empty back before it.
      'Your insurance card',
    ]);
    expect(rest.at(-1)).toMatchObject({ cards: [{}], blocks: [{ kind: 'heading' }, { kind: 'facts' }] });
  });

  it('for a doctor has no cover: the first page is for an emergency, the cards come last', () => {
    const [first, cards, ...more] = layOut(packet({ inside: [...doctorParts] }), createPaperSource());
    expect([first?.title, first?.fileTitle]).toEqual(['Rosa Medina', 'For a doctor’s visit']);
    expect(first?.blocks[0]?.kind).toBe('alert');
    expect(cards?.title).toBe('Your insurance card');
    expect(more).toEqual([]);
    expect(textOf(first as StatementDocument)).not.toMatch(/[$]|\d\.\d\d/);
  });

  it('for a doctor prints nothing as current that is on hold, planned, or of a state that nobody gave', () => {
    const records = [
      record('medicine', 'Calmirol', { state: 'active' }),
      record('medicine', 'Thinrol', { state: 'on-hold' }),
      record('condition', 'Sore knee', { state: null }),
    ];
    const [first] = layOut(
      packet({ inside: [...doctorParts] }),
      createPaperSource({}, { records: () => records }),
    );
    const text = textOf(first as StatementDocument);
    expect(text).toMatch(/Thinrol\s+\(on hold\)/i);
    expect(text).toMatch(/Sore knee\s+\(status not given\)/);
    expect(text).not.toMatch(/Calmirol\s+\(/);
  });

  it('for a doctor names each medicine in one list only, and one that is over as finished', () => {
    const records = [
      record('medicine', 'Calmirol', { state: 'active' }),
      record('medicine', 'Flexamor', { state: 'completed', start: '2026-02-01' }),
    ];
    const bought = ['Calmirol', 'Flexamor', 'Soothex'].map((what) =>
      claimRow({ kind: 'pharmacy', what, serviceStart: '2026-02-02' }),
    );
    const [first] = layOut(
      packet({ inside: [...doctorParts] }),
      createPaperSource({ rows: bought }, { records: () => records }),
    );
    const text = textOf(first as StatementDocument);
    expect(text).toMatch(/Flexamor \(Finished, 2026\)/);
    expect(text.match(/Flexamor/g)).toHaveLength(1);
    expect(text).toMatch(/Soothex/);
  });

  it('for a doctor draws the last values of a test, and where the usual range ends', () => {
    const [a1c, weight] = [coded('Long-term blood sugar', '4548-4'), coded('Weight', '29463-7')];
    const at = (title: Coded, start: string, digits: string, unit: string) =>
      record('lab', title.text, {
        title,
        start,
        measurements: [measured(title, digits, unit, { high: title === a1c ? 6.5 : null })],
      });
    const records = [
      at(a1c, '2026-03-01', '6.4', '%'),
      at(weight, '2026-03-01', '164', 'lb'),
      at(a1c, '2025-09-01', '6.9', '%'),
      at(a1c, '2025-03-01', '7.1', '%'),
      // Another unit is another line.
      at(weight, '2025-03-01', '75', 'kg'),
    ];
    const source = createPaperSource({}, { records: () => records });
    const [first] = layOut(packet({ inside: [...doctorParts] }), source);
    const drawn = first?.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap((row) => row.at(-1)?.[0]?.trend ?? []) : [],
    );
    expect(drawn).toEqual([{ values: [7.1, 6.9, 6.4], low: null, high: 6.5, says: '7.1, 6.9, 6.4' }]);
    expect(textOf(first as StatementDocument)).toContain('The dashed line is the end of the usual range.');
    const [large] = layOut(
      packet({ inside: [...doctorParts], options: { ...usualOptions, size: 'large' } }),
      source,
    );
    expect(JSON.stringify(large)).not.toContain('trend');
  });

  it('for a doctor has a card for an emergency beside those of the plans, whose lists have room', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      record('condition', `A long name of a problem ${index}`, { state: 'active' }),
    );
    const records = [
      record('allergy', 'Penicillin', { state: 'active' }),
      record('medicine', 'Calmirol', { state: 'active' }),
      ...many,
    ];
    const source = createPaperSource({}, { records: () => records });
    const cards = layOut(packet({ inside: [...doctorParts] }), source).flatMap((document) => document.cards);
    const { front, back } = cards.at(-1) as WalletCard;
    expect(front.title).toBe('In an emergency');
    expect(front.rows.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Allergies: Penicillin',
      'Medicines: Calmirol',
    ]);
    expect(back.rows.map(({ label }) => label)).toEqual(['Health problems', 'Call', 'Phone']);
    expect(back.rows[0]?.value).toMatch(/^A long name of a problem 0, .*\d+ more$/);
    const alone = layOut(packet({ inside: ['doctor'] }), source).flatMap((document) => document.cards);
    expect(alone).toEqual([]);
  });

  it.each([
    ['en', 'Medicines: Soothex, filled Feb 2, 2026', 'See “Also bought at a pharmacy,” below.'],
    [
      'es',
      'Medicamentos: Soothex, surtido el 2 feb 2026',
      'Vea más abajo “También comprado en una farmacia”.',
    ],
  ] as const)(
    'for a doctor names fills, with their days, where no medicine is listed (%s)',
    (language, line, where) => {
      const source = createPaperSource({
        rows: [claimRow({ kind: 'pharmacy', what: 'Soothex', serviceStart: '2026-02-02' })],
      });
      const options = { ...usualOptions, language };
      const documents = layOut(packet({ inside: [...doctorParts], options }), source);
      const { front } = documents.flatMap(({ cards }) => cards).at(-1) as WalletCard;
      expect(front.rows.map(({ label, value }) => `${label}: ${value}`)).toContain(line);
      expect(textOf(documents[0] as StatementDocument)).toContain(where);
    },
  );

  it('names of medicines and allergies only what is there', () => {
    const rows = [claimRow({ kind: 'pharmacy', what: 'Soothex', serviceStart: '2026-02-02' })];
    const cover = (source: ReturnType<typeof createPaperSource>) => {
      const [first] = layOut(packet({ inside: ['medicines'] }), source);
      return textOf(first as StatementDocument);
    };
    const bought = cover(createPaperSource({ rows }, { records: () => [] }));
    expect(bought).toContain('Bought at a pharmacy');
    expect(bought).toContain('there is nothing to show: Allergies');
    expect(bought).not.toContain('Medicines and allergies');
    const records = [record('allergy', 'Penicillin', { state: 'active' })];
    const allergic = cover(createPaperSource({ rows: [] }, { records: () => records }));
    expect(allergic).toContain('Allergies');
    expect(allergic).toContain('there is nothing to show: Medicines');
    const none = cover(createPaperSource({ rows: [] }, { records: () => [] }));
    expect(none).toContain('there is nothing to show: Medicines and allergies');
  });

  it('holds only what was chosen', () => {
    const documents = layOut(packet({ inside: ['calls'] }), createPaperSource());
    expect(documents.map(({ title }) => title)).toEqual(['Packet for Rosa Medina', 'Call notes page']);
    expect(textOf(documents[0] as (typeof documents)[0])).not.toContain('Diagnoses');
  });

  it('puts each person behind a sheet of their own, and nobody else on it', () => {
    const documents = layOut(packet({ personIds: ['p-rosa', 'p-theo'] }), twoPeople());
    const at = (name: string) => documents.findIndex(({ title }) => title === name);
    expect(documents[0]?.title).toBe('Packet for Rosa Medina and Theo Medina');
    expect(at('Rosa Medina')).toBe(1);
    const theo = at('Theo Medina');
    expect(theo).toBeGreaterThan(3);
    const of = (from: number, to?: number) =>
      documents.slice(from, to).map((one) => [textOf(one), one.running].join('\n'));
    for (const text of of(1, theo)) expect(text).not.toContain('Theo');
    for (const text of of(theo)) expect(text).not.toContain('Rosa');
    expect(of(1, theo).join('\n')).toContain('Clinic of Rosa Medina');
    expect(of(theo).join('\n')).toContain('Clinic of Theo Medina');
  });

  it('lists the claims of 12 months, newest first, without those that no longer count', () => {
    const rows = [
      ...rosasRows(),
      claimRow({ serviceStart: '2025-03-19', providerName: 'Too Old Clinic' }),
      claimRow({ serviceStart: '2025-03-20', providerName: 'Old Clinic' }),
    ];
    const source = createPaperSource(
      {},
      { rows: (_, year) => rows.filter(({ serviceStart }) => serviceStart?.startsWith(String(year))) },
    );
    const paper = layOut(packet({ inside: ['recent'] }), source)[1];
    const found = rowTexts(table(paper as NonNullable<typeof paper>, 'Newest first'));
    expect(found[0]?.[1]).toContain('Harbor Imaging');
    expect(found.at(-1)?.[1]).toContain('Old Clinic');
    expect(found.flat().join('\n')).not.toContain('Too Old Clinic');
    expect(found).toHaveLength(rosasRows().length);
  });

  it('says of a claim that another one may be the same, whether a plan sent that one or not', () => {
    const rows = [claimRow({ attention: 'same-visit' })];
    const text = (language: 'en' | 'es') =>
      textOf(
        layOut(
          packet({ inside: ['recent'], options: { ...usualOptions, language } }),
          createPaperSource({ rows }),
        )[1] as StatementDocument,
      );
    expect(text('en')).toContain('Another claim looks like this one.');
    expect(text('es')).toContain('Otra reclamación se parece a esta.');
    expect(text('en')).not.toContain('Two plans');
  });

  it('says of each claim that needs a look why, with room for what was said', () => {
    const paper = layOut(packet({ inside: ['attention'] }), createPaperSource({ rows: [attention] }))[1];
    const text = textOf(paper as NonNullable<typeof paper>);
    expect(text).toContain('Your plan did not pay. You might not have to pay this.');
    expect(text).toMatch(/Harbor Anesthesia Group: {2}called on _+/);
  });

  it('counts what needs a look as the screen does, and names a visit that two plans may have seen once', () => {
    const half = (id: string, planName: string) =>
      claimRow({ id, planName, connectionId: id, providerName: 'Northgate Clinic', attention: 'same-visit' });
    const visit = { first: half('a', 'Medicare'), second: half('b', 'Supplement'), same: null, isSure: true };
    const source = createPaperSource(
      {},
      {
        toLook: () => ({
          toLook: 2,
          rows: [{ row: attention, reason: 'not-paid' }],
          moreRows: 0,
          visits: [visit, { ...visit, first: half('c', 'Medicare') }],
          moreVisits: 0,
        }),
      },
    );
    const paper = layOut(packet({ inside: ['attention'] }), source)[1] as StatementDocument;
    expect(paper.title).toBe('2 things to review');
    expect(textOf(paper)).toContain('Visits that two plans may both have seen');
    expect(textOf(paper)).not.toMatch(/And \d/);
    expect(rowTexts(table(paper, 'Each visit once, with both plans'))).toEqual([
      [expect.any(String), 'Northgate Clinic / Medicare · Supplement'],
      [expect.any(String), 'Northgate Clinic / Medicare · Supplement'],
    ]);
    expect(paper.made).toMatch(/Medicare/);
  });

  it('names the newest of many such visits, and says how many more there are', () => {
    const half = (id: string) => claimRow({ id, connectionId: id });
    const visit = { first: half('a'), second: half('b'), same: null, isSure: true };
    const toLook = () => ({
      toLook: 1,
      rows: [],
      moreRows: 0,
      visits: Array.from({ length: 12 }, () => visit),
      moreVisits: 0,
    });
    const paper = layOut(packet({ inside: ['attention'] }), createPaperSource({}, { toLook }))[1];
    expect(rowTexts(table(paper as StatementDocument, 'Each visit once, with both plans'))).toHaveLength(8);
    expect(textOf(paper as StatementDocument)).toContain(
      'And 4 more questions. They are in Claimfolio, under Claims.',
    );
  });

  it('asks of a claim from a table whether it is one that is here already, and names no second plan', () => {
    const plan = claimRow({ id: 'a', planName: 'Evergreen', providerName: 'Northgate Clinic' });
    const typed = (id: string) =>
      claimRow({
        ...plan,
        id,
        openedAt: '2026-03-20T08:04:00.000Z',
        way: 'paper',
        counted: false,
        notCountedBecause: 'maybe-in-plan',
      });
    const asked = (id: string) => ({ first: plan, second: typed(id), same: null, isSure: true });
    const toLook = () => ({
      toLook: 1,
      rows: [],
      moreRows: 0,
      visits: [asked('b'), asked('c')],
      moreVisits: 0,
    });
    const lay = (language: 'en' | 'es') =>
      layOut(
        packet({ inside: ['attention'], options: { ...usualOptions, language } }),
        createPaperSource({}, { toLook }),
      )[1] as StatementDocument;
    const paper = lay('en');
    expect(textOf(paper)).toContain('Claims from a table or paper that you may already have');
    expect(textOf(paper)).toContain(
      'In Claimfolio, on the page Claims, you can say if each belongs with one you have.',
    );
    expect(textOf(paper)).not.toMatch(/visit|two plans|both plans/);
    expect(rowTexts(table(paper, 'Each claim once, with both places it came from'))[0]?.[1]).toBe(
      'Northgate Clinic / Evergreen · Evergreen (from paper, by you)',
    );
    expect(textOf(lay('es'))).toContain(
      'Reclamaciones de una tabla o de un papel que tal vez usted ya tiene',
    );
    expect(textOf(lay('es'))).not.toMatch(/visita|dos planes/);
  });

  it('tells how much of what it counts it does not show', () => {
    const half = (id: string) => claimRow({ id, connectionId: id });
    const visit = { first: half('a'), second: half('b'), same: null, isSure: false };
    const toLook = () => ({
      toLook: 305,
      rows: [{ row: attention, reason: 'not-paid' as const }],
      moreRows: 3,
      visits: Array.from({ length: 9 }, () => visit),
      moreVisits: 292,
    });
    const source = createPaperSource({}, { toLook });
    const text = textOf(layOut(packet({ inside: ['attention'] }), source)[1] as StatementDocument);
    expect(text).toContain('And 3 more claims. They are in Claimfolio, under Claims.');
    expect(text).toContain('And 293 more questions. They are in Claimfolio, under Claims.');
  });

  it('says on its cover what the bills inside ask for altogether, and nothing where there is none', () => {
    const cover = (bills: BillRow[]) =>
      textOf(layOut(packet({ inside: ['bills'] }), createPaperSource({ bills }))[0] as StatementDocument);
    expect(cover(makeBills(3, ''))).toMatch(/3 unpaid bills.*[$][\d,.]+ · what the bills ask for/s);
    expect(cover([])).not.toContain('$');
  });

  it('marks a sum on its cover that has an example in it, and no other', () => {
    const [own, other] = makeBills(2, '') as [BillRow, BillRow];
    const match = { verdict: 'match' as const, openShareCents: 1_00 };
    const bills = [
      { ...own, verdict: { ...own.verdict, ...match } },
      {
        ...other,
        bill: { ...other.bill, isExample: true as const },
        verdict: { ...other.verdict, verdict: 'higher' as const },
      },
    ];
    const source = createPaperSource({ bills });
    const text = textOf(layOut(packet({ inside: ['bills'] }), source)[0] as StatementDocument);
    expect(text).toMatch(/^2 unpaid bills \(Example\)/m);
    expect(text.match(/\(Example\)/g)).toHaveLength(2);
    const agreed = createPaperSource({ bills: bills.slice(0, 1) });
    expect(textOf(layOut(packet({ inside: ['bills'] }), agreed)[0] as StatementDocument)).not.toContain(
      'Example',
    );
  });

  it('has what of four cards has no room on its cover: no sheet of its own, and no empty one before the cards', () => {
    const current = ['a', 'b', 'c', 'd'].map((id) => `c-evergreen/${id}`);
    const source = createPaperSource({}, { cards: () => ({ current, ended: [] }) });
    const [cover, cards, ...more] = layOut(packet({ inside: ['cards'] }), source);
    expect([cards?.cards.length, cards?.blocks, more]).toEqual([4, [], []]);
    expect(textOf(cover as StatementDocument)).toContain('More for this card');
  });

  it('says on its cover what the year’s share is, with what it rests on, and nothing of it where no money was asked for', () => {
    const said = (inside: PacketRequest['inside']) =>
      textOf(layOut(packet({ inside }), createPaperSource())[0] as StatementDocument);
    expect(said(['recent'])).toMatch(
      /What you may owe for claims in 2026\n[$][\d.,]+\nYour share so far\nBased on/,
    );
    expect(said(['calls', 'cards'])).not.toMatch(/[$]|may owe/);
  });

  it('says the year’s share plan by plan while a question about two plans is open, and none where no plan states one', () => {
    const half = (id: string, planName: string, cents: number | null) =>
      claimRow({
        id: `${id}/1`,
        planName,
        connectionId: id,
        mayOwe: null,
        yourShare: cents === null ? null : sent(cents),
      });
    const rows = [
      half(evergreenPlan.connectionId, evergreenPlan.name, 15_468),
      half(medicarePlan.connectionId, medicarePlan.name, null),
    ];
    const source = createPaperSource({ rows, plans: [evergreenPlan, medicarePlan], openVisits: 1 });
    const text = textOf(layOut(packet({ inside: ['recent'] }), source)[0] as StatementDocument);
    expect(text).toContain('Totals are by plan until you say if it is the same visit.');
    expect(text).toMatch(/[$]154[.]68\nYour share so far, Evergreen Health PPO/);
    expect(text).toMatch(/not given\nYour share so far, Medicare/);
    expect(text).not.toContain('$0.00\nYour share');
    expect(text).toContain('Data from Evergreen Health PPO and Medicare. Not an official plan document.');
  });

  it('of several people says what the bills of each ask for behind the cover', () => {
    const source = createPaperSource({ bills: makeBills(3, '') });
    const [cover, divider] = layOut(packet({ personIds: ['p-rosa', 'p-theo'], inside: ['bills'] }), source);
    expect(textOf(cover as StatementDocument)).not.toContain('$');
    expect(textOf(divider as StatementDocument)).toContain('what the bills ask for');
  });

  it('for a doctor says of two plans’ claims that they may be one visit, and names both plans', () => {
    const half = (id: string, planName: string, what: string) =>
      claimRow({ id, planName, connectionId: id, providerName: 'Northgate Clinic', what });
    const rows = [half('a', 'Medicare', 'X-ray'), half('b', 'Supplement', 'X-ray, two views')];
    const visit = { first: rows[0] as ClaimRow, second: rows[1] as ClaimRow, same: null, isSure: true };
    const doctor = (visits: (typeof visit)[]) =>
      layOut(
        packet({ inside: [...doctorParts] }),
        createPaperSource(
          { rows },
          { toLook: () => ({ toLook: visits.length, rows: [], moreRows: 0, visits, moreVisits: 0 }) },
        ),
      )[0] as StatementDocument;
    const once = 'X-ray, X-ray, two views · 1 or 2 times · two plans sent claims that look like one visit';
    expect(textOf(doctor([visit]))).toContain(once);
    expect(textOf(doctor([]))).toContain('X-ray, X-ray, two views · 2 times');
    expect(textOf(doctor([]))).not.toContain('look like one visit');
    expect(doctor([visit]).made).toMatch(/Medicare.*Supplement/);
  });

  it('for a doctor says from the fewest visits to the most where pairs may be one, and says it in both languages', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) =>
      claimRow({
        id,
        connectionId: id,
        providerName: 'Northgate Clinic',
        what: 'X-ray',
        serviceStart: id < 'c' ? '2026-03-18' : '2026-03-02',
      }),
    ) as [ClaimRow, ClaimRow, ClaimRow, ClaimRow];
    const pair = (first: ClaimRow, second: ClaimRow) => ({ first, second, same: null, isSure: true });
    const [a, b, c, d] = rows;
    const doctor = (visits: ReturnType<typeof pair>[], language: 'en' | 'es') =>
      textOf(
        layOut(
          packet({ inside: [...doctorParts], options: { ...usualOptions, language } }),
          createPaperSource(
            { rows },
            { toLook: () => ({ toLook: visits.length, rows: [], moreRows: 0, visits, moreVisits: 0 }) },
          ),
        )[0] as StatementDocument,
      );
    expect(doctor([pair(a, b), pair(c, d)], 'en')).toContain('X-ray · 2 to 4 times · two plans');
    expect(doctor([pair(a, b)], 'en')).toContain('X-ray · 2 or 3 times · two plans');
    expect(doctor([pair(a, b), pair(c, d)], 'es')).toContain('X-ray · de 2 a 4 veces · dos planes');
    expect(doctor([pair(a, b)], 'es')).toContain('X-ray · 2 o 3 veces · dos planes');
  });

  it('for a doctor quotes a provider’s name that says more than a name', () => {
    const half = (id: string, providerName: string) =>
      claimRow({ id, planName: id, connectionId: id, providerName, what: 'X-ray' });
    const rows = [half('a', 'Northgate Clinic'), half('b', 'Call now! Pay at example.com')] as const;
    const visits = [{ first: rows[0], second: rows[1], same: null, isSure: true }];
    const [first] = layOut(
      packet({ inside: [...doctorParts] }),
      createPaperSource(
        { rows: [...rows] },
        { toLook: () => ({ toLook: 1, rows: [], moreRows: 0, visits, moreVisits: 0 }) },
      ),
    );
    expect(textOf(first as StatementDocument)).toContain(
      'may be the same visit as the one with “Call now! Pay at example.com”, sent by another plan',
    );
  });

  it('brings the letters that were begun, in the language of the paper where there is one', () => {
    const about = { claimId: attention.id };
    const source = createPaperSource(
      { rows: [attention] },
      {
        letters: () => [
          { about, template: 'appeal', language: 'en', text: '' },
          { about, template: 'appeal', language: 'es', text: '' },
          { about, template: 'hold', language: 'es', text: '' },
        ],
        letter: (_, template, language) => ({ text: `${template} in ${language}` }),
      },
    );
    const letters = (language: 'en' | 'es' | 'bilingual') =>
      layOut(packet({ inside: ['attention'], options: { ...usualOptions, language } }), source)
        .map(textOf)
        .flatMap((text) => text.match(/(?:appeal|hold) in e[ns]/)?.[0] ?? []);
    expect(letters('en')).toEqual(['appeal in en', 'hold in es']);
    expect(letters('es')).toEqual(['appeal in es', 'hold in es']);
    expect(letters('bilingual')).toEqual(['appeal in en', 'appeal in es', 'hold in es']);
    const [cover] = layOut(packet({ inside: ['attention'] }), source);
    expect(textOf(cover as StatementDocument)).toContain('Claims to review, with letters');
  });

  it('names what was bought at a pharmacy once, with its last day, and says that it is no list of what is taken', () => {
    const bought = (day: string, what: string) =>
      claimRow({ kind: 'pharmacy', what, serviceStart: day, serviceEnd: day, daysSupply: 30 });
    const rows = [
      bought('2026-01-02', 'Lisinopril'),
      bought('2026-03-02', 'Lisinopril'),
      bought('2026-02-02', 'Metformin'),
    ];
    const paper = layOut(packet({ inside: ['medicines'] }), createPaperSource({ rows }))[1];
    expect(rowTexts(table(paper as NonNullable<typeof paper>, 'The last time each was bought'))).toEqual([
      ['Mar 2, 2026', 'Lisinopril / For 30 days · Lakeside Orthopedics'],
      ['Feb 2, 2026', 'Metformin / For 30 days · Lakeside Orthopedics'],
    ]);
    expect(textOf(paper as NonNullable<typeof paper>)).toContain('not a list of what you take');
  });

  it('comes whole in English, then whole in Spanish', () => {
    const options = { ...usualOptions, language: 'bilingual' as const };
    const documents = layOut(packet({ inside: ['recent', 'calls'], options }), createPaperSource());
    expect(documents.map(({ language, title }) => [language, title])).toEqual([
      ['en', 'Packet for Rosa Medina'],
      ['en', 'Claims from the last 12 months'],
      ['en', 'Call notes page'],
      ['es', 'Carpeta de Rosa Medina'],
      ['es', 'Reclamaciones de los últimos 12 meses'],
      ['es', 'Hoja de llamadas'],
    ]);
  });

  it('holds cards that have ended only where they were asked for, each with whose it is', () => {
    const source = createPaperSource(
      {},
      {
        cards: () => ({ current: ['c-evergreen/card'], ended: ['c-evergreen/old'] }),
        card: (id) => rosasCard(id.endsWith('old') ? { id, state: 'past' } : { id }),
      },
    );
    const titles = (inside: PacketRequest['inside']) =>
      layOut(packet({ inside }), source)
        .filter(({ cards }) => cards.length > 0)
        .map(({ title, about, cards }) => [title, about[0]?.split(' · ')[0], cards[0]?.front.about]);
    const current = ['Your insurance card', 'Rosa Medina', 'Gold PPO 1500'];
    expect(titles(['cards'])).toEqual([current]);
    expect(titles(['cards', 'ended-cards'])).toEqual([
      current,
      ['Insurance cards that have ended', 'Rosa Medina', 'Gold PPO 1500 · Ended'],
    ]);
  });

  it('writes whole member IDs only where they were asked for', () => {
    const say = (fullMemberId: boolean) =>
      JSON.stringify(
        layOut(
          packet({ inside: ['cards'], options: { ...usualOptions, fullMemberId } }),
          createPaperSource(),
        ),
      );
    expect(say(true)).toContain('EVG-0077-4410');
    expect(say(false)).not.toContain('EVG-0077-4410');
  });
});

describe('a year book', () => {
  it('holds the year, its pictures and every claim on a sheet of its own', () => {
    const source = createPaperSource();
    const documents = layOut(book(), {
      ...source,
      claim: (id) => ({ ...source.claim('c-evergreen/knee'), row: claimRow({ id }) }),
    });
    expect(documents[0]?.title).toBe('Full-year report 2026 for Rosa Medina');
    expect(documents.slice(1, 3).map(({ title }) => title)).toEqual([
      'Your claims in 2026',
      '2026 in charts',
    ]);
    expect(documents[2]?.blocks.map(({ kind }) => kind)).toEqual(['chart', 'table', 'table']);
    expect(documents).toHaveLength(3 + rosasRows().filter(({ counted }) => counted).length);
    expect(textOf(documents[0] as (typeof documents)[0])).toContain(
      'there is nothing to show: Deductible and out-of-pocket limit, What you paid, for taxes',
    );
  });

  it('in large print says the months once: the charts do not say again what the year’s claims say', () => {
    const months = (inside: BookRequest['inside'], more: Partial<BookRequest['options']>) =>
      layOut(book({ inside, options: { ...usualOptions, size: 'large', ...more } }), createPaperSource())
        .map(textOf)
        .join('\n')
        .match(/Month by month/g);
    expect(months(['year', 'charts'], {})).toHaveLength(1);
    expect(months(['charts'], {})).toHaveLength(1);
    expect(months(['year', 'charts'], { allClaims: true })).toHaveLength(1);
  });

  it('says why there is no chart: a question is open, or the claims are of one month', () => {
    const charts = (more: Parameters<typeof createPaperSource>[0], language: 'en' | 'es' = 'en') =>
      textOf(
        layOut(
          book({ inside: ['charts'], options: { ...usualOptions, language } }),
          createPaperSource(more),
        )[1] as StatementDocument,
      );
    const twoPlans = { plans: [evergreenPlan, medicarePlan], openVisits: 8 };
    expect(charts(twoPlans)).toContain('No chart yet: two plans sent claims that look like 8 visits.');
    expect(charts({ ...twoPlans, openVisits: 1 }, 'es')).toContain('parecen de 1 visita.');
    expect(charts({ rows: [claimRow()] })).toContain(
      'No chart: it needs claims with dates in at least two months.',
    );
    expect(charts({})).not.toContain('No chart');
  });

  it('says on its cover how many claims are too many for sheets of their own', () => {
    const rows = Array.from({ length: 302 }, () => claimRow());
    const source = createPaperSource({ rows });
    const documents = layOut(book({ inside: ['sheets'] }), {
      ...source,
      claim: () => source.claim('c-evergreen/knee'),
    });
    expect(documents).toHaveLength(301);
    expect(textOf(documents[0] as (typeof documents)[0])).toContain('2 claims do not have their own page.');
  });
});
