import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Connected, ConsentOffer } from '#shared/model/plans/connection';
import { type Answers, fail, never } from '../support/app-bridge.ts';
import { evergreen } from '../support/family.ts';
import { expectAccessible, fill, type OpenedApp, openApp } from '../support/open-app.tsx';
import { connected, offer } from '../support/plan-answers.ts';
import { chooseEvergreen, goOn } from './choose-plan.ts';

const withoutName: Connected = { ...connected, granted: ['claims', 'coverage'], notGranted: ['patient'] };
const secretOffer: ConsentOffer = {
  ...offer,
  needsClientId: true,
  client: { ...offer.client, methods: ['secret-basic', 'private-key'] },
};
const none = { keyId: null, brokerUrl: null, relayUrl: null, redirectPort: null };
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

async function toSharing(answers: Answers = {}, path = '/plans/add'): Promise<OpenedApp> {
  const app = await openApp(path, { 'plans.offer': offer, 'connection.connect': withoutName, ...answers });
  if (path === '/plans/add') await chooseEvergreen(app);
  else await heading('What should Evergreen Health share?');
  return app;
}

async function go({ user }: OpenedApp): Promise<void> {
  const rosa = screen.queryByRole('radio', { name: 'Rosa Medina' });
  if (rosa) await user.click(rosa);
  await user.click(screen.getByRole('radio', { name: /One time only/ }));
  await user.click(screen.getByRole('checkbox', { name: /I have read/ }));
  await user.click(screen.getByRole('button', { name: /Continue to/ }));
}

