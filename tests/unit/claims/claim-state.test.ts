/** What became of a claim, and whether it counts. */
import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { amounts, eob, line, mark, typed, v2Type, why } from '../../fixtures/eob/build.ts';
import { read } from './read.ts';

const owner = { connectionId: 'plan', personId: 'p1', planName: 'Evergreen', openedAt: null };

describe('state and counting', () => {
  const denied = { category: { coding: [{ code: 'denialreason' }] }, reason: { text: 'Invented reason' } };
  const medicare = v2Type('HOSPICE', 'institutional');
  const paymentType = (code: string) => ({ payment: { type: { coding: [{ code }] } } });
  it.each([
    ['plan-paid', { total: amounts({ submitted: 100, benefit: 80 }) }],
    ['went-to-deductible', { total: amounts({ submitted: 100, benefit: 0, deductible: 80, eligible: 80 }) }],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, benefit: 0, noncovered: 100 }) }],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, noncovered: 100 }) }],
    ['plan-did-not-pay', { ...paymentType('denied'), total: amounts({ submitted: 100 }) }],
    ['plan-paid-part', { ...paymentType('partiallypaid'), total: amounts({ submitted: 100, benefit: 20 }) }],
    ['plan-paid-part', { ...paymentType('partiallypaid'), total: amounts({ submitted: 100 }) }],
    ['taken-back', { ...paymentType('partiallypaid'), total: amounts({ submitted: 100, benefit: -20 }) }],
    [
      'went-to-deductible',
      { ...paymentType('partiallypaid'), total: amounts({ submitted: 100, benefit: 0, deductible: 90 }) },
    ],
    ['plan-paid', { ...paymentType('paid') }],
    ['taken-back', { total: amounts({ submitted: -100, benefit: -80 }) }],
    ['not-stated', { total: amounts({ submitted: 100 }) }],
    ['approved-no-payment', { total: amounts({ submitted: 15, eligible: 15, benefit: 0, copay: 15 }) }],
    ['plan-is-deciding', { outcome: 'queued' }],
    ['canceled', { status: 'cancelled', total: amounts({ submitted: 100, benefit: 80 }) }],
    [
      'plan-paid-part',
      {
        item: [line(1, { submitted: 10, benefit: 8 }), line(2, { submitted: 5, benefit: 0, noncovered: 5 })],
      },
    ],
    ['taken-back', { total: amounts({ submitted: -100 }) }],
    ['taken-back', { total: amounts({ submitted: 100, benefit: -80, deductible: 20 }) }],
    ['went-to-deductible', { ...medicare, total: amounts({ submitted: 100, benefit: -80, deductible: 20 }) }],
    ['taken-back', { ...medicare, total: amounts({ submitted: 100, benefit: -80 }) }],
    ['taken-back', { ...medicare, total: amounts({ submitted: -100, benefit: -80, deductible: 20 }) }],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, benefit: 0, memberliability: 0 }) }],
    [
      'approved-no-payment',
      {
        total: amounts({ submitted: 100, benefit: 0, memberliability: 0 }),
        adjudication: [why('adjustmentreason', '97'), mark('adjustmentreason', 'other')],
      },
    ],
    ['plan-did-not-pay', { adjudication: [denied], total: amounts({ submitted: 100 }) }],
    ['not-stated', { adjudication: [denied] }],
    [
      'plan-did-not-pay',
      { adjudication: [denied], total: amounts({ submitted: 100, benefit: 0, copay: 5 }) },
    ],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, benefit: 0, noncovered: 5, copay: 5 }) }],
    ['plan-did-not-pay', { total: amounts({ submitted: 100, benefit: 0 }) }],
    ['not-stated', { ...typed('pharmacy'), total: amounts({ submitted: 100, benefit: 0 }) }],
    ['not-stated', { total: amounts({ submitted: 100, benefit: 0, priorpayerpaid: 70 }) }],
    ['not-stated', { total: amounts({ submitted: 100, benefit: 0, memberliability: 70 }) }],
    [
      'plan-paid-part',
      { adjudication: [denied], item: [line(1, { benefit: 8 }), line(2, { submitted: 5, benefit: 0 })] },
    ],
    ['plan-paid', { adjudication: [denied], item: [line(1, { benefit: 8 }), line(2, { benefit: 0 })] }],
    ['plan-paid', { item: [line(1, { benefit: 8 }), line(2, { submitted: 5, benefit: 0 })] }],
  ])('is %s', (state, more) => {
    expect(read(eob(more)).state).toBe(state);
  });

  it.each([
    ['canceled', { status: 'cancelled' }],
    ['entered-in-error', { status: 'entered-in-error' }],
    ['draft', { status: 'draft' }],
    ['status-unknown', { status: undefined }],
    ['being-decided', { outcome: 'queued' }],
    ['processing-error', { outcome: 'error' }],
    [
      'replaced',
      { related: [{ relationship: { coding: [{ code: 'replacedby' }] }, reference: { value: 'CLAIM-2' } }] },
    ],
    [null, { outcome: 'partial' }],
    [null, {}],
  ])('is not counted because %s', (reason, more) => {
    const claim = read(eob(more));
    expect([claim.counted, claim.notCountedBecause]).toEqual([reason === null, reason]);
  });

  it('has no decision date before the decision', () => {
    expect(read(eob({ created: '2026-03-19' })).decidedOn).toBe('2026-03-19');
    expect(read(eob({ created: '2026-03-19', outcome: 'queued' })).decidedOn).toBeNull();
  });

  it('is called by its emergency visit, else by its first service', () => {
    const service = (sequence: number, code: string, text: string) => ({
      sequence,
      productOrService: { coding: [{ system: 'http://www.ama-assn.org/go/cpt', code }], text },
    });
    const whatOf = (...item: Json[]) => rowFromClaim(read(eob({ item })), owner).what;
    const [picture, visit] = [service(1, '73610', 'X-ray'), service(2, '99284', 'ER visit')];
    expect(whatOf(picture, visit)).toBe('ER visit');
    expect(whatOf(picture, service(2, '99213', 'Office visit'))).toBe('X-ray');
  });

  it('needs a look for its most important reason, and only while it counts', () => {
    const attention = (more: Json) => rowFromClaim(read(eob(more)), owner).attention;
    const notPaid = { total: amounts({ submitted: 100, benefit: 0, noncovered: 100 }) };
    expect(attention(notPaid)).toBe('not-paid');
    expect(attention({ ...notPaid, status: 'cancelled' })).toBeNull();
    expect(attention({ total: amounts({ eligible: 100, copay: 10, benefit: 50, noncovered: 5 }) })).toBe(
      'does-not-add-up',
    );
    expect(attention({ total: amounts({ submitted: 100, benefit: 95, noncovered: 5 }) })).toBe('not-covered');
    expect(
      attention({ total: amounts({ submitted: 100, benefit: 95, noncovered: 5, memberliability: 5 }) }),
    ).toBeNull();
  });
});
