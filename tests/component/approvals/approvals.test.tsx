import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { coveredText } from '../../../shared/cover-texts.ts';
import type { Approval, ApprovalList } from '../../../shared/model/plans/approval.ts';
import type { PlanKind } from '../../../shared/model/plans/plan-kind.ts';
import { findAnswer } from '../../../shared/words/papers/approvals.ts';
import { fail } from '../support/app-bridge.ts';
import { evergreen } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { approval, item, view } from './approval-fixture.ts';

const only = (...approvals: ApprovalList['approvals']) => ({
  'approvals.list': { approvals, plansWithout: [], leftOut: 0 },
});
const noneOf = (name: string, planKind: PlanKind = 'unknown') => ({ name, planKind });
const sheet = async (name: string) => within(await screen.findByRole('article', { name }));
const title = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('Plan approvals', () => {
  it('opens with the answer, what ends soon first, what is over last', async () => {
    await openApp('/approvals');
    await title('Your plan is deciding 1 urgent request');
    const groups = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(groups).toEqual(['Ends soon', 'Active, being decided, or status not given', 'Earlier']);
    const [first] = screen.getAllByRole('article');
    expect(first).toHaveTextContent('20 days left');
    expect(screen.getByText('This is not a bill and not a promise to pay.')).toBeVisible();
    expect(document.title).toBe('Prior approvals – Claimfolio');
    expect(document.body.textContent).not.toMatch(/denied/i);
    await expectAccessible();
  });

  it('says that a file has it too', async () => {
    const fileVersion = { id: 'c-file/ExplanationOfBenefit/one', openedAt: '2026-03-03T18:00:00Z' };
    await openApp('/approvals', only(view('one', { fileVersion })));
    expect(await screen.findByText(/A file you opened on March 3, 2026 also has this/)).toBeVisible();
  });

  it('shows units, who asked, numbers to quote and the dates', async () => {
    await openApp('/approvals', only(view('one', { approval: approval({ validUntil: '2026-06-28' }) })));
    await title('No approvals to review right now');
    const one = await sheet('Physical therapy');
    expect(one.getByText('8 visits approved, 2 used')).toBeVisible();
    expect(one.getByText('Evergreen Health · Lakeside Orthopedics')).toBeVisible();
    expect(one.getByText('AUTH-26-0417')).toBeVisible();
    expect(one.getByRole('button', { name: 'Copy approval number AUTH-26-0417' })).toBeVisible();
    const steps = one
      .getAllByRole('listitem')
      .slice(0, 4)
      .map(({ textContent }) => textContent);
    expect(steps.slice(0, 3)).toEqual([
      'RequestedFebruary 20, 2026',
      'DecidedFebruary 24, 2026',
      'StartsMarch 1, 2026',
    ]);
    expect(one.getByText('Approved')).toBeVisible();
  });

  it('a number that discreet mode covers is not there to be copied', async () => {
    await openApp(
      '/approvals',
      only(view('one', { approval: approval({ numbers: [coveredText], validUntil: '2026-06-28' }) })),
    );
    const one = await sheet('Physical therapy');
    expect(one.getByText(coveredText)).toBeVisible();
    expect(one.queryByRole('button', { name: /^Copy/ })).toBeNull();
  });

  it('says what Medicare’s review counts, until when, and in which state', async () => {
    const asked = item({
      asked: { value: 12.5, unit: null },
      unitsAllowed: null,
      unitsUsed: null,
      review: { count: 17, start: '2026-08-08', end: '2027-08-08' },
      state: { text: null, code: 'OR', system: null },
    });
    await openApp('/approvals', only(view('one', { approval: approval({ items: [asked] }) })));
    const one = await sheet('Physical therapy');
    expect(one.getByText('12.5 requested')).toBeVisible();
    expect(
      one.getByText(
        /Status of the care: OR · Medicare’s medical review: 17, Aug(ust)? 8, 2026 – Aug(ust)? 8, 2027/,
      ),
    ).toBeVisible();
  });

  it('says what the plan added, the days of the stay, who may give it, the refusal’s number and who reviewed it', async () => {
    const party = (name: string) => ({ name, npi: null, phone: null, address: null });
    const refused = item({ decision: 'not-approved', refusalNumber: 'REF-77' });
    const added = item({
      isAdded: true,
      numbers: [],
      services: [{ text: 'Short stay', code: null, system: null }],
      stay: { from: '2026-02-10', until: '2026-02-14', discharge: '2026-02-16' },
      providers: [party('Dr. Noor Vale'), party('Dr. Ola Reed')],
    });
    const specialty = { text: 'Bone doctor', code: null, system: null };
    const whole = approval({
      decision: 'approved-in-part',
      mixed: true,
      items: [refused, added],
      providers: [party('Hill Hospital')],
      reviewer: { isHuman: false, npi: '1234567893', specialty },
    });
    const { user } = await openApp('/approvals', only(view('stay', { approval: whole })));
    const one = await sheet('Physical therapy + 1');
    expect(one.getByRole('row', { name: /^Physical therapy/ })).toHaveTextContent('Denial number: REF-77');
    expect(one.getByRole('row', { name: /^Short stay/ })).toHaveTextContent(
      /Your plan added this · Hospital stay starts: February 10 – 14, 2026 · Hospital stay ends: February 16, 2026 · By Dr. Noor Vale · By Dr. Ola Reed/,
    );
    await user.click(one.getByText('Details'));
    expect(await one.findByText('No person, Bone doctor, NPI 1234567893')).toBeVisible();
    expect(one.getByText('Hill Hospital')).toBeVisible();
  });

  it('says of a diagnosis that the plan keeps back that it does', async () => {
    const code = { text: null, code: null, system: null, absent: 'withheld' as const };
    const whole = approval({ diagnoses: [{ code, types: [], onAdmission: null }] });
    const { user } = await openApp('/approvals', only(view('one', { approval: whole })));
    const one = await sheet('Physical therapy');
    await user.click(one.getByText('Details'));
    expect(await one.findByText('not shared by your plan')).toBeVisible();
  });

  it('gives each service its own decision, in our words, with the plan’s reason', async () => {
    await openApp('/approvals');
    const mixed = await sheet('Knee arthroscopy + 2');
    expect(mixed.getByText('Decided service by service')).toBeVisible();
    const table = within(mixed.getByRole('table', { name: 'What was requested' }));
    expect(table.getByRole('row', { name: /^Knee arthroscopy/ })).toHaveTextContent('Approved');
    expect(table.getByRole('row', { name: /^Cold therapy machine/ })).toHaveTextContent(
      'Your plan did not approve this',
    );
    expect(mixed.getByText('This equipment is not part of your plan.')).toBeVisible();
    expect(mixed.getByText(/ask how to appeal, or how to send the request again/)).toBeVisible();
    expect(mixed.getByText('Details').closest('summary')).toHaveTextContent('Details: Knee arthroscopy + 2');
  });

  it('does not say that nothing is to be done where the plan wants a call', async () => {
    await openApp(
      '/approvals',
      only(view('call', { validity: 'not-stated', approval: approval({ decision: 'contact-plan' }) })),
    );
    await title('Call your plan about 1 request');
  });

  it('gives approved units no name that the plan did not give, and a refusal no approval number', async () => {
    const asked = { value: 2, unit: 'courses' };
    const some = item({ asked, unitsAllowed: 12, unitsUsed: null });
    const no = item({ decision: 'not-approved', asked, unitsAllowed: null, unitsUsed: null });
    await openApp(
      '/approvals',
      only(
        view('some', { approval: approval({ items: [some], numbers: ['N-1'] }) }),
        view('no', { approval: approval({ decision: 'not-approved', items: [no], numbers: ['N-2'] }) }),
      ),
    );
    expect(await screen.findByText('2 courses requested, 12 approved')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy approval number N-1' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy request number N-2' })).toBeVisible();
  });

  it('does not say that a request was decided of which only a part was', async () => {
    const pending = approval({ decision: 'pending', decidedOn: '2026-03-03', mixed: true });
    await openApp('/approvals', only(view('part', { approval: pending })));
    const one = await sheet('Physical therapy');
    expect(one.getByText('Part of it decided')).toBeVisible();
    expect(one.queryByText('Decided')).toBeNull();
  });

  it('tells what was used of an amount from the amount', async () => {
    const label = { text: 'Eligible', code: 'eligible', system: null };
    const totals: Approval['totals'] = [
      {
        kind: 'approved',
        label,
        amount: { cents: 10_000, currency: 'USD', source: 'plan', level: 'total', from: [] },
        text: '1 visit',
      },
    ];
    const { user } = await openApp('/approvals', only(view('used', { approval: approval({ totals }) })));
    const one = await sheet('Physical therapy');
    await user.click(one.getByText('Details'));
    expect(await one.findByText('$100.00, 1 visit used')).toBeVisible();
  });

  it('says what the plan did not say', async () => {
    await openApp(
      '/approvals',
      only(
        view('quiet', {
          validity: 'not-stated',
          approval: approval({
            decision: 'not-stated',
            numbers: [],
            validUntil: null,
            validFrom: null,
            items: [item({ decision: 'not-stated' })],
          }),
        }),
        view('no', {
          validity: 'not-stated',
          approval: approval({
            decision: 'not-approved',
            items: [item({ services: [], decision: 'not-approved' })],
            kind: null,
          }),
        }),
        view('open', { validity: 'current', approval: approval({ validUntil: null, items: [] }) }),
      ),
    );
    const quiet = await sheet('Physical therapy');
    expect(quiet.getByText('Your plan did not say')).toBeVisible();
    expect(quiet.getByText('Not given by your plan')).toBeVisible();
    const no = await sheet('Service not given');
    expect(no.getByText('Your plan did not send a reason. Ask your plan for it.')).toBeVisible();
    expect(no.queryByText(/^Ends/)).toBeNull();
    const open = await sheet('Professional');
    expect(open.getByText('Your plan did not give an end date')).toBeVisible();
    expect(open.getByText('Your plan did not list the services.')).toBeVisible();
  });

  it('says of a waiting one that it is not decided yet', async () => {
    const waiting = approval({
      decision: 'pending',
      decidedOn: null,
      urgency: 'urgent',
      items: [item({ decision: 'pending' })],
    });
    await openApp('/approvals', only(view('w', { validity: 'not-stated', approval: waiting })));
    await title('Your plan is deciding 1 urgent request');
    const one = await sheet('Physical therapy');
    expect(one.getByText('not decided yet')).toBeVisible();
    expect(one.getByText('Urgent request')).toBeVisible();
  });

  it('shows amounts as amounts on the request, apart from all sums, and opens all data', async () => {
    const { user, bridge } = await openApp('/approvals', {
      ...only(view('one')),
      'records.source': { json: '{"use": "preauthorization"}', leftOut: 0 },
    });
    const one = await sheet('Physical therapy');
    expect(one.getByText('Amount on the request')).not.toBeVisible();
    await user.click(one.getByText('Details'));
    expect(one.getByText('Amount on the request')).toBeVisible();
    expect(one.getByText('$960.00')).toBeVisible();
    expect(one.getByText('Letter from the doctor')).toBeVisible();
    expect(one.getByText('Knee pain')).toBeVisible();
    await expectAccessible();
    await user.click(one.getByRole('button', { name: 'See the plan’s own version' }));
    expect(await screen.findByText(/preauthorization/)).toBeVisible();
    expect(bridge.inputs('records.source')).toEqual([{ id: view('one').id }]);
  });

  it('names a plan that sent none, beside those that did', async () => {
    await openApp('/approvals', {
      'approvals.list': {
        approvals: [view('one')],
        plansWithout: [{ name: 'Medicare', planKind: 'unknown' }],
        leftOut: 0,
      },
    });
    expect(
      await screen.findByText(
        /Medicare sent no approvals\. Your plan might not share these before January 2027\./,
      ),
    ).toBeVisible();
  });

  it('says by the kind of plan whether one that sent none must share them', async () => {
    const plansWithout = [
      noneOf('Lakes Advantage', 'medicare-advantage'),
      noneOf('Job Plan', 'employer'),
      noneOf('Medicare', 'original-medicare'),
    ];
    await openApp('/approvals', { 'approvals.list': { approvals: [], plansWithout, leftOut: 0 } });
    await title('No prior approvals yet');
    for (const text of [
      'Lakes Advantage sent no approvals. Starting January 1, 2027, Medicare Advantage plans must share them.',
      'Job Plan and Medicare sent no approvals. This type of plan does not have to share them.',
    ])
      expect(screen.getByText(text)).toBeVisible();
  });

  it('says by when an open request must be decided', async () => {
    const pending = approval({ decision: 'pending', decidedOn: null, askedOn: '2026-03-18' });
    await openApp('/approvals', only(view('open', { approval: pending })));
    expect(
      await screen.findByText(
        'Medicare Advantage, Medicaid, and CHIP plans must decide within 7 days of the request: by March 25, 2026. In some cases they can take up to 14 days more.',
      ),
    ).toBeVisible();
  });

  it('with none says so, and that plans may not publish them yet', async () => {
    await openApp('/approvals', {
      'approvals.list': {
        approvals: [],
        plansWithout: [noneOf('Evergreen Health'), noneOf('Lakes')],
        leftOut: 0,
      },
    });
    await title('No prior approvals yet');
    expect(
      screen.getByText(/Evergreen Health and Lakes sent no approvals\. Your plan might not/),
    ).toBeVisible();
    await expectAccessible();
  });

  it('stands in the side bar once a plan is connected, not before', async () => {
    const { bridge } = await openApp('/plans', { 'connection.list': [evergreen] });
    await screen.findByRole('region', { name: 'Evergreen Health' });
    expect(screen.getByRole('link', { name: 'Prior approvals' })).toBeVisible();
    bridge.answer({ 'connection.list': [] });
    bridge.emit('data.changed', { personId: null });
    await screen.findByText('You have not added a plan yet');
    expect(screen.queryByRole('link', { name: 'Prior approvals' })).toBeNull();
  });

  it('fails in words', async () => {
    await openApp('/approvals', {
      'approvals.list': fail('store/corrupt'),
    });
    expect(await screen.findByRole('alert')).toBeVisible();
  });

  it('speaks Spanish', async () => {
    await openApp('/approvals', {}, { language: 'es' });
    await title('Su plan está decidiendo 1 solicitud urgente');
    expect(screen.getByText('Esto no es una factura ni una promesa de pago.')).toBeVisible();
    expect(screen.getAllByText('Su plan no aprobó esto').length).toBeGreaterThan(0);
  });

  it.each([
    ['en', 'Facility', 'Attending doctor', 'Entered by', 'Number of a related claim', 'Place of service 11'],
    [
      'es',
      'Centro médico',
      'Médico a cargo',
      'Lo registró',
      'Número de una reclamación relacionada',
      'Lugar de servicio 11',
    ],
  ] as const)('puts the codes that it knows in words (%s)', async (language, ...words) => {
    const party = (name: string) => ({ name, npi: null, phone: null, address: null });
    const open = view('codes', {
      validity: 'current',
      approval: approval({
        kind: { text: null, code: 'institutional', system: null },
        items: [item({ modifiers: [{ text: null, code: '11', system: 'Place of service' }] })],
        careTeam: [
          { role: 'attending', party: party('Dr. Vale') },
          { role: 'enterer', party: party('Ada Moss') },
          { role: 'Q7', party: party('Dr. Odd') },
        ],
        otherNumbers: [
          { label: 'prior', value: 'C-1' },
          { label: 'PLAC', value: 'C-2' },
        ],
      }),
    });
    await openApp('/approvals', only(open), { language });
    const one = await screen.findByRole('article', { name: 'Physical therapy' });
    for (const word of [...words, 'Dr. Odd, Q7', 'PLAC']) expect(one).toHaveTextContent(word);
  });
});

