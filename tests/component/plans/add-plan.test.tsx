import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { EventPayload } from '#shared/ipc/contract';
import { type Answers, fail, never } from '../support/app-bridge.ts';
import { evergreen, rosa, walter } from '../support/family.ts';
import { expectAccessible, type OpenedApp, openApp } from '../support/open-app.tsx';
import { connected, offer, samplePlan } from '../support/plan-answers.ts';
import { chooseEvergreen, goOn } from './choose-plan.ts';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

async function toSharing(answers: Answers = {}): Promise<OpenedApp> {
  const app = await openApp('/plans/add', {
    'samplePlan.start': samplePlan,
    'plans.offer': offer,
    ...answers,
  });
  await chooseEvergreen(app);
  return app;
}

async function toSignIn(answers: Answers): Promise<OpenedApp> {
  const app = await toSharing(answers);
  await app.user.click(await screen.findByRole('radio', { name: 'Rosa Medina' }));
  await app.user.click(screen.getByRole('radio', { name: /One time only/ }));
  await app.user.click(screen.getByRole('checkbox', { name: /I have read/ }));
  await app.user.click(screen.getByRole('button', { name: /Continue to Evergreen Health/ }));
  return app;
}

describe('choosing a plan', () => {
  it('finds a plan by the name on the card', async () => {
    const { user, bridge } = await openApp('/plans/add');
    await user.type(await screen.findByRole('searchbox', { name: 'Name on your insurance card' }), 'Part B');
    const found = within(screen.getByRole('list', { name: 'Plans that match' }));
    await waitFor(() => expect(found.getAllByRole('button')).toHaveLength(2));
    const names = found.getAllByRole('button').map((one) => one.textContent);
    expect(names.join()).toMatch(/^Medicare(?! version).*,Medicare version 3/);
    expect(bridge.inputs('payers.search').at(-1)).toEqual({ text: 'Part B' });
    await expectAccessible();
  });

  it.each([
    ['', /Type the address first/],
    ['http://plan.example/fhir', /must start with https/],
    ['https://me@plan.example/fhir', /part with the @/],
    ['plan.example/fhir?page=1', /\? or #/],
    ['https://192.168.1.4/fhir', /inside a private network/],
    ['my plan', /not a web address/],
    ['zorbex', /not a web address/],
  ])('says what is wrong with the address "%s"', async (address, words) => {
    const { user, bridge } = await openApp('/plans/add');
    await user.click(await screen.findByText('Use a web address'));
    const field = screen.getByRole('textbox', { name: 'Your plan’s web address' });
    if (address) await user.type(field, address);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByText(words)).toBeVisible();
    expect(field).toHaveAccessibleDescription(words);
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(bridge.inputs('plans.offer')).toEqual([]);
  });

  it('says to check a typed address that no plan answers at', async () => {
    const { user } = await openApp('/plans/add', {
      'plans.offer': fail('fhir/unreachable'),
    });
    await user.type(
      await screen.findByRole('textbox', { name: 'Your plan’s web address' }),
      'plan.example/fihr',
    );
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await goOn(user);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('We could not reach plan.example.');
    expect(alert).toHaveTextContent('Check the address letter by letter');
  });

  it('asks the plan at a good address', async () => {
    const { user, bridge } = await openApp('/plans/add', { 'plans.offer': offer });
    await user.type(
      await screen.findByRole('textbox', { name: 'Your plan’s web address' }),
      'https://plan.example/fhir',
    );
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await goOn(user);
    await heading('What should Evergreen Health share?');
    expect(bridge.inputs('plans.offer')).toEqual([{ plan: { address: 'https://plan.example/fhir' } }]);
  });

  it('starts the made-up plan before it asks what that offers', async () => {
    const { user, bridge } = await openApp('/plans/add?sample=true');
    await user.click(await screen.findByRole('button', { name: /Sample Medicare/ }));
    await heading(/What should/);
    expect(bridge.inputs('plans.offer')).toEqual([{ plan: { payerId: 'sample-medicare' } }]);
    expect(bridge.inputs('samplePlan.start').length).toBeGreaterThan(0);
  });

  it('reaches the browser from a made-up plan in two presses, with everything of it', async () => {
    const { user, bridge } = await openApp('/plans/add?sample=true', {
      'people.list': [],
      'plans.offer': { ...offer, isSample: true },
      'connection.connect': never,
    });
    await user.click(await screen.findByRole('button', { name: /Sample Medicare/ }));
    await heading(/What should/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.getByText(/^This sample plan has sample people only/)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /Continue to/ }));
    expect(bridge.inputs('connection.connect')).toMatchObject([
      { categories: ['patient', 'claims', 'coverage', 'providers'], keepUpToDate: true },
    ]);
  });
});

