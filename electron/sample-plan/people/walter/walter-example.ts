import type { Example, ExampleBill } from '#shared/model/bills/example';
import { findPartDYear } from '../../../data/limits/count/part-d-years.ts';
import { addDays, formatDate } from '../../make/calendar.ts';
import type { MedicareVisit } from '../../make/claims/medicare-visit.ts';
import type { ExampleClaim } from '../../make/example/example-claim.ts';
import { type ExampleMember, textsIn } from '../../make/example/example-texts.ts';
import { ClaimPicker } from '../../make/example/pick-claims.ts';
import { Calendar, pay, writeAnyBill, writeBill } from '../../make/example/write-bill.ts';
import { parties } from '../../make/providers.ts';
import { people } from '../people.ts';
import { planSupplementClaims } from './supplement-claims.ts';
import { planWalterChoices } from './walter-choices.ts';
import { planWalterVisits } from './walter-visits.ts';

/** What Walter wrote down about his second plan: bills after both plans have paid. */
export function planSupplementExample({ connectionId, today, language }: ExampleMember): Example {
  const t = textsIn(language);
  const calendar = new Calendar(today);
  const year = Number(today.slice(0, 4));
  const picker = new ClaimPicker(planSupplementClaims(planWalterVisits(today), today), connectionId);
  const withShare = picker.take(({ lines }) => lines.some(({ money }) => money.deductible > 0));
  const paidBefore = picker.take(({ lines }) => lines.some(({ money }) => money.deductible > 0));
  const withoutShare = picker.take(
    ({ lines, provider }) =>
      provider === parties.clearVision && lines.every(({ money }) => money.deductible === 0),
  );
  const bills: (ExampleBill | null)[] = [
    withShare && writeBill(withShare, calendar.sent(withShare, 6)),
    paidBefore &&
      writeBill(
        paidBefore,
        { statementDate: calendar.until(addDays(paidBefore.decided, 4)), dueDate: null },
        { payments: [pay(paidBefore.share, calendar.until(addDays(paidBefore.decided, 9)), 'check')] },
      ),
    withoutShare && writeBill(withoutShare, { ...calendar.sent(withoutShare, 13), dueCents: 18_00 }),
  ];
  return {
    bills: bills.filter((bill) => bill !== null),
    payments: [],
    appeals: [],
    limits: [],
    comparedPlans: [],
    taxEntries: [
      {
        kind: 'premium',
        premium: 'medical',
        day: calendar.until(formatDate(year, 1, 3)),
        cents: 142_50,
        way: 'check',
        isPreTax: false,
        note: t('example.note.supplement'),
      },
    ],
  };
}

/** What he wrote down about Medicare: bills for which another plan comes next, and papers that are no bills. */
export function planMedicareExample({ connectionId, today }: ExampleMember): Example {
  const calendar = new Calendar(today);
  const year = Number(today.slice(0, 4));
  const visits = planWalterVisits(today).toReversed();
  const find = (isMeant: (visit: MedicareVisit) => boolean) => {
    const visit = visits.find(isMeant);
    return visit ? describeVisit(visit, connectionId) : null;
  };
  const office = find(({ provider, coinsurance }) => provider === parties.mapleFamily && coinsurance > 0);
  const device = find(({ kind, coinsurance }) => kind === 'DME' && coinsurance > 0);
  const drug = find(({ kind }) => kind === 'PDE');
  const heart = find(({ provider, kind }) => provider === parties.stBrendan && kind === 'OUTPATIENT');
  const older = visits.filter(({ kind }) => kind === 'PDE')[1];
  const earlier = older ? describeVisit(older, connectionId) : null;
  const bills: (ExampleBill | null)[] = [
    office && writeBill(office, { ...calendar.sent(office, 4), claimNumber: office.number }),
    device && writeBill(device, { ...calendar.sent(device, 15), claimNumber: device.number }),
    drug &&
      writeBill(drug, {
        kind: 'receipt',
        biller: parties.cornerPharmacy.name,
        prescriptionNumber: `7${drug.number.slice(-6)}`,
      }),
    heart &&
      writeAnyBill(
        {
          kind: 'collection',
          biller: 'Riverbend Recovery Services',
          billerFor: heart.provider.name,
          accounts: ['RR-118840'],
          serviceStart: heart.start,
          statementDate: calendar.ago(3),
          dueCents: heart.share,
        },
        { about: [heart] },
      ),
    writeAnyBill({
      kind: 'plan-bill',
      biller: 'Sample Medicare Part D',
      statementDate: calendar.ago(8),
      dueDate: addDays(today, 12),
      dueCents: 38_00,
    }),
    writeAnyBill({ kind: 'explanation', biller: parties.medicare.name, statementDate: calendar.ago(20) }),
  ];
  const facts = {
    startMonth: 1,
    drugs: 'apart',
    family: null,
    earlierDeductibleCents: null,
    earlierOutOfPocketCents: null,
  } as const;
  const planOf = (part: string) => `${connectionId}/Coverage/${part}-${people.walterMedicare.id}`;
  const cap = findPartDYear(year)?.capCents;
  const capLimits: Example['limits'][number]['facts']['limits'] =
    cap === undefined
      ? []
      : [{ whose: 'person', what: 'out-of-pocket', care: 'drug', network: 'in', cents: cap }];
  return {
    bills: bills.filter((bill) => bill !== null),
    payments: earlier ? [{ claimId: earlier.id, facts: pay(earlier.share, earlier.start, 'card') }] : [],
    appeals: [],
    comparedPlans: planWalterChoices(calendar),
    limits: [
      {
        planId: planOf('part-b'),
        year,
        facts: {
          ...facts,
          limits: [{ whose: 'person', what: 'deductible', care: 'medical', network: 'in', cents: 240_00 }],
        },
      },
      { planId: planOf('part-d'), year, facts: { ...facts, limits: capLimits } },
    ],
    taxEntries: [
      {
        kind: 'premium',
        premium: 'medicare',
        day: calendar.until(formatDate(year, 1, 3)),
        cents: 185_00,
        way: 'other',
        isPreTax: false,
        note: '',
      },
      ...(heart
        ? [
            {
              kind: 'miles',
              day: heart.start,
              mileTenths: 231,
              rateTenths: null,
              tollCents: 0,
              note: '',
            } as const,
          ]
        : []),
    ],
  };
}

/** A visit as Medicare's own claim; it carries no number of the provider. */
function describeVisit(visit: MedicareVisit, connectionId: string): ExampleClaim {
  const { kind, number, provider, start, end, decided, billed, allowed, deductible, coinsurance } = visit;
  return {
    id: `${connectionId}/${kind.toLowerCase()}--${number}`,
    number,
    account: null,
    provider,
    start,
    end,
    decided,
    billed,
    allowed,
    share: deductible + coinsurance,
  };
}