describe('the answer', () => {
  const refused = (decidedOn: string) =>
    view('r', { approval: approval({ decision: 'not-approved', decidedOn }) });

  it('a refusal is news for sixty days', () => {
    expect(findAnswer([refused('2026-03-01')], '2026-04-10')).toEqual({ what: 'refused', count: 1 });
    expect(findAnswer([refused('2026-01-01')], '2026-04-10')).toEqual({ what: 'nothing' });
    const { approval, ...urgent } = view('u', {});
    const waiting = { ...urgent, approval: { ...approval, decision: 'pending', urgency: 'urgent' } } as const;
    expect(findAnswer([view('s', { validity: 'soon' }), waiting], '2026-04-10')).toEqual({
      what: 'urgent',
      count: 1,
    });
  });

  it('a refused part is news, too, by the day that stands with it', () => {
    const part = (decidedOn: string) =>
      view('p', {
        approval: approval({
          decision: 'approved-in-part',
          decidedOn: null,
          items: [item({ decision: 'not-approved', decidedOn }), item({ decision: 'approved' })],
        }),
      });
    expect(findAnswer([part('2026-03-01')], '2026-04-10')).toEqual({ what: 'refusedPart', count: 1 });
    expect(findAnswer([part('2026-01-01')], '2026-04-10')).toEqual({ what: 'nothing' });
    expect(findAnswer([part('2026-03-01'), refused('2026-03-01')], '2026-04-10').what).toBe('refused');
  });

  it('a refused request alone brings “Denials and appeals” into the menu, and its page tells of it', async () => {
    const { user } = await openApp('/approvals', {
      ...only(view('r', { approval: approval({ decision: 'not-approved' }) })),
      'appeals.list': { refusals: [] },
    });
    await user.click(await screen.findByRole('link', { name: 'Denials and appeals' }));
    const words = 'Your plan did not approve 1 request, or not all of it';
    expect(await screen.findByRole('heading', { level: 1, name: words })).toBeVisible();
    expect(screen.getByRole('link', { name: words })).toHaveAttribute('href', '/approvals');
    expect(screen.queryByText('No denials')).toBeNull();
  });

  it('what the plan no longer sends needs nobody', () => {
    expect(findAnswer([view('s', { validity: 'soon', removed: true })], '2026-04-10')).toEqual({
      what: 'nothing',
    });
  });
});
