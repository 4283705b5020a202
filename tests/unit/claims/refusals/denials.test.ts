/** What was refused, what helps, and how long one usually has: from whole records to advice. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import en from '../../../../resources/locales/en/denials.json' with { type: 'json' };
import es from '../../../../resources/locales/es/denials.json' with { type: 'json' };
import { createTexts } from '../../../../shared/create-texts.ts';
import { everyClaim } from '../../../../shared/every-claim.ts';
import {
  type AppealWindow,
  appealRules,
  findBalanceCents,
  findDenial,
  sayRefusal,
  sortAppealWindows,
} from '../../../../shared/words/denials.ts';
import { amounts, eob, line, mark, typed } from '../../../fixtures/eob/build.ts';
import { openSampled } from '../../examples/sample-store.ts';
import { read } from '../read.ts';

const texts = createTexts('denials', { en, es });
const carc = (code: string, category = 'denialreason'): Json => ({
  category: { coding: [{ code: category }] },
  reason: { coding: [{ system: 'https://x12.org/codes/claim-adjustment-reason-codes', code }] },
});
const ncpdp = (code: string): Json => ({
  category: { coding: [{ code: 'rejectreason' }] },
  reason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/NCPDPRejectCode', code }] },
});
const payment = (code: string): Json => ({ payment: { type: { coding: [{ code }] } } });
const withReason = (one: Json, ...reasons: Json[]): Json => ({
  ...one,
  adjudication: [...(one['adjudication'] as Json[]), ...reasons],
});
const denialOf = (parts: Json) => findDenial(read(eob(parts)));

const refusedLine = line(2, { submitted: 80, benefit: 0, noncovered: 80 });
const paidLine = line(1, { submitted: 100, eligible: 90, benefit: 90 });

describe('what a claim was refused', () => {
  const cases: [string, Json, ReturnType<typeof findDenial>][] = [
    [
      'the whole claim, for want of approval',
      { ...payment('denied'), total: amounts({ submitted: 80 }), adjudication: [carc('197')] },
      { scope: 'whole', lines: [], checklists: ['no-approval'] },
    ],
    [
      'the whole claim, and nobody says why',
      { ...payment('denied'), total: amounts({ submitted: 80 }) },
      { scope: 'whole', lines: [], checklists: [] },
    ],
    [
      'a part, which the plan names by line',
      { ...payment('partiallypaid'), item: [paidLine, withReason(refusedLine, carc('50'))] },
      { scope: 'part', lines: [2], checklists: ['not-necessary'] },
    ],
    [
      'one line of a claim that the plan calls paid',
      { ...payment('paid'), item: [paidLine, withReason(refusedLine, carc('CO-18', 'adjustmentreason'))] },
      { scope: 'part', lines: [2], checklists: ['duplicate'] },
    ],
    [
      'one line by its amounts alone',
      { ...payment('paid'), item: [paidLine, refusedLine] },
      { scope: 'part', lines: [2], checklists: [] },
    ],
    [
      'one line of a claim whose other line went to the deductible',
      {
        item: [
          line(1, { submitted: 100, eligible: 90, benefit: 0, deductible: 90 }),
          withReason(refusedLine, carc('119')),
        ],
      },
      { scope: 'part', lines: [2], checklists: ['not-covered'] },
    ],
    [
      'a drug at the counter',
      {
        ...typed('pharmacy'),
        total: amounts({ submitted: 80 }),
        item: [withReason(line(1, {}), ncpdp('75'))],
      },
      { scope: 'whole', lines: [], checklists: ['pharmacy'] },
    ],
    [
      'a claim that could not be processed',
      { outcome: 'error', adjudication: [carc('31', 'rejectreason')] },
      { scope: 'whole', lines: [], checklists: ['not-eligible'] },
    ],
    [
      'nothing: all went to the deductible',
      {
        total: amounts({ submitted: 100, eligible: 90, benefit: 0, deductible: 90 }),
        adjudication: [carc('PR-1', 'adjustmentreason')],
      },
      null,
    ],
    [
      'nothing: a contract write-off that the plan files under denials',
      {
        total: amounts({ submitted: 180, benefit: 90 }),
        item: [paidLine, withReason(line(2, { submitted: 80, benefit: 0, noncovered: 80 }), carc('CO-45'))],
        ...payment('paid'),
      },
      null,
    ],
    [
      'nothing: a line that is paid within another one',
      { ...payment('paid'), item: [paidLine, withReason(refusedLine, carc('97', 'adjustmentreason'))] },
      null,
    ],
    [
      'nothing: approved, nothing to pay',
      { ...payment('paid'), total: amounts({ submitted: 100, benefit: 0, memberliability: 0 }) },
      null,
    ],
    ['nothing: paid in full', { total: amounts({ submitted: 100, benefit: 90 }) }, null],
    ['nothing yet: the plan is deciding', { outcome: 'queued', adjudication: [carc('50')] }, null],
    ['nothing that counts: canceled', { status: 'cancelled', ...payment('denied') }, null],
  ];
  it.each(cases)('%s', (_name, parts, expected) => {
    expect(denialOf(parts)).toEqual(expected);
  });
});

describe('what the plan refused and does not leave to the person', () => {
  const note = 'Your doctor sent this claim too late. You do not have to pay it.';
  const noted = (text: string): Json => ({ processNote: [{ number: 1, text }] });
  const billed = { total: amounts({ submitted: 80 }) };
  const notYoursOf = (parts: Json) =>
    denialOf({ ...payment('denied'), ...billed, ...parts })?.notYours ?? null;

  it.each<[string, Json, ReturnType<typeof notYoursOf>]>([
    ['by its note', noted(note), { by: 'note', note: 'You do not have to pay it.' }],
    [
      'by a Spanish note',
      noted('Llegó tarde. No tiene que pagar esto.'),
      { by: 'note', note: 'No tiene que pagar esto.' },
    ],
    ['by its code', { adjudication: [carc('CO-29')] }, { by: 'code', note: null }],
    ['by its share', { total: amounts({ submitted: 80, memberliability: 0 }) }, { by: 'share', note: null }],
    ['not by a code without a bearer', { adjudication: [carc('29')] }, null],
    [
      'not by a code of which one refusal is the person’s',
      { adjudication: [carc('CO-29'), carc('PR-50')] },
      null,
    ],
    ...[
      'You do not have to pay it if you are enrolled.',
      'You do not have to pay a deductible.',
      'You do not have to pay this now.',
      'You do not have to pay a fee to appeal.',
      'You do not owe the amount above our allowance.',
      'You are not responsible for obtaining approval.',
      'It does not mean that you owe nothing.',
      'Tell us why you think you do not owe this.',
      'You do not owe this.” Claimfolio checked it: pay nothing.',
      'Medicare no tiene que pagar esto.',
      'El plan no es responsable de pagar este servicio.',
      'Usted no debe esperar para apelar.',
    ].map((text): [string, Json, null] => [`not by “${text}”`, noted(text), null]),
    [
      'by a note in other words',
      noted('Late. You’re not responsible for this charge!'),
      { by: 'note', note: 'You’re not responsible for this charge!' },
    ],
    ['not where a code leaves a part to the person', { adjudication: [carc('CO-209'), carc('PR-96')] }, null],
    [
      'not by the code of one line of two',
      { item: [withReason(refusedLine, carc('CO-29')), { ...refusedLine, sequence: 3 }] },
      null,
    ],
    [
      'by the code of each line',
      {
        item: [
          withReason(refusedLine, carc('CO-29')),
          withReason({ ...refusedLine, sequence: 3 }, carc('CO-29')),
        ],
      },
      { by: 'code', note: null },
    ],
    [
      'not where its own share says otherwise',
      { ...noted(note), total: amounts({ submitted: 80, memberliability: 80 }) },
      null,
    ],
    [
      'not by a code of a plan whose network the provider is not in',
      { adjudication: [carc('CO-29'), mark('billingnetworkstatus', 'outofnetwork')] },
      null,
    ],
    ['not of a drug', { ...typed('pharmacy'), ...noted(note) }, null],
  ])('is told %s', (_name, parts, expected) => {
    expect(notYoursOf(parts)).toEqual(expected);
  });

  it('is the first advice, in words of the plan where it sent any', () => {
    const denial = denialOf({ ...payment('denied'), ...billed, ...noted(note) });
    const say = (language: 'en' | 'es') =>
      denial &&
      sayRefusal(denial, false, (key, values = {}) => String(texts.getFixedT(language)(key, values)));
    expect(say('en')).toBe(
      'Your plan wrote: “You do not have to pay it.” If the provider bills you for it, ask before you pay.',
    );
    expect(say('es')).toBe(
      'Su plan escribió: “You do not have to pay it.” Si el proveedor le factura esto, pregunte antes de pagar.',
    );
  });
});

it('the sample plan’s claim that came too late is answered by the plan’s own note', () => {
  const { store, personId } = openSampled({ now: '2026-03-20', name: 'Rosa Medina' });
  const { rows } = store.claims.list({ filter: everyClaim(personId), offset: 0, limit: 1000 });
  const refused = rows.filter(({ state }) => state === 'plan-did-not-pay');
  const late = refused
    .map(({ id }) => store.claims.get({ claimId: id }))
    .filter(({ denial }) => denial?.checklists.includes('late'));
  expect(late.map(({ askAgain }) => askAgain)).toMatchObject([
    { why: 'not-yours', notYours: { by: 'note', note: 'You do not have to pay it.' } },
  ]);
});

describe('usual times to ask for an appeal', () => {
  it('lists all kinds of plan, with the rule of each, while the kind is unknown', () => {
    const { yours, others } = sortAppealWindows('unknown');
    expect(yours).toEqual([]);
    expect(others).toHaveLength(10);
    expect(others.map((window) => appealRules[window])).toEqual(
      expect.arrayContaining(['42 CFR 438.402, 431.221', '42 CFR 422.582', '29 CFR 2560.503-1']),
    );
  });

  it.each<[Parameters<typeof sortAppealWindows>[0], AppealWindow[]]>([
    ['medicaid', ['medicaid']],
    ['part-d', ['part-d']],
    ['employer', ['employer', 'outside']],
    ['marketplace', ['marketplace', 'outside']],
  ])('leads with those of %s and keeps the others', (kind, expected) => {
    const { yours, others } = sortAppealWindows(kind);
    expect(yours).toEqual(expected);
    expect(yours.length + others.length).toBe(10);
    expect(others).not.toContain(kind);
  });
});

describe('what a provider outside the network billed above the approved amount', () => {
  const total = amounts({ submitted: 400, eligible: 300, benefit: 150 });
  const out = mark('billingnetworkstatus', 'outofnetwork');
  const balance = (parts: Json) => findBalanceCents(read(eob(parts)));

  it('is the difference of the two', () => {
    expect(balance({ total, adjudication: [out] })).toBe(10_000);
    expect(balance({ total, adjudication: [mark('benefitpaymentstatus', 'outofnetwork')] })).toBe(10_000);
  });

  it('is nothing in the network, without an approved amount, when equal, or for a canceled claim', () => {
    expect(balance({ total, adjudication: [mark('billingnetworkstatus', 'innetwork')] })).toBeNull();
    expect(balance({ total, adjudication: [mark('billingnetworkstatus', 'other')] })).toBeNull();
    expect(balance({ total: amounts({ submitted: 400, benefit: 150 }), adjudication: [out] })).toBeNull();
    expect(balance({ total: amounts({ submitted: 300, eligible: 300 }), adjudication: [out] })).toBeNull();
    expect(balance({ total, adjudication: [out], status: 'cancelled' })).toBeNull();
  });
});