describe('Medicare', () => {
  const ofMedicare: ConsentOffer = { ...secretOffer, dataHost: 'api.bluebutton.cms.gov' };

  it('says that an ID belongs to one app, and after all else what its terms ask for', async () => {
    await toSharing({ 'plans.offer': ofMedicare });
    expect(
      screen.getByText(
        'Medicare ties each ID to one app that it has reviewed. Use only an ID given for Claimfolio.',
      ),
    ).toBeVisible();
    const said = screen.getByText(
      'This product uses the Blue Button APIs but is not endorsed or certified by the Centers for Medicare & Medicaid Services or the U.S. Department of Health and Human Services.',
    );
    const last = screen.getByRole('button', { name: /Continue to/ });
    expect(last.compareDocumentPosition(said)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('is not spoken of at another plan', async () => {
    await toSharing({ 'plans.offer': secretOffer });
    expect(screen.queryByText(/Medicare ties|Blue Button/)).toBeNull();
  });
});

describe('a plan that wants an app ID and a secret', () => {
  it('says where to get them and what to register, and sends what was pasted', async () => {
    const app = await toSharing({ 'plans.offer': secretOffer });
    const { user, bridge } = app;
    expect(screen.getByRole('heading', { name: 'Evergreen Health needs an app ID' })).toBeVisible();
    expect(screen.getByText('https://apps.evergreen.example/register')).toBeVisible();
    expect(screen.getByText('http://127.0.0.1:28431/callback')).toBeVisible();
    await go(app);
    expect(await screen.findByText('Paste the app ID.')).toBeVisible();
    expect(screen.getByText('Paste the secret or the key.')).toBeVisible();
    await fill(user, screen.getByRole('textbox', { name: 'App ID (client ID)' }), ' abc-123 ');
    const secret = screen.getByLabelText('Secret (client secret)');
    expect(secret).toHaveAttribute('type', 'password');
    expect(secret).toHaveAccessibleDescription(/sent only to login\.evergreen\.example/);
    await fill(user, secret, 's3cret');
    await user.click(screen.getByRole('checkbox', { name: 'Show what I paste' }));
    expect(secret).toHaveAttribute('type', 'text');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /Continue to/ }));
    expect(bridge.inputs('connection.connect')).toMatchObject([
      { client: { ...none, clientId: 'abc-123', method: 'secret-basic', secret: 's3cret' } },
    ]);
  });

  it('takes a private key of several lines', async () => {
    const app = await toSharing({ 'plans.offer': secretOffer });
    const { user, bridge } = app;
    await fill(user, screen.getByRole('textbox', { name: 'App ID (client ID)' }), 'abc');
    await user.click(screen.getByRole('radio', { name: /my own key/ }));
    await user.click(screen.getByRole('textbox', { name: /^Private key/ }));
    await user.paste('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
    await fill(user, screen.getByRole('textbox', { name: /Key name/ }), 'k1');
    await go(app);
    expect(bridge.inputs('connection.connect')[0]?.client).toEqual({
      ...none,
      clientId: 'abc',
      method: 'private-key',
      keyId: 'k1',
      secret: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
    });
  });

  it('says who sees what before a broker is used, and refuses what is not an address', async () => {
    const app = await toSharing({ 'plans.offer': secretOffer });
    const { user, bridge } = app;
    await fill(user, screen.getByRole('textbox', { name: 'App ID (client ID)' }), 'abc');
    await user.click(screen.getByText('More ways to connect'));
    const broker = screen.getByRole('textbox', { name: 'Web address of a token broker' });
    await fill(user, broker, 'http://broker.example/t');
    await fill(user, screen.getByRole('textbox', { name: /page that brings/ }), 'relay.example');
    await fill(user, screen.getByRole('textbox', { name: 'Port number' }), '80');
    await go(app);
    expect(broker).toHaveAccessibleDescription(/must start with https/);
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true'));
    expect(await screen.findByText('The address must start with https:// and have no ? or #.')).toBeVisible();
    expect(screen.getByText('Type a number from 1024 to 65535.')).toBeVisible();
    expect(bridge.inputs('connection.connect')).toEqual([]);
    await user.clear(screen.getByRole('textbox', { name: /page that brings/ }));
    await fill(user, broker, 'https://broker.example/t');
    expect(screen.getByText(/The broker sees the keys to your records \(broker\.example\)/)).toBeVisible();
    await fill(user, screen.getByRole('textbox', { name: 'Port number' }), '28500');
    expect(screen.getByText('http://127.0.0.1:28500/callback')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Continue to/ }));
    expect(bridge.inputs('connection.connect')[0]?.client).toMatchObject({
      brokerUrl: 'https://broker.example/t',
      redirectPort: 28500,
      secret: null,
    });
  });

  it('keeps what was typed when the sign-in did not work', async () => {
    const app = await toSharing({
      'plans.offer': secretOffer,
      'connection.connect': fail('oauth/bad-client', { details: ['invalid_client', 'HTTP 401'] }),
    });
    const { user } = app;
    await fill(user, screen.getByRole('textbox', { name: 'App ID (client ID)' }), 'abc');
    await fill(user, screen.getByLabelText('Secret (client secret)'), 'wrong');
    await go(app);
    expect(await screen.findByText(/does not accept this app’s ID, secret, or key/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    expect(screen.getByRole('textbox', { name: 'App ID (client ID)' })).toHaveValue('abc');
    expect(screen.getByLabelText('Secret (client secret)')).toHaveValue('wrong');
  });
});

describe('a plan that takes https addresses only', () => {
  it('asks for the page in between before anything else', async () => {
    const client = { ...offer.client, needsRelay: true };
    const app = await toSharing({ 'plans.offer': { ...offer, needsClientId: true, client } });
    const { user, bridge } = app;
    expect(screen.getByText(/takes web addresses \(https\) only/)).toBeVisible();
    expect(screen.queryByText('http://127.0.0.1:28431/callback')).toBeNull();
    await fill(user, screen.getByRole('textbox', { name: 'App ID (client ID)' }), 'abc');
    await go(app);
    const relay = screen.getByRole('textbox', { name: /page that brings/ });
    expect(relay).toHaveAccessibleDescription(/must start with https/);
    await fill(user, relay, 'https://relay.example/back');
    expect(screen.getByText('https://relay.example/back')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Continue to/ }));
    expect(bridge.inputs('connection.connect')[0]?.client).toMatchObject({
      relayUrl: 'https://relay.example/back',
    });
  });
});