describe('choosing what to share', () => {
  it('says that data stays in memory, and of a locked key store that it is locked only', async () => {
    const { user } = await openApp('/plans/add', {
      'plans.offer': offer,
      'app.info': { version: '1', storage: 'memory-locked', dark: false, platform: 'linux' },
    });
    await user.type(
      await screen.findByRole('textbox', { name: 'Your plan’s web address' }),
      'https://plan.example/fhir',
    );
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await goOn(user);
    expect(await screen.findByText('It stays in memory only, until you close Claimfolio.')).toBeVisible();
    expect(screen.queryByText(/has no secure storage/)).toBeNull();
  });

  it('presets nothing that the person should decide', async () => {
    await toSharing();
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    expect(screen.getByRole('checkbox', { name: /I have read/ })).not.toBeChecked();
    expect(screen.getByRole('switch', { name: 'Names of doctors and places' })).not.toBeChecked();
    expect(screen.getAllByText('Needed')).toHaveLength(6);
    await expectAccessible();
  });

  it('says what is still open before Continue is pressed', async () => {
    const { user } = await toSharing();
    const go = screen.getByRole('button', { name: /Continue to/ });
    expect(go).toHaveAccessibleDescription(
      'Before you continue: choose who this plan is for, choose how long, and check the box.',
    );
    expect(screen.getByRole('radiogroup', { name: /^How long\?/ })).toHaveAttribute('aria-required', 'true');
    await user.click(screen.getByRole('radio', { name: 'Rosa Medina' }));
    await user.click(screen.getByRole('radio', { name: /One time only/ }));
    expect(go).toHaveAccessibleDescription('Before you continue: check the box.');
    await user.click(screen.getByRole('checkbox', { name: /I have read/ }));
    expect(go).toHaveAccessibleDescription('');
    await expectAccessible();
  });

  it('says what is still open and opens no browser', async () => {
    const { user, bridge } = await toSharing();
    await user.click(screen.getByRole('button', { name: /Continue to/ }));
    expect(screen.getByText('Choose whose plan this is.')).toBeVisible();
    expect(screen.getByText('Choose how long.')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('Check the box first.');
    const agree = screen.getByRole('checkbox', { name: /I have read/ });
    expect(agree).toHaveAccessibleDescription(/Check the box first/);
    const first = screen.getByRole('radio', { name: 'Rosa Medina' });
    await waitFor(() => expect(document.activeElement).toBe(first));
    await user.click(first);
    await user.click(screen.getByRole('radio', { name: /One time only/ }));
    await user.click(screen.getByRole('button', { name: /Continue to/ }));
    await waitFor(() => expect(document.activeElement).toBe(agree));
    expect(bridge.inputs('connection.connect')).toEqual([]);
  });

  it('sends exactly what was chosen', async () => {
    const { user, bridge } = await toSharing({ 'connection.connect': connected });
    await user.click(screen.getByRole('radio', { name: 'Someone new' }));
    await user.click(screen.getByRole('switch', { name: 'Names of doctors and places' }));
    await user.click(
      screen.getByRole('radio', { name: /^Keep me up to date\. Evergreen Health ends this on/ }),
    );
    await user.click(screen.getByRole('checkbox', { name: /I have read/ }));
    await user.click(screen.getByRole('button', { name: /Continue to/ }));
    expect(bridge.inputs('connection.connect')).toEqual([
      {
        plan: { payerId: 'evergreen' },
        personId: null,
        connectionId: null,
        categories: ['patient', 'claims', 'coverage', 'providers'],
        keepUpToDate: true,
        client: null,
      },
    ]);
  });

  it('shows the privacy text over the page', async () => {
    const { user } = await toSharing();
    await user.click(screen.getByRole('button', { name: 'Privacy' }));
    expect(await screen.findByRole('dialog', { name: 'Privacy' })).toHaveTextContent('What we collect');
    await expectAccessible();
  });
});

describe('signing in', () => {
  const waiting: Answers = { 'connection.connect': never };

  it('says where the browser is open, opens it again and stops', async () => {
    const { user, bridge } = await toSignIn(waiting);
    await heading('Looking up Evergreen Health…');
    bridge.emit('connect.progress', {
      stage: 'browser-open',
      host: 'login.evergreen.example',
      endsAt: new Date(Date.now() + 9 * 60_000).toISOString(),
      hint: null,
    });
    await heading('Sign in to Evergreen Health');
    expect(screen.getByText(/^Your browser is open at login\.evergreen\.example\./)).toBeVisible();
    expect(screen.getByText('You have about 9 minutes left.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open it again' }));
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(bridge.inputs('connection.openBrowserAgain')).toHaveLength(1);
    expect(bridge.inputs('connection.cancelConnect')).toHaveLength(1);
    await expectAccessible();
  });

  it('says plainly that nothing was shared when the person said no, and asks nothing twice', async () => {
    const { user } = await toSignIn({
      'connection.connect': fail('oauth/access-denied'),
    });
    await heading('Nothing was shared. Nothing was saved.');
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    await heading('What should Evergreen Health share?');
    expect(screen.getByRole('radio', { name: 'Rosa Medina' })).toBeChecked();
  });

  it('says what the plan gave and leads to the claims while they come in', async () => {
    await toSignIn({
      'connection.connect': connected,
      'connection.list': [
        {
          ...evergreen,
          syncing: {
            connectionId: evergreen.id,
            category: 'claims',
            claimsSoFar: 212,
            expected: null,
            perSecond: null,
            waitingMs: null,
          },
        },
      ],
    });
    await heading('Evergreen Health is connected');
    expect(screen.getByText(/shares: Name, birth date, and address · Claims and costs/)).toBeVisible();
    expect(screen.getByText(/It does not share: Plan and member ID/)).toBeVisible();
    expect(await screen.findByText('212 claims so far. You can start reading.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to my claims' })).toBeVisible();
  });

  it('with no claim yet says so, and leads to the card and to doctors, not to a claim or a year to print', async () => {
    await toSignIn({ 'connection.connect': connected, 'connection.list': [{ ...evergreen, claims: 0 }] });
    await heading('Evergreen Health is connected');
    expect(
      await screen.findByText('Your plan has not sent any claims yet. We will look again at the next check.'),
    ).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Print your card' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'See your card' })).toBeVisible();
    expect(
      within(screen.getByRole('main')).getByRole('link', { name: 'Find a doctor or drug' }),
    ).toHaveAttribute('href', '/find?tab=doctors');
    expect(screen.queryByText('What to do first')).toBeNull();
    expect(screen.queryByText('We are getting your claims. You can start reading now.')).toBeNull();
    await expectAccessible();
  });

  const encrypted = { version: '1', storage: 'encrypted', dark: false, platform: 'linux' } as const;
  const first = { 'connection.connect': connected, 'connection.list': [evergreen], 'app.info': encrypted };

  /** That none comes can only be seen by giving it time. */
  const expectNoOffer = () =>
    expect(screen.findByRole('heading', { name: 'Recovery code' }, { timeout: 1000 })).rejects.toThrow();

  it('offers a recovery code after the first plan, until the person leaves', async () => {
    const { user, bridge } = await toSignIn({
      ...first,
      'recovery.state': { hasCode: false, isClosed: false },
      'recovery.offer': { code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE' },
      'recovery.keep': {},
    });
    await heading('Evergreen Health is connected');
    await user.click(await screen.findByRole('button', { name: 'Make a recovery code' }));
    expect(await screen.findByText('AAAAA-BBBBB-CCCCC-DDDDD-EEEEE')).toBeVisible();
    await expectAccessible();
    bridge.answer({ 'recovery.state': { hasCode: true, isClosed: false } });
    await user.click(screen.getByRole('button', { name: 'I have it on paper' }));
    // What was done stays to be read, though there is a code now.
    expect(await screen.findByText('Done. This code now opens your records.')).toBeVisible();
    expect(screen.queryByText('AAAAA-BBBBB-CCCCC-DDDDD-EEEEE')).toBeNull();
  });

  it('offers none after a further plan, when there is a code', async () => {
    await toSignIn({ ...first, 'recovery.state': { hasCode: true, isClosed: false } });
    await heading('Evergreen Health is connected');
    await expectNoOffer();
  });

  it('offers none where nothing is kept on this computer', async () => {
    await toSignIn({
      ...first,
      'app.info': { ...encrypted, storage: 'memory-locked' },
      'recovery.state': { hasCode: false, isClosed: false },
    });
    await heading('Evergreen Health is connected');
    await expectNoOffer();
  });

  it('says what went wrong, in words', async () => {
    await toSignIn({ 'connection.connect': fail('fhir/timeout') });
    await heading('The sign-in to Evergreen Health did not work');
    expect(screen.getByRole('alert')).toHaveTextContent('Evergreen Health did not answer.');
  });
});

