import { describe, expect, it, vi } from 'vitest';
import type { CardOptions, CardStatement } from '../../../shared/model/papers/statement.ts';
import type { CoverageCard } from '../../../shared/model/plans/coverage.ts';
import { layOutStatement } from '../../../shared/paper/layout.ts';
import { createWords } from '../../../shared/paper/words.ts';
import { dentalCard, rosasCard, rosasNumbers } from '../../support/coverage-fixture.ts';

const usual: CardOptions = { size: 'wallet', showMemberId: false, paper: 'letter', language: 'en' };

/** The keys themselves as words, with their values: what is asked for can be seen. */
const words = createWords(
  {
    t(key, values) {
      const given = Object.values(values ?? {}).join(' ');
      return given === '' ? key.replace('coverage:', '') : `${key.replace('coverage:', '')} ${given}`;
    },
    exists: () => true,
    english: (key) => key,
  },
  'en',
);

function laidOut(card: CoverageCard, options: Partial<CardOptions> = {}) {
  const all = { ...usual, ...options };
  const numbers = all.showMemberId ? rosasNumbers : null;
  const statement: CardStatement = {
    kind: 'card',
    madeOn: '2026-03-20',
    options: all,
    leftOut: 0,
    cards: [{ card, numbers }],
  };
  return layOutStatement(statement, words);
}

const valuesOf = (rows: { label: string; value: string }[] | undefined) =>
  Object.fromEntries((rows ?? []).map(({ label, value }) => [label, value]));

describe('a card to cut out', () => {
  it('has whose it is at the front and what the pharmacy needs at the back', () => {
    const { cards, blocks, notABill, fileTitle } = laidOut(rosasCard());
    const beneath = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
    expect(notABill).toBe('paper.foot');
    expect(fileTitle).not.toContain('Rosa');
    expect(valuesOf([...(cards[0]?.front.rows ?? []), ...beneath])).toMatchObject({
      'field.member': 'Rosa Medina',
      'field.memberId': 'paper.idHidden 4410',
      'class.group': '83-2201, Northgate Schools',
      'field.valid': 'valid.from January 1, 2026',
    });
    expect(valuesOf(cards[0]?.back.rows)).toMatchObject({
      'class.rxbin': '610011',
      'class.rxid': 'paper.idHidden 4410',
    });
    expect(cards[0]?.back.notes).toEqual(['paper.copiedShort March 20, 2026']);
  });

  it('was copied on the day of this computer, also late in the evening', () => {
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const [card] = laidOut(rosasCard({ seenAt: '2026-03-21T06:30:00Z' })).cards;
    vi.unstubAllEnvs();
    expect(card?.back.notes).toEqual(['paper.copiedShort March 20, 2026']);
  });

  it('has the whole numbers only when asked', () => {
    const whole = laidOut(rosasCard(), { showMemberId: true }).cards[0];
    expect(valuesOf(whole?.front.rows)).toMatchObject({
      'field.memberId': 'EVG-0077-4410',
      'field.subscriberId': 'EVG-0077',
    });
    expect(valuesOf(whole?.back.rows)['class.rxid']).toBe('EVG-0077-4410');
  });

  it('says what is missing, and that a built one proves nothing', () => {
    const [card] = laidOut(dentalCard()).cards;
    expect(valuesOf(card?.front.rows)).toMatchObject({
      'field.memberId': 'notSent',
      'field.group': 'notSent',
    });
    expect(card?.back.notes).toEqual([
      'field.phone: notSent',
      'paper.copiedShort March 20, 2026',
      'paper.notProof',
    ]);
    const medicare = laidOut(dentalCard({ kind: 'medicare-part-b' })).cards[0];
    expect(valuesOf(medicare?.front.rows)).not.toHaveProperty('field.group');
  });

  it('never has more rows than fit', () => {
    const contacts = Array.from({ length: 30 }, (_, index) => ({
      purpose: 'patinf',
      label: { text: null, code: null, system: null },
      name: null,
      phones: [`1-800-555-01${String(index).padStart(2, '0')}`],
      websites: [],
      address: null,
    }));
    const { cards, blocks } = laidOut(rosasCard({ contacts }));
    const [card] = cards;
    expect(card?.back.rows.length).toBeLessThanOrEqual(9);
    expect(card?.front.rows.length).toBeLessThanOrEqual(8);
    const beneath = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
    const said = [...(card?.back.rows ?? []), ...beneath].map(({ value }) => value);
    for (const { phones } of contacts) expect(said).toContain(phones[0]);
  });
});

describe('a card in large print', () => {
  it('has everything, costs and contacts too', () => {
    const { cards, blocks, size, made } = laidOut(rosasCard(), { size: 'large' });
    expect(cards).toEqual([]);
    expect([size, made]).toEqual(['large', 'madeShort Mar 20, 2026']);
    const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
    expect(valuesOf(facts)).toMatchObject({
      'cost.gpvisit': '$30.00',
      'cost.ind-max, network.in': '$6,000.00',
      'cost.copaypct': 'costs.percent 20',
      'cost.rx': '$10 / $40 / 25% after deductible',
      'cost.emergency': '$300.00. costs.except Not charged when you are admitted',
      'contact.patinf': '1-800-555-0142, TTY: 711, www.evergreen.example',
      'otherNumber.payer-id': '91617',
    });
    const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(paragraphs).toContain('copied March 20, 2026');
    expect(paragraphs).not.toContain('assembled');
  });
});
