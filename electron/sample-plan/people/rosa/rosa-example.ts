import type { Example, ExampleBill } from '#shared/model/bills/example';
import { addDays, formatDate } from '../../make/calendar.ts';
import type { ClaimSpec } from '../../make/claims/claim-spec.ts';
import { formatCoverageId } from '../../make/coverage.ts';
import { type ExampleClaim, isPlain, isStanding } from '../../make/example/example-claim.ts';
import { type ExampleMember, textsIn } from '../../make/example/example-texts.ts';
import { ClaimPicker } from '../../make/example/pick-claims.ts';
import { Calendar, pay, writeAnyBill, writeBill, writeLine } from '../../make/example/write-bill.ts';
import { parties } from '../../make/providers.ts';
import { makeTinyPdf } from '../../make/tiny-files.ts';
import { people } from '../people.ts';
import { findStoryYear } from './knee-story.ts';
import { planRosaAppeal } from './rosa-appeal.ts';
import { planRosaChoices } from './rosa-choices.ts';
import { planRosaClaims } from './rosa-claims.ts';

type Parts = ExampleMember & { picker: ClaimPicker; calendar: Calendar; story: number };

/** Nobody is billed for older care. */
const oldestDays = 1_000;

/** Rosa's bills of every kind, what she paid and how, an appeal under way, her limits, and what she needs for taxes. */
export function planRosaExample(member: ExampleMember): Example {
  const { today, connectionId } = member;
  const specs = planRosaClaims(today).filter(({ start }) => start > addDays(today, -oldestDays));
  const parts: Parts = {
    ...member,
    picker: new ClaimPicker(specs, connectionId),
    calendar: new Calendar(today),
    story: findStoryYear(today),
  };
  const appeal = planRosaAppeal(specs, member);
  const surgery = billForSurgery(parts);
  const stay = billForStay(parts);
  const lakeside = billsOfLakeside(parts);
  const decided = billsOfDecided(parts);
  const odd = [...billsWithoutDecision(parts), ...billsOfSeveral(parts), ...billsOfOthers(parts, specs)];
  return {
    bills: [surgery, stay, ...lakeside.bills, ...decided, ...odd].filter((bill) => bill !== null),
    payments: [...lakeside.payments, ...payAtCounter(parts)],
    appeals: appeal ? [appeal] : [],
    limits: [
      {
        planId: `${connectionId}/Coverage/${formatCoverageId(people.rosa)}`,
        year: Number(today.slice(0, 4)),
        facts: {
          startMonth: 1,
          limits: [
            { whose: 'person', what: 'deductible', care: 'medical', network: 'out', cents: 2_000_00 },
            {
              whose: 'person',
              what: 'out-of-pocket',
              care: 'drug',
              network: 'in',
              cents: limitDrugs(specs, today),
            },
          ],
          drugs: 'apart',
          family: null,
          earlierDeductibleCents: null,
          earlierOutOfPocketCents: null,
        },
      },
    ],
    taxEntries: listTaxEntries(parts),
    comparedPlans: planRosaChoices(parts.calendar),
  };
}

const isOf = (id: string) => (spec: ClaimSpec) => spec.id === id;

/** $962.10 on paper for a share of $862.10. */
function billForSurgery({ picker, calendar, story, language }: Parts): ExampleBill | null {
  const t = textsIn(language);
  const claim = picker.take(isOf(`rosa-${story}-surgery-2`));
  if (!claim) return null;
  const days = calendar.sent(claim, 10);
  const dueCents = claim.share + 100_00;
  const print = (day: string | null) => day?.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1') ?? '';
  const bytes = makeTinyPdf([
    claim.provider.name.toUpperCase(),
    claim.provider.address.line,
    '',
    `Statement date: ${print(days.statementDate)}`,
    `Account number: ${claim.account}`,
    `Patient: ${people.rosa.name}`,
    '',
    `Date of service: ${print(claim.start)}`,
    'Outpatient surgery',
    'Total charges: $8,240.00',
    '',
    'Amount due: $962.10',
    `Due date: ${print(days.dueDate)}`,
    '',
    `Questions about this bill? Call ${claim.provider.phone}.`,
  ]);
  return writeBill(
    claim,
    { ...days, dueCents },
    {
      calls: [
        {
          calledOn: calendar.until(addDays(days.statementDate ?? calendar.today, 4)),
          whom: 'provider',
          number: claim.provider.phone,
          name: 'Dana',
          reference: '88123',
          said: t('example.call.billing'),
          followUpOn: null,
        },
      ],
      scan: {
        facts: { name: t('example.paper'), mediaType: 'application/pdf', bytes: bytes.length, pages: 1 },
        bytes: new Uint8Array(bytes),
      },
    },
  );
}

