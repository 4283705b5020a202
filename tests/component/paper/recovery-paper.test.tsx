/** The page that the recovery code is printed from, and where the code is offered. */
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const code = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE';
const root = document.documentElement;

afterEach(() => {
  delete root.dataset['paper'];
});

describe('the paper of the recovery code', () => {
  it.each([
    ['en', 'Recovery code', /Anyone with the code and this computer can read your records\.$/],
    ['es', 'Código de recuperación', /./],
  ] as const)(
    'holds the code, what it is for and how to keep it, and nothing else (%s)',
    async (language, title, keep) => {
      const { bridge } = await openApp('/recovery-paper', { 'recovery.offer': { code } }, { language });
      await waitFor(() => expect(root.dataset['paper']).toBe('ready'));
      expect(screen.getByRole('heading', { level: 1, name: title })).toBeVisible();
      const lines = [...screen.getByRole('main').querySelectorAll('p')].map((line) => line.textContent);
      expect(lines).toEqual([expect.stringMatching(/./), code, expect.stringMatching(keep)]);
      expect(screen.queryByRole('navigation')).toBeNull();
      expect(screen.queryByRole('button')).toBeNull();
      // Asked for once: another offer could be another code.
      expect(bridge.inputs('recovery.offer')).toEqual([{}]);
      await expectAccessible();
    },
  );

  it('is not printed where no code can be made', async () => {
    await openApp('/recovery-paper', { 'recovery.offer': fail('vault/unavailable') });
    await waitFor(() => expect(root.dataset['paper']).toBe('failed'));
    expect(screen.queryByRole('main')).toBeNull();
  });
});
