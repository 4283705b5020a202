import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { KnownPlan } from '#shared/model/plans/connection';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { offer } from '../support/plan-answers.ts';
import { goOn } from './choose-plan.ts';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const known: KnownPlan = {
  planName: 'Harbor Health',
  fhirBaseUrl: 'https://api.harbor.example/fhir',
  portalUrl: 'https://apps.harbor.example/register',
  redirectUrls: ['http://127.0.0.1:28431/callback', 'http://127.0.0.1:28432/callback'],
  needsRelay: false,
  isSample: false,
  askedHosts: ['api.harbor.example'],
  needsClientId: false,
};
const ofHarbor = '/plans/add?payerId=harbor';

describe('a plan that was picked', () => {
  it('is asked nothing before a yes, and the page says who is asked what', async () => {
    const { user, bridge } = await openApp(ofHarbor, { 'plans.about': known, 'plans.offer': offer });
    await heading('Ask Harbor Health how to sign in?');
    expect(screen.getByText('Nothing has been sent yet.', { exact: false })).toBeVisible();
    expect(screen.getByText(/^Claimfolio asks api\.harbor\.example two things/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'How to get your Harbor Health claims today' })).toBeNull();
    await expectAccessible();
    expect(bridge.inputs('plans.offer')).toEqual([]);
    await goOn(user);
    await heading('What should Evergreen Health share?');
    expect(bridge.inputs('plans.offer')).toEqual([{ plan: { payerId: 'harbor' } }]);
  });

  it('can be left again, also when it did not answer', async () => {
    const { user } = await openApp(ofHarbor, {
      'plans.about': known,
      'plans.offer': fail('fhir/unreachable'),
    });
    await goOn(user);
    expect(await screen.findByRole('alert')).toHaveTextContent('We could not reach Harbor Health.');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await heading('Which plan do you want to add?');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a plan that needs an app ID', () => {
  const needing = { 'plans.about': { ...known, needsClientId: true }, 'plans.offer': offer };

  it('opens with what that takes, and with what the person can do today', async () => {
    const { user, bridge } = await openApp(ofHarbor, needing);
    await heading('How to get your Harbor Health claims today');
    const today = within(screen.getByRole('region', { name: 'What you can do today' }));
    expect(today.getByRole('link', { name: 'Open a file' })).toHaveAttribute('href', '/files');
    expect(today.getByText(/Sign in on Harbor Health’s own website/)).toBeVisible();
    expect(today.getByText(/How can you let it in/)).toBeVisible();
    // What works stands first, with the one green button; what is technical is folded away.
    const [first, ...others] = today.getAllByRole('listitem');
    expect(first).toHaveTextContent('Works in part');
    expect(others.at(-1)).toHaveTextContent('Not yet');
    expect([...document.querySelectorAll('main [class*="primary"]')].map((one) => one.textContent)).toEqual([
      'Open a table',
    ]);
    const technical = /127\.0\.0\.1|redirect|app ID \(client|api\.harbor\.example/;
    for (const part of screen.getAllByText(technical)) expect(part).not.toBeVisible();
    await user.click(screen.getByText('For someone who knows computers well: set up the sign-in'));
    expect(screen.getByText('http://127.0.0.1:28431/callback')).toBeVisible();
    expect(screen.getByText(/Who can give it an app ID/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open it in your browser' }));
    expect(bridge.inputs('links.open')).toEqual([{ portalOf: 'harbor' }]);
    expect(bridge.inputs('plans.offer')).toEqual([]);
    await expectAccessible();
    await goOn(user);
    await heading('What should Evergreen Health share?');
  });

  it('has a page to print, which says what to register, and leads back to the plan', async () => {
    const { user } = await openApp(ofHarbor, needing);
    await user.click(await screen.findByRole('link', { name: 'Print page for your helper' }));
    await heading('Page for your helper');
    for (const words of ['How to get an app ID from Harbor Health', 'https://apps.harbor.example/register'])
      await waitFor(() => expect(screen.getAllByText(words)[0]).toBeVisible());
    for (const url of known.redirectUrls) expect(screen.getByText(url)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Back to the plan' }));
    await heading('How to get your Harbor Health claims today');
  });

  it('shows where to come back to for a service on this computer, too, which takes any port', async () => {
    const { user, bridge } = await openApp('/plans/add');
    const field = await screen.findByRole('textbox', { name: 'Your plan’s web address' });
    await user.click(field);
    await user.paste('http://127.0.0.1:9/fhir');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await heading(/^How to get your .* claims today$/);
    await user.click(screen.getByText('For someone who knows computers well: set up the sign-in'));
    expect(screen.getByText(/^http:\/\/127\.0\.0\.1\/callback\/[0-9a-f]{16}$/)).toBeVisible();
    expect(screen.getByText('Any port works, so the address has none.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Open it in your browser' })).toBeNull();
    expect(bridge.inputs('plans.offer')).toEqual([]);
  });
});

describe('a plan that is known by its address', () => {
  it('gets the name that the person calls it by, from the first page to the records', async () => {
    const { user, bridge } = await openApp('/plans/add', {
      'plans.about': { ...known, planName: 'api.harbor.example' },
      'plans.offer': { ...offer, planName: 'api.harbor.example' },
      'connection.connect': fail('oauth/access-denied'),
    });
    await user.click(await screen.findByRole('textbox', { name: 'Your plan’s web address' }));
    await user.paste('https://api.harbor.example/fhir');
    await user.click(screen.getByRole('textbox', { name: /^A name for this plan/ }));
    await user.paste(' Harbor ');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await heading('Ask Harbor how to sign in?');
    await goOn(user);
    await heading('What should Harbor share?');
    await user.click(screen.getByRole('radio', { name: 'Rosa Medina' }));
    await user.click(screen.getByRole('radio', { name: /One time only/ }));
    await user.click(screen.getByRole('checkbox', { name: /I have read/ }));
    await user.click(screen.getByRole('button', { name: /Continue to Harbor/ }));
    expect(bridge.inputs('connection.connect')).toMatchObject([{ planName: 'Harbor' }]);
  });
});

describe('a plan that lets apps register themselves', () => {
  const registering = { ...offer, needsClientId: true, registrationHost: 'apps.evergreen.example' };
  const toSharing = async () => {
    const app = await openApp(ofHarbor, {
      'plans.about': { ...known, needsClientId: true },
      'plans.offer': registering,
      'connection.connect': fail('oauth/registration-refused', { details: ['HTTP 403'] }),
    });
    await goOn(app.user);
    await heading('What should Evergreen Health share?');
    await app.user.click(screen.getByRole('radio', { name: 'Rosa Medina' }));
    await app.user.click(screen.getByRole('radio', { name: /One time only/ }));
    await app.user.click(screen.getByRole('checkbox', { name: /I have read/ }));
    return app;
  };
  const yes = () => screen.getByRole('checkbox', { name: 'Yes, register Claimfolio at Evergreen Health' });
  const go = (user: Awaited<ReturnType<typeof toSharing>>['user']) =>
    user.click(screen.getByRole('button', { name: /Continue to/ }));

  it('asks for a yes, says what is sent where, and says what a refusal means', async () => {
    const { user, bridge } = await toSharing();
    expect(screen.getByText(/get its app ID at apps\.evergreen\.example/)).toBeVisible();
    expect(yes()).not.toBeChecked();
    await go(user);
    expect(yes()).toHaveAccessibleDescription('Check this box, or use your own app ID.');
    expect(bridge.inputs('connection.connect')).toEqual([]);
    await expectAccessible();
    await user.click(yes());
    await go(user);
    expect(bridge.inputs('connection.connect')).toMatchObject([{ client: 'register' }]);
    expect(await screen.findByText(/did not give Claimfolio an app ID/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    await waitFor(() => expect(bridge.inputs('plans.offer')).toHaveLength(2));
    expect(yes()).toBeChecked();
  });

  it('takes an app ID of the person’s own in its place, and back', async () => {
    const { user, bridge } = await toSharing();
    await user.click(screen.getByText('More ways to connect'));
    await user.click(screen.getByRole('button', { name: 'Use my own app ID' }));
    await user.click(screen.getByRole('button', { name: 'Let Claimfolio register itself' }));
    expect(yes()).not.toBeChecked();
    await user.click(screen.getByText('More ways to connect'));
    await user.click(screen.getByRole('button', { name: 'Use my own app ID' }));
    await user.click(screen.getByRole('textbox', { name: 'App ID (client ID)' }));
    await user.paste('abc');
    await go(user);
    expect(bridge.inputs('connection.connect')).toMatchObject([{ client: { clientId: 'abc' } }]);
  });
});
