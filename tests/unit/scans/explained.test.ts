/** What an explanation of benefits offers for a claim, and what it must not. All of them are invented. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../electron/scans/text/read-text.ts';
import { findLines } from '../../../electron/scans/text/text-lines.ts';
import { type PrintedLine, printRuns } from '../../support/scans/printed-runs.ts';

const read = (...lines: PrintedLine[]) =>
  readText(findLines(printRuns([['Explanation of Benefits'], ['This is not a bill'], ...lines]), 1));
const explainedOf = (...lines: PrintedLine[]) =>
  (read(...lines).explained ?? []).map(({ field, value }) => `${field} ${value}`);

describe('an explanation of benefits', () => {
  it('offers what stands beside its labels, each with its line', () => {
    const lines: PrintedLine[] = [
      ['Claim number:', 'CV-7701'],
      ['Provider:', 'Hill Clinic'],
      ['Date of service:', '03/04/2026'],
      ['Amount billed', '$200.00'],
      ['Plan allowed amount', '$150.00'],
      ['Your plan paid', '$120.00'],
      ['You may owe', '$30.00'],
    ];
    expect(explainedOf(...lines)).toEqual([
      'provider Hill Clinic',
      'serviceStart 2026-03-04',
      'claimNumber CV-7701',
      'billed 200.00',
      'allowed 150.00',
      'planPaid 120.00',
      'yourShare 30.00',
    ]);
    expect(read(...lines).explained?.find(({ field }) => field === 'yourShare')?.line).toBe(
      'You may owe  $30.00',
    );
  });

  it('in Spanish', () => {
    expect(
      explainedOf(
        ['Número de reclamación', 'R-55'],
        ['Monto facturado', '$90.00'],
        ['El plan pagó', '$60.00'],
        ['Usted debe', '$30.00'],
      ),
    ).toEqual(['claimNumber R-55', 'billed 90.00', 'planPaid 60.00', 'yourShare 30.00']);
  });

  it('offers no amount of a row whose amounts are printed as one text: which is meant, nobody can tell', () => {
    const row: PrintedLine[] = [
      ['Service', 'Amount billed', 'Allowed', 'Plan paid', 'You may owe'],
      ['Therapy', '$180.00 $110.00 $80.00 $30.00'],
    ];
    expect(explainedOf(...row)).toEqual([]);
  });

  it('offers nothing for what is another amount, number or day', () => {
    expect(
      explainedOf(
        ['Deductible', '$25.00'],
        ['Copay', '$5.00'],
        ['Not covered', '$10.00'],
        ['Other insurance paid', '$40.00'],
        ['Member ID', 'M-100200'],
        ['Date processed', '03/20/2026'],
        ['Date of birth', '05/09/1984'],
      ),
    ).toEqual([]);
  });

  it('is none that asks for money: a bill offers nothing for a claim', () => {
    const bill = readText(
      findLines(
        printRuns([
          ['Amount due', '$30.00'],
          ['Amount billed', '$200.00'],
        ]),
        1,
      ),
    );
    expect(bill.explained).toBeUndefined();
  });
});
