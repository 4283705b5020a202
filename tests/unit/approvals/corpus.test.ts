import { expect, it } from 'vitest';
import { readApproval } from '../../../electron/data/approvals/read/read-approval.ts';
import { Approval } from '../../../shared/model/plans/approval.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { printCounts } from '../../support/print-counts.ts';
import { droppedLeaves } from '../health/leaves.ts';
import { resourcesOf } from '../support/corpus.ts';

type Brief = ReturnType<typeof brief>;

function brief(approval: Approval) {
  const { numbers, decision, mixed, askedOn, decidedOn, validFrom, validUntil, urgency } = approval;
  const items = approval.items.map((item) =>
    [item.services[0]?.code, item.decision, item.asked?.value ?? '-', item.decidedOn, item.validUntil].join(
      ' ',
    ),
  );
  return { numbers, decision, mixed, askedOn, decidedOn, validFrom, validUntil, urgency, items };
}

const pdex: Brief = {
  numbers: ['AUTH0001'],
  decision: 'approved',
  mixed: false,
  askedOn: null,
  decidedOn: null,
  validFrom: '2021-10-01',
  validUntil: '2021-10-31',
  urgency: 'urgent',
  items: [],
};
/** Read by eye from the files. */
const expected: Record<string, Brief> = {
  'pdex-2.1.0/ExplanationOfBenefit/PDexPriorAuth1.json': {
    ...pdex,
    decidedOn: '2021-09-20',
    items: ['BB201 approved -  '],
  },
  'pdex-2.2.0/ExplanationOfBenefit/PDexPriorAuth1.json': {
    ...pdex,
    decidedOn: '2024-07-23',
    items: ['BB201 approved - 2024-07-23 '],
  },
  'bfd-v3-model/ExplanationOfBenefit/PriorAuth.json': {
    numbers: ['-Z8HZVZBG92X34'],
    decision: 'approved-in-part',
    mixed: true,
    askedOn: '2018-07-28',
    decidedOn: '2018-07-28',
    validFrom: '2018-08-06',
    validUntil: '2019-08-06',
    urgency: null,
    items: [
      'G0299 approved 6 2018-07-28 2019-07-28',
      'G0493 approved 5 2018-07-28 2019-07-28',
      'G0300 not-approved 2 2018-07-28 ',
    ],
  },
  'bfd-v3-server/Bundle/eobSearchPriorAuthorizationByPatient.json': {
    numbers: ['-0Y2K7HP0Y71BO'],
    decision: 'pending',
    mixed: true,
    askedOn: '2026-01-27',
    decidedOn: '2026-01-27',
    validFrom: '2026-02-05',
    validUntil: '2027-02-05',
    urgency: null,
    items: ['G0299 not-approved 11 2026-01-27 ', 'G0162 pending 4  '],
  },
  'bfd-v3-server/Bundle/priorauth_dme_27590072.json': {
    numbers: ['-QB7ER58LECEVG'],
    decision: 'pending',
    mixed: true,
    askedOn: '2024-04-01',
    decidedOn: '2024-04-01',
    validFrom: '2024-04-10',
    validUntil: '2025-04-10',
    urgency: null,
    items: [
      'G0494 approved 9 2024-04-01 2025-04-01',
      'G0493 pending 5  ',
      'G0299 pending 13  ',
      'G0299 pending 14  ',
      'G0162 pending 9  ',
    ],
  },
};

describeWithCorpus('real prior authorizations', () => {
  const all = corpus ? resourcesOf(new Set(['ExplanationOfBenefit'])) : [];
  const read = all.flatMap((found) => {
    const approval = readApproval(found.resource, { resolve: found.resolve });
    return approval === null ? [] : [{ ...found, approval }];
  });

  it('finds the five, and takes no claim for one', () => {
    const byText = all.filter(({ resource }) => /"use":"pre/.test(JSON.stringify(resource)));
    expect(read.map(({ file }) => file)).toEqual(byText.map(({ file }) => file));
    printCounts(
      'Prior authorizations',
      read.map(({ folder }) => folder),
    );
    expect(read).toHaveLength(5);
    for (const { approval, file } of read) expect(() => Approval.parse(approval), file).not.toThrow();
  });

  it('reads decisions, dates and units as they stand there', () => {
    expect(Object.fromEntries(read.map(({ file, approval }) => [file, brief(approval)]))).toEqual(expected);
  });

  it('states the amounts of the PDex example, and what was used', () => {
    const found = read.find(({ folder }) => folder === 'pdex-2.2.0')?.approval;
    expect(found?.totals.map(({ kind, amount, text }) => [kind, amount?.cents, amount?.level, text])).toEqual(
      [
        ['approved', 10_000, 'total', '1'],
        ['other', 30_099, 'lines', null],
      ],
    );
  });

  it('drops nothing', () => {
    for (const { resource, approval, file } of read) {
      const dollars = approval.totals.map(({ amount }) => amount && amount.cents / 100);
      const dropped = droppedLeaves(resource, approval, [{ dollars }]).filter(
        (leaf) => !/^(?:status|outcome|insurance|careTeam)\b/.test(leaf),
      );
      expect(dropped, file).toEqual([]);
    }
  });
});
