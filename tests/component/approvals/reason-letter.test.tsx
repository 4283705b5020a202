import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Approval } from '../../../shared/model/plans/approval.ts';
import { hostileWords } from '../../support/hostile-plan/hostile-words.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { approval, item, view } from './approval-fixture.ts';

const sheet = async (name: string) => within(await screen.findByRole('article', { name }));

describe('a refusal', () => {
  const why = { text: 'Not needed, invented', code: null, system: null };
  const refused = (more: Partial<ReturnType<typeof item>> = {}) =>
    item({ decision: 'not-approved', reasons: [], refusalNumber: 'REF-77', ...more });
  const open = (items: Approval['items'], reasons: Approval['reasons'] = []) =>
    openApp('/approvals', {
      'approvals.list': {
        approvals: [view('one', { approval: approval({ decision: 'not-approved', items, reasons }) })],
        plansWithout: [],
        leftOut: 0,
      },
    });

  it('without a reason offers the letter that asks for it', async () => {
    const { user } = await open([refused()]);
    const one = await sheet('Physical therapy');
    await user.click(one.getByText('Letter to ask for the reason'));
    const letter = one.getByText(/Please tell me the reason for a decision/);
    expect(letter).toHaveTextContent(/To: Evergreen Health .* Patient: Rosa Medina/);
    expect(letter).toHaveTextContent(/Asked for: Physical therapy Request number: REF-77/);
    await user.click(one.getByRole('button', { name: 'Copy the letter' }));
    expect(await navigator.clipboard.readText()).toContain('Please tell me in writing the specific reason');
    await expectAccessible();
  });

  it.each(Object.entries(hostileWords))(
    'stays the person’s letter around what a plan calls things: %s',
    async (_, hostile) => {
      const services = [{ text: hostile, code: null, system: null }];
      const { user } = await open([refused({ services, refusalNumber: hostile })]);
      await user.click(await screen.findByText('Letter to ask for the reason'));
      const lines = (screen.getByText(/Please tell me the reason for a decision/).textContent ?? '').split(
        '\n',
      );
      expect(lines).toHaveLength(24);
      for (const label of ['Asked for: ', 'Request number: ']) {
        const line = lines.find((one) => one.startsWith(label)) ?? '';
        expect(line.slice(label.length)).toMatch(/^(?:“[^”]*”|_+)(?:, [\w-]+)?$/);
      }
    },
  );

  it('asks only about services that the plan refused', async () => {
    const other = { text: 'Knee brace', code: null, system: null };
    const { user } = await open([refused(), item({ decision: 'pending', services: [other] })]);
    await user.click(await screen.findByText('Letter to ask for the reason'));
    expect(screen.getByText(/Please tell me the reason for a decision/)).toHaveTextContent(
      /Asked for: Physical therapy Request number/,
    );
  });

  it.each<[string, Approval['items'], Approval['reasons']]>([
    ['with its reason', [refused({ reasons: [why] })], []],
    ['with a reason for the whole request', [refused()], [why]],
  ])('%s does not', async (_, items, reasons) => {
    await open(items, reasons);
    await sheet('Physical therapy');
    expect(screen.queryByText('Letter to ask for the reason')).toBeNull();
  });

  it('of one service without a reason offers it beside another with one', async () => {
    await open([refused({ reasons: [why] }), refused({ numbers: [2] })]);
    expect(await screen.findByText('Letter to ask for the reason')).toBeVisible();
  });
});
