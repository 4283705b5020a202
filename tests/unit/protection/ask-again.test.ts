/** Who may be protected by federal law, by which facts, in which words: one rule for every page. */
import { describe, expect, it } from 'vitest';
import { findAskAgain } from '../../../electron/data/claims/ask/find-ask-again.ts';
import en from '../../../resources/locales/en/denials.json' with { type: 'json' };
import es from '../../../resources/locales/es/denials.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import type { AskAgain } from '../../../shared/model/claims/ask-again.ts';
import type { Claim, ClaimReason } from '../../../shared/model/claims/claim.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { type PlanKind, planKinds } from '../../../shared/model/plans/plan-kind.ts';
import { plansOfOwnRules, sayCallPlan, sayWhyToAsk } from '../../../shared/words/protection.ts';
import { claimRow } from '../../support/statement-fixture.ts';

const texts = createTexts('denials', { en, es });
const lookUp =
  (language: 'en' | 'es') =>
  (key: string, values = {}) =>
    String(texts.getFixedT(language)(key, values));

type Line = { code?: string; place?: string; revenue?: string; modifier?: string };
type Facts = {
  lines?: Line[];
  network?: Partial<Claim['network']>;
  reasons?: Partial<ClaimReason>[];
  planKind?: PlanKind;
  kind?: Claim['kind'];
  isRefused?: boolean;
  scope?: 'whole' | 'part';
  mayOweCents?: number;
  facilityNpi?: string | null;
  notYours?: AskAgain['notYours'];
  days?: [string | null, string | null];
  places?: Partial<ClaimRow>[];
};

const anesthesia: Line = { code: '01400', place: '24' };
const surgeryCenter: Partial<ClaimRow> = { id: 'c-evergreen/c2', providerName: 'Northgate Surgery Center' };

function ask(facts: Facts): AskAgain | null {
  const { lines = [anesthesia], network = { rendering: 'out' }, reasons = [], facilityNpi = null } = facts;
  const { days = ['2026-03-12', null], places = [surgeryCenter], isRefused = true, scope = 'whole' } = facts;
  const claim = {
    id: 'c-evergreen/c1',
    kind: facts.kind ?? 'professional',
    planKind: facts.planKind ?? 'employer',
    counted: true,
    serviceStart: days[0],
    serviceEnd: days[1],
    provider: { name: 'Harbor Anesthesia Group', npi: null, phone: null, address: null },
    facility: facilityNpi === null ? null : { name: null, npi: facilityNpi, phone: null, address: null },
    network: { billing: null, rendering: null, benefit: null, ...network },
    reasons: reasons.map((one) => ({
      ...{ kind: 'denial', text: null, code: null, system: null, noteNumber: null, lineNumber: null },
      ...one,
    })),
    checks: [],
    amounts: { mayOwe: { cents: facts.mayOweCents ?? 0 } },
    lines: lines.map(({ code, place, revenue, modifier }) => ({
      service: { text: 'As the plan says', code: code ?? null, system: 'CPT' },
      revenue: revenue === undefined ? null : { text: null, code: revenue, system: null },
      place: place === undefined ? null : { text: null, code: place, system: 'Place of service' },
      modifiers: modifier === undefined ? [] : [{ text: null, code: modifier, system: null }],
    })),
  } as unknown as Claim;
  const { notYours } = facts;
  const denial = isRefused ? { scope, lines: [], checklists: [], ...(notYours && { notYours }) } : null;
  const rows = places.map((one) =>
    claimRow({
      ...{ kind: 'outpatient', network: 'in', counted: true, providerNpi: '1999999984' },
      ...{ serviceStart: '2026-03-12', serviceEnd: '2026-03-12' },
      ...one,
    }),
  );
  return findAskAgain({ claim, denial, planPhone: '1-800-555-0142' }, () => rows);
}

