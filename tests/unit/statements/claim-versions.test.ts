import { expect, test } from 'vitest';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import type { ChainClaim } from '../../../shared/model/claims/claims-view.ts';
import { claimRow, claimStatement } from '../../support/statement-fixture.ts';
import { laidOut } from '../../support/statement-text.ts';

const version = (claimNumber: string, role: ChainClaim['role'], row: Partial<ClaimRow>): ChainClaim => ({
  role,
  claimNumber,
  row: claimRow({ id: `c-evergreen/${claimNumber}`, ...row }),
});

const chain: ChainClaim[] = [
  version('26-1', 'first', { state: 'replaced', counted: false }),
  { role: 'not-sent', claimNumber: null, row: null },
  version('26-2', 'reversal', { state: 'taken-back', counted: false }),
  version('26-3', 'correction', { id: 'c-evergreen/knee', state: 'plan-paid' }),
];

const sentence = (language: 'en' | 'es', versions: ChainClaim[]) =>
  laidOut({ ...claimStatement({ language }), chain: versions }).blocks[1];

test('the versions of a claim and which of them counts stand in a sentence after the answer', () => {
  expect(sentence('en', chain)).toEqual({
    kind: 'paragraph',
    text: 'Your plan sent more than one version of this claim. Oldest first: claim 26-1 (first claim, replaced); claim without a number (not sent by your plan); claim 26-2 (cancels the claim before it, payment taken back); claim 26-3 (new version, plan paid). The one that counts is the claim on this page.',
  });
  expect(sentence('es', chain)).toMatchObject({
    text: expect.stringMatching(/^Su plan envió más de una versión.*La que cuenta es la de esta página\.$/),
  });
});

test('of versions that do not count, the one that does is named, or that there is none', () => {
  const [first, , , last] = chain as [ChainClaim, ChainClaim, ChainClaim, ChainClaim];
  const other = { ...last, row: claimRow({ id: 'c-evergreen/other' }) };
  expect(sentence('en', [first, other])).toMatchObject({
    text: expect.stringMatching(/The one that counts: claim 26-3\.$/),
  });
  expect(sentence('en', [first])).toMatchObject({ text: expect.stringMatching(/None of them counts\.$/) });
});

test('a claim that stands alone says nothing of versions', () => {
  expect(JSON.stringify(laidOut(claimStatement()).blocks)).not.toContain('version');
});
