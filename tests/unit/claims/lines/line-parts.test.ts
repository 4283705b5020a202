/** The parts of a service, and the services that the payer added. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import { amounts, eob, line, usd } from '../../../fixtures/eob/build.ts';
import { read, stated } from '../read.ts';

describe('the parts of a service', () => {
  it('a sub-service that states amounts of its own stands for its own sub-services', () => {
    const part = (value: number, more: Json = {}) => ({
      adjudication: amounts({ submitted: value }),
      ...more,
    });
    const item = { sequence: 1, detail: [part(50, { subDetail: [part(30), part(15)] }), part(20)] };
    expect(stated(read(eob({ item: [item] })), 'billed')).toEqual({ billed: '70.00 computed lines' });
  });

  it('says that a sum of services is incomplete where one of their parts leaves an amount out', () => {
    const parts = [
      { sequence: 1, adjudication: amounts({ submitted: 60, eligible: 50 }) },
      { sequence: 2, adjudication: amounts({ submitted: 40 }) },
    ];
    const whole = line(2, { submitted: 10, eligible: 10 });
    const claim = read(eob({ item: [{ sequence: 1, detail: parts }, whole] }));
    expect(claim.lines[0]?.amounts.allowed).toMatchObject({ cents: 5000, partial: true });
    expect(claim.amounts.allowed).toMatchObject({ cents: 6000, partial: true });
    expect(claim.amounts.billed).toMatchObject({ cents: 11_000 });
    expect(claim.amounts.billed?.partial).toBeUndefined();
  });

  it('adds lines that the payer added, and keeps the money of details without summing it', () => {
    const claim = read(
      eob({
        item: [
          line(
            3,
            { submitted: 10 },
            {
              net: usd(10),
              unitPrice: usd(2.5),
              detail: [{ adjudication: amounts({ submitted: 4 }), net: usd(4) }],
            },
          ),
        ],
        addItem: [
          { productOrService: { text: 'Added by the plan' }, adjudication: amounts({ submitted: 1 }) },
        ],
      }),
    );
    expect(claim.lines.map(({ number, service }) => [number, service.text])).toEqual([
      [3, 'Invented service 3'],
      [4, 'Added by the plan'],
    ]);
    expect(stated(claim, 'billed')).toEqual({ billed: '11.00 computed lines' });
    expect(claim.lines[0]?.amounts.other.map(({ label, amount }) => [label, amount.cents])).toEqual([
      ['unitPrice', 250],
    ]);
    expect(claim.lines[0]?.parts.map((part) => stated(part, 'billed'))).toEqual([
      { billed: '4.00 plan lines' },
    ]);
  });

  it('adds up the money that stands in the parts of a line only', () => {
    const parts = [
      { adjudication: amounts({ submitted: 4, benefit: 3 }) },
      {
        subDetail: [{ adjudication: amounts({ submitted: 6 }) }, { adjudication: amounts({ submitted: 1 }) }],
      },
    ];
    const claim = read(eob({ item: [{ sequence: 1, detail: parts }] }));
    expect(stated(claim, 'billed', 'planPaid')).toEqual({
      billed: '11.00 computed lines',
      planPaid: '3.00 plan lines partial',
    });
    expect(claim.lines[0]?.parts).toHaveLength(4);
  });

  it.each<[string, (detail: Json[]) => Json]>([
    ['a service', (detail) => line(1, { submitted: 300 }, { detail })],
    [
      'a sub-service',
      (subDetail) => ({ sequence: 1, detail: [{ adjudication: amounts({ submitted: 300 }), subDetail }] }),
    ],
  ])('takes from its parts what %s does not state itself, name by name', (_, item) => {
    const claim = read(
      eob({
        item: [
          item([
            { adjudication: amounts({ submitted: 200, eligible: 120, benefit: 100, copay: 20 }) },
            { adjudication: amounts({ submitted: 90, eligible: 80, benefit: 80, copay: 0 }) },
          ]),
        ],
      }),
    );
    expect(stated(claim, 'billed', 'allowed', 'planPaid', 'copay', 'yourShare')).toEqual({
      billed: '300.00 plan lines',
      allowed: '200.00 computed lines',
      planPaid: '180.00 computed lines',
      copay: '20.00 computed lines',
      yourShare: '20.00 computed lines',
    });
    expect(claim.state).toBe('plan-paid');
  });

  it('says that what the parts of a service state may be repeated, where the service does not state it', () => {
    const copays = [...amounts({ copay: 20 }), ...amounts({ copay: 15 })];
    const detail = [{ adjudication: copays }];
    const checks = (own: Record<string, number>) => read(eob({ item: [line(1, own, { detail })] })).checks;
    expect(checks({ submitted: 100 })).toContainEqual(
      expect.objectContaining({ code: 'repeated-category', amount: 'copay' }),
    );
    expect(checks({ submitted: 100, copay: 35 }).map(({ code }) => code)).not.toContain('repeated-category');
  });
});
