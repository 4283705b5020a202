/** Claims built from the traps of real plans: what an examiner would say of each, and what Claimfolio says. */
import { describe, expect, it } from 'vitest';
import { applySettled, settleLifecycle } from '../../../../electron/data/claims/compare/settle-claims.ts';
import { totalsOf } from '../../../../electron/data/claims/compare/totals.ts';
import { rowFromClaim } from '../../../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../../../electron/data/claims/read/read-claim.ts';
import { ReferenceIndex } from '../../../../electron/data/fhir/references.ts';
import type { AmountName } from '../../../../shared/model/claims/amount-table.ts';
import type { Amount, Claim, ClaimReason } from '../../../../shared/model/claims/claim.ts';
import { findWhoPaysNotCovered } from '../../../../shared/model/claims/not-covered.ts';
import { deriveAnswer } from '../../../../shared/words/answer.ts';
import { findBalanceCents, findDenial } from '../../../../shared/words/denials.ts';
import { approvedCases } from '../../../fixtures/eob/examiner-approved.ts';
import { v2Cases, v3Cases } from '../../../fixtures/eob/examiner-blue-button.ts';
import type { ExaminedClaim, ExaminerCase, Finding } from '../../../fixtures/eob/examiner-case.ts';
import { denialCases, medicareDenialCases } from '../../../fixtures/eob/examiner-denials.ts';
import {
  amountEdges,
  approvedEdges,
  networkEdges,
  paymentEdges,
} from '../../../fixtures/eob/examiner-edges.ts';
import { hospitalCases, revenueCases } from '../../../fixtures/eob/examiner-institutional.ts';
import { chainCases, otherRecords, statusCases } from '../../../fixtures/eob/examiner-lifecycle.ts';
import { notCoveredCases } from '../../../fixtures/eob/examiner-not-covered.ts';
import { oldCodeCases } from '../../../fixtures/eob/examiner-old-codes.ts';
import { draftCases, payerCases } from '../../../fixtures/eob/examiner-payers.ts';
import { drugEventCases, pharmacyCases } from '../../../fixtures/eob/examiner-pharmacy.ts';
import { placeCases } from '../../../fixtures/eob/examiner-places.ts';
import { shareCases } from '../../../fixtures/eob/examiner-professional.ts';
import { disputedCases, partBCases, proofCases } from '../../../fixtures/eob/examiner-proof.ts';
import { read } from '../read.ts';

const owner = { connectionId: 'plan', personId: 'p1', planName: null, openedAt: null };
const themes: Readonly<Record<string, readonly ExaminerCase[]>> = {
  'the share and who paid': shareCases,
  'what is not covered': notCoveredCases,
  'where amounts stand': placeCases,
  'revenue lines': revenueCases,
  hospitals: hospitalCases,
  'approved with nothing to pay': approvedCases,
  refusals: denialCases,
  "Medicare's refusals": medicareDenialCases,
  pharmacies: pharmacyCases,
  "Medicare's drug events": drugEventCases,
  'Blue Button v2': v2Cases,
  'Blue Button v3': v3Cases,
  'claims that replace each other': chainCases,
  'claims in no sum': statusCases,
  'nearly approved': approvedEdges,
  'nearly taken back or double': paymentEdges,
  'in and out of the network': networkEdges,
  'amounts as text and without a currency': amountEdges,
  'a share that is proven': proofCases,
  'the share of Part B': partBCases,
  'a share in dispute': disputedCases,
  'codes of the first drafts': oldCodeCases,
  'what real payers send': payerCases,
  'drafts and bills that cancel other claims': draftCases,
};
const cases = Object.values(themes).flat();

/** The claims of a case as they stand beside each other. */
function examine({ claims }: ExaminerCase): Claim[] {
  const asSent = claims.map(({ eob }) => read(eob, [], `plan/${eob.id}`));
  return applySettled(asSent, settleLifecycle(asSent));
}

function statedText(amount: Amount | null): string | null {
  if (amount === null) return null;
  return `${(amount.cents / 100).toFixed(2)} ${amount.source}${amount.partial ? ' partial' : ''}`;
}

function dollarsOf(amount: Amount | null): number | null {
  return amount && amount.cents / 100;
}

/** What the claim's page tells the person: the answer, then what to do or to ask. */
function toldBy(claim: Claim): string[] {
  const denial = findDenial(claim);
  const whoPays = findWhoPaysNotCovered(claim.amounts);
  const others = {
    appeal: denial?.scope === 'whole',
    'appeal-part': denial?.scope === 'part',
    [`not covered: ${whoPays?.who}`]: claim.counted && whoPays !== null,
    'pass-on': (claim.amounts.paidToYou?.cents ?? 0) > 0,
    'balance-billing': findBalanceCents(claim) !== null,
  };
  return [
    deriveAnswer(claim).words,
    ...Object.entries(others).flatMap(([name, isTold]) => (isTold ? [name] : [])),
    ...(denial?.checklists.map((name) => `help: ${name}`) ?? []),
  ];
}

function reasonName({ code, text }: ClaimReason): string {
  return code ?? text ?? 'without words';
}

