import type { Example, ExampleBill } from '#shared/model/bills/example';
import { addDays, formatDate } from '../../make/calendar.ts';
import type { ClaimSpec } from '../../make/claims/claim-spec.ts';
import { formatCoverageId } from '../../make/coverage.ts';
import { type ExampleClaim, isPlain, isStanding } from '../../make/example/example-claim.ts';
import { type ExampleMember, textsIn } from '../../make/example/example-texts.ts';
import { ClaimPicker } from '../../make/example/pick-claims.ts';
import { Calendar, pay, writeAnyBill, writeBill } from '../../make/example/write-bill.ts';
import { parties } from '../../make/providers.ts';
import { people } from '../people.ts';
import { planTheoClaims } from './theo-claims.ts';

/** Theo's bills from the dentist and the eye doctor, as his mother writes them down. */
export function planTheoExample({ connectionId, today, language }: ExampleMember): Example {
  const t = textsIn(language);
  const picker = new ClaimPicker(planTheoClaims(today), connectionId);
  const calendar = new Calendar(today);
  const year = Number(today.slice(0, 4));
  const at = (provider: ExampleClaim['provider']) => (spec: ClaimSpec) =>
    isPlain(spec) && spec.provider === provider;
  const filling = picker.take((spec) => at(parties.brightSmile)(spec) && hasShare(spec));
  const cleaning = picker.take((spec) => at(parties.brightSmile)(spec) && !hasShare(spec));
  const glasses = picker.take((spec) => at(parties.clearVision)(spec) && spec.team.length === 0);
  const exam = picker.take((spec) => at(parties.clearVision)(spec) && spec.team.length > 0);
  const checkup = picker.take(at(parties.littleOaks));
  const other = picker.take(at(parties.littleOaks));
  const away = picker.take((spec) => isStanding(spec) && spec.paysMember === true);
  const eyes = picker.takeTwo(at(parties.clearVision), 5);
  const bills: (ExampleBill | null)[] = [
    filling && writeBill(filling, calendar.sent(filling, 7)),
    cleaning &&
      writeBill(cleaning, { statementDate: calendar.until(addDays(cleaning.decided, 2)), dueDate: null }),
    glasses && writeBill(glasses, { ...calendar.sent(glasses, 12), dueCents: glasses.share - 10_00 }),
    exam &&
      writeBill(
        exam,
        { statementDate: exam.decided, dueDate: null },
        { payments: [pay(exam.share, exam.decided, 'fsa')] },
      ),
    checkup && writeBill(checkup, { ...calendar.sent(checkup, 9), dueCents: 25_00 }),
    other &&
      writeBill(other, { ...calendar.sent(other, 30), patientName: people.rosa.name, dueCents: 25_00 }),
    away && writeBill(away, { ...calendar.sent(away, 5), dueCents: away.allowed }),
    eyes &&
      writeBill(
        eyes[1],
        {
          ...calendar.sent(eyes[1], 16),
          serviceStart: eyes[0].start,
          serviceEnd: eyes[1].start,
          accounts: [],
          totalChargesCents: null,
        },
        { about: eyes },
      ),
    writeAnyBill({
      biller: parties.brightSmile.name,
      accounts: ['BS-7710'],
      statementDate: calendar.ago(11),
      dueCents: -15_00,
    }),
  ];
  return {
    bills: bills.filter((bill) => bill !== null),
    payments: [],
    appeals: [],
    limits: [
      {
        planId: `${connectionId}/Coverage/${formatCoverageId(people.theo)}`,
        year,
        facts: {
          startMonth: 1,
          limits: [
            { whose: 'person', what: 'deductible', care: 'medical', network: 'in', cents: 700_00 },
            { whose: 'person', what: 'out-of-pocket', care: 'medical', network: 'in', cents: 3_400_00 },
          ],
          drugs: 'apart',
          family: null,
          earlierDeductibleCents: null,
          earlierOutOfPocketCents: null,
        },
      },
    ],
    comparedPlans: [],
    taxEntries: [
      { kind: 'fsa', start: formatDate(year - 1, 1, 1), end: formatDate(year - 1, 12, 31), fileBy: null },
      ...(filling
        ? [
            {
              kind: 'miles',
              day: filling.start,
              mileTenths: 62,
              rateTenths: null,
              tollCents: 0,
              note: t('example.note.dentist'),
            } as const,
          ]
        : []),
    ],
  };
}

function hasShare(spec: ClaimSpec): boolean {
  return spec.lines.some(({ money }) => money.copay + money.coinsurance > 0);
}
