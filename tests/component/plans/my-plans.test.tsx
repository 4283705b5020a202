import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defaultSettings } from '#shared/model/settings';
import { fail } from '../support/app-bridge.ts';
import { evergreen, medicare, rosa, walter } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { syncDone } from '../support/plan-answers.ts';

const sheet = (name: string) => screen.findByRole('region', { name });

/** The line of a plan with its details unfolded. */
async function unfold(user: UserEvent, name: string) {
  const plan = within(await sheet(name));
  await user.click(plan.getByRole('button', { name: 'Details' }));
  return plan;
}

describe('My plans', () => {
  it('shows state, freshness, end and what is shared of each plan', async () => {
    const { user } = await openApp('/plans', {
      'connection.list': [
        { ...evergreen, accessEndsAt: '2027-12-25T12:00:00Z', notGranted: ['providers'] },
        { ...medicare, personId: rosa.id, state: 'sign-in-again' },
      ],
    });
    const plan = within(await sheet('Evergreen Health'));
    expect(plan.getByText('Connected')).toBeVisible();
    expect(plan.queryByText('Names of doctors and places')).toBeNull();
    await unfold(user, 'Evergreen Health');
    expect(plan.getByText(/^Last checked today, /)).toBeVisible();
    expect(plan.getByText('December 25, 2027')).toBeVisible();
    expect(plan.getAllByText(/^454 claims/)).toHaveLength(2);
    expect(plan.getByText('Names of doctors and places')).toBeVisible();
    const other = within(await sheet('Medicare'));
    expect(other.getByRole('link', { name: 'Sign in again' })).toBeVisible();
    expect(other.queryByRole('button', { name: 'Check now' })).toBeNull();
    for (const [one, name] of [
      [plan.getByRole('button', { name: 'Disconnect…' }), 'Evergreen Health'],
      [other.getByRole('link', { name: 'Sign in again' }), 'Medicare'],
    ] as const)
      expect(one).toHaveAccessibleDescription(name);
    await expectAccessible();
  });

  it('says of access for one time only until when, and what comes after, in one voice', async () => {
    const once = {
      ...medicare,
      personId: rosa.id,
      keepsUpToDate: false,
      accessEndsAt: '2027-12-25T12:00:00Z',
    };
    const { user } = await openApp('/plans', { 'connection.list': [{ ...once, state: 'connected' }] });
    const plan = await unfold(user, 'Medicare');
    expect(plan.getByText(/^Connected until December 25, 2027, /)).toBeVisible();
    expect(
      plan.getByText(/^You can check until December 25, 2027, .* sign in again for new claims$/),
    ).toBeVisible();
    expect(plan.getByText(/^December 25, 2027, \d/)).toBeVisible();
    expect(plan.getByRole('button', { name: 'Check now' })).toBeVisible();
    expect(plan.queryByText(/One time only/)).toBeNull();
    await expectAccessible();
  });

  it('says at its foot what Medicare’s terms ask for, where Medicare is connected', async () => {
    const ofMedicare = { ...medicare, personId: rosa.id, host: 'api.bluebutton.cms.gov' };
    await openApp('/plans', { 'connection.list': [evergreen, ofMedicare] });
    const said = await screen.findByText(/^This product uses the Blue Button APIs/);
    const [last] = [...document.querySelectorAll('main section')].slice(-1);
    expect(last?.compareDocumentPosition(said)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('does not say it where no plan is Medicare', async () => {
    await openApp('/plans', { 'connection.list': [evergreen] });
    await sheet('Evergreen Health');
    expect(screen.queryByText(/Blue Button/)).toBeNull();
  });

  it.each([true, false])('leads on to the made-up plans while one of them is here: %s', async (isSample) => {
    await openApp('/plans', { 'connection.list': [{ ...evergreen, isSample }] });
    await sheet('Evergreen Health');
    expect(screen.queryAllByRole('link', { name: 'Try it with sample data' })).toHaveLength(isSample ? 1 : 0);
  });

  it('says that a sign-in lasts until the app closes, and afterwards why it is asked for again', async () => {
    await openApp('/plans', {
      'connection.list': [
        { ...evergreen, signIn: 'until-closed' },
        { ...medicare, personId: rosa.id, state: 'sign-in-again', signIn: 'lost' },
      ],
    });
    const plan = within(await sheet('Evergreen Health'));
    expect(plan.getByText(/^This computer’s secure storage is locked/)).toBeVisible();
    const other = within(await sheet('Medicare'));
    expect(other.getByText(/^Claimfolio closed before it could save/)).toBeVisible();
    await expectAccessible();
  });

  it('lets a plan that is known by its address have a name, and no other', async () => {
    const typed = {
      ...evergreen,
      id: 'c-typed',
      planName: 'x.example',
      plan: { address: 'https://x.example' },
    };
    const { user, bridge } = await openApp('/plans', {
      'connection.list': [evergreen, typed],
      'plans.rename': {},
    });
    const plan = await unfold(user, 'x.example');
    await user.click(plan.getByRole('button', { name: /^Rename/ }));
    const dialog = within(screen.getByRole('dialog', { name: 'What do you call x.example?' }));
    const name = dialog.getByRole('textbox', { name: 'Name of the plan' });
    await user.clear(name);
    await user.click(dialog.getByRole('button', { name: 'Save name' }));
    expect(name).toHaveAccessibleDescription(/Type a name first/);
    await expectAccessible();
    await user.click(name);
    await user.paste(' Harbor ');
    await user.click(dialog.getByRole('button', { name: 'Save name' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bridge.inputs('plans.rename')).toEqual([{ connectionId: 'c-typed', name: 'Harbor' }]);
  });

  it('tells one person’s plan from the same plan of another', async () => {
    const his = { ...evergreen, id: 'c-his', personId: walter.id };
    const { user } = await openApp('/plans', { 'connection.list': [evergreen, his] });
    const plan = await unfold(user, 'Evergreen Health Walter Osgood');
    expect(plan.getByRole('button', { name: 'Disconnect…' })).toHaveAccessibleDescription(/Walter Osgood/);
    await expectAccessible();
  });

  it('tells when the plan says that the records are somebody else’s, and that no name was changed', async () => {
    // Where midnight in Greenwich is the day before.
    vi.stubEnv('TZ', 'America/Los_Angeles');
    onTestFinished(() => void vi.unstubAllEnvs());
    const otherPerson = { name: 'Theo Medina', birthDate: '2016-08-21' };
    await openApp('/plans', { 'connection.list': [{ ...evergreen, otherPerson }] });
    const plan = within(await sheet('Evergreen Health'));
    expect(
      plan.getByText(/belong to Theo Medina, born August 21, 2016\. In Claimfolio they belong to Rosa/),
    ).toBeVisible();
    await expectAccessible();
  });

  it('does not show in discreet mode whom a plan says that the records are of', async () => {
    const otherPerson = { name: 'Theo Medina', birthDate: '2016-08-21' };
    const { user } = await openApp('/plans', {
      'connection.list': [{ ...evergreen, otherPerson }],
      'settings.get': { ...defaultSettings, isDiscreet: true },
    });
    const plan = within(await sheet('Evergreen Health'));
    expect(plan.getByText(/^Evergreen Health says these records belong to someone else\./)).toBeVisible();
    expect(screen.queryByText(/Theo|August 21, 2016/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'What still shows?' }));
    expect(
      screen.getByText(
        /So are other names that plans give people, and the ends of the member IDs on your cards\./,
      ),
    ).toBeVisible();
  });

  it('leads to what a plan shares, to change it and back', async () => {
    const { user } = await openApp('/plans');
    const plan = await unfold(user, 'Evergreen Health Rosa Medina');
    await user.click(plan.getByRole('link', { name: 'Change what is shared' }));
    expect(await screen.findByRole('heading', { level: 1, name: /^What should/ })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Back' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'My plans and cards' })).toBeVisible();
  });

  it('checks for new claims and follows the progress', async () => {
    const { user, bridge } = await openApp('/plans', { 'sync.start': {} });
    const plan = within(await sheet('Evergreen Health Rosa Medina'));
    await user.click(plan.getByRole('button', { name: 'Check now' }));
    expect(bridge.inputs('sync.start')).toEqual([{ connectionId: evergreen.id }]);
    // Told again and again, as main does: an answer that was under way may come after the first, and before the press.
    await waitFor(async () => {
      bridge.emit('sync.progress', {
        connectionId: evergreen.id,
        category: 'claims',
        claimsSoFar: 40,
        expected: null,
        perSecond: 10,
        waitingMs: null,
      });
      expect(plan.getByText('40 claims so far. You can start reading.')).toBeVisible();
      await user.click(plan.getByRole('button', { name: 'Stop' }));
      expect(bridge.inputs('sync.cancel')).toEqual([{ connectionId: evergreen.id }]);
    });
  });

  it('says what is missing and how to ask again', async () => {
    const failure = { code: 'fhir/forbidden', message: '', retryable: false } as const;
    await openApp('/plans', {
      'connection.list': [
        {
          ...evergreen,
          lastEnd: {
            ...syncDone,
            outcome: 'partial',
            missing: [{ category: 'coverage', resourceType: null, failure }],
          },
        },
      ],
    });
    expect(await screen.findByText('Missing: Plan and member ID.')).toBeVisible();
    expect(screen.getByText(/Evergreen Health did not share this/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Ask again' })).toBeVisible();
  });

  it('says which type of a category is missing, and names several health parts by why they are', async () => {
    const refused = { code: 'fhir/forbidden', message: '', retryable: false } as const;
    const unknown = { code: 'fhir/not-found', message: '', retryable: false } as const;
    const silent = { code: 'fhir/timeout', message: '', retryable: true } as const;
    const coverage = { category: 'coverage', resourceType: null, failure: refused } as const;
    const refills = { category: 'medicines', resourceType: 'MedicationDispense', failure: unknown } as const;
    const visits = { category: 'visits', resourceType: null, failure: refused } as const;
    const goals = { category: 'care-plans', resourceType: 'Goal', failure: silent } as const;
    const values = {
      category: 'results',
      resourceType: 'Observation',
      isSome: true,
      failure: refused,
    } as const;
    const rejected = { code: 'fhir/rejected', message: '', retryable: false } as const;
    const team = { category: 'care-plans', resourceType: 'CareTeam', failure: rejected } as const;
    const partial = { ...syncDone, outcome: 'partial' as const };
    await openApp('/plans', {
      'connection.list': [
        { ...evergreen, lastEnd: { ...partial, missing: [refills] } },
        {
          ...evergreen,
          id: 'c-2',
          planName: 'Lakes Plan',
          lastEnd: { ...partial, missing: [coverage, refills, visits, values, team, goals] },
        },
      ],
    });
    const first = within(await sheet('Evergreen Health'));
    expect(first.getByText('Missing: Refills (medicines).')).toBeVisible();
    expect(first.queryByText('Which ones and why')).toBeNull();
    const second = within(await sheet('Lakes Plan'));
    expect(second.getByText('Missing: Plan and member ID.')).toBeVisible();
    for (const sentence of [
      'Lakes Plan does not have these health records: Refills (medicines).',
      'Lakes Plan did not share these health records: Visits\u00a0· Single values and vital signs, in part.',
      'Lakes Plan did not understand our request for these health records: Care team.',
      'Lakes Plan did not send these health records: Goals.',
    ])
      expect(second.getByText(sentence, { normalizer: (text) => text })).toBeVisible();
    await expectAccessible();
  });

  it('counts the records that could not be read, and shows each as it came', async () => {
    const records = [
      { id: `${evergreen.id}/ExplanationOfBenefit/odd`, resourceType: 'ExplanationOfBenefit' },
    ];
    const { user, bridge } = await openApp('/plans', {
      'connection.list': [evergreen],
      'records.unreadable': { count: 1, records },
      'records.source': { json: '{"odd": true}', leftOut: 0 },
    });
    await unfold(user, 'Evergreen Health');
    await user.click(await screen.findByText('Claimfolio could not read 1 record of this plan'));
    await user.click(screen.getByRole('button', { name: /See record 1/ }));
    expect(await screen.findByText('{"odd": true}')).toBeVisible();
    expect(bridge.inputs('records.source')).toEqual([{ id: records[0]?.id }]);
  });

  it('hides such a record as it came in discreet mode', async () => {
    const { user } = await openApp('/plans', {
      'settings.get': { ...defaultSettings, isDiscreet: true },
      'connection.list': [evergreen],
      'records.unreadable': { count: 1, records: [{ id: 'odd', resourceType: 'ExplanationOfBenefit' }] },
      'records.source': { json: '{"odd": true}', leftOut: 0 },
    });
    await unfold(user, 'Evergreen Health');
    await user.click(await screen.findByText('Claimfolio could not read 1 record of this plan'));
    await user.click(screen.getByRole('button', { name: /See record 1/ }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Show on this screen' }));
    expect(await screen.findByText('{"odd": true}')).toBeVisible();
  });

  it('says that a plan sent too much, and goes on when the person says so', async () => {
    const failure = { code: 'sync/too-much', message: '', retryable: false } as const;
    const { user, bridge } = await openApp('/plans', {
      'connection.list': [{ ...evergreen, lastEnd: { ...syncDone, outcome: 'failed', failure } }],
      'sync.start': {},
    });
    expect(await screen.findByText(/Evergreen Health sent more than 2 GB/)).toBeVisible();
    expect(screen.getByText(/Everything received is saved/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Keep going' }));
    expect(bridge.inputs('sync.start')).toEqual([{ connectionId: evergreen.id }]);
  });

  it('says that a failed check left the saved claims alone', async () => {
    await openApp('/plans', {
      'connection.list': [
        {
          ...evergreen,
          lastEnd: {
            ...syncDone,
            outcome: 'failed',
            failure: { code: 'fhir/timeout', message: '', retryable: true },
          },
        },
      ],
    });
    expect(await screen.findByText('Evergreen Health did not answer.')).toBeVisible();
    expect(screen.getByText(/Your saved claims are safe/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('a plan that was left has no date and no permission to end, only records to erase', async () => {
    const { user, bridge } = await openApp('/plans', {
      'connection.list': [{ ...evergreen, state: 'ended', accessEndsAt: null }],
      'connection.disconnect': { revoked: false },
      'backups.get': { folder: '/home/rosa/records.backups', backups: [], problem: null },
    });
    const plan = await unfold(user, 'Evergreen Health');
    expect(
      plan.getByText('Your connection to Evergreen Health ended. Your saved claims are still here.'),
    ).toBeVisible();
    expect(plan.queryByText('Connection ends')).toBeNull();
    await user.click(plan.getByRole('button', { name: 'Erase…' }));
    expect(bridge.inputs('connection.disconnect')).toEqual([{ connectionId: evergreen.id, erase: true }]);
    expect(
      await screen.findByText(
        /The records of Evergreen Health are erased[.] Totals and charts .* No other plan of Rosa Medina was saved here, so .* all that you added for Rosa Medina are also erased[.] Your automatic backups were deleted[.] A new one is made after the next check of a plan, or a minute after Claimfolio opens[.]/,
      ),
    ).toBeVisible();
  });

  it('stays as it was when the person answers no to the question of the app', async () => {
    const { user, bridge } = await openApp('/plans', {
      'connection.list': [evergreen],
      'connection.disconnect': null,
    });
    const plan = await unfold(user, 'Evergreen Health');
    await user.click(plan.getByRole('button', { name: 'Disconnect…' }));
    await user.click(await screen.findByRole('button', { name: 'Disconnect and erase' }));
    expect(bridge.inputs('connection.disconnect')).toEqual([{ connectionId: evergreen.id, erase: true }]);
    expect(
      screen.getByRole('alertdialog', { name: 'Disconnect Rosa Medina from Evergreen Health?' }),
    ).toBeVisible();
    expect(screen.queryByText(/are erased/)).toBeNull();
  });

  it.each([
    ['/plans', 'en', /^You disconnected Medicare on March 12, 2026\. Your saved claims are still here\.$/],
    ['/plans', 'es', /^Usted desconectó Medicare el 12 de marzo de 2026\. Sus reclamaciones guardadas/],
    ['/claims', 'en', /^You disconnected Medicare on March 12, 2026\.$/],
  ] as const)(
    'says on %s (%s) that a plan was disconnected, by whom and when',
    async (path, language, words) => {
      const accessEndsAt = '2027-03-20T12:00:00Z';
      const ended = { state: 'ended', accessEndsAt, disconnectedAt: '2026-03-12T12:00:00Z' } as const;
      await openApp(
        path,
        { 'connection.list': [{ ...medicare, personId: rosa.id, ...ended }] },
        { language },
      );
      expect(await screen.findByText(words)).toBeVisible();
      expect(screen.queryByText(/needs you to sign in|Your connection to|ended on/)).toBeNull();
    },
  );

  it('a plan that was disconnected says nothing of how fresh another one is', async () => {
    const ended = { state: 'ended', disconnectedAt: '2026-03-12T12:00:00Z' } as const;
    await openApp('/claims', {
      'connection.list': [{ ...medicare, personId: rosa.id, ...ended }, evergreen],
    });
    expect(await screen.findByText(/^Checked /)).toBeVisible();
    expect(screen.queryByText(/sign in again/)).toBeNull();
  });

  it('says when the permission has ended', async () => {
    await openApp('/plans', {
      'connection.list': [{ ...medicare, state: 'ended', accessEndsAt: '2026-03-20T12:00:00Z' }],
    });
    expect(
      await screen.findByText(
        'Your connection to Medicare ended on March 20, 2026. Your saved claims are still here.',
      ),
    ).toBeVisible();
  });

  it('offers erasing first and says whether the plan confirmed', async () => {
    const { user, bridge } = await openApp('/plans', {
      'connection.list': [evergreen],
      'connection.disconnect': { revoked: false },
    });
    const plan = await unfold(user, 'Evergreen Health');
    await user.click(plan.getByRole('button', { name: 'Disconnect…' }));
    const dialog = within(
      await screen.findByRole('alertdialog', { name: 'Disconnect Rosa Medina from Evergreen Health?' }),
    );
    const buttons = dialog.getAllByRole('button').map(({ textContent }) => textContent);
    expect(buttons).toEqual(['Disconnect and erase', 'Disconnect, keep records', 'Cancel']);
    // What erases looks like no safe step.
    for (const button of dialog.getAllByRole('button'))
      expect(button.getAttribute('data-variant')).not.toBe('primary');
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Disconnect, keep records' }));
    expect(bridge.inputs('connection.disconnect')).toEqual([{ connectionId: evergreen.id, erase: false }]);
    expect(
      await screen.findByText(
        /did not confirm that the connection has ended\. End it on the plan’s website as well/,
      ),
    ).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    const title = screen.getByRole('heading', { level: 1, name: 'My plans and cards' });
    await waitFor(() => expect(document.activeElement).toBe(title));
  });

  it('does nothing when disconnecting is called off', async () => {
    const { user, bridge } = await openApp('/plans');
    const plan = await unfold(user, 'Evergreen Health Rosa Medina');
    await user.click(plan.getByRole('button', { name: 'Disconnect…' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(bridge.inputs('connection.disconnect')).toEqual([]);
  });

  it('shows calm words while loading and the failure when it cannot', async () => {
    const { bridge } = await openApp('/plans', {
      'connection.list': fail('store/read-only'),
    });
    expect(await screen.findByText('Claimfolio cannot save to its folder.')).toBeVisible();
    bridge.answer({ 'connection.list': [] });
    bridge.emit('data.changed', { personId: null });
    expect(await screen.findByText('You have not added a plan yet')).toBeVisible();
  });
});