describe('what the plan does not leave to the person', () => {
  it.each(['en', 'es'] as const)('comes before law and appeal, in %s', (language) => {
    const asked = ask({ notYours: { by: 'note', note: 'You do not have to pay it.' } });
    expect(asked).toMatchObject({ why: 'not-yours' });
    const { title, text } = sayWhyToAsk(asked as AskAgain, lookUp(language));
    expect(title).toBe(
      language === 'en' ? 'You might not have to pay this' : 'Tal vez no tenga que pagar esto',
    );
    expect(text).toContain('“You do not have to pay it.”');
  });
});

describe('federal law may protect', () => {
  it.each<[string, Facts]>([
    ['anesthesia at a surgery center in network', {}],
    ['x-ray in a hospital', { lines: [{ code: '71046', place: '21' }] }],
    ['a lab test, where no place is stated', { lines: [{ code: '80053' }] }],
    ['an assistant surgeon', { lines: [{ code: '29881', place: '22', modifier: '80' }] }],
    [
      'refused as out of network by its reason alone',
      { network: {}, reasons: [{ code: '242', system: 'CARC' }] },
    ],
    ['charged, not refused', { isRefused: false, mayOweCents: 150_00 }],
    [
      'a stay that begins on that day',
      { places: [{ ...surgeryCenter, kind: 'inpatient', serviceEnd: '2026-03-16' }] },
    ],
    ['care of several days, the place on one of them', { days: ['2026-03-10', '2026-03-13'] }],
    ['a place of which the claim names the number', { facilityNpi: '1999999984' }],
    [
      'a place without a number',
      { facilityNpi: '1555555551', places: [{ ...surgeryCenter, providerNpi: null }] },
    ],
  ])('who did not choose: %s', (_, facts) => {
    expect(ask(facts)).toEqual({
      why: 'place',
      provider: 'Harbor Anesthesia Group',
      place: 'Northgate Surgery Center',
      planPhone: '1-800-555-0142',
    });
  });

  it.each<[string, Facts]>([
    ['in an emergency room', { lines: [{ code: '99285', place: '23' }], places: [] }],
    ['under a revenue code of emergency', { lines: [{ revenue: '0450' }], kind: 'outpatient', places: [] }],
  ])('in an emergency, also where the place is out of network: %s', (_, facts) => {
    expect(ask(facts)).toMatchObject({ why: 'emergency', place: null });
  });
});

describe('one can ask again, and no law is named', () => {
  it.each<[string, Facts]>([
    ['a surgeon whom one chooses', { lines: [{ code: '29881', place: '24' }] }],
    ['a lab of its own', { lines: [{ code: '80053', place: '81' }] }],
    ['an office', { lines: [{ code: '71046', place: '11' }] }],
    ['a ground ambulance', { lines: [{ code: 'A0429', place: '41' }] }],
    [
      'a ground ambulance to an emergency room',
      { lines: [{ code: 'A0429' }, { code: '99285', place: '23' }] },
    ],
    ['in network', { network: { rendering: 'in' } }],
    ['nothing said of the network', { network: {} }],
    ['paid at the level of the network', { network: { rendering: 'out', benefit: 'in' } }],
    ['a place out of network', { places: [{ ...surgeryCenter, network: 'out' }] }],
    ['a place of which nothing is said', { places: [{ ...surgeryCenter, network: null }] }],
    ['another doctor in network', { places: [{ ...surgeryCenter, kind: 'professional' }] }],
    [
      'a place of the day before',
      { places: [{ ...surgeryCenter, serviceStart: '2026-03-10', serviceEnd: '2026-03-11' }] },
    ],
    [
      'a place of the day after',
      { places: [{ ...surgeryCenter, serviceStart: '2026-03-13', serviceEnd: '2026-03-14' }] },
    ],
    ['a place that the plan took back', { places: [{ ...surgeryCenter, counted: false }] }],
    ['another place than the claim names', { facilityNpi: '1555555551' }],
    ['no place', { places: [] }],
    ['no day', { days: [null, null] }],
    ['the claim itself', { places: [{ ...surgeryCenter, id: 'c-evergreen/c1' }] }],
    ['a pharmacy', { kind: 'pharmacy' }],
    ['a place in the network of another plan', { places: [{ ...surgeryCenter, id: 'c-other/c2' }] }],
  ])('%s', (_, facts) => {
    expect(ask(facts)).toMatchObject({ why: 'refused', place: null });
  });

  it('never names a biller as out of network that the plan calls in network', () => {
    const network = { billing: 'in', rendering: 'out' } as const;
    expect(ask({ network })).toMatchObject({ why: 'place', provider: null });
  });

  it('of which only a part was refused is never said to be unpaid', () => {
    const asked = ask({ scope: 'part', places: [] });
    expect(asked).toMatchObject({ why: 'refused-part' });
    expect(asked && sayWhyToAsk(asked, lookUp('en')).text).toMatch(/^Your plan did not pay part of this/);
    expect(asked && sayWhyToAsk(asked, lookUp('es')).text).toMatch(/^Su plan no pagó una parte/);
  });

  it.each(planKinds.map((kind) => [kind, !plansOfOwnRules.has(kind)] as const))(
    'under the rules of %s: the law is named: %s',
    (planKind, isNamed) => {
      expect(ask({ planKind })?.why).toBe(isNamed ? 'place' : 'refused');
    },
  );
});

