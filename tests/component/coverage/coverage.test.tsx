import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { dentalCard, rosasCard } from '../../support/coverage-fixture.ts';
import { expectAccessible, renderApp } from '../support/render-app.tsx';
import { StubFailure } from '../support/stub-bridge.ts';
import { coverageAnswers, pastCard } from '../support/stub-coverage.ts';

const at = (id: string, rest = '') => `/plans/card/${encodeURIComponent(id)}${rest}`;
const medical = at('c-evergreen/Coverage/medical');
const front = async () => within(await screen.findByRole('region', { name: 'Front of the card' }));
const back = async () => within(await screen.findByRole('region', { name: 'Back of the card' }));

describe('cards in My plans', () => {
  it('stand first, past ones folded away, each a link to its card', async () => {
    const { user } = await renderApp('/plans', coverageAnswers());
    const cards = within(await screen.findByRole('region', { name: 'Cards of Rosa Medina' }));
    const links = cards.getAllByRole('link').map(({ textContent }) => textContent);
    expect(links[0]).toContain('Gold PPO 1500');
    expect(links[1]).toContain('Not sent by your plan');
    expect(cards.getByText('Silver HMO')).not.toBeVisible();
    await user.click(cards.getByText('Past coverage (1)'));
    expect(cards.getByText('Silver HMO')).toBeVisible();
    await expectAccessible();
    await user.click(cards.getByRole('link', { name: /Gold PPO 1500/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Gold PPO 1500' })).toBeVisible();
  });

  it('are not spoken of before the first has come', async () => {
    await renderApp('/plans', coverageAnswers([]));
    await screen.findByRole('region', { name: 'Evergreen Health' });
    expect(screen.queryByRole('region', { name: /^Cards/ })).toBeNull();
  });
});

describe('the card', () => {
  it('hides the numbers until they are asked for, and again after leaving', async () => {
    const { user, bridge } = await renderApp(medical, coverageAnswers());
    const card = await front();
    expect(card.getByText('Hidden, ends in 4410')).toBeDefined();
    expect((await back()).getByText('Hidden, ends in 4410')).toBeDefined();
    expect(document.body.textContent).not.toContain('EVG-0077-4410');
    expect(bridge.inputs('coverage.numbers')).toEqual([]);
    await user.click(card.getByRole('button', { name: 'Show numbers' }));
    expect(await card.findByText('EVG-0077-4410')).toBeVisible();
    expect((await back()).getByText('EVG-0077-4410')).toBeVisible();
    expect(card.getByText(/The numbers are shown/)).toBeDefined();
    expect(document.activeElement).toBe(card.getByRole('button', { name: 'Hide numbers' }));
    await user.click(card.getByRole('button', { name: 'Hide numbers' }));
    expect(document.body.textContent).not.toContain('EVG-0077-4410');
    await user.click(card.getByRole('button', { name: 'Show numbers' }));
    await user.click(screen.getByRole('link', { name: /Claims/ }));
    await user.click(screen.getByRole('link', { name: 'My plans' }));
    await user.click(await screen.findByRole('link', { name: /Gold PPO 1500/ }));
    await front();
    expect(document.body.textContent).not.toContain('EVG-0077-4410');
    expect(bridge.inputs('coverage.numbers')).toEqual([{ coverageId: 'c-evergreen/Coverage/medical' }]);
  });

  it('copies the whole member ID without showing it, by keyboard', async () => {
    const { user } = await renderApp(medical, coverageAnswers());
    (await front()).getByRole('button', { name: 'Copy member ID' }).focus();
    await user.keyboard('{Enter}');
    await screen.findByText('Copied');
    expect(await navigator.clipboard.readText()).toBe('EVG-0077-4410');
    expect(document.body.textContent).not.toContain('EVG-0077-4410');
  });

  it('shows both sides, costs with sources, contacts, and how official it is', async () => {
    await renderApp(medical, coverageAnswers());
    const card = await front();
    for (const text of [
      'Rosa Medina',
      '83-2201, Northgate Schools',
      'Evergreen Open Network',
      'From January 1, 2026',
    ])
      expect(card.getByText(text)).toBeVisible();
    const other = await back();
    for (const text of ['RxBIN', '610011', 'RxPCN', 'EVGRX', '1-800-555-0177', '91617', 'December 15, 2025'])
      expect(other.getByText(text)).toBeVisible();
    expect(
      screen.getByText(
        /Copied from your plan on March 20, 2026\. Your plan’s own card is the official one\./,
      ),
    ).toBeVisible();
    expect(screen.queryByText(/not proof of eligibility/)).toBeNull();
    const costs = within(screen.getByRole('table', { name: 'What you pay' }));
    const row = (name: RegExp) => costs.getByRole('row', { name }).textContent;
    expect(row(/^Family doctor visit/)).toContain('$30.00');
    expect(row(/^Deductible for one person ?In network/)).toContain('$1,500.00');
    expect(row(/^Emergency room/)).toContain('Except: Not charged when you are admitted');
    expect(row(/^Prescriptions/)).toContain('$10 / $40 / 25% after deductible');
    expect(document.title).toBe('Insurance card – Claimfolio');
    await expectAccessible();
  });

  it('says what a person expects and the plan did not send, and no more', async () => {
    await renderApp(at(dentalCard().id), coverageAnswers());
    const card = await front();
    expect(card.getAllByText('Not sent by your plan')).toHaveLength(2);
    expect((await back()).getAllByText('Not sent by your plan')).toHaveLength(1);
    expect(card.queryByRole('button', { name: 'Show numbers' })).toBeNull();
    expect(screen.getByText(/Built from plan data\. It is not proof of eligibility\./)).toBeVisible();
    expect(screen.getByText('Your plan did not send copays or limits.')).toBeVisible();
    expect(screen.queryByText('Dependent number')).toBeNull();
  });

  it('does not expect a group of Medicare', async () => {
    const card = dentalCard({
      id: 'c-evergreen/Coverage/a',
      kind: 'medicare-part-a',
      coverageName: 'Part A',
    });
    await renderApp(at(card.id), coverageAnswers([card]));
    expect(await screen.findByRole('heading', { level: 1, name: 'Medicare Part A' })).toBeVisible();
    expect((await front()).getAllByText('Not sent by your plan')).toHaveLength(1);
  });

  it('warns when two active plans of one kind do not say who pays first', async () => {
    const second = rosasCard({ id: 'c-evergreen/Coverage/second', payerName: 'Lakes Health', order: null });
    await renderApp(medical, coverageAnswers([rosasCard(), second, pastCard()]));
    expect(await screen.findByText(/Ask them which one pays first/)).toHaveTextContent('Lakes Health');
  });

  it('warns of Medicare beside another plan, not of its own parts', async () => {
    const part = (kind: 'medicare-part-a' | 'medicare-part-b') =>
      dentalCard({ id: `c-medicare/Coverage/${kind}`, connectionId: 'c-medicare', kind });
    const parts = [part('medicare-part-a'), part('medicare-part-b')];
    await renderApp(at(parts[0]?.id ?? ''), coverageAnswers([...parts, rosasCard({ order: null })]));
    expect(await screen.findByText(/Ask them which one pays first/)).toHaveTextContent('Gold PPO 1500');
    cleanup();
    await renderApp(at(parts[0]?.id ?? ''), coverageAnswers(parts));
    await front();
    expect(screen.queryByText(/pays first/)).toBeNull();
  });

  it('tells the order that the plans state', async () => {
    const second = rosasCard({ id: 'c-evergreen/Coverage/second', payerName: 'Lakes Health', order: 2 });
    await renderApp(medical, coverageAnswers([second, rosasCard()]));
    expect(await screen.findByText(/Ask them which one pays first/)).toHaveTextContent(
      /Evergreen Health Insurance .*: first in the plan’s order, Lakes Health .*: second in the plan’s order/,
    );
  });

  it('shows pictures from the record only, with their words', async () => {
    const dataUrl = 'data:image/png;base64,iVBORw0KGgo=';
    const image = { label: 'Front of the card you got by mail', description: null, dataUrl };
    await renderApp(
      medical,
      coverageAnswers([
        rosasCard({
          images: [
            { role: 'other', ...image },
            { role: 'barcode', ...image, label: null },
          ],
        }),
      ]),
    );
    expect(await screen.findByRole('img', { name: 'Front of the card you got by mail' })).toBeVisible();
    expect((await back()).getByRole('img', { name: 'Barcode' })).toBeVisible();
  });

  it('opens all data of its record', async () => {
    const { user, bridge } = await renderApp(medical, coverageAnswers());
    await user.click(await screen.findByRole('button', { name: 'See the plan’s own version' }));
    expect(await screen.findByText(/"id": "c-evergreen\/Coverage\/medical"/)).toBeVisible();
    expect(bridge.inputs('records.source')).toEqual([{ id: 'c-evergreen/Coverage/medical' }]);
    await expectAccessible();
  });

  it('says when it is not here, and when it cannot be read', async () => {
    await renderApp(at('c-evergreen/Coverage/none'), coverageAnswers());
    expect(await screen.findByRole('heading', { name: 'This card is not here' })).toBeVisible();
  });

  it('fails in words and can be tried again', async () => {
    const { user, bridge } = await renderApp(medical, {
      ...coverageAnswers(),
      'coverage.list': () => {
        throw new StubFailure('store/corrupt');
      },
    });
    await screen.findByRole('alert');
    bridge.answer(coverageAnswers());
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await front();
  });

  it('speaks Spanish', async () => {
    const settings = { ...defaultSettings, language: 'es' as const };
    await renderApp(medical, { ...coverageAnswers(), 'settings.get': () => settings }, 'es');
    expect(await screen.findByText('Visita al médico de cabecera')).toBeVisible();
    expect(screen.getByText(/La tarjeta oficial es la de su plan/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Mostrar números' })).toBeVisible();
  });
});

describe('printing a card', () => {
  const print = at('c-evergreen/Coverage/medical', '/print');
  const preview = async () => within(await screen.findByRole('region', { name: 'How it will look' }));

  it('shows both sides to cut out, with the end of the number only', async () => {
    const { bridge } = await renderApp(print, coverageAnswers());
    const paper = await preview();
    expect(paper.getByRole('heading', { name: 'Your insurance card' })).toBeDefined();
    expect(paper.getAllByText('ends in 4410')).toHaveLength(2);
    expect(paper.queryByText('EVG-0077-4410')).toBeNull();
    expect(
      paper.getByText(/Copied from plan data on March 20, 2026\. Not the official card\./),
    ).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Save simple PDF' })).toBeNull();
    expect(bridge.inputs('statement.get').at(-1)).toEqual({
      kind: 'card',
      coverageIds: ['c-evergreen/Coverage/medical'],
      options: { size: 'wallet', showMemberId: false, paper: 'letter', language: 'en' },
    });
    await expectAccessible();
  });

  it('each choice changes what is asked for, saved and printed', async () => {
    const { bridge, user } = await renderApp(print, coverageAnswers());
    await preview();
    await user.click(screen.getByRole('radio', { name: 'Large print (18 point)' }));
    await user.click(screen.getByRole('checkbox', { name: /Print the whole member ID/ }));
    await user.click(screen.getByRole('checkbox', { name: 'Print my other active card, too' }));
    await user.click(screen.getByRole('radio', { name: 'Español' }));
    await user.click(screen.getByRole('radio', { name: /A4/ }));
    const paper = await preview();
    expect(await paper.findByText('EVG-0077')).toBeDefined();
    expect(paper.getByText('Lo máximo que paga una persona en un año, Dentro de la red')).toBeDefined();
    const request = {
      kind: 'card' as const,
      coverageIds: ['c-evergreen/Coverage/medical', 'c-evergreen/Coverage/dental'],
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
