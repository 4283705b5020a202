/** Everyone here at once. */
import { screen, waitFor, within } from '@testing-library/react';
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
  planShares: [],
  monthOpenVisits: 0,
  shares: [{ currency: 'USD', sum: sum(112_810), atPharmacy: sum(null) }],
  monthShares: [{ currency: 'USD', sum: sum(8_517), atPharmacy: sum(1_000) }],
  openBills: [],
  hasBills: false,
  toGetBack: [],
  nextDates: [],
  laterDates: 0,
  ...over,
});
const household = (people: PersonStanding[], over: Partial<Household> = {}): Household => ({
  year: 2026,
  people,
  leftOut: 0,
  share: null,
  monthShare: null,
  openBills: null,
  ...over,
});

describe('everyone here', () => {
  it('is reached from the person switch, and leads to each person’s claims', async () => {
    const { user } = await openApp('/claims');
    await user.click(await screen.findByRole('button', { name: /^Rosa Medina/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Everyone' }));
    const walters = within(await screen.findByRole('row', { name: /Walter Osgood/ }));
    expect(screen.getByRole('row', { name: /Rosa Medina/ })).toBeVisible();
    expect(screen.getByRole('button', { name: /^Everyone/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Rosa Medina/ })).toBeNull();
    await expectAccessible();
    await user.click(walters.getByRole('button', { name: 'See claims' }));
    expect(await screen.findByRole('button', { name: /^Walter Osgood/ })).toBeVisible();
    expect(
      await screen.findByRole('heading', { level: 1, name: /to review$|No claims to review/ }),
    ).toBeVisible();
  });

  it.each([
    ['en', 'Everyone', 'See bills', 'You now see the records of Walter Osgood only.', 'Back to everyone'],
    [
      'es',
      'Todas las personas',
      'Ver facturas',
      'Ahora ve solo los registros de Walter Osgood.',
      'Volver a todas las personas',
    ],
  ] as const)(
    'says whose bills they are, with the way back, in %s',
    async (language, all, bills, says, back) => {
      const { user } = await openApp('/people', {}, { language });
      const walters = within(await screen.findByRole('row', { name: /Walter Osgood/ }));
      await user.click(walters.getByRole('button', { name: bills }));
      expect(await screen.findByText(says)).toBeVisible();
      await expectAccessible();
      await user.click(screen.getByRole('link', { name: back }));
      expect(await screen.findByRole('button', { name: new RegExp(`^${all}`) })).toBeVisible();
      expect(screen.queryByText(says)).toBeNull();
      // By the menu at the side, too.
      await user.click(screen.getAllByRole('link', { name: /^(Bills|Facturas)$/ })[0] as HTMLElement);
      expect(await screen.findByText(says)).toBeVisible();
      await user.click(screen.getAllByRole('link', { name: /^(Claims|Reclamaciones)$/ })[0] as HTMLElement);
      await screen.findByRole('grid');
      expect(screen.queryByText(says)).toBeNull();
    },
  );

  it('and another person close the folded menu, as every other way to a screen does', async () => {
    const { user } = await openApp('/claims');
    const menu = await screen.findByRole('button', { name: 'Menu' });
    for (const [from, to] of [
      [/^Rosa Medina/, 'Walter Osgood'],
      [/^Walter Osgood/, 'Everyone'],
      [/^Everyone/, 'Rosa Medina'],
    ] as const) {
      await user.click(menu);
      await user.click(await screen.findByRole('button', { name: from }));
      await user.click(await screen.findByRole('menuitemradio', { name: to }));
      await waitFor(() => expect(menu).toHaveAttribute('aria-expanded', 'false'));
    }
    // Who chooses a person there goes on to that person’s records.
    await screen.findByRole('grid', { name: 'Claims, newest first' });
    expect(screen.getByRole('button', { name: /^Rosa Medina/ })).toBeVisible();
  });

  it('says of each what needs a look, the share with its gaps, open bills and next dates, and adds what may be added', async () => {
    await openApp('/people', {
      'people.household': household(
        [
          standing({
            toLook: 2,
            openBills: [
              {
                currency: 'USD',
                cents: 12_000,
                bills: 3,
                match: { cents: 4_000, bills: 1 },
                toAsk: { cents: 8_000, bills: 2, aboveCents: 0 },
                twiceCents: 0,
              },
            ],
            nextDates: [
              {
                kind: 'bill',
                day: '2026-03-04',
                name: 'Harbor Valley Clinic',
                billId: 'b-1',
                cents: 4_000,
                openCents: 4_000,
                currency: 'USD',
              },
              { kind: 'appeal', day: '2026-05-09', from: 'letter', name: null, claimId: 'c/1' },
              { kind: 'approval', day: '2026-06-20', name: 'Dr. Amaya', approvalId: 'c/a' },
            ],
          }),
          standing({
            person: { ...walter, authority: 'power-of-attorney' },
            nextDates: [
              {
                kind: 'bill',
                day: '2026-04-09',
                name: 'Lakeside',
                billId: 'b-2',
                cents: 100,
                openCents: 100,
                currency: 'USD',
              },
              { kind: 'appeal', day: '2026-07-01', from: 'usual', name: 'Summit Imaging', claimId: 'd/1' },
            ],
            laterDates: 13,
            shares: [
              {
                currency: 'USD',
                sum: sum(500, { statedCents: 400, computedCents: 100, notStatedBy: 1, partlyBy: 1 }),
                atPharmacy: sum(null),
              },
            ],
          }),
        ],
        { share: { currency: 'USD', sum: sum(113_310, { statedBy: 8 }), atPharmacy: sum(null) } },
      ),
    });
    await screen.findByRole('heading', { level: 1, name: '2 things to review' });
    const rosas = within(screen.getByRole('row', { name: /Rosa Medina/ }));
    expect(rosas.getByText('2 to review.')).toBeVisible();
    expect(rosas.getByText('1 bill matches').parentElement).toHaveTextContent('$40.001 bill matches');
    expect(rosas.getByText('2 bills to ask about').parentElement).toHaveTextContent(
      '$80.002 bills to ask about',
    );
    expect(rosas.queryByText(/\$120\.00/)).toBeNull();
    expect(rosas.getByText('$85.17')).toBeVisible();
    expect(rosas.getByText('At the pharmacy: $10.00')).toBeVisible();
    expect(rosas.getByText('Was due March 4, 2026')).toBeVisible();
    const coming = within(screen.getByRole('region', { name: 'What is due, earliest first' }));
    expect(coming.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Was due March 4, 2026 · Rosa Medina · Bill from Harbor Valley Clinic · $40.00Open',
      expect.stringMatching(/^April 9, 2026 · Walter Osgood · Bill from Lakeside · \$1\.00/),
      expect.stringMatching(/^May 9, 2026 · Rosa Medina · Deadline to appeal/),
      'June 20, 2026 · Rosa Medina · Prior approval ends, Dr. AmayaOpen',
      'July 1, 2026 · Walter Osgood · Usual deadline to appeal, Summit ImagingOpen',
      'Walter Osgood: 13 more after July 1, 2026See bills',
    ]);
    const walters = within(screen.getByRole('row', { name: /Walter Osgood/ }));
    expect(walters.getByText('you have a power of attorney')).toBeVisible();
    expect(
      walters.getByText(
        /1 does not show it\. 1 claim shows it for only some services\. \$4\.00 from the plan \+ \$1\.00 calculated/,
      ),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /^Total/ })).toHaveTextContent(/\$1,133\.10Based on 8 claims/);
    await expectAccessible();
  });

  it('names what there is to ask back, with the way to its bill, and bills that are all paid are not called none', async () => {
    const { user, bridge } = await openApp('/people', {
      'people.household': household([
        standing({ hasBills: true, toGetBack: [{ currency: 'USD', cents: 1_000, billId: 'bill-9' }] }),
        standing({ person: walter }),
      ]),
    });
    const rosas = within(await screen.findByRole('row', { name: /Rosa Medina/ }));
    expect(rosas.getByText('No unpaid bills.')).toBeVisible();
    expect(rosas.getByText('To get back').parentElement).toHaveTextContent('$10.00');
    expect(within(screen.getByRole('row', { name: /Walter Osgood/ })).getByText('None added.')).toBeVisible();
    await expectAccessible();
    await user.click(rosas.getByRole('button', { name: 'See what to do' }));
    await waitFor(() =>
      expect(bridge.inputs('bills.get')).toContainEqual(expect.objectContaining({ billId: 'bill-9' })),
    );
  });

  it('adds nothing where it would not be true, and says why', async () => {
    await openApp('/people', {
      'people.household': household([
        standing({
          openVisits: 2,
          toLook: 2,
          planShares: [
            {
              connectionId: 'c-1',
              planName: 'Evergreen Health',
              openedAt: null,
              shares: [{ currency: 'USD', sum: sum(24_000), atPharmacy: sum(null) }],
            },
            {
              connectionId: 'c-2',
              planName: 'Sample Medicare',
              openedAt: null,
              shares: [{ currency: 'USD', sum: sum(61_362), atPharmacy: sum(null) }],
            },
          ],
        }),
        standing({ person: walter, isReady: false, shares: [] }),
        standing({
          person: { ...walter, id: 'p-ines', name: 'Ines Duarte' },
          shares: [
            { currency: 'USD', sum: sum(null, { statedBy: 0, notStatedBy: 1 }), atPharmacy: sum(null) },
          ],
          monthShares: [
            {
              currency: 'USD',
              sum: sum(null, { statedBy: 0, notStatedBy: 0 }),
              atPharmacy: sum(1_307, { statedBy: 1 }),
            },
          ],
        }),
      ]),
    });
    expect(
      await screen.findAllByText('Answer the questions about 2 visits in 2026 on Claims to see a total.'),
    ).toHaveLength(1);
    const rosas = screen.getByRole('row', { name: /Rosa Medina/ });
    expect(rosas).toHaveTextContent('Evergreen Health: $240.00');
    expect(rosas).toHaveTextContent('Sample Medicare: $613.62');
    expect(rosas).not.toHaveTextContent('$853.62');
    // Those of other months hold this month's sum up no more.
    expect(screen.queryByText(/visits this month on Claims/)).toBeNull();
    const ines = within(screen.getByRole('row', { name: /Ines Duarte/ }));
    expect(ines.getByText('not given by the plan').parentElement).toHaveTextContent(
      /^not given by the plan$/,
    );
    expect(ines.getByText('At the pharmacy: $13.07')).toBeVisible();
    const walters = within(screen.getByRole('row', { name: /Walter Osgood/ }));
    expect(walters.getAllByText('Not known until the first check is done.')).toHaveLength(3);
    expect(screen.queryByRole('row', { name: /^Total/ })).toBeNull();
  });

  it('speaks Spanish', async () => {
    await openApp('/people', { 'people.household': household([standing()]) }, { language: 'es' });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Ahora no hay reclamaciones por revisar' }),
    ).toBeVisible();
  });
});
