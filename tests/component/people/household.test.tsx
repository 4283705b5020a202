/** Everyone here at once. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Household, PersonStanding } from '#shared/model/people/people';
import { rosa, walter } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const sum = (cents: number | null, more = {}) => ({
  cents,
  statedCents: cents,
  computedCents: null,
  statedBy: cents === null ? 0 : 4,
  notStatedBy: 0,
  partlyBy: 0,
  ...more,
});
const standing = (over: Partial<PersonStanding> = {}): PersonStanding => ({
  person: rosa,
  toLook: 0,
  isReady: true,
  openVisits: 0,
  shares: [{ currency: 'USD', sum: sum(112_810) }],
  openBills: [],
  nextDates: [],
  ...over,
});
const household = (people: PersonStanding[], over: Partial<Household> = {}): Household => ({
  year: 2026,
  people,
  leftOut: 0,
  share: null,
  openBills: null,
  ...over,
});

describe('everyone here', () => {
  it('is reached from the person switch, and leads to each person’s claims', async () => {
    const { user } = await openApp('/claims');
    await user.click(await screen.findByRole('button', { name: /^Rosa Medina/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Everyone' }));
    const walters = within(await screen.findByRole('region', { name: 'Walter Osgood' }));
    expect(screen.getByRole('region', { name: 'Rosa Medina' })).toBeVisible();
    await expectAccessible();
    await user.click(walters.getByRole('button', { name: 'See claims' }));
    expect(await screen.findByRole('button', { name: /^Walter Osgood/ })).toBeVisible();
    expect(
      await screen.findByRole('heading', { level: 1, name: /to review$|Nothing to review/ }),
    ).toBeVisible();
  });

  it('says of each what needs a look, the share with its gaps, open bills and next dates, and adds what may be added', async () => {
    await openApp('/people', {
      'people.household': household(
        [
          standing({
            toLook: 2,
            openBills: [{ currency: 'USD', cents: 12_000, bills: 2 }],
            nextDates: [
              { kind: 'bill', day: '2026-05-04', name: 'Harbor Valley Clinic', billId: 'b-1' },
              { kind: 'appeal', day: '2026-05-09', name: null, claimId: 'c/1' },
            ],
          }),
          standing({
            person: { ...walter, authority: 'power-of-attorney' },
            shares: [
              {
                currency: 'USD',
                sum: sum(500, { statedCents: 400, computedCents: 100, notStatedBy: 1, partlyBy: 1 }),
              },
            ],
          }),
        ],
        { share: { currency: 'USD', sum: sum(113_310, { statedBy: 8 }) } },
      ),
    });
    await screen.findByRole('heading', { level: 1, name: '2 things to review' });
    const rosas = within(screen.getByRole('region', { name: 'Rosa Medina' }));
    expect(rosas.getByText('2 to review.')).toBeVisible();
    expect(rosas.getByText(/on 2 bills$/)).toHaveTextContent('$120.00 on 2 bills');
    expect(rosas.getByText('May 4, 2026: bill from Harbor Valley Clinic')).toBeVisible();
    expect(rosas.getByText(/^May 9, 2026: deadline to appeal/)).toBeVisible();
    const walters = within(screen.getByRole('region', { name: 'Walter Osgood' }));
    expect(walters.getByText('you have a power of attorney')).toBeVisible();
    expect(
      walters.getByText(
        /1 claim does not show it\. 1 claim shows it for only some services\. \$4\.00 from the plan \+ \$1\.00 calculated/,
      ),
    ).toBeVisible();
    expect(
      within(screen.getByRole('region', { name: 'Total' })).getByText(/based on 8 claims/),
    ).toHaveTextContent('$1,133.10');
    await expectAccessible();
  });

  it('adds nothing where it would not be true, and says why', async () => {
    await openApp('/people', {
      'people.household': household([
        standing({ openVisits: 2, toLook: 2 }),
        standing({ person: walter, isReady: false, shares: [] }),
        standing({
          person: { ...walter, id: 'p-ines', name: 'Ines Duarte' },
          shares: [{ currency: 'USD', sum: sum(null, { statedBy: 0, notStatedBy: 1 }) }],
        }),
      ]),
    });
    expect(await screen.findByText('No total until you answer about 2 visits. See Claims.')).toBeVisible();
    const ines = within(screen.getByRole('region', { name: 'Ines Duarte' }));
    expect(ines.getByText('not given by the plan').parentElement).toHaveTextContent(
      /^not given by the plan$/,
    );
    const walters = within(screen.getByRole('region', { name: 'Walter Osgood' }));
    expect(walters.getAllByText('Not known until the first check is done.')).toHaveLength(2);
    expect(screen.queryByRole('region', { name: 'Total' })).toBeNull();
  });

  it('speaks Spanish', async () => {
    await openApp('/people', { 'people.household': household([standing()]) }, { language: 'es' });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Hoy nada necesita su atención' }),
    ).toBeVisible();
  });
});
