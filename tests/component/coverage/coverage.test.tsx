import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/model/settings';
import { dentalCard, rosasCard } from '../../support/coverage-fixture.ts';
import { fail } from '../support/app-bridge.ts';
import { evergreen } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const at = (id: string, rest = '') => `/plans/card/${encodeURIComponent(id)}${rest}`;
const medicalId = `${evergreen.id}/Coverage/rosa-medina-coverage`;
const dentalId = `${evergreen.id}/Coverage/rosa-medina-dental`;
const visionId = `${evergreen.id}/Coverage/rosa-medina-vision`;
const medical = at(medicalId);
const number = 'EVG-884-20-4410';
const front = async () => within(await screen.findByRole('region', { name: 'Front of the card' }));
const back = async () => within(await screen.findByRole('region', { name: 'Back of the card' }));

describe('cards in My plans', () => {
  it('stand first, past ones folded away, each a link to its card', async () => {
    const { user } = await openApp('/plans');
    const cards = within(await screen.findByRole('region', { name: 'Rosa Medina’s cards' }));
    const links = cards.getAllByRole('link').map(({ textContent }) => textContent);
    expect(links[0]).toContain('Evergreen Health PPO');
    expect(links[1]).toContain('Evergreen Dental');
    expect(links[2]).toContain('Evergreen Vision');
    expect(cards.getByText('Cascade Basic')).not.toBeVisible();
    await user.click(cards.getByText('Past coverage (1)'));
    expect(cards.getByText('Cascade Basic')).toBeVisible();
    await expectAccessible();
    await user.click(cards.getByRole('link', { name: /Evergreen Health PPO/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Evergreen Health PPO' })).toBeVisible();
  });

  it('say which number the plan did not send', async () => {
    await openApp('/plans', { 'coverage.list': [dentalCard()] });
    const [cards] = await screen.findAllByRole('region', { name: /’s cards$/ });
    expect(cards).toHaveTextContent('Not given by your plan');
  });

  it('are not spoken of before the first has come', async () => {
    await openApp('/plans', { 'coverage.list': [] });
    await screen.findByRole('region', { name: 'Evergreen Health Rosa Medina' });
    expect(screen.queryByRole('region', { name: /^Cards/ })).toBeNull();
  });
});

describe('the card', () => {
  it('says that a file has it too', async () => {
    const fileVersion = { id: 'c-file/Coverage/medical', openedAt: '2026-03-03T18:00:00Z' };
    await openApp(at(rosasCard().id), { 'coverage.list': [rosasCard({ fileVersion })] });
    expect(await screen.findByText(/A file you opened on March 3, 2026 also has this/)).toBeVisible();
  });

  it('covers the ends of its numbers, too, in discreet mode', async () => {
    await openApp(medical, { 'settings.get': { ...defaultSettings, isDiscreet: true } });
    const card = await front();
    expect(card.getAllByText('Hidden').length).toBeGreaterThan(0);
    expect((await back()).getAllByText('Hidden').length).toBeGreaterThan(0);
    expect(document.body.textContent).not.toContain('4410');
  });

  it('hides the numbers until they are asked for, and again after leaving', async () => {
    const { user, bridge } = await openApp(medical);
    const card = await front();
    expect(card.getByText('Hidden, ends in 4410')).toBeDefined();
    expect((await back()).getByText('Hidden, ends in 4410')).toBeDefined();
    expect(document.body.textContent).not.toContain(number);
    expect(bridge.inputs('coverage.numbers')).toEqual([]);
    await user.click(card.getByRole('button', { name: 'Show numbers' }));
    expect(await card.findByText(number)).toBeVisible();
    expect((await back()).getByText('EVG884204410')).toBeVisible();
    expect(card.getByText(/The numbers are shown/)).toBeDefined();
    expect(document.activeElement).toBe(card.getByRole('button', { name: 'Hide numbers' }));
    await user.click(card.getByRole('button', { name: 'Hide numbers' }));
    expect(document.body.textContent).not.toContain(number);
    await user.click(card.getByRole('button', { name: 'Show numbers' }));
    await user.click(screen.getByRole('link', { name: /Claims/ }));
    await user.click(screen.getByRole('link', { name: 'My plans and cards' }));
    await user.click(await screen.findByRole('link', { name: /Evergreen Health PPO/ }));
    await front();
    expect(document.body.textContent).not.toContain(number);
    expect(bridge.inputs('coverage.numbers')).toEqual([{ coverageId: medicalId }]);
  });

  it('copies the whole member ID without showing it, by keyboard', async () => {
    const { user, bridge } = await openApp(medical, { 'app.noteCopied': {} });
    (await front()).getByRole('button', { name: 'Copy member ID' }).focus();
    await user.keyboard('{Enter}');
    await screen.findByText('Copied');
    expect(await navigator.clipboard.readText()).toBe(number);
    expect(bridge.inputs('app.noteCopied')).toEqual([{ text: number }]);
    expect(document.body.textContent).not.toContain(number);
  });

  it('shows both sides, costs with sources, contacts, and how official it is', async () => {
    await openApp(medical);
    const card = await front();
    for (const text of [
      'Rosa Medina',
      'GRP-7712, Maple Falls Workshops',
      'EVG-W, Evergreen West',
      'From January 1, 2016',
    ])
      expect(card.getByText(text)).toBeVisible();
    const other = await back();
    for (const text of [
      'RxBIN',
      '999000',
      'RxPCN',
      'EVGRX',
      '1-800-555-0143',
      'EVG7712',
      'December 15, 2025',
    ])
      expect(other.getByText(text)).toBeVisible();
    expect(
      screen.getByText(
        /Copied from your plan on March 20, 2026\. Your plan’s own card is the official one\./,
      ),
    ).toBeVisible();
    expect(screen.queryByText(/does not prove that you are covered/)).toBeNull();
    const costs = within(screen.getByRole('table', { name: 'What you pay' }));
    const row = (name: RegExp) => costs.getByRole('row', { name }).textContent;
    expect(row(/^Family doctor/)).toContain('$25.00');
    expect(row(/^Specialist/)).toContain('20%');
    expect(row(/^Family deductible ?In network/)).toContain('$1,400.00');
    expect(row(/^Emergency room/)).toContain('Except: Not charged when you are admitted');
    expect(row(/^Prescriptions/)).toContain('$10 generic, $45 brand');
    expect(document.title).toBe('Your insurance card – Claimfolio');
    expect(screen.getByRole('link', { name: /^See how much you have used/ })).toHaveAttribute(
      'href',
      '/spending/limits',
    );
    await expectAccessible();
  });

  it('says in words which programs help with costs, and when', async () => {
    const none = { copay: null, premiumPercent: null, start: null, end: null };
    const card = {
      ...rosasCard(),
      assistance: [
        { ...none, program: 'qmb' as const, start: '2025-01', end: '2025-03' },
        { ...none, program: 'extra-help' as const, copay: 'percent' as const, premiumPercent: 25 },
      ],
    };
    await openApp(at(card.id), { 'coverage.list': [card] });
    const shown = await front();
    expect(
      shown.getByText(
        'From January 2025 until March 2025: Medicaid pays your Medicare premiums, deductible, copays, and coinsurance (QMB). Medicare providers cannot bill you for them.',
      ),
    ).toBeVisible();
    expect(
      shown.getByText(
        'Extra Help with drug costs. It pays 25% of the drug plan’s premium, up to a limit. You pay part of a covered drug’s price.',
      ),
    ).toBeVisible();
  });

  it('says nothing of a part of the premium that help does not pay', async () => {
    const help = { program: 'extra-help' as const, copay: null, premiumPercent: 0, start: null, end: null };
    const card = { ...rosasCard(), assistance: [help] };
    await openApp(at(card.id), { 'coverage.list': [card] });
    const shown = await front();
    expect(shown.getByText('Extra Help with drug costs.')).toBeVisible();
    expect(shown.queryByText(/0%/)).toBeNull();
  });

  it('says what a person expects and the plan did not send, and no more', async () => {
    await openApp(at(dentalCard().id), { 'coverage.list': [rosasCard(), dentalCard()] });
    const card = await front();
    expect(card.getAllByText('Not given by your plan')).toHaveLength(2);
    expect((await back()).getAllByText('Not given by your plan')).toHaveLength(1);
    expect(card.queryByRole('button', { name: 'Show numbers' })).toBeNull();
    expect(
      screen.getByText(/Made from your plan’s data\. It does not prove that you are covered\./),
    ).toBeVisible();
    expect(screen.getByText('Your plan did not send copays or limits.')).toBeVisible();
    expect(screen.queryByText('Dependent number')).toBeNull();
  });

  it('does not expect a group of Medicare', async () => {
    const card = dentalCard({
      id: 'c-evergreen/Coverage/a',
      kind: 'medicare-part-a',
      coverageName: 'Part A',
    });
    await openApp(at(card.id), { 'coverage.list': [card] });
    expect(await screen.findByRole('heading', { level: 1, name: 'Medicare Part A' })).toBeVisible();
    expect((await front()).getAllByText('Not given by your plan')).toHaveLength(1);
  });

  it('warns when two active plans of one kind do not say who pays first', async () => {
    const second = rosasCard({ id: 'c-evergreen/Coverage/second', payerName: 'Lakes Health', order: null });
    await openApp(at(rosasCard().id), { 'coverage.list': [rosasCard(), second] });
    expect(await screen.findByText(/Ask them which one pays first/)).toHaveTextContent('Lakes Health');
  });

  it('warns of Medicare beside another plan, not of its own parts', async () => {
    const part = (kind: 'medicare-part-a' | 'medicare-part-b') =>
      dentalCard({ id: `c-medicare/Coverage/${kind}`, connectionId: 'c-medicare', kind });
    const parts = [part('medicare-part-a'), part('medicare-part-b')];
    await openApp(at(parts[0]?.id ?? ''), { 'coverage.list': [...parts, rosasCard({ order: null })] });
    expect(await screen.findByText(/Ask them which one pays first/)).toHaveTextContent('Gold PPO 1500');
    cleanup();
    await openApp(at(parts[0]?.id ?? ''), { 'coverage.list': parts });
    await front();
    expect(screen.queryByText(/pays first/)).toBeNull();
  });

  it('tells the order that the plans state', async () => {
    const second = rosasCard({ id: 'c-evergreen/Coverage/second', payerName: 'Lakes Health', order: 2 });
    await openApp(at(rosasCard().id), { 'coverage.list': [second, rosasCard()] });
    expect(await screen.findByText(/Ask them which one pays first/)).toHaveTextContent(
      /Evergreen Health Insurance .*: first in the plan’s order, Lakes Health .*: second in the plan’s order/,
    );
  });

  it('shows pictures from the record only, with their words', async () => {
    const dataUrl = 'data:image/png;base64,iVBORw0KGgo=';
    const image = { label: 'Front of the card you got by mail', description: null, dataUrl };
    const images = [
      { role: 'other' as const, ...image },
      { role: 'barcode' as const, ...image, label: null },
    ];
    await openApp(at(rosasCard().id), { 'coverage.list': [rosasCard({ images })] });
    expect(await screen.findByRole('img', { name: 'Front of the card you got by mail' })).toBeVisible();
    expect((await back()).getByRole('img', { name: 'Barcode' })).toBeVisible();
  });

  it('is not called active without a day where an old file says so', async () => {
    const card = rosasCard({
      openedAt: '2026-03-03T18:00:00Z',
      state: 'current',
      end: null,
      asOf: '2013-03-16',
    });
    await openApp(at(card.id), { 'coverage.list': [card] });
    expect((await screen.findAllByText('Active as of March 16, 2013'))[0]).toBeVisible();
    expect(screen.queryByText('Active')).toBeNull();
  });

  it('opens all data of its record', async () => {
    const { user, bridge } = await openApp(medical);
    await user.click(await screen.findByRole('button', { name: 'See the plan’s own version' }));
    expect(await screen.findByText(/"id": "rosa-medina-coverage"/)).toBeVisible();
    expect(bridge.inputs('records.source')).toEqual([{ id: medicalId }]);
    await expectAccessible();
  });

  it('says when it is not here, and when it cannot be read', async () => {
    await openApp(at(`${evergreen.id}/Coverage/none`));
    expect(await screen.findByRole('heading', { name: 'We cannot find this card' })).toBeVisible();
  });

  it('fails in words and can be tried again', async () => {
    const { user, bridge } = await openApp(medical, { 'coverage.list': fail('store/corrupt') });
    await screen.findByRole('alert');
    bridge.answerFromApp('coverage.list');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await front();
  });

  it('speaks Spanish', async () => {
    await openApp(at(rosasCard().id), { 'coverage.list': [rosasCard()] }, { language: 'es' });
    expect(await screen.findByText('Visita al médico de cabecera')).toBeVisible();
    expect(screen.getByText(/La tarjeta oficial es la de su plan/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Mostrar números' })).toBeVisible();
  });
});

describe('printing a card', () => {
  const print = at(medicalId, '/print');
  const preview = async () => within(await screen.findByRole('region', { name: 'How it will look' }));

  it('shows both sides to cut out, with the end of the number only', async () => {
    const { bridge } = await openApp(print);
    const paper = await preview();
    expect(paper.getByRole('heading', { name: 'Your insurance card' })).toBeDefined();
    expect(paper.getAllByText('ends in 4410')).toHaveLength(2);
    expect(paper.queryByText(number)).toBeNull();
    expect(
      paper.getByText(/Copied from your plan’s data on March 20, 2026\. Not the official card\./),
    ).toBeDefined();
    expect(screen.getByRole('button', { name: 'Save simple PDF' })).toBeVisible();
    expect(bridge.inputs('statement.get').at(-1)).toEqual({
      kind: 'card',
      coverageIds: [medicalId],
      options: { size: 'wallet', showMemberId: false, paper: 'letter', language: 'en' },
    });
    await expectAccessible();
  });

  it('leaves out cards that have ended unless one asks for them', async () => {
    const { bridge, user } = await openApp(print);
    await preview();
    const asked = () => bridge.inputs('statement.get').at(-1) as { coverageIds: string[] };
    expect(asked().coverageIds).toEqual([medicalId]);
    await user.click(await screen.findByRole('checkbox', { name: 'Also print my card that has ended' }));
    expect(await (await preview()).findByText(/Cascade Basic · Ended/)).toBeDefined();
    expect(asked().coverageIds).toHaveLength(2);
    expect(asked().coverageIds).not.toContain(dentalId);
  });

  it('each choice changes what is asked for, saved and printed', async () => {
    const { bridge, user } = await openApp(print);
    await preview();
    await user.click(screen.getByRole('radio', { name: 'Large print (18 point)' }));
    await user.click(screen.getByRole('checkbox', { name: /Print the whole member ID/ }));
    await user.click(await screen.findByRole('checkbox', { name: 'Also print my 2 other active cards' }));
    await user.click(screen.getByRole('radio', { name: 'Español' }));
    await user.click(screen.getByRole('radio', { name: /A4/ }));
    const paper = await preview();
    expect((await paper.findAllByText(number)).length).toBeGreaterThan(0);
    expect(
      await paper.findByText('Lo máximo que la familia paga de su bolsillo en un año, Dentro de la red'),
    ).toBeDefined();
    const request = {
      kind: 'card' as const,
      coverageIds: [medicalId, dentalId, visionId],
      options: { size: 'large' as const, showMemberId: true, paper: 'a4' as const, language: 'es' as const },
    };
    expect(bridge.inputs('statement.get').at(-1)).toEqual(request);
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    expect(await screen.findByText('Saved as insurance-card.pdf')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(await screen.findByText('Sent to your printer.')).toBeDefined();
    expect(bridge.inputs('statement.savePdf')).toEqual([request]);
    expect(bridge.inputs('statement.print')).toEqual([request]);
  });
});