function otherAmounts({ amounts, lines }: Claim): (readonly [code: string | null, dollars: number])[] {
  const levels = [amounts, ...lines.map((line) => line.amounts)];
  return levels.flatMap(({ other }) => other.map(({ code, amount }) => [code, amount.cents / 100] as const));
}

/** What Claimfolio found, in the words of `expected`: what the case is not about is left out. */
function found(claim: Claim, expected: Finding): Finding {
  const { amounts } = claim;
  return {
    state: claim.state,
    paid: dollarsOf(amounts.planPaid),
    share: statedText(amounts.yourShare),
    owe: statedText(amounts.mayOwe),
    notCounted: claim.notCountedBecause,
    attention: rowFromClaim(claim, owner).attention,
    failing: claim.checks.filter(({ ok }) => !ok).map(({ code }) => code),
    told: toldBy(claim),
    ...(expected.noted && {
      noted: claim.checks
        .filter(({ ok }) => ok)
        .map(({ code }) => code)
        .filter((code) => expected.noted?.includes(code)),
    }),
    ...(expected.kind && { kind: claim.kind }),
    ...(expected.network && { network: claim.network }),
    ...(expected.reasons && { reasons: claim.reasons.map(reasonName) }),
    ...(expected.words && { words: claim.reasons.map(({ text }) => text) }),
    ...(expected.modifiers && {
      modifiers: claim.lines.flatMap(({ modifiers }) => modifiers.map(({ code }) => code)),
    }),
    ...(expected.facts && { facts: claim.facts.map(({ value }) => value) }),
    ...(expected.other && { other: otherAmounts(claim) }),
    ...(expected.amounts && {
      amounts: Object.fromEntries(
        (Object.keys(expected.amounts) as AmountName[]).map((name) => [name, dollarsOf(amounts[name])]),
      ),
    }),
  } as Finding;
}

function findingOf({ eob: _, ...expected }: ExaminedClaim): unknown {
  return {
    owe: expected.share,
    notCounted: null,
    attention: null,
    failing: [],
    ...(expected.notCounted && { owe: null }),
    ...expected,
  };
}

function addDollars(dollars: readonly (number | string | null)[]): number {
  return dollars.reduce<number>((cents, each) => cents + Math.round(Number(each ?? 0) * 100), 0);
}

describe.each(Object.entries(themes))('%s', (_theme, list) => {
  it.each(list.map((one) => [one.why, one] as const))('%s', (_why, one) => {
    const claims = examine(one);
    expect(one.claims.map((each, index) => found(claims[index] as Claim, each))).toEqual(
      one.claims.map(findingOf),
    );
  });
});

describe('records that are no claims', () => {
  it.each(otherRecords)('%s', (_why, eob, reason) => {
    const context = { id: 'plan/1', resolve: new ReferenceIndex().resolve };
    expect(readClaim(eob, context)).toEqual({ kind: 'not-claim', reason });
  });
});

describe('all claims of the table', () => {
  const examined = cases.flatMap((one) => examine(one).map((claim) => ({ one, claim })));

  it('say that the plan did not pay only where it paid nothing', () => {
    const wrong = examined.filter(
      ({ claim }) =>
        claim.counted && claim.state === 'plan-did-not-pay' && (claim.amounts.planPaid?.cents ?? 0) > 0,
    );
    expect(wrong.map(({ one }) => one.why)).toEqual([]);
  });

  it('ask who pays what is not covered in the list where the claim itself does', () => {
    const wrong = examined.filter(({ claim }) => {
      const isAsked = claim.counted && findWhoPaysNotCovered(claim.amounts)?.who === 'ask';
      const { attention } = rowFromClaim(claim, owner);
      return attention === 'not-covered' ? !isAsked : isAsked && attention === null;
    });
    expect(wrong.map(({ one }) => one.why)).toEqual([]);
  });

  it('count each claim whose share is not stated', () => {
    const rows = examined.map(({ claim }) => rowFromClaim(claim, owner));
    const withheld = rows.filter((row) => row.counted && row.kind !== 'pharmacy' && row.yourShare === null);
    const missing = totalsOf(rows.filter(({ kind }) => kind !== 'pharmacy')).map((each) => each.shareMissing);
    const told = missing.reduce((sum, { notStated, notPaidNoShare }) => sum + notStated + notPaidNoShare, 0);
    expect(withheld.length).toBeGreaterThan(20);
    expect(told).toBe(withheld.length);
  });

  it('count each dollar once', () => {
    const expected = cases.flatMap(({ claims }) => claims);
    const counted = expected.flatMap((finding, index) => {
      const kind = examined[index]?.claim.kind;
      return finding.notCounted ? [] : [{ ...finding, share: kind === 'pharmacy' ? null : finding.share }];
    });
    const totals = totalsOf(examined.map(({ claim }) => rowFromClaim(claim, owner)));
    const addCents = (cents: (number | null)[]) => cents.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    expect(addCents(totals.map((each) => each.counted))).toBe(counted.length);
    expect(addCents(totals.map(({ planPaid }) => planPaid.cents))).toBe(
      addDollars(counted.map(({ paid }) => paid)),
    );
    expect(addCents(totals.map(({ yourShare }) => yourShare.cents))).toBe(
      addDollars(counted.map(({ share }) => share && parseFloat(share))),
    );
  });
});
