import type { DataOperations } from '../../../electron/data/worker/operations.ts';

/** What the person writes down about that care. `connectionId`: of the plan that sent it. */
export function writeAboutCare(
  store: DataOperations,
  { personId, connectionId }: { personId: string; connectionId: string },
): { billIds: string[] } {
  const of = (id: string) => `${connectionId}/${id}`;
  const nothing = {
    ...{ patientName: null, billerFor: null, npi: null, prescriptionNumber: null, serviceEnd: null },
    ...{ totalChargesCents: null, previousBalanceCents: null, feeCents: null, installmentsOfCents: null },
  };
  const bill = (biller: string, claim: string, serviceStart: string, dueCents: number): string => {
    const { billId } = store.bills.save({
      billId: null,
      facts: {
        ...{ kind: 'bill', personId, biller, accounts: [`Account ${biller}`], claimNumber: `N${claim}` },
        ...{ lines: [], ...nothing, serviceStart, statementDate: '2026-03-01', dueDate: '2026-03-30' },
        ...{ dueCents, currency: 'USD' },
      },
    });
    store.bills.answer({ billId, claimId: of(claim), isMeant: true });
    return billId;
  };
  const billIds = [
    bill('Brackenholt Billing Office', 'stay', '2026-01-20', 100_000),
    bill('O. Fennimore', 'talk-1', '2026-01-09', 20_000),
  ];
  const [first = ''] = billIds;
  const payment = {
    paidOn: '2026-03-05',
    cents: 5000,
    currency: 'USD',
    way: 'card',
    note: 'Fennimore',
  } as const;
  store.bills.pay({ billId: first, facts: payment });
  store.bills.payClaim({ claimId: of('talk-2'), facts: payment });
  store.appeals.save({
    claimId: of('talk-3'),
    facts: {
      ...{ letterDate: '2026-03-12', receivedOn: '2026-03-14', lastDay: '2026-04-01', sentOn: null },
      ...{ sendTo: 'Appeals about Fennimore', outcome: null, endedOn: null },
    },
  });
  store.calls.add({
    about: { claimId: of('talk-3') },
    facts: {
      ...{ calledOn: '2026-03-15', whom: 'provider', number: '', name: 'Fennimore’s office', reference: '' },
      ...{ said: 'Fennimore will write', followUpOn: '2026-03-19' },
    },
  });
  store.visitChecks.save({
    claimId: of('talk-2'),
    facts: { answer: 'did-not-happen', note: 'No visit to Fennimore', notedOn: '2026-03-15' },
  });
  store.letters.save({
    about: { claimId: of('talk-3') },
    ...{ template: 'appeal', language: 'en', text: 'Dear plan, my therapist Fennimore' },
  });
  store.episodes.join({ claimId: of('talk-1'), claimIds: [of('talk-2'), of('talk-3')] });
  store.episodes.rename({ claimId: of('talk-1'), name: 'Fennimore visits' });
  return { billIds };
}