describe('whose records these are', () => {
  const theo = { name: 'Theo Medina', birthDate: '2016-08-21' };

  async function toQuestion(question: Partial<EventPayload<'connect.question'>> = {}, more: Answers = {}) {
    const app = await toSignIn({ 'connection.connect': never, 'connection.answerWhose': {}, ...more });
    await heading('Looking up Evergreen Health…');
    app.bridge.emit('connect.question', {
      why: 'differs',
      said: theo,
      chosen: rosa,
      others: [walter],
      ...question,
    });
    return app;
  }

  it('tells both people, presets nothing, and takes the answer by keyboard', async () => {
    const { user, bridge } = await toQuestion();
    const title = await heading(/^Is this really Rosa Medina, born May 9, 1984\?$/);
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(screen.getByText(/says Theo Medina, born August 21, 2016 signed in/)).toBeVisible();
    const radios = screen.getAllByRole('radio');
    expect(radios).toHaveLength(3);
    for (const radio of radios) expect(radio).not.toBeChecked();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(screen.getByText('Choose whose records these are, or stop.')).toBeVisible();
    expect(bridge.inputs('connection.answerWhose')).toEqual([]);
    await waitFor(() => expect(document.activeElement).toBe(radios[0]));
    await user.keyboard('[ArrowDown][ArrowDown]');
    expect(screen.getByRole('radio', { name: /someone new/ })).toBeChecked();
    await user.tab();
    await user.keyboard('[Enter]');
    await waitFor(() => expect(bridge.inputs('connection.answerWhose')).toEqual([{ personId: null }]));
  });

  it.each([
    [/the person I chose: Rosa Medina/, rosa.id],
    [/^They belong to Walter Osgood/, walter.id],
  ])('takes %s', async (name, personId) => {
    const { user, bridge } = await toQuestion();
    await user.click(await screen.findByRole('radio', { name }));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(bridge.inputs('connection.answerWhose')).toEqual([{ personId }]));
  });

  it('asks whether somebody new is a person who is here, and tells two of them apart', async () => {
    const namesake = { ...walter, id: 'p-9' };
    const said = { name: walter.name, birthDate: walter.birthDate };
    await toQuestion(
      { why: 'known', chosen: null, said, others: [walter, namesake] },
      { 'people.list': [rosa, walter, namesake] },
    );
    await heading('Same person?');
    expect(screen.getByRole('radiogroup', { name: 'One person or two?' })).toBeVisible();
    const labels = screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent);
    expect(new Set(labels).size).toBe(3);
  });

  it('asks who of several a plan means, and offers nobody new and nobody who is here', async () => {
    const shown = { ...walter, id: '0', name: 'Leo Medina', birthDate: '2013-01-12' };
    const namesake = { ...rosa, id: '1' };
    const { user, bridge } = await toQuestion({
      why: 'several',
      said: { name: null, birthDate: null },
      others: [shown, namesake],
    });
    await heading('Whose records do you want to see?');
    const labels = screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent);
    expect(labels).toEqual(['Leo Medina, born January 12, 2013', 'Rosa Medina, born May 9, 1984']);
    await expectAccessible();
    await user.click(screen.getByRole('radio', { name: /Leo/ }));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(bridge.inputs('connection.answerWhose')).toEqual([{ personId: '0' }]));
  });

  it('stops without keeping anything, and does not say that nothing was shared', async () => {
    const { promise, resolve } = Promise.withResolvers<never>();
    const { user, bridge } = await toQuestion(
      { why: 'unknown', said: { name: null, birthDate: null } },
      { 'connection.connect': promise },
    );
    await heading(/^Are these records Rosa Medina/);
    expect(screen.getByText(/If the plan allows it, we also ask it to end the connection\./)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Stop and save nothing' }));
    expect(bridge.inputs('connection.cancelConnect')).toHaveLength(1);
    resolve(fail('oauth/cancelled') as never);
    await heading('Nothing was saved');
    expect(screen.getByText(/We did not save what Evergreen Health had sent/)).toBeVisible();
    expect(screen.queryByText(/Nothing was shared/)).toBeNull();
  });

  it('offers records that are here to nobody but their person', async () => {
    await toQuestion({ why: 'belongs' });
    await heading(/^These are not Rosa Medina/);
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    expect(screen.getByRole('radio', { name: /^They belong to Walter Osgood/ })).toBeVisible();
  });
});

