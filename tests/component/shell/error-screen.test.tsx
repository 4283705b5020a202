import { screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requests } from '#shared/ipc/contract';
import { describeFault, reportUncaughtFaults } from '../../../renderer/api/report-fault.ts';
import type * as person from '../../../renderer/shell/person.tsx';
import { expectAccessible, openApp } from '../support/open-app.tsx';

/** What the screen of a claim and what is around every screen throw. */
const broken = vi.hoisted(() => ({ claim: null as Error | null, around: null as Error | null }));

vi.mock('../../../renderer/features/claims/claim/ClaimScreen.tsx', () => ({
  ClaimScreen: ({ owner = 'Rosa Medina' }) => {
    if (broken.claim) throw broken.claim;
    return <h1>The claim of {owner}</h1>;
  },
}));
vi.mock('../../../renderer/shell/person.tsx', async (original) => {
  const real = await original<typeof person>();
  return {
    ...real,
    PersonProvider: ({ children }: { children: ReactNode }) => {
      if (broken.around) throw broken.around;
      return <real.PersonProvider>{children}</real.PersonProvider>;
    },
  };
});

const values = ['Rosa Medina', '$4,321.99', 'clm-778', 'E11.9'];

/** An error as a bug would throw it: with what a plan sent in its message, from a line of our bundle. */
function createFault(file: string): Error {
  const error = new TypeError(`Cannot read "${values.join('", "')}"`);
  error.stack = [
    `TypeError: ${error.message}`,
    '    at Object.parse (http://elsewhere.example/vendor.js:1:2)',
    `    at render (http://localhost:3000/assets/${file}:12:3400)`,
  ].join('\n');
  return error;
}

beforeEach(() => {
  // React and the router tell the console of every error that they caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  broken.claim = null;
  broken.around = null;
  vi.restoreAllMocks();
});

function expectNoValue(text: string): void {
  for (const value of values) expect(text).not.toContain(value);
}

describe('a screen that breaks', () => {
  it('says so in place of the screen, and the way to the others stays', async () => {
    broken.claim = createFault('index-a.js');
    const { user } = await openApp('/claims/clm-778');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'This screen stopped working' }),
    ).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Something went wrong in Claimfolio. Your saved claims and records are safe.Try again.',
    );
    expect(document.title).toBe('Error – Claimfolio');
    await expectAccessible();
    await user.click(
      within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Help' }),
    );
    await waitFor(() => expect(document.title).toBe('Help – Claimfolio'));
    expect(screen.queryByText('This screen stopped working')).toBeNull();
  });

  it('is shown again by Try again once it works', async () => {
    broken.claim = createFault('index-b.js');
    const { user } = await openApp('/claims/clm-778');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('This screen stopped working')).toBeVisible();
    broken.claim = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'The claim of Rosa Medina' })).toBeVisible();
    expect(screen.queryByText('This screen stopped working')).toBeNull();
  });

  it('gives details that name the place and hold no value', async () => {
    broken.claim = createFault('index-c.js');
    const { user } = await openApp('/claims/clm-778');
    await screen.findByText(/^Claimfolio \d/);
    await user.click(screen.getByRole('button', { name: 'Copy details' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await navigator.clipboard.readText();
    expect(copied).toMatch(/^Claimfolio \d+\.\d+\.\d+\nTypeError\nindex-c\.js:12:3400\n\/claims\/\$claimId$/);
    expectNoValue(copied);
    expectNoValue(screen.getByRole('main').textContent ?? '');
  });

  it('leaves its kind and place in the log, once', async () => {
    broken.claim = createFault('index-d.js');
    const { bridge, user } = await openApp('/claims/clm-778');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('This screen stopped working');
    expect(bridge.inputs('app.reportFault')).toEqual([
      { kind: 'TypeError', at: 'index-d.js:12:3400', route: '/claims/$claimId' },
    ]);
  });

  it('has its words in Spanish', async () => {
    broken.claim = createFault('index-e.js');
    await openApp('/claims/clm-778', {}, { language: 'es' });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Esta pantalla dejó de funcionar' }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copiar los detalles' })).toBeVisible();
    await expectAccessible();
  });
});

describe('what is around the screens', () => {
  it('says so alone in the window, and comes back', async () => {
    broken.around = createFault('index-f.js');
    const { bridge, user } = await openApp('/claims/clm-778');
    expect(await screen.findByRole('heading', { name: 'This screen stopped working' })).toBeVisible();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.getByRole('main')).toHaveTextContent('Your saved claims and records are safe.');
    await expectAccessible();
    expect(bridge.inputs('app.reportFault')).toMatchObject([{ kind: 'TypeError', at: 'index-f.js:12:3400' }]);
    broken.around = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'The claim of Rosa Medina' })).toBeVisible();
  });
});

describe('what nothing in the page catches', () => {
  const router = { state: { matches: [{ fullPath: '/' }, { fullPath: '/health/trend/$key' }] } };

  it('is reported, once each; warnings of the browser are not', async () => {
    const { bridge } = await openApp('/help');
    const stop = reportUncaughtFaults(router);
    window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop', error: null }));
    for (let times = 0; times < 2; times++)
      window.dispatchEvent(new ErrorEvent('error', { error: createFault('index-g.js') }));
    const rejection = new Event('unhandledrejection');
    window.dispatchEvent(Object.assign(rejection, { reason: createFault('index-h.js') }));
    stop();
    window.dispatchEvent(new ErrorEvent('error', { error: createFault('index-i.js') }));
    expect(bridge.inputs('app.reportFault')).toEqual([
      { kind: 'TypeError', at: 'index-g.js:12:3400', route: '/health/trend/$key' },
      { kind: 'TypeError', at: 'index-h.js:12:3400', route: '/health/trend/$key' },
    ]);
  });
});

describe('a fault as it is logged', () => {
  const named = (name: string) => Object.assign(new Error('x'), { name });
  const posing = new Error('x\n    at render (http://localhost:3000/Rosa-Medina-4321.js:1:1)');
  posing.stack = `Error: ${posing.message}\n    at http://elsewhere.example/a.js:1:2`;

  it.each([
    ['a text that was thrown', 'Rosa Medina', { kind: 'string', at: null }],
    ['nothing', undefined, { kind: 'undefined', at: null }],
    ['a name that is no class of errors', named('RosaMedina'), { kind: 'Error' }],
    ['the name of a class', named('AbortError'), { kind: 'AbortError' }],
    ['a message that looks like a line of ours', posing, { kind: 'Error', at: null }],
    ['a line of ours', createFault('chunk.b-1.js'), { kind: 'TypeError', at: 'chunk.b-1.js:12:3400' }],
  ])('%s', (_, error, expected) => {
    const fault = describeFault(error);
    expect(fault).toMatchObject({ ...expected, route: null });
    expect(requests['app.reportFault'].input.safeParse(fault).success).toBe(true);
    expectNoValue(JSON.stringify(fault));
  });

  it('has no address that is not one of ours', () => {
    const router = { state: { matches: [{ fullPath: '/claims/Rosa Medina 4321' }] } };
    expect(describeFault(new Error('x'), router).route).toBeNull();
  });
});