describe('a client that is remembered', () => {
  const remembered = { ...none, clientId: 'abc-123', method: 'secret-basic' as const };
  const known: ConsentOffer = {
    ...secretOffer,
    needsClientId: false,
    client: { ...secretOffer.client, remembered },
  };

  it('is used again without asking, and so are the categories', async () => {
    const again = { ...evergreen, state: 'sign-in-again' as const };
    const app = await toSharing(
      { 'plans.offer': known, 'connection.list': [again] },
      `/plans/add?again=${evergreen.id}`,
    );
    expect(screen.getByText('abc-123')).toBeVisible();
    expect(screen.queryByLabelText('Secret (client secret)')).toBeNull();
    expect(screen.getByRole('switch', { name: 'Names of doctors and places' })).toBeChecked();
    await go(app);
    expect(app.bridge.inputs('connection.connect')[0]).toMatchObject({ client: null });
  });

  it('can be changed without pasting the secret again, or forgotten', async () => {
    const app = await toSharing({ 'plans.offer': known });
    const { user, bridge } = app;
    await user.click(screen.getByRole('button', { name: 'Use another app ID' }));
    expect(document.activeElement?.tagName).toBe('H2');
    expect(screen.getByLabelText('Secret (client secret)')).toHaveAccessibleDescription(/Leave this empty/);
    await fill(user, screen.getByRole('textbox', { name: 'App ID (client ID)' }), 'other');
    expect(screen.getByLabelText('Secret (client secret)')).not.toHaveAccessibleDescription(
      /Leave this empty/,
    );
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await chooseEvergreen(app);
    bridge.answer({ 'plans.offer': secretOffer });
    await user.click(screen.getByRole('button', { name: 'Delete app ID' }));
    expect(await screen.findByRole('textbox', { name: 'App ID (client ID)' })).toHaveValue('');
    expect(bridge.inputs('connection.forgetClient')).toEqual([{ plan: { payerId: 'evergreen' } }]);
  });
});