describe('the host that gets the one-time code', () => {
  it('is named where it is another than that of the sign-in', async () => {
    const client = { ...offer.client, tokenHost: 'tokens.evergreen.example' };
    await toSharing({ 'plans.offer': { ...offer, client } });
    const words = await screen.findByText(/one-time sign-in code/);
    expect(words).toHaveTextContent('goes to tokens.evergreen.example');
  });

  it('is not named twice where it is the same', async () => {
    await toSharing();
    await heading('What should Evergreen Health share?');
    expect(screen.queryByText(/one-time code/)).toBeNull();
  });
});

describe('signing in again', () => {
  it('starts at what to share, for the same person and connection', async () => {
    const { user, bridge } = await openApp(`/plans/add?again=${evergreen.id}`, {
      'plans.offer': offer,
      'connection.connect': connected,
    });
    await heading('What should Evergreen Health share?');
    expect(screen.getByText('For: Rosa Medina.')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: /One time only/ }));
    await user.click(screen.getByRole('checkbox', { name: /I have read/ }));
    await user.click(screen.getByRole('button', { name: /Continue to/ }));
    expect(bridge.inputs('connection.connect')[0]).toMatchObject({
      personId: evergreen.personId,
      connectionId: evergreen.id,
      plan: evergreen.plan,
    });
  });
});
