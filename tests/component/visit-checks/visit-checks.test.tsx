/** A claim that looks wrong: noted on its page, listed, changed, taken back, on paper. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { everyClaim } from '#shared/every-claim';
import type { Household } from '#shared/model/people/people';
import type { VisitCheck } from '#shared/model/visits/visit-check';
import { northgate, totals } from '../claims/claims-data.ts';
import { fail } from '../support/app-bridge.ts';
import { rosa } from '../support/family.ts';
import {
  chooseMore,
  expectAccessible,
  expectFocusKept,
  findFirstPerson,
  openApp,
} from '../support/open-app.tsx';

expectFocusKept();

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

async function openClaim(language: 'en' | 'es' = 'en') {
  const app = await openApp('/claims', {}, { language });
  const [link] = await screen.findAllByRole('link', { name: /Northgate Surgery Center/ });
  await app.user.click(link as HTMLElement);
  return app;
}

const check = (more: Partial<VisitCheck> = {}): VisitCheck => ({
  row: northgate,
  facts: { answer: 'other-service', note: '', notedOn: '2026-03-18' },
  planKind: 'unknown',
  planPhone: null,
  ...more,
});

describe('a claim that looks wrong', () => {
  it('is noted on its page, stands in the list, is changed there, put on paper, and taken back', async () => {
    const { user, bridge } = await openClaim();
    await user.click(await screen.findByRole('button', { name: 'This looks wrong' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('Choose one.')).toBeVisible();
    expect(bridge.inputs('visitChecks.save')).toEqual([]);
    await user.click(dialog.getByRole('radio', { name: 'Did not happen' }));
    await user.type(dialog.getByLabelText('Note (optional)'), 'I was in Ohio that day.');
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('You marked this: Did not happen')).toBeVisible();
    expect(bridge.inputs('visitChecks.save')).toMatchObject([
      { facts: { answer: 'did-not-happen', note: 'I was in Ohio that day.', notedOn: '2026-03-20' } },
    ]);

    await user.click(await screen.findByRole('link', { name: 'All claims you marked' }));
    await title('1 claim to ask about');
    const group = within(screen.getByRole('region', { name: 'To ask about' }));
    expect(group.getByText('I was in Ohio that day.')).toBeVisible();
    expect(group.getByText(/Claim 26-077-4410 .*Billed \$8,240\.00 · Plan paid/)).toBeVisible();
    expect(screen.getByText(/Ask your provider’s office first/)).toBeVisible();
    const whom = within(screen.getByRole('region', { name: 'Who to call' }));
    expect(whom.getByText(/^Evergreen Health/)).toBeVisible();
    await expectAccessible();

    await user.click(group.getByRole('button', { name: /^Change what you marked for Northgate/ }));
    await user.click(await screen.findByRole('radio', { name: 'I am not sure' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await group.findByText('You marked this: I am not sure')).toBeVisible();

    await user.click(screen.getByRole('link', { name: 'Print this list' }));
    await title('Print claims that look wrong');
    const paper = within(await screen.findByRole('region', { name: 'How it will look' }));
    expect(await paper.findByRole('heading', { name: 'Claims I want to ask about' })).toBeVisible();
    expect(paper.getByText('I said on March 20, 2026: I am not sure')).toBeVisible();

    await user.click(screen.getByRole('link', { name: 'Claims that look wrong' }));
    await user.click(await screen.findByRole('button', { name: /^Change what you marked/ }));
    await user.click(await screen.findByRole('button', { name: 'Remove the mark' }));
    await screen.findByText('You have not marked any claims');
    expect(screen.queryByRole('link', { name: 'Print this list' })).toBeNull();
  });

  it.each([
    ['did-not-happen', true],
    ['other-service', false],
  ] as const)('%s: whether its row in the list says so: %s', async (answer, isSaid) => {
    const checks = [check({ facts: { answer, note: '', notedOn: '2026-03-18' } })];
    const months = [{ year: 2026, month: 3, firstIndex: 0, claims: 1, sums: [], asked: 0 }];
    await openApp('/claims', {
      'visitChecks.list': { checks },
      'claims.list': { count: 1, rows: [northgate], months, totals: [totals()], openVisits: 0 },
    });
    const [name] = await screen.findAllByRole('link', { name: /Northgate Surgery Center/ });
    const row = name?.closest('tr') as HTMLElement;
    await waitFor(() => expect(within(row).queryByText('you marked: did not happen') !== null).toBe(isSaid));
    expect(row).toHaveTextContent('$862.10');
  });

  it.each([
    ['/claims', 'Your share so far in 2026'],
    ['/people', 'This year'],
  ])(
    'is said in the sums on %s that count it, and only while it is said not to have happened',
    async (path) => {
      const inSum = 'Of your share, $862.10 is for care that you marked: did not happen.';
      const marked = (answer: VisitCheck['facts']['answer'], row = northgate) => ({
        'visitChecks.list': { checks: [check({ row, facts: { answer, note: '', notedOn: '2026-03-18' } })] },
      });
      const household: Household = {
        ...{ year: 2026, leftOut: 0, share: null, monthShare: null, openBills: null },
        people: [
          {
            ...{ person: rosa, toLook: 0, isReady: true, openVisits: 0, planShares: [], monthOpenVisits: 0 },
            ...{ openBills: [], hasBills: false, toGetBack: [], nextDates: [], laterDates: 0 },
            shares: [{ currency: 'USD', sum: totals().yourShare, atPharmacy: totals().atPharmacy }],
            monthShares: [],
          },
        ],
      };
      const people = { 'people.household': household };
      await openApp(path, { ...people, ...marked('did-not-happen') });
      expect(await screen.findByText(inSum)).toBeVisible();
      cleanup();
      await openApp(path, { ...people, ...marked('not-sure') });
      await title(/./);
      expect(screen.queryByText(/^Of your share/)).toBeNull();
      cleanup();
      await openApp(path, {
        ...people,
        ...marked('did-not-happen', { ...northgate, serviceStart: '2025-12-30' }),
      });
      await title(/./);
      expect(screen.queryByText(/^Of your share/)).toBeNull();
    },
  );

  it('is said above a letter about it, and above no other', async () => {
    await openApp('/claims');
    const { request } = window.claimfolio;
    const personId = await findFirstPerson();
    const page = await request['claims.list']({ filter: everyClaim(personId), offset: 0, limit: 200 });
    const refused = (page.ok ? page.value.rows : []).find(({ state }) => state === 'plan-did-not-pay');
    if (!refused) throw new Error('There is no refused claim.');
    const words = /^You marked that this did not happen. Do not pay/;
    const path = `/appeals/${encodeURIComponent(refused.id)}/letter/appeal`;
    cleanup();
    await openApp(path);
    await title(/./);
    await screen.findByRole('region', { name: 'Your letter' });
    expect(screen.queryByText(words)).toBeNull();
    cleanup();
    const facts = { answer: 'did-not-happen', note: '', notedOn: '2026-03-18' } as const;
    await openApp(path, { 'visitChecks.list': { checks: [check({ row: refused, facts })] } });
    expect(await screen.findByText(words)).toBeVisible();
    await expectAccessible();
  });

  it('in Spanish', async () => {
    const { user } = await openClaim('es');
    await user.click(await screen.findByRole('button', { name: 'Algo no está bien' }));
    await user.click(await screen.findByRole('radio', { name: 'No tuve esta visita' }));
    await user.click(screen.getByRole('button', { name: 'Guardar' }));
    expect(await screen.findByText('Usted anotó: No tuve esta visita')).toBeVisible();
  });

  it('stays as it was when the note cannot be kept', async () => {
    const { user, bridge } = await openClaim();
    bridge.answer({ 'visitChecks.save': fail('store/full') });
    await user.click(await screen.findByRole('button', { name: 'This looks wrong' }));
    await user.click(await screen.findByRole('radio', { name: 'I am not sure' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByRole('dialog')).toBeVisible();
  });
});

describe('the list', () => {
  it('is found from Claims, and says what to do when nothing was noted', async () => {
    const { user } = await openApp('/claims');
    await chooseMore(user, 'Claims that look wrong');
    await title('Claims that look wrong');
    expect(await screen.findByText('You have not marked any claims')).toBeVisible();
    await expectAccessible();
  });

  it('says that a claim is still being decided, and puts one that no longer stands apart', async () => {
    const gone = check({ row: { ...northgate, id: 'c-evergreen/9', state: 'canceled', counted: false } });
    const deciding = check({ row: { ...northgate, id: 'c-evergreen/8', state: 'plan-is-deciding' } });
    await openApp('/claims/visits', { 'visitChecks.list': { checks: [deciding, gone] } });
    await title('1 claim to ask about');
    const open = within(screen.getByRole('region', { name: 'To ask about' }));
    expect(open.getByText('Your plan is still deciding this claim.')).toBeVisible();
    expect(open.getAllByRole('listitem')).toHaveLength(1);
    const old = within(screen.getByRole('region', { name: 'Replaced or canceled' }));
    expect(old.getByText(/This claim no longer counts/)).toBeVisible();
    await expectAccessible();
  });

  it('of claims that are gone calls nobody and prints nothing', async () => {
    const gone = check({ row: { ...northgate, state: 'canceled', counted: false } });
    await openApp('/claims/visits', { 'visitChecks.list': { checks: [gone] } });
    await title('Claims that look wrong');
    await screen.findByRole('region', { name: 'Replaced or canceled' });
    expect(screen.queryByRole('region', { name: 'Who to call' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Print this list' })).toBeNull();
  });

  it('that cannot be read says so', async () => {
    await openApp('/claims/visits', { 'visitChecks.list': fail('store/corrupt') });
    await waitFor(() => expect(screen.getByRole('alert')).toBeVisible());
  });
});

describe('care that did not happen', () => {
  const words = {
    en: {
      newest: 'See the claim that replaced it',
      open: 'This looks wrong',
      answer: 'Did not happen',
      save: 'Save',
      first: 'You marked that this did not happen. Do not pay for it until it is cleared up.',
      share: 'Your share if it did happen. You marked that it did not.',
      bill: /^If you get a bill for it, call your plan/,
      what: 'See what to do',
      remove: 'Remove the mark',
      owe: /^You may owe/,
      undo: 'Undo',
    },
    es: {
      newest: 'Ver la reclamación que la reemplazó',
      open: 'Algo no está bien',
      answer: 'No tuve esta visita',
      save: 'Guardar',
      first: 'Usted anotó que no tuvo esta visita. No pague hasta que se aclare.',
      share: 'Su parte si hubiera tenido la visita. Usted anotó que no la tuvo.',
      bill: /^Si recibe una factura por esto, pregunte a su plan/,
      what: 'Ver qué hacer',
      remove: 'Borrar lo anotado',
      owe: /^Podría deberle a/,
      undo: 'Deshacer',
    },
  } as const;

  it.each(['en', 'es'] as const)(
    'leads the claim with whom to call, and has the way back there, in %s',
    async (language) => {
      const said = words[language];
      const { user } = await openClaim(language);
      await user.click((await screen.findAllByRole('link', { name: said.newest }))[0] as HTMLElement);
      await screen.findByText(said.owe);
      await user.click(await screen.findByRole('button', { name: said.open }));
      await user.click(await screen.findByRole('radio', { name: said.answer }));
      await user.click(screen.getByRole('button', { name: said.save }));
      expect(await screen.findByText(said.first)).toBeVisible();
      expect(screen.getByText(/Evergreen Health: /)).toBeVisible();
      expect(screen.getByText(said.share)).toBeVisible();
      expect(screen.getByText(said.bill)).toBeVisible();
      expect(screen.queryByText(said.owe)).toBeNull();
      const green = [...document.querySelectorAll('main [class*="_primary_"]')];
      expect(green.map(({ textContent }) => textContent)).toEqual([said.what]);
      await expectAccessible();
      await user.click(screen.getByRole('button', { name: said.remove }));
      expect(await screen.findByText(said.owe)).toBeVisible();
      expect(screen.queryByText(said.first)).toBeNull();
      await user.click(await screen.findByRole('button', { name: said.undo }));
      expect(await screen.findByText(said.first)).toBeVisible();
    },
  );
});