describe('what Medicare does differently', () => {
  it('decides how long by itself, on one computer at a time', async () => {
    const app = await toSharing({
      'plans.offer': {
        ...offer,
        canKeepUpToDate: false,
        accessMonths: 13,
        planSetsHowLong: true,
        endsOtherSignIns: true,
      },
    });
    expect(
      screen.getByText(/Evergreen Health decides how long: up to 13 months, or one time only/),
    ).toBeVisible();
    expect(screen.getByText(/One computer at a time/)).toBeVisible();
    await app.user.click(screen.getByRole('radio', { name: 'Rosa Medina' }));
    await app.user.click(screen.getByRole('checkbox', { name: /I have read/ }));
    await app.user.click(screen.getByRole('button', { name: /Continue to/ }));
    await heading('Evergreen Health is connected');
  });

  it('says that the person held back the name, and how long the permission lasts', async () => {
    const app = await toSharing({
      'connection.list': [{ ...evergreen, accessEndsAt: '2027-12-25T12:00:00Z' }],
    });
    await go(app);
    await heading('Evergreen Health is connected');
    expect(screen.getByText(/did not share your name.*as chosen on its page/)).toBeVisible();
    expect(screen.queryByText(/^Not shared/)).toBeNull();
    expect(await screen.findByText('Evergreen Health allows this until December 25, 2027.')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('health records', () => {
  const health: ConsentOffer = {
    ...offer,
    categories: [
      ...offer.categories,
      { category: 'conditions', required: false },
      { category: 'immunizations', required: false },
    ],
  };

  it('are one folded group that says how many are on, and what happens to data stands before the box', async () => {
    const app = await toSharing({ 'plans.offer': health });
    const { user } = app;
    const vaccines = screen.getByRole('switch', { name: 'Vaccines' });
    expect(vaccines).not.toBeVisible();
    await user.click(screen.getByText('Choose kinds: 0 of 2 turned on'));
    expect(vaccines).toBeVisible();
    await user.click(vaccines);
    expect(screen.getByText('Choose kinds: 1 of 2 turned on')).toBeVisible();
    const goes = screen.getByRole('region', { name: 'Where your data goes' });
    const box = screen.getByRole('checkbox', { name: /I have read/ });
    expect(goes.compareDocumentPosition(box)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(goes.closest('form')).toBe(box.closest('form'));
    await expectAccessible();
  });

  it('are all off, and one button turns them on and off without touching the rest', async () => {
    const app = await toSharing({ 'plans.offer': health });
    const { user, bridge } = app;
    for (const one of screen.getAllByRole('switch')) expect(one).not.toBeChecked();
    const rows = within(screen.getByRole('list', { name: 'Your health records' }));
    expect(rows.getByRole('switch', { name: 'Vaccines' })).toHaveAccessibleDescription(/vaccines/);
    await user.click(screen.getByRole('button', { name: 'Turn on all health records' }));
    expect(screen.getByRole('switch', { name: 'Vaccines' })).toBeChecked();
    expect(screen.getByRole('switch', { name: 'Names of doctors and places' })).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Turn off all health records' }));
    expect(screen.getByRole('switch', { name: 'Health problems' })).not.toBeChecked();
    await user.click(screen.getByRole('switch', { name: 'Vaccines' }));
    await go(app);
    expect(bridge.inputs('connection.connect')[0]?.categories).toEqual([
      'patient',
      'claims',
      'coverage',
      'immunizations',
    ]);
  });
});

describe('when the browser cannot come back', () => {
  const waiting: Answers = { 'connection.connect': never };

  async function toWaiting(answers: Answers = {}) {
    const app = await toSharing({ ...waiting, ...answers });
    await go(app);
    const progress = {
      stage: 'browser-open' as const,
      host: 'login.evergreen.example',
      endsAt: new Date(Date.now() + 9 * 60_000).toISOString(),
      hint: null,
    };
    app.bridge.emit('connect.progress', progress);
    await heading(/^Sign in to /);
    return { ...app, progress };
  }

  it('takes the address, and says what is wrong with another one', async () => {
    const { user, bridge } = await toWaiting({ 'connection.pasteAnswer': { result: 'other-sign-in' } });
    await user.click(screen.getByText('Page shows an error?'));
    const field = screen.getByRole('textbox', { name: 'Address in the browser' });
    await user.click(screen.getByRole('button', { name: 'Use this address' }));
    expect(field).toHaveAccessibleDescription(/Paste the address first/);
    await fill(user, field, 'http://127.0.0.1:28431/callback?code=c&state=s');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/from another sign-in, or it is too old/));
    await expectAccessible();
    bridge.answer({ 'connection.pasteAnswer': { result: 'taken' } });
    await user.click(screen.getByRole('button', { name: 'Use this address' }));
    expect(await screen.findByText('That is the right one.')).toBeVisible();
    expect(bridge.inputs('connection.pasteAnswer')).toHaveLength(2);
  });

  it('offers it by itself after a minute', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      await toWaiting();
      expect(
        screen.queryByRole('heading', { level: 2, name: 'Did the browser not come back?' }),
      ).not.toBeVisible();
      await vi.advanceTimersByTimeAsync(61_000);
      expect(await screen.findByRole('heading', { name: 'Did the browser not come back?' })).toBeVisible();
    } finally {
      vi.useRealTimers();
    }
  });

  it('says that the plan did not find the person, and goes on waiting', async () => {
    const { bridge, progress } = await toWaiting();
    bridge.emit('connect.progress', { ...progress, hint: 'not-found' });
    expect(await screen.findByText(/Evergreen Health could not find you/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Stop' })).toBeVisible();
  });
});

describe('a plan that is not there', () => {
  const listed = (kind: 'plan' | 'sandbox' | 'portal-only', name: string) => ({
    id: name,
    name,
    alsoKnownAs: [],
    kind,
    host: kind === 'portal-only' ? null : 'x.example',
    portalUrl: 'https://portal.example/apps',
    isSample: false,
    needsClientId: true,
  });

  it('looks different in the list, and leads to other ways', async () => {
    const { user, bridge } = await openApp('/plans/add', {
      'plans.offer': offer,
      'payers.search': [listed('plan', 'Harbor Plan'), listed('portal-only', 'Ambler Health')],
    });
    const closed = await screen.findByRole('button', { name: /Ambler Health.*No address known/ });
    await user.click(closed);
    await heading('We do not know Ambler Health’s web address');
    expect(screen.getByText('https://portal.example/apps')).toBeVisible();
    expect(screen.getByText('Plans from an employer or a union')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open a file' })).toHaveAttribute('href', '/files');
    expect(bridge.inputs('plans.offer')).toEqual([]);
    await expectAccessible();
    await fill(
      user,
      screen.getByRole('textbox', { name: 'Your plan’s web address' }),
      'https://plan.example/fhir',
    );
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await goOn(user);
    await heading('What should Evergreen Health share?');
  });

  it('has a page of its own that can be reached and left by keyboard', async () => {
    const { user } = await openApp('/plans/add');
    (await screen.findByRole('button', { name: 'My plan is not here' })).focus();
    await user.keyboard('{Enter}');
    await heading('Your plan is not in the list?');
    screen.getByRole('button', { name: 'Back to the list' }).focus();
    await user.keyboard('{Enter}');
    await heading('Which plan do you want to add?');
  });

  it('names test services as what they are', async () => {
    await openApp('/plans/add', { 'payers.search': [listed('sandbox', 'Harbor Plan (sandbox)')] });
    const tests = within(await screen.findByRole('list', { name: 'Test services that match' }));
    expect(tests.getByText('For tests')).toBeVisible();
    expect(screen.getByText(/These have sample people/)).toBeVisible();
  });
});
