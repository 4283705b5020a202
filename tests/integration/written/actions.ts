/** Everything that a person may write, as actions with random values; each text that is typed begins with a planted word. */
import fc from 'fast-check';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { LetterTemplate } from '../../../shared/model/bills/letter.ts';
import { mostComparedPlans } from '../../../shared/model/replay/plan-rules.ts';
import { surgeryBill } from '../../support/scans/make-scan.ts';
import { billLine, billOf } from '../../unit/bills/bill-and-claim.ts';
import { deductible, factsOf } from '../../unit/limits/limit-cases.ts';
import { emptyPlan } from '../../unit/replay/empty-plan.ts';
import { claimsOf, type Person, today } from './household.ts';

/** Stands in every text that an action writes. */
export const planted = 'Zanzibarquill';

/** What actions work on: they pick by number from what is there. */
export type Scene = {
  store: DataOperations;
  person: Person;
  others: readonly string[];
  otherPlans: readonly string[];
};
export type Action = {
  name: string;
  numbers: readonly number[];
  run(scene: Scene): void;
  toString(): string;
};

type Pick = <T>(from: readonly T[]) => T | undefined;
type Act = (scene: Scene, pick: Pick, word: string, cents: number) => void;

const templates = LetterTemplate.options;
const facts = billOf();
const { id: _id, ...billFacts } = facts;

const claimIds = ({ person: { evergreen, supplement } }: Scene) => [
  ...claimsOf.evergreen.map((id) => `${evergreen}/${id}`),
  ...claimsOf.supplement.map((id) => `${supplement}/${id}`),
];
/** Those that plans did not take back: only they belong to an episode. */
const standingIds = (scene: Scene) =>
  claimIds(scene).filter((claimId) => scene.store.episodes.get({ claimId, today }) !== null);
const billIds = ({ store, person: { personId } }: Scene) =>
  store.bills.list({ personId, today }).rows.map(({ bill }) => bill.id);
const payments = ({ store }: Scene, billId: string | undefined) =>
  billId === undefined ? [] : store.bills.get({ billId, today }).payments.map(({ id }) => id);
const paid = (word: string, cents: number) =>
  ({ cents, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: word }) as const;
const paper = (word: string) =>
  ({
    // As the app takes the name of a file.
    name: `${word.replaceAll(/\p{C}/gu, '')}.pdf`,
    mediaType: 'application/pdf',
    bytes: surgeryBill.length,
    pages: 2,
  }) as const;

