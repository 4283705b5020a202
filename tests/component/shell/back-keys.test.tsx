/** The keys by which every browser goes back, of each system. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/open-app.tsx';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

/** From Help to the guide, so that there is a way back. */
async function openGuide(platform: string) {
  const info = { version: '1', storage: 'encrypted', dark: false, platform } as const;
  const app = await openApp('/help', { 'app.info': info });
  await heading('Help');
  await app.user.click(screen.getByRole('link', { name: 'Read the user guide' }));
  await heading('User guide');
  return app;
}

describe('the keys to go back', () => {
  it.each([
    ['win32', '{Alt>}{ArrowLeft}{/Alt}'],
    ['linux', '{Alt>}{ArrowLeft}{/Alt}'],
    ['darwin', '{Meta>}[[{/Meta}'],
    ['darwin', '{Meta>}{ArrowLeft}{/Meta}'],
  ])('on %s are %s', async (platform, keys) => {
    const { user } = await openGuide(platform);
    await user.keyboard(keys);
    await heading('Help');
  });

  it.each([
    ['darwin', '{Alt>}{ArrowLeft}{/Alt}'],
    ['linux', '{Meta>}{ArrowLeft}{/Meta}'],
    ['linux', '{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}'],
    ['linux', '{ArrowLeft}'],
  ])('on %s are not %s', async (platform, keys) => {
    const { user } = await openGuide(platform);
    await user.keyboard(keys);
    expect(document.querySelector('h1')).toHaveTextContent('User guide');
  });

  it('leave what lies over the screen, and the screen under it', async () => {
    const { user } = await openGuide('linux');
    await user.keyboard('?');
    await screen.findByRole('dialog');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(screen.getByRole('dialog')).toBeVisible();
    expect(document.querySelector('h1')).toHaveTextContent('User guide');
  });

  it('on a Mac leave the arrow to a text field, and not the bracket', async () => {
    const { user } = await openGuide('darwin');
    await user.click(screen.getAllByRole('searchbox')[0] as HTMLElement);
    await user.keyboard('{Meta>}{ArrowLeft}{/Meta}');
    expect(document.querySelector('h1')).toHaveTextContent('User guide');
    await user.keyboard('{Meta>}[[{/Meta}');
    await waitFor(() => expect(document.querySelector('h1')).toHaveTextContent('Help'));
  });

  it('do nothing on the first screen', async () => {
    const info = { version: '1', storage: 'encrypted', dark: false, platform: 'linux' } as const;
    const { user } = await openApp('/help', { 'app.info': info });
    await heading('Help');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await heading('Help');
  });
});