it.each<[string, Facts]>([
  ['paid, and nothing is left to pay', { isRefused: false }],
  ['charged in network', { isRefused: false, mayOweCents: 40_00, network: { rendering: 'in' } }],
  [
    'charged, and a surgeon whom one chose',
    { isRefused: false, mayOweCents: 40_00, lines: [{ code: '29881' }] },
  ],
])('there is nothing to ask: %s', (_, facts) => {
  expect(ask(facts)).toBeNull();
});

describe('the sentence', () => {
  const of = (why: AskAgain['why'], provider: string | null, place: string | null) => ({
    why,
    provider,
    place,
  });
  it.each([
    [
      'en',
      of('place', 'Harbor', 'Northgate'),
      /^Federal law may protect you$/,
      /^Harbor is out of network\..*day: Northgate\./,
    ],
    ['en', of('place', null, 'Northgate'), /^Federal law/, /^This provider is out of network\./],
    ['en', of('place', 'Harbor', null), /^Federal law/, /day: the place where you had this care\./],
    ['en', of('emergency', 'Harbor', null), /^Federal law/, /^This looks like an emergency\./],
    ['en', of('refused', 'Harbor', null), /^You can ask again$/, /^Your plan did not pay/],
    [
      'es',
      of('place', 'Harbor', 'Northgate'),
      /^Tal vez una ley federal le proteja$/,
      /^Harbor está fuera de la red\..*día: Northgate\./,
    ],
    [
      'es',
      of('place', null, null),
      /^Tal vez/,
      /^Este proveedor está fuera .*: el lugar donde recibió esta atención\./,
    ],
    ['es', of('emergency', null, null), /^Tal vez/, /^Esto parece una emergencia\./],
    ['es', of('refused', null, null), /^Puede volver a pedirlo$/, /^Su plan no pagó/],
  ] as const)('in %s of %j', (language, facts, title, text) => {
    const said = sayWhyToAsk(facts, lookUp(language));
    expect(said.title).toMatch(title);
    expect(said.text).toMatch(text);
    expect(said.text).not.toMatch(/null|undefined|\{\{/);
  });

  it('names the plan’s phone where it is known, and the card only where it is not', () => {
    for (const language of ['en', 'es'] as const) {
      expect(sayCallPlan('1-800-555-0142', lookUp(language))).toContain('1-800-555-0142');
      expect(sayCallPlan('1-800-555-0142', lookUp(language))).not.toMatch(/card|tarjeta/);
      expect(sayCallPlan(null, lookUp(language))).toMatch(/card|tarjeta/);
    }
  });
});