/** The hospital asks before the plan has decided; afterwards for the first of ten payments. */
function billForStay({ picker, calendar, story }: Parts): ExampleBill | null {
  let isOpen = false;
  const claim = picker.take((spec) => {
    if (spec.id !== `rosa-${story}-hospital`) return false;
    isOpen = spec.outcome === 'queued';
    return true;
  });
  if (!claim) return null;
  const days = calendar.sent(claim, 6);
  if (isOpen) return writeBill(claim, { ...days, dueCents: 1_280_00, totalChargesCents: null });
  const first = Math.round(claim.share / 10);
  return writeBill(claim, { ...days, dueCents: first, installmentsOfCents: claim.share });
}

/** One visit paid in part at the desk, one paid from the account, and one that did not take place. */
function billsOfLakeside({ picker, calendar, story, language }: Parts): Pick<Example, 'bills' | 'payments'> {
  const t = textsIn(language);
  const bills: ExampleBill[] = [];
  const payments: Example['payments'] = [];
  const consult = picker.take(isOf(`rosa-${story}-consult`));
  if (consult) {
    const atDesk = 88_00;
    bills.push(writeBill(consult, { ...calendar.sent(consult, 12), dueCents: consult.share - atDesk }));
    payments.push({
      claimId: consult.id,
      facts: pay(atDesk, consult.start, 'card', t('example.note.atDesk')),
    });
  }
  const followUp = picker.take(isOf(`rosa-${story}-follow-up`));
  if (followUp) {
    const sent = addDays(followUp.decided, 8);
    bills.push(
      writeBill(
        followUp,
        { statementDate: calendar.until(sent), dueDate: addDays(sent, 21) },
        { payments: [pay(followUp.share, calendar.until(addDays(sent, 6)), 'hsa')] },
      ),
    );
  }
  const canceled = picker.take(isOf(`rosa-${story}-canceled`));
  if (canceled) bills.push(writeBill(canceled, calendar.sent(canceled, 20)));
  return { bills, payments };
}

/** Bills that agree with the plan's decision, or do not. The newest, half of it paid, first: the plan may decide it again. */
function billsOfDecided({ picker, calendar, language }: Parts): (ExampleBill | null)[] {
  const t = textsIn(language);
  const is =
    (provider: ExampleClaim['provider'], least = 0) =>
    (spec: ClaimSpec) =>
      isPlain(spec) && spec.provider === provider && sumShare(spec) > least;
  const newest = picker.take((spec) => isPlain(spec) && spec.kind === 'professional' && sumShare(spec) > 0);
  const lab = picker.take(is(parties.clearLab));
  const scan = picker.take(is(parties.summitImaging, 60_00));
  const glasses = picker.take((spec) => is(parties.clearVision)(spec) && sumShare(spec) === 25_00);
  const away = picker.take(
    ({ network, kind, outcome, paymentType, paysMember }) =>
      network === 'outofnetwork' &&
      kind === 'professional' &&
      outcome === undefined &&
      paymentType === undefined &&
      !paysMember,
  );
  const refund = t('example.note.twice');
  return [
    newest &&
      writeBill(newest, calendar.sent(newest, 3), {
        payments: [pay(Math.round(newest.share / 2), calendar.today, 'check')],
      }),
    lab && writeBill(lab, { statementDate: addDays(lab.decided, -1), dueDate: null, dueCents: lab.billed }),
    scan && writeBill(scan, { ...calendar.sent(scan, 15), dueCents: scan.share - 25_00 }),
    glasses &&
      writeBill(
        glasses,
        { statementDate: glasses.decided, dueDate: null },
        {
          payments: [
            pay(glasses.share, glasses.start, 'card'),
            pay(glasses.share, calendar.until(addDays(glasses.decided, 2)), 'check'),
            pay(-glasses.share, calendar.until(addDays(glasses.decided, 9)), 'provider', refund),
          ],
        },
      ),
    away && writeBill(away, { ...calendar.sent(away, 25), dueCents: away.share + 20_00 }),
  ];
}

function sumShare(spec: ClaimSpec): number {
  return spec.lines.reduce((sum, { money }) => sum + money.deductible + money.copay + money.coinsurance, 0);
}

/** Bills for what the plan refused, took back for another decision, or has not decided. */
function billsWithoutDecision({ picker, calendar, story }: Parts): (ExampleBill | null)[] {
  const anesthesia = picker.take(isOf(`rosa-${story}-anesthesia`));
  const scan = picker.take(
    ({ paymentType, provider }) => paymentType === 'denied' && provider === parties.summitImaging,
  );
  const replaced = picker.take(({ replacedBy, kind }) => replacedBy !== undefined && kind === 'professional');
  const open = picker.take(
    ({ outcome, provider }) => outcome !== undefined && provider !== parties.stBrendan,
  );
  return [
    ...[anesthesia, scan].map(
      (claim) => claim && writeBill(claim, { ...calendar.sent(claim, 18), dueCents: claim.billed }),
    ),
    replaced && writeBill(replaced, { statementDate: addDays(replaced.decided, 3), dueDate: null }),
    open &&
      writeBill(open, {
        statementDate: calendar.until(addDays(open.start, 1)),
        dueDate: null,
        dueCents: 45_00,
        totalChargesCents: null,
      }),
  ];
}

