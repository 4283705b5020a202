import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { requests } from '../../../shared/ipc/contract.ts';
import { rosasCard } from '../../support/coverage-fixture.ts';
import { evergreen } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { doctor, foundDoctor } from './find-fixture.ts';

const found = { 'lookup.directory': foundDoctor };

const search = () => screen.findByRole('button', { name: 'Search the directory' });

describe('the directory', () => {
  it('is a tab of its own, reached by keyboard, and asks nothing by itself', async () => {
    const { user, bridge } = await openApp('/find');
    const tab = await screen.findByRole('link', { name: 'Doctors and places' });
    tab.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Whose directory?' })).toBeVisible();
    expect(await search()).toBeDisabled();
    expect(bridge.calls.filter(({ channel }) => /^lookup\.(drug|dir|net)/.test(channel))).toEqual([]);
    await expectAccessible();
  });

  it('shows who, of which kind, where, whom its numbers reach, in which networks, and that it is today’s', async () => {
    const { user, bridge } = await openApp('/find?tab=doctors', found);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Imani');
    await user.type(screen.getByRole('textbox', { name: 'City or ZIP code' }), '99201');
    expect(
      screen.getByText(
        `We ask ${evergreen.host} for doctors and other providers, name “Imani”, place “99201”.`,
        {
          exact: false,
        },
      ),
    ).toBeVisible();
    await user.click(await search());
    const entry = within(await screen.findByRole('article', { name: 'Imani Okafor, MD' }));
    expect(bridge.inputs('lookup.directory')).toEqual([
      {
        place: { payerId: 'evergreen' },
        kind: 'practitioner',
        name: 'Imani',
        specialty: '',
        near: '99201',
        npi: null,
        networkId: null,
      },
    ]);
    for (const words of [
      'Heart doctor',
      'Cedar Hospital',
      '1 Oak St, Spokane, WA 99201',
      'Evergreen Select',
      'Taking new patients (Evergreen Select)',
      'Taking only their current patients (Evergreen Wide)',
      'Mon – Fri: 8:00 AM – 5:00 PM',
      '555-0111 (Sat – Sun: 8:00 AM – 5:00 PM)',
      '555-0100 (Ada Bell, Billing)',
      'Group practice',
      'Outpatient clinic',
      'Near public transit',
      'Spanish',
      'Virtual: by phone, Home robot',
      'In person',
      'MD, from State of Oregon, valid in OR, number L-77, from February 1, 2020, active',
      'March 1, 2026',
    ])
      expect(entry.getByText(words)).toBeVisible();
    expect(
      screen.getByText(
        'This is today’s directory. Your card or your plan says which network is yours. The directory does not say if they were in network on the day of a claim. Call to confirm.',
      ),
    ).toBeVisible();
    await expectAccessible();
  });

  it('in Spanish says kinds, access and languages in Spanish, and keeps the directory’s words as its own', async () => {
    const cardiologist = {
      ...doctor,
      specialties: [{ text: 'Interventional Cardiology', code: '207RI0011X', system: 'NUCC' }],
      languages: [{ text: 'Vietnamese', code: 'vi', system: null }],
      locations: doctor.locations.map((place) => ({
        ...place,
        accessibility: [{ text: 'public transit options', code: 'pubtrans', system: null }],
      })),
    };
    const { user } = await openApp(
      '/find?tab=doctors',
      { 'lookup.directory': { ...foundDoctor, entries: [cardiologist] } },
      { language: 'es' },
    );
    await user.type(await screen.findByRole('textbox', { name: 'Nombre' }), 'Imani');
    await user.click(await screen.findByRole('button', { name: 'Buscar en el directorio' }));
    const entry = within(await screen.findByRole('article', { name: 'Imani Okafor, MD' }));
    expect(entry.getByText('Médicos del corazón (cardiología)').hasAttribute('lang')).toBe(false);
    expect(entry.getByText('vietnamita')).toBeVisible();
    expect(entry.queryByText('public transit options')).toBeNull();
    expect(entry.getByText('Interventional Cardiology')).toHaveAttribute('lang', 'en');
    expect(entry.queryByText('Group practice')).toBeNull();
    expect(entry.getByText('Grupo médico').hasAttribute('lang')).toBe(false);
    expect(entry.getAllByText(/^Son palabras de su plan/)).toHaveLength(1);
  });

  it('takes no more words than a question may hold', async () => {
    const { user, bridge } = await openApp('/find?tab=doctors', found);
    for (const name of ['Name', 'City or ZIP code', /^Specialty/]) {
      await user.click(await screen.findByRole('textbox', { name }));
      await user.paste('Imani '.repeat(100));
    }
    await user.click(await search());
    expect(await screen.findByRole('article', { name: 'Imani Okafor, MD' })).toBeVisible();
    const [asked] = bridge.inputs('lookup.directory');
    expect(requests['lookup.directory'].input.safeParse(asked).error).toBeUndefined();
  });

  it.each([
    ['evergreen  select', null],
    ['Evergreen Select', 'EVG-S'],
    [null, 'EVERGREEN SELECT'],
  ])('marks the network that the card of the same plan names: %s, %s', async (name, value) => {
    const card = rosasCard({ id: `${evergreen.id}/Coverage/x`, connectionId: evergreen.id });
    const network = {
      kind: 'network',
      label: { text: null, code: 'network', system: null },
      value,
      name,
      hidden: false,
    };
    const { user, bridge } = await openApp('/find?tab=doctors&name=Imani', {
      ...found,
      'coverage.list': [{ ...card, classes: [network] }],
    });
    await user.click(await search());
    const entry = within(await screen.findByRole('article', { name: 'Imani Okafor, MD' }));
    expect(await entry.findByText('The network on your card')).toBeVisible();
    expect(entry.getByRole('link', { name: 'from your card Gold PPO 1500' })).toHaveAttribute(
      'href',
      `/plans/card/${encodeURIComponent(card.id)}`,
    );
    expect(entry.getByText(/^Networks change\. Call the office/)).toBeVisible();
    expect(entry.queryByText(/in network/i)).toBeNull();
    await expectAccessible();
    for (const other of [
      { ...card, classes: [network], state: 'past' as const },
      { ...card, classes: [network], removed: true },
      { ...card, classes: [network], connectionId: 'another' },
      { ...card, classes: [{ ...network, name: 'Evergreen', value: null }] },
      { ...card, classes: [{ ...network, kind: 'plan' }] },
    ]) {
      bridge.answer({ 'coverage.list': [other] });
      bridge.emit('lock.changed', {});
      await waitFor(() => expect(entry.queryByText('The network on your card')).toBeNull());
      bridge.answer({ 'coverage.list': [{ ...card, classes: [network] }] });
      bridge.emit('lock.changed', {});
      expect(await entry.findByText('The network on your card')).toBeVisible();
    }
  });

  it('lists what was not understood, with the record that says it', async () => {
    const unread = [{ path: 'Practitioner/imani: photo', text: 'a picture' }];
    const entries = [{ ...doctor, unread }];
    const { user } = await openApp('/find?tab=doctors', { 'lookup.directory': { ...foundDoctor, entries } });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Imani');
    await user.click(await search());
    const entry = within(await screen.findByRole('article', { name: 'Imani Okafor, MD' }));
    await user.click(entry.getByText('1 part that Claimfolio did not understand'));
    expect(entry.getByText('Practitioner/imani: photo')).toBeVisible();
  });

  it('brings networks on request only, and narrows by one', async () => {
    const { user, bridge } = await openApp('/find?tab=doctors&name=Okafor');
    await user.click(await screen.findByRole('button', { name: 'Show the networks' }));
    const networks = await screen.findByRole('button', { name: /All networks/ });
    expect(document.activeElement).toBe(networks);
    await user.click(networks);
    expect(
      await screen.findByRole('option', { name: /^Evergreen West .* – the network on your card$/ }),
    ).toBeVisible();
    await user.click(await screen.findByRole('option', { name: 'Evergreen Plus (Evergreen Supplement)' }));
    expect(screen.getByText(/network “Evergreen Plus”/)).toBeVisible();
    await user.click(await search());
    await waitFor(() =>
      expect(bridge.inputs('lookup.directory')[0]?.networkId).toBe('Organization/evergreen-plus'),
    );
    expect(await screen.findByRole('article', { name: 'Dr. Amara Okafor' })).toBeVisible();
  });

  it('looks for the provider of a claim by number, and lets go of it', async () => {
    const { user, bridge } = await openApp('/find?tab=doctors&npi=9990002013');
    expect(
      await screen.findByText('Looking for the provider with NPI 9990002013, from your claim.'),
    ).toBeVisible();
    expect(screen.getByText(/for NPI 9990002013\./)).toBeVisible();
    expect(bridge.inputs('lookup.directory')).toEqual([]);
    await user.click(await search());
    await screen.findByRole('article', { name: 'Dr. Amara Okafor' });
    expect(bridge.inputs('lookup.directory')[0]?.npi).toBe('9990002013');
    await user.click(screen.getByRole('button', { name: 'Search by name instead' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeVisible();
  });

  it('says what to try when nobody is found, and marks who is not active', async () => {
    const { user, bridge } = await openApp('/find?tab=doctors&name=Nobody');
    await user.click(await search());
    expect(await screen.findByRole('heading', { name: 'Not found in this directory.' })).toBeVisible();
    bridge.answer({
      'lookup.directory': {
        host: 'x',
        understood: null,
        entries: [{ ...doctor, active: false, networks: [], name: null, verifiedOn: null }],
        more: true,
      },
    });
    await user.click(await search());
    const entry = within(await screen.findByRole('article', { name: 'Name not given' }));
    expect(entry.getByText('The directory says this is no longer active.')).toBeVisible();
    expect(entry.getByText('The directory does not list a network')).toBeVisible();
    expect(entry.getByText('The directory does not say when')).toBeVisible();
  });

  it('speaks Spanish', async () => {
    const { user } = await openApp('/find?tab=doctors&name=Imani', found, { language: 'es' });
    await user.click(await screen.findByRole('button', { name: 'Buscar en el directorio' }));
    const entry = within(await screen.findByRole('article'));
    expect(entry.getByText('Acepta pacientes nuevos (Evergreen Select)')).toBeVisible();
    expect(entry.getByText('español')).toBeVisible();
    await expectAccessible();
  });
});