const acts: Record<string, Act> = {
  writeBill({ store, person: { personId }, others }, pick, word, cents) {
    store.bills.save({
      billId: null,
      facts: {
        ...billFacts,
        personId,
        biller: pick(['Rainier Family Clinic', 'Harbor Valley Clinic', word]) ?? word,
        patientName: word,
        dueCents: cents,
        claimNumber: pick(['CLM-a-1', 'CLM-a-2', null]) ?? null,
        serviceStart: pick(['2026-03-02', '2026-03-04', null]) ?? null,
        lines: [billLine({ account: word, personId: pick([null, personId, ...others]) ?? null })],
      },
    });
  },
  changeBill(scene, pick, word, cents) {
    const billId = pick(billIds(scene));
    if (billId === undefined) return;
    const { bill } = scene.store.bills.get({ billId, today });
    const { id: _own, ...kept } = bill;
    scene.store.bills.save({ billId, facts: { ...kept, dueCents: cents, billerFor: word } });
  },
  removeBill(scene, pick) {
    const billId = pick(billIds(scene));
    if (billId !== undefined) scene.store.bills.remove({ billId });
  },
  answer(scene, pick) {
    const [billId, claimId] = [pick(billIds(scene)), pick(claimIds(scene))];
    if (billId && claimId)
      scene.store.bills.answer({ billId, claimId, isMeant: pick([true, false, null]) ?? null });
  },
  pay(scene, pick, word, cents) {
    const billId = pick(billIds(scene));
    if (billId) scene.store.bills.pay({ billId, facts: paid(word, cents) });
  },
  payClaim(scene, pick, word, cents) {
    const claimId = pick(claimIds(scene)) ?? '';
    scene.store.bills.payClaim({ claimId, facts: paid(word, cents) });
  },
  removePayment(scene, pick) {
    const paymentId = pick(payments(scene, pick(billIds(scene))));
    if (paymentId) scene.store.bills.removePayment({ paymentId });
  },
  keepScan(scene, pick, word) {
    const id = pick(billIds(scene));
    if (id) scene.store.scans.keep({ place: { of: 'bill', id }, facts: paper(word), bytes: surgeryBill });
  },
  keepReceipt(scene, pick, word) {
    const id = pick(payments(scene, pick(billIds(scene))));
    if (id) scene.store.scans.keep({ place: { of: 'payment', id }, facts: paper(word), bytes: surgeryBill });
  },
  removeScan(scene, pick) {
    const id = pick(billIds(scene));
    if (id) scene.store.scans.remove({ place: { of: 'bill', id } });
  },
  setLimits({ store, person, otherPlans }, pick, _word, cents) {
    const others = pick([[], otherPlans]) ?? [];
    store.limits.save({
      planId: `${person.evergreen}/Coverage/ppo`,
      year: pick([2025, 2026]) ?? 2026,
      today,
      facts: factsOf({
        startMonth: pick([1, 7]) ?? 1,
        limits: [{ ...deductible, cents }],
        family: pick([null, { style: 'embedded' as const, others: [...others] }]) ?? null,
      }),
    });
  },
  addTaxEntry({ store, person: { personId } }, pick, word, cents) {
    const miles = {
      kind: 'miles',
      day: '2026-03-04',
      mileTenths: 120,
      rateTenths: null,
      tollCents: cents,
      note: word,
    } as const;
    const account = { kind: 'hsa', start: '2025-02-01' } as const;
    store.taxes.addEntry({ personId, facts: pick([miles, account]) ?? miles });
  },
  comparePlan({ store, person: { personId } }, _pick, word, cents) {
    const { plans } = store.nextYear.get({ personId, year: 2026, today });
    const rules = { ...emptyPlan, name: word, premiumCents: cents };
    // Files bring no more than may be compared.
    if (plans.length < mostComparedPlans) store.nextYear.save({ personId, planId: null, rules });
  },
  call(scene, pick, word) {
    const about = pick([
      ...billIds(scene).map((billId) => ({ billId })),
      ...claimIds(scene).map((claimId) => ({ claimId })),
    ]);
    const written = {
      calledOn: '2026-04-02',
      whom: 'plan',
      number: '',
      name: word,
      reference: '',
      said: word,
      followUpOn: null,
    } as const;
    if (about) scene.store.calls.add({ about, facts: written });
  },
  letter(scene, pick, word) {
    const about = pick([
      ...billIds(scene).map((billId) => ({ billId })),
      ...claimIds(scene).map((claimId) => ({ claimId })),
    ]);
    const language = pick(['en', 'es'] as const) ?? 'en';
    if (about)
      scene.store.letters.save({
        about,
        template: pick(templates) ?? 'appeal',
        language,
        text: pick([`${word}\n____`, null]) ?? null,
      });
  },
  sendLetter(scene, pick) {
    const about = pick([
      ...billIds(scene).map((billId) => ({ billId })),
      ...claimIds(scene).map((claimId) => ({ claimId })),
    ]);
    const template = pick(templates) ?? 'appeal';
    const sent = { template, sentOn: '2026-04-08', way: 'mail', followUpOn: null } as const;
    if (about) scene.store.letters.noteSent({ about, facts: sent });
  },
  payMonthly(scene, pick, _, cents) {
    const billId = pick(billIds(scene));
    const plan = { cents, firstOn: '2026-05-01', lastOn: null, ofCents: cents * 3, paidBeforeCents: 0 };
    if (billId) scene.store.bills.planInstallments({ billId, plan: pick([plan, null]) ?? null });
  },
  setApart(scene, pick) {
    const billId = pick(billIds(scene));
    if (billId) scene.store.bills.setApart({ billId, isApart: pick([true, false]) ?? true });
  },
  chooseCounted(scene, pick) {
    const billId = pick(billIds(scene));
    const insteadOf = pick([null, ...billIds(scene)]) ?? null;
    if (billId) scene.store.bills.chooseCounted({ billId, insteadOf });
  },
  checkVisit(scene, pick, word) {
    const noted = { answer: 'did-not-happen', note: word, notedOn: '2026-04-08' } as const;
    scene.store.visitChecks.save({
      claimId: pick(claimIds(scene)) ?? '',
      facts: pick([noted, null]) ?? null,
    });
  },
  chooseKind(scene, pick) {
    scene.store.nextYear.chooseKind({
      claimId: pick(claimIds(scene)) ?? '',
      line: 1,
      serviceClass: pick(['therapy', null] as const) ?? null,
    });
  },
  appeal(scene, pick, word) {
    const appeal = {
      letterDate: '2026-03-28',
      receivedOn: null,
      lastDay: null,
      sendTo: word,
      sentOn: null,
      outcome: null,
      endedOn: null,
    };
    scene.store.appeals.save({ claimId: pick(claimIds(scene)) ?? '', facts: appeal });
  },
  join(scene, pick) {
    const [claimId, other] = [pick(standingIds(scene)), pick(standingIds(scene))];
    if (claimId && other && claimId !== other) scene.store.episodes.join({ claimId, claimIds: [other] });
  },
  split(scene, pick) {
    scene.store.episodes.split({ claimId: pick(standingIds(scene)) ?? '' });
  },
  rename(scene, pick, word) {
    scene.store.episodes.rename({
      claimId: pick(standingIds(scene)) ?? '',
      name: pick([word, null]) ?? null,
    });
  },
  putAway(scene, pick) {
    const { personId } = scene.person;
    const charge = pick(scene.store.episodes.list({ personId, today }).alike);
    const claimId = charge?.claimIds[0];
    if (charge && claimId)
      scene.store.episodes.putAway({ claimId, key: charge.key, isPutAway: pick([true, false]) ?? true });
  },
  look(scene) {
    const { personId } = scene.person;
    scene.store.news.get({ personId, today });
    scene.store.news.markSeen({ personId, today });
  },
};