/** A statement that lists two visits, and one that names only its days. */
function billsOfSeveral({ picker, calendar }: Parts): (ExampleBill | null)[] {
  const isAt = (provider: ExampleClaim['provider']) => (spec: ClaimSpec) =>
    isPlain(spec) && spec.provider === provider && sumShare(spec) > 0;
  const talks = picker.takeTwo(isAt(parties.quietMind), 120);
  const exercises = picker.takeTwo(isAt(parties.motionTherapy), 30);
  return [
    talks &&
      writeBill(
        talks[1],
        {
          ...calendar.sent(talks[1], 8),
          serviceStart: talks[0].start,
          serviceEnd: talks[1].start,
          accounts: talks.map(({ account }) => account).filter((account) => account !== null),
          totalChargesCents: talks[0].billed + talks[1].billed,
          dueCents: talks[0].share + talks[1].share,
          lines: talks.map(writeLine),
        },
        { about: talks },
      ),
    exercises &&
      writeBill(
        exercises[1],
        {
          ...calendar.sent(exercises[1], 14),
          serviceStart: exercises[0].start,
          serviceEnd: exercises[1].start,
          accounts: [],
          totalChargesCents: null,
          dueCents: exercises[1].share,
        },
        { about: exercises },
      ),
  ];
}

/** A visit without a claim, an estimate, and a letter of a collector about an old visit. */
function billsOfOthers({ picker, calendar }: Parts, specs: readonly ClaimSpec[]): (ExampleBill | null)[] {
  const isFree = (day: string) =>
    specs.every(({ start, end = start }) => end < addDays(day, -3) || start > addDays(day, 3));
  const days = Array.from({ length: 40 }, (_unused, index) => calendar.ago(5 + index));
  const free = days.find(isFree);
  const old = picker.take(
    (spec) => isPlain(spec) && spec.provider === parties.quickCare && spec.start < calendar.ago(200),
  );
  return [
    free === undefined
      ? null
      : writeAnyBill({
          biller: parties.quickCare.name,
          accounts: ['QC-55210'],
          serviceStart: free,
          statementDate: calendar.until(addDays(free, 3)),
          dueDate: addDays(free, 30),
          dueCents: 185_00,
        }),
    writeAnyBill({
      kind: 'estimate',
      biller: parties.summitImaging.name,
      statementDate: calendar.ago(2),
      dueCents: 640_00,
    }),
    old &&
      writeAnyBill(
        {
          kind: 'collection',
          biller: 'Riverbend Recovery Services',
          billerFor: old.provider.name,
          accounts: ['RR-402177'],
          serviceStart: old.start,
          statementDate: calendar.ago(9),
          dueDate: addDays(calendar.today, 21),
          dueCents: old.share,
        },
        { about: [old] },
      ),
  ];
}

/** What she paid when she picked up her medicines. */
function payAtCounter({ picker }: Parts): Example['payments'] {
  const isFilled = (spec: ClaimSpec) =>
    spec.kind === 'pharmacy' && spec.paymentType === undefined && (spec.paidByPatient ?? 0) > 0;
  return [picker.take(isFilled), picker.take(isFilled)].flatMap((claim) =>
    claim ? [{ claimId: claim.id, facts: pay(claim.share, claim.start, 'cash') }] : [],
  );
}

/** Miles, premiums and the account, all of them behind her. */
function listTaxEntries({ calendar, story, language }: Parts): Example['taxEntries'] {
  const t = textsIn(language);
  const year = Number(calendar.today.slice(0, 4));
  const first = formatDate(year, 1, 2);
  const paidOn = calendar.until(first);
  return [
    { kind: 'hsa', start: formatDate(year - 2, 1, 1) },
    {
      kind: 'miles',
      day: formatDate(story, 3, 12),
      mileTenths: 184,
      rateTenths: null,
      tollCents: 4_00,
      note: t('example.note.drive'),
    },
    { kind: 'premium', premium: 'dental', day: paidOn, cents: 24_50, way: 'card', isPreTax: false, note: '' },
    {
      kind: 'premium',
      premium: 'medical',
      day: paidOn,
      cents: 212_00,
      way: 'other',
      isPreTax: true,
      note: '',
    },
  ];
}

/**
 * Her plan's limit for drugs, which the refills that are still to come this year may reach: on the page of limits there is
 * a range of days. Each costs her $10.
 */
function limitDrugs(specs: readonly ClaimSpec[], today: string): number {
  const paid = specs
    .filter(
      (spec) => spec.kind === 'pharmacy' && isStanding(spec) && spec.start.slice(0, 4) === today.slice(0, 4),
    )
    .reduce((sum, spec) => sum + sumShare(spec), 0);
  const monthsAfter = 12 - Number(today.slice(5, 7));
  const half = Math.max(5_00, 10_00 * Math.floor(monthsAfter / 2));
  return Math.ceil((paid + half) / 10_00) * 10_00;
}
