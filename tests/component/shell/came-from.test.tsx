import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectFocusKept, fill, openApp } from '../support/open-app.tsx';

expectFocusKept();

type User = Awaited<ReturnType<typeof openApp>>['user'];

async function addBill(user: User) {
  await fill(user, await screen.findByLabelText(/Who sent it/), 'Northgate Surgery Center');
  await fill(user, screen.getByLabelText(/Amount due/), '862.10');
  await fill(user, screen.getByLabelText(/Account number/), 'A26-0774410');
  await user.type(screen.getByLabelText(/^Date of service/), '2026-03-12');
  await user.click(screen.getByRole('button', { name: 'Save' }));
}

/** The first link on the screen. */
const back = () => document.querySelector('main a')?.textContent;

describe('the way back', () => {
  it('names the bill that a claim was opened from, goes there, and then on to the bills', async () => {
    const { user } = await openApp('/bills/write');
    await addBill(user);
    const [open] = await screen.findAllByRole('link', { name: /(See|Open) (the|this) claim/ });
    await user.click(open as HTMLElement);
    await waitFor(() => expect(back()).toBe('‹ The bill'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(back()).toBe('‹ Bills'));
    expect(screen.getByRole('heading', { level: 1, name: /Northgate Surgery Center/ })).toBeVisible();
  });

  it('names what a claim was opened from by the menu or its list: the claims', async () => {
    const { user } = await openApp('/bills');
    await user.click(await screen.findByRole('link', { name: 'Claims' }));
    await user.click((await screen.findAllByRole('link', { name: /Northgate/ }))[0] as HTMLElement);
    await waitFor(() => expect(back()).toBe('‹ Claims'));
  });

  it('names the denials that an appeal was opened from, and not its claim', async () => {
    const { user } = await openApp('/appeals');
    const first = await waitFor(() => {
      const link = document.querySelector('main a[href^="/appeals/"]');
      expect(link).not.toBeNull();
      return link as HTMLElement;
    });
    await user.click(first);
    await waitFor(() => expect(back()).toBe('‹ Denials and appeals'));
    await user.click(document.querySelector('main a') as HTMLElement);
    await waitFor(() => expect(back()).toBe('‹ Claims'));
  });
});