/** Puts a claim that needs a look away, or brings it back: the first screen tells less of it by intent. */
const putClaimAway: Act = (scene, pick) => {
  const claimId = pick(claimIds(scene));
  if (claimId) scene.store.claims.putAway({ claimId, isPutAway: pick([true, true, false]) ?? true });
};

/** Says that two plans saw one visit: each dollar counts once then, so that sums of the plans change by intent. */
const answerVisit: Act = (scene, pick) => {
  const { evergreen, supplement } = scene.person;
  const [firstId, secondId] = [`${evergreen}/a-1`, `${supplement}/b-1`];
  scene.store.claims.answerVisit({ firstId, secondId, same: pick([true, false, null]) ?? null });
};

function actionsOf(all: Record<string, Act>): fc.Arbitrary<Action[]> {
  const one = fc
    .record({
      name: fc.constantFrom(...Object.keys(all)),
      numbers: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
      cents: fc.integer({ min: 1, max: 500_00 }),
      tail: fc.stringMatching(/^[a-z ñ"\\\n]{0,8}$/),
    })
    .map(
      ({ name, numbers, cents, tail }): Action => ({
        name,
        numbers,
        toString: () => `${name} ${numbers.join(' ')}`,
        run(scene) {
          let at = 0;
          const pick: Pick = (from) => from[(numbers[at++ % numbers.length] ?? 0) % Math.max(1, from.length)];
          all[name]?.(scene, pick, `${planted}${tail}`, cents);
        },
      }),
    );
  return fc.array(one, { minLength: 1, maxLength: 40 });
}

/** Writes something of every kind, and takes nothing back. */
export function writeEverything(scene: Scene): void {
  // The first of everything; where two claims are picked, two.
  const picked = [0, 6, 0, 0, 0, 0];
  for (const [name, act] of Object.entries({ ...acts, answerVisit, putClaimAway })) {
    let at = 0;
    const pick: Pick = (from) => from[(picked[at++] ?? 0) % Math.max(1, from.length)];
    if (!name.startsWith('remove')) act(scene, pick, planted, 1200);
  }
}

/** Everything on bills, payments, papers, limits, taxes, calls, letters, appeals and episodes. */
export const someActions = actionsOf(acts);
/** And on visits of two plans, and on what was looked at. */
export const anyActions = actionsOf({ ...acts, answerVisit, putClaimAway });
