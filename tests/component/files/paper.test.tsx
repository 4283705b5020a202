import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ExplainedOffer } from '#shared/model/bills/scan';
import type { PaperClaim } from '#shared/model/files/paper';
import { type Answers, never } from '../support/app-bridge.ts';
import { rosa } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const field = (name: string) =>
  screen.getByLabelText<HTMLInputElement>(name, { exact: false, selector: 'input' });
const saved = { claimId: 'c-1', personId: rosa.id, isHere: true };
const claim: PaperClaim = {
  personId: rosa.id,
  facts: {
    planName: 'Cedar Valley',
    provider: 'Hill Clinic',
    serviceStart: '2026-03-04',
    claimNumber: null,
    amounts: { billed: 200_00, allowed: null, planPaid: 120_00, yourShare: 30_00 },
    decision: 'not-paid',
  },
  paper: null,
};

type Life = NonNullable<Parameters<typeof openApp>[2]>;
const openPaper = (answers: Answers = {}, path = '/files/paper', life: Life = {}) =>
  openApp(path, { 'papers.save': saved, 'scans.drop': {}, ...answers }, life);

describe('adding a claim from paper', () => {
  it('asks for plan, patient and day, and keeps null where nothing was typed', async () => {
    const { user, bridge } = await openPaper();
    await screen.findByRole('heading', { level: 1, name: 'What does your explanation of benefits say?' });
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Add this claim' }));
    for (const words of [
      'Type the name of the plan.',
      'Choose who the patient is.',
      'Choose the day of service.',
    ])
      expect(await screen.findByText(words)).toBeVisible();
    expect(bridge.inputs('papers.save')).toEqual([]);
    await user.type(field('Which plan sent it?'), 'Cedar Valley');
    const whose = screen.getByRole('radiogroup', { name: 'Who is the patient?' });
    await user.click(within(whose).getByText('Rosa Medina'));
    await user.type(field('Day of service'), '2026-03-04');
    await user.type(field('Amount billed'), '$1,200.50');
    await user.type(field('Plan paid'), '0');
    await user.click(screen.getByText('More amounts, if it lists them'));
    await user.type(field('Not covered'), '50');
    await user.type(field('Your share'), 'ten');
    await user.click(screen.getByRole('button', { name: 'Add this claim' }));
    expect(await screen.findByText('This is not an amount. Type it like 962.10.')).toBeVisible();
    await user.clear(field('Your share'));
    await user.type(field('Your share'), '1300');
    expect(screen.getByText('This is more than the amount billed. Check both.')).toBeVisible();
    await user.clear(field('Your share'));
    await user.click(screen.getByRole('button', { name: 'Add this claim' }));
    await waitFor(() =>
      expect(bridge.inputs('papers.save')).toEqual([
        {
          target: { personId: rosa.id },
          facts: {
            planName: 'Cedar Valley',
            provider: null,
            serviceStart: '2026-03-04',
            claimNumber: null,
            amounts: {
              billed: 1_200_50,
              allowed: null,
              planPaid: 0,
              yourShare: null,
              notCovered: 50_00,
              otherInsurerPaid: null,
              deductible: null,
              copay: null,
              coinsurance: null,
            },
            decision: 'decided',
          },
        },
      ]),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('You already added this claim from paper.');
    // Nothing is lost by going there.
    await user.click(screen.getByRole('link', { name: 'See that claim' }));
    expect(screen.queryByText('Leave without saving?')).toBeNull();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Add this claim' })).toBeNull());
  });

  it('asks the name of somebody new', async () => {
    const { user, bridge } = await openPaper();
    const whose = await screen.findByRole('radiogroup', { name: 'Who is the patient?' });
    expect(screen.queryByLabelText('Patient’s name')).toBeNull();
    await user.click(within(whose).getByText('Someone new'));
    await user.type(field('Which plan sent it?'), 'Cedar Valley');
    await user.type(field('Day of service'), '2026-03-04');
    await user.click(screen.getByRole('button', { name: 'Add this claim' }));
    expect(await screen.findByText('Type the patient’s name.')).toBeVisible();
    await user.type(field('Patient’s name'), 'Ada Medina');
    await user.click(screen.getByRole('button', { name: 'Add this claim' }));
    await waitFor(() =>
      expect(bridge.inputs('papers.save')).toMatchObject([{ target: { newName: 'Ada Medina' } }]),
    );
  });

  it.each([
    ['Yes, this is Rosa Medina', { personId: rosa.id }],
    ['No, another person with the same name', { newName: 'MEDINA rosa' }],
  ])('asks whether somebody new is the person of that name who is here: %s', async (answer, target) => {
    const { user, bridge } = await openPaper();
    const whose = await screen.findByRole('radiogroup', { name: 'Who is the patient?' });
    await user.click(within(whose).getByText('Someone new'));
    await user.type(field('Patient’s name'), 'MEDINA rosa');
    await user.type(field('Which plan sent it?'), 'Cedar Valley');
    await user.type(field('Day of service'), '2026-03-04');
    await user.click(screen.getByRole('button', { name: 'Add this claim' }));
    const question = screen.getByRole('radiogroup', {
      name: 'Rosa Medina is already in Claimfolio. Is this the same person?',
    });
    expect(within(question).getByText('Choose whether this is the same person.')).toBeVisible();
    expect(bridge.inputs('papers.save')).toEqual([]);
    await user.click(within(question).getByText(answer));
    await user.click(screen.getByRole('button', { name: 'Add this claim' }));
    await waitFor(() => expect(bridge.inputs('papers.save')).toMatchObject([{ target }]));
  });

  it('asks which of several claims of a notice is added, and offers nothing of the others', async () => {
    const facts = { name: 'msn.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 1 } as const;
    const of = (claim: number, number: string, share: string): ExplainedOffer[] => [
      { field: 'serviceStart', value: '2026-03-04', line: 'March 4, 2026', page: 1, claim },
      { field: 'claimNumber', value: number, line: `Total for Claim ${number}`, page: 1, claim },
      { field: 'yourShare', value: share, line: `Total $${share}`, page: 1, claim },
    ];
    const plan: ExplainedOffer = { field: 'planName', value: 'Medicare', line: 'Medicare', page: 1 };
    const explained = [plan, ...of(0, 'N-1', '31.07'), ...of(1, 'N-2', '70.00')];
    const { user } = await openPaper({
      'scans.choose': { ref: { of: 'held', id: 'held-1' }, facts },
      'scans.draw': { dataUrl: 'data:image/webp;base64,UklGRg==' },
      'scans.read': { text: 'read', kind: 'explanation', offers: [], charges: [], explained },
    });
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    const which = await screen.findByRole('radiogroup', { name: /^This letter lists 2 claims\. Which one/ });
    expect(screen.queryByRole('button', { name: /^Use 31\.07/ })).toBeNull();
    await expectAccessible();
    await user.click(within(which).getByText('March 4, 2026, N-2'));
    expect(screen.queryByRole('button', { name: /^Use 31\.07/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Use all 4' }));
    expect(field('Your share')).toHaveValue('70.00');
    expect(field('Claim number')).toHaveValue('N-2');
    expect(field('Which plan sent it?')).toHaveValue('Medicare');
  });

  it.each([
    ['MEDINA, ROSA', true],
    ['Ada Medina', false],
  ])('takes with all that was read the patient %s only where that is someone here', async (name, isHere) => {
    const facts = { name: 'eob.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 1 } as const;
    const explained: ExplainedOffer[] = [
      { field: 'patientName', value: name, line: `Patient: ${name}`, page: 1 },
      { field: 'claimNumber', value: 'CV-77', line: 'Claim number: CV-77', page: 1 },
    ];
    const { user } = await openPaper({
      'scans.choose': { ref: { of: 'held', id: 'held-1' }, facts },
      'scans.draw': { dataUrl: 'data:image/webp;base64,UklGRg==' },
      'scans.read': { text: 'read', kind: 'explanation', offers: [], charges: [], explained },
    });
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    await user.click(await screen.findByRole('button', { name: 'Use this one' }));
    const whose = screen.getByRole('radiogroup', { name: 'Who is the patient?' });
    expect(within(whose).getByRole<HTMLInputElement>('radio', { name: 'Rosa Medina' }).checked).toBe(isHere);
    expect(within(whose).getByRole<HTMLInputElement>('radio', { name: 'Someone new' }).checked).toBe(false);
    if (isHere) return;
    expect(await screen.findByText('Choose who the patient is.')).toBeVisible();
    await waitFor(() => expect(document.activeElement?.closest('[role="radiogroup"]')).not.toBeNull());
  });

  it('offers what was read of the paper, each with its line, and fills in nothing by itself', async () => {
    const facts = { name: 'eob.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 1 } as const;
    const offer = (name: ExplainedOffer['field'], value: string, line: string): ExplainedOffer => ({
      field: name,
      value,
      line,
      page: 1,
    });
    const explained = [
      offer('claimNumber', 'CV-77', 'Claim number: CV-77'),
      offer('yourShare', '30.00', 'You may owe  $30.00'),
    ];
    const { user } = await openPaper({
      'scans.choose': { ref: { of: 'held', id: 'held-1' }, facts },
      'scans.draw': { dataUrl: 'data:image/webp;base64,UklGRg==' },
      'scans.read': { text: 'read', kind: 'explanation', offers: [], charges: [], explained },
    });
    const choose = await screen.findByRole('button', { name: 'Choose a file…' });
    // Before all fields that it may fill.
    const isBefore = choose.compareDocumentPosition(field('Which plan sent it?'));
    expect(isBefore & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
    await user.click(choose);
    await screen.findByRole('img', { name: 'eob.pdf, page 1 of 1' });
    expect(await screen.findByText('“You may owe $30.00,” page 1')).toBeVisible();
    expect(field('Your share')).toHaveValue('');
    await user.click(screen.getByRole('button', { name: /^Use 30\.00/ }));
    expect(field('Your share')).toHaveValue('30.00');
    expect(field('Claim number')).toHaveValue('');
    // Focus stays beside the field, on what says that it was taken.
    await waitFor(() => expect(document.activeElement).toHaveTextContent(/30\.00/));
    expect(document.activeElement?.closest('ul')?.getAttribute('aria-label')).toMatch(/Your share/);
    await user.tab();
    expect(document.activeElement).toHaveTextContent('More amounts, if it lists them');
    // The same amount in another writing is not offered again.
    await user.clear(field('Your share'));
    expect(await screen.findByRole('button', { name: /^Use 30\.00/ })).toBeVisible();
    await user.type(field('Your share'), '$30');
    expect(screen.queryByRole('button', { name: /^Use 30\.00/ })).toBeNull();
    await expectAccessible();
  });

  it.each([
    ['somebody new', { state: 'nobody' }, 6],
    ['one who is here', {}, 5],
  ] as const)('takes all that leaves no choice at once, for %s', async (_name, life, count) => {
    const facts = { name: 'eob.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 1 } as const;
    const offer = (name: ExplainedOffer['field'], value: string): ExplainedOffer => ({
      field: name,
      value,
      line: value,
      page: 1,
    });
    const explained: ExplainedOffer[] = [
      { ...offer('planName', 'Clearview Health Plan'), isGuess: true },
      offer('patientName', 'Leo Medina'),
      { ...offer('patientName', 'Rosa Medina'), isGuess: true },
      offer('provider', 'Hill Clinic'),
      offer('serviceStart', '2026-03-02'),
      offer('serviceEnd', '2026-03-05'),
      offer('billed', '200.00'),
      offer('yourShare', '30.00'),
      offer('yourShare', '35.00'),
    ];
    const { user, bridge } = await openPaper(
      {
        'scans.choose': { ref: { of: 'held', id: 'held-1' }, facts },
        'scans.draw': { dataUrl: 'data:image/webp;base64,UklGRg==' },
        'scans.read': { text: 'read', kind: 'explanation', offers: [], charges: [], explained },
      },
      '/files/paper',
      life,
    );
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    await user.click(await screen.findByRole('button', { name: `Use all ${count}` }));
    expect(field('Which plan sent it?')).toHaveValue('Clearview Health Plan');
    expect(field('Provider')).toHaveValue('Hill Clinic');
    expect(field('End of service')).toHaveValue('2026-03-05');
    expect(field('Amount billed')).toHaveValue('200.00');
    // Two amounts leave a choice.
    expect(field('Your share')).toHaveValue('');
    expect(screen.queryByRole('button', { name: /^Use all/ })).toBeNull();
    if (count === 6) expect(field('Patient’s name')).toHaveValue('Leo Medina');
    else await user.click(screen.getByText('Someone new'));
    expect(field('Patient’s name')).toHaveValue(count === 6 ? 'Leo Medina' : '');
    if (count === 6) expect(screen.getByRole('button', { name: /Is it Rosa Medina\?/ })).toBeVisible();
    else {
      await user.click(screen.getByRole('button', { name: /Is it Rosa Medina\?/ }));
      expect(screen.getByRole('radio', { name: 'Rosa Medina' })).toBeChecked();
      // Whom the paper names is offered by name, before anybody is chosen.
      await user.click(screen.getByRole('button', { name: 'Someone new: Leo Medina' }));
      expect(screen.getByRole('radio', { name: 'Someone new' })).toBeChecked();
      expect(field('Patient’s name')).toHaveValue('Leo Medina');
    }
    expect(bridge.inputs('papers.save')).toEqual([]);
    await expectAccessible();
  });

  it('changes plan and patient of a claim, and says what goes along', async () => {
    const { user, bridge } = await openPaper({ 'papers.get': claim }, '/files/paper?claim=c-1');
    await screen.findByRole('heading', { level: 1, name: 'Change the claim' });
    expect(field('Which plan sent it?')).toHaveValue('Cedar Valley');
    expect(screen.queryByText(/What you added about this claim goes with it/)).toBeNull();
    await user.clear(field('Which plan sent it?'));
    await user.type(field('Which plan sent it?'), 'Birch Health');
    const whose = screen.getByRole('radiogroup', { name: 'Who is the patient?' });
    await user.click(within(whose).getByText('Someone new'));
    await user.type(field('Patient’s name'), 'Ada Medina');
    expect(screen.getByText(/Bills stay with Rosa Medina\./)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(bridge.inputs('papers.save')).toMatchObject([
        {
          target: { claimId: 'c-1', owner: { newName: 'Ada Medina' } },
          facts: { planName: 'Birch Health', serviceStart: '2026-03-04' },
        },
      ]),
    );
  });

  it.each([
    ['is saved for another plan', 'Save'],
    ['is removed', 'Remove this claim'],
  ])('keeps the form while a claim %s, whatever else is slow', async (_, button) => {
    const { user, bridge } = await openPaper({ 'papers.get': claim }, '/files/paper?claim=c-1');
    await screen.findByRole('heading', { level: 1, name: 'Change the claim' });
    bridge.answer({
      'papers.save': { claimId: 'c-2', personId: rosa.id, isHere: false },
      'papers.remove': {},
      'papers.get': null,
      'people.list': never,
    });
    await user.click(screen.getByRole('button', { name: button }));
    await waitFor(() => expect(bridge.inputs('papers.get')).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(screen.queryByText('This claim was not added from paper, or it was removed.')).toBeNull();
    expect(field('Which plan sent it?')).toHaveValue('Cedar Valley');
  });

  it('removes a claim with a way back', async () => {
    const { user, bridge } = await openPaper(
      { 'papers.get': claim, 'papers.remove': {}, 'papers.bringBack': {} },
      '/files/paper?claim=c-1',
    );
    await screen.findByRole('heading', { level: 1, name: 'Change the claim' });
    expect(field('Amount billed')).toHaveValue('200.00');
    expect(field('Plan-approved amount')).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Remove this claim' }));
    await screen.findByRole('heading', { level: 1, name: 'The claim was removed' });
    expect(bridge.inputs('papers.remove')).toEqual([{ claimId: 'c-1' }]);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bridge.inputs('papers.bringBack')).toEqual([{ claimId: 'c-1' }]));
    await screen.findByRole('heading', { level: 1, name: 'The claim is in your claims again' });
  });

  it('speaks Spanish', async () => {
    await openPaper({}, '/files/paper', { language: 'es' });
    await screen.findByRole('heading', { level: 1, name: '¿Qué dice su explicación de beneficios?' });
    expect(screen.getByRole('button', { name: 'Agregar esta reclamación' })).toBeVisible();
    await expectAccessible();
  });
});
