import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type SecondLookQuestion, secondLookRules } from '#shared/model/claims/second-look';
import { findLaw } from '#shared/words/second-look';
import { claimView } from '../claims/claims-data.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const claimId = 'c-evergreen/2';
const otherId = 'c-evergreen/1';

function question(more: Partial<SecondLookQuestion> = {}): SecondLookQuestion {
  return {
    rule: 'equal-charges',
    claimIds: [claimId],
    planKind: 'employer',
    printed: null,
    service: 'Exercise therapy',
    provider: 'Motion Works',
    day: '2026-03-04',
    otherDay: null,
    cents: 66_00,
    currency: 'USD',
    count: 2,
    most: null,
    approvalNumber: null,
    ...more,
  };
}

async function openClaim(questions: SecondLookQuestion[], language: 'en' | 'es' = 'en') {
  const answers = { 'claims.get': claimView(), 'secondLook.ofClaim': { questions } };
  const app = await openApp('/claims/c-evergreen%2F2', answers, { language });
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  return app;
}

const found = () => screen.getByText(/^A second look/).closest('details') as HTMLElement;

const hrefOf = (name: string | RegExp) => within(found()).getByRole('link', { name }).getAttribute('href');

describe('a second look at a claim', () => {
  it('is not there where there is nothing to ask', async () => {
    await openClaim([]);
    expect(screen.queryByText(/^A second look/)).toBeNull();
  });

  it('is folded, and says what was found, what to ask whom, by which rule, and where the letter is', async () => {
    await openClaim([
      question({ claimIds: [claimId, otherId] }),
      question({
        rule: 'approval-on-file',
        service: 'Knee scan',
        otherDay: '2026-02-10',
        approvalNumber: 'AUTH-1',
      }),
    ]);
    expect(await screen.findByRole('heading', { name: 'A second look: 2 questions to ask' })).toBeVisible();
    expect(found()).toHaveTextContent('All of it may be right. Nothing here changes your totals.');
    expect(found()).toHaveTextContent('Exercise therapy on March 4, 2026: 2 equal charges of $66.00 each.');
    expect(found()).toHaveTextContent('Ask the provider: “Was this done more than once that day?”');
    expect(found()).toHaveTextContent('Medicare Claims Processing Manual, chapter 1, section 120');
    expect(found()).toHaveTextContent(
      'Your plan gave its approval for Knee scan. Then it denied the claim for March 4, 2026.',
    );
    expect(found()).toHaveTextContent('Approved on February 10, 2026. Approval number: AUTH-1.');
    expect(found()).toHaveTextContent('Where the rule is: 29 CFR 2560.503-1');
    expect(hrefOf(/^Write a letter/)).toBe('/appeals/c-evergreen%2F2/letter/appeal');
    expect(hrefOf('Open the other claim')).toBe('/claims/c-evergreen%2F1');
    expect(hrefOf('Add the bill to write a letter about it')).toBe('/bills/write?claim=c-evergreen%2F2');
    await expectAccessible();
  });

  it('says the bill’s own words beside the code', async () => {
    await openClaim([question({ service: 'X1000', printed: 'Long visit' })]);
    expect(found()).toHaveTextContent('X1000 (Long visit) on March 4, 2026: 2 equal charges');
  });

  it.each(['en', 'es'] as const)('has words for each rule in %s, and a source', async (language) => {
    const all = secondLookRules.map((rule) => question({ rule, otherDay: '2026-03-07', most: 24 }));
    const { user } = await openClaim(all, language);
    const summary = await screen.findByText(/second look: 10|segunda mirada: 10/);
    await user.click(summary);
    const shown = summary.closest('details') as HTMLElement;
    expect(within(shown).getAllByRole('heading', { level: 3 })).toHaveLength(10);
    const sources = within(shown).getAllByText(/^(?:Where the rule is|Dónde está la regla): .{10}/);
    expect(sources).toHaveLength(10);
    expect(shown).not.toHaveTextContent('{{');
  });

  it('names the law of the plan’s own kind', () => {
    const law = (rule: SecondLookQuestion['rule'], planKind: SecondLookQuestion['planKind']) =>
      findLaw({ rule, planKind });
    expect([
      law('preventive', 'employer'),
      law('preventive', 'original-medicare'),
      law('approval-on-file', 'medicare-advantage'),
      law('refused-twice', 'medicare-advantage'),
      law('equal-charges', 'employer'),
    ]).toEqual(['45 CFR 147.130', '42 CFR 410.152(l)', '42 CFR 422.138(c)', '42 CFR 422.582', null]);
  });
});

describe('a second look at a bill', () => {
  it('leads to the letter about this bill and to its claim', async () => {
    const { user } = await openApp('/bills/write', {
      'secondLook.ofBill': { questions: [question({ rule: 'above-approved', cents: 100_00 })] },
    });
    await user.type(await screen.findByLabelText(/Who sent it/), 'Northgate Surgery Ctr');
    await user.type(screen.getByLabelText(/Amount due/), '962.10');
    await user.type(screen.getByLabelText(/^Date of service/), '2026-03-12');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByText('A second look: 1 question to ask'));
    expect(found()).toHaveTextContent('The bill asks for $100.00');
    expect(hrefOf(/^Write a letter/)).toMatch(/\/bills\/[^/]+\/letter\/dispute/);
    expect(within(found()).getByRole('link', { name: 'Open the claim' })).toBeVisible();
    await expectAccessible();
  });
});
