/** Codes, numbers and names of computers: in words where there are some, else out of the way. */
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ClaimLine, ClaimReason, Coded } from '#shared/model/claims/claim';
import { amount, claimView, noAmounts } from '../claims/claims-data.ts';
import { openApp } from '../support/open-app.tsx';

async function open(parts: Parameters<typeof claimView>[0], language: 'en' | 'es' = 'en') {
  const app = await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView(parts) }, { language });
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  return app;
}

const coded = (text: string | null, code: string | null = null, system: string | null = null): Coded => ({
  text,
  code,
  system,
});
const nobody = { name: null, npi: null, phone: null, address: null };
const region = (name: string) => screen.getByRole('region', { name });
test.each([
  ['a code that patients have a word for', '207RC0000X', 'Heart doctors (cardiology)'],
  ['words of the plan', 'Interventional cardiology', 'Interventional cardiology'],
])('a specialty is told in words: %s', async (_, specialty, shown) => {
  const [member] = claimView().claim.careTeam;
  if (!member) throw new Error('no care team');
  await open({ careTeam: [{ ...member, specialty, specialtyCode: '207RC0000X' }] });
  expect(await screen.findByText(shown, { exact: false })).toBeVisible();
});

test.each(['2083P0011X', '06'])(
  'a specialty of which only an unknown code came is not told: %s',
  async (code) => {
    const [member] = claimView().claim.careTeam;
    if (!member) throw new Error('no care team');
    await open({ careTeam: [{ ...member, specialty: code, specialtyCode: null }] });
    await screen.findByText('Dr. Amara Okafor', { exact: false });
    expect(screen.queryByText(code)).toBeNull();
  },
);

const [surgery] = claimView().claim.lines as [ClaimLine];
const reason = (code: string, system: string): ClaimReason => ({
  ...coded(null, code, system),
  kind: 'denial',
  lineNumber: 2,
  noteNumber: null,
});

describe('codes without words', () => {
  const stay = { admitted: '2026-03-01', discharged: '2026-03-04', drg: null };

  test('stand under the technical facts; those with words stay where they are', async () => {
    const { user } = await open({
      kind: 'inpatient',
      stay: { ...stay, admissionType: coded(null, '1'), dischargeStatus: coded('Went home', '01') },
    });
    expect(region('Hospital stay')).toHaveTextContent('Where you went nextWent home (01)');
    expect(region('Hospital stay')).not.toHaveTextContent('How you were admitted');
    await user.click(screen.getByText('Technical facts'));
    expect(region('Everything your plan sent')).toHaveTextContent('How you were admitted1');
  });

  test('so do numbers that only computers name; a prescription’s number stands once', async () => {
    const drug = {
      name: coded('Calmirol 10 mg'),
      quantity: null,
      daysSupply: null,
      refillNumber: null,
      refillsAuthorized: null,
      prescriptionNumber: '7001',
      brandOrGeneric: coded(null, '2', 'NCPDP'),
      dispenseAsWritten: coded('7', '7'),
      compoundOf: [],
    };
    const otherNumbers = [
      { label: 'claim-group', value: '900' },
      { label: 'RX service number', value: '7001' },
      { label: 'patientaccountnumber', value: 'A77' },
    ];
    const { user } = await open({ drug, otherNumbers });
    expect(region('People and places')).toHaveTextContent('Patient account numberA77');
    expect(region('People and places')).not.toHaveTextContent(/claim-group|RX service number/);
    expect(region('Drug facts')).toHaveTextContent(/Drug: .* · /);
    expect(region('Drug facts')).toHaveTextContent(/Prescription number7001(?!.*(Brand|Written))/);
    await user.click(screen.getByText('Technical facts'));
    expect(region('Everything your plan sent')).toHaveTextContent(
      'Brand or genericNCPDP 2Prescriber’s instructions7claim-group900',
    );
  });

  test('the address of a code system is no kind of procedure', async () => {
    const types = ['http://codes.example.com/list', 'own kind'];
    await open({ procedures: [{ code: coded('Meniscus repair'), types, date: null }] });
    expect(region('Diagnoses (reasons for your care)')).toHaveTextContent(/Meniscus repairOwn kind$/);
  });
});

describe('services', () => {
  const place = (code: string, text: string | null) => ({
    ...surgery,
    place: coded(text, code, 'Place of service'),
  });

  test.each([
    ['en', '11', null, 'Place: Office'],
    [
      'en',
      '22',
      'Clinic. A place other than a home, where a very long rule says who may be treated.',
      'Place: Hospital, without a stay',
    ],
    ['es', '23', null, 'Lugar: Sala de emergencias'],
    ['en', '99', 'Somewhere else', 'Place: Somewhere else'],
    ['es', '99', null, 'Lugar: Un lugar que no está en la lista'],
    ['en', '57', null, 'Place: Addiction treatment, without a stay'],
    ['en', '88', null, 'Place of service 88'],
  ] as const)('in %s, place %s sent as %s', async (language, code, text, words) => {
    await open({ lines: [place(code, text), { ...surgery, number: 2 }] }, language);
    expect(screen.getByText(new RegExp(`^${words}`))).toBeVisible();
    expect(document.body).not.toHaveTextContent('very long rule');
  });

  test('someone without name and number is told of among the people only', async () => {
    const careTeam = ['operating', 'assist'].map((role) => ({
      role,
      roleText: null,
      party: role === 'assist' ? { ...nobody, npi: '9990002013' } : nobody,
      specialty: null,
      specialtyCode: null,
    }));
    await open({
      careTeam,
      lines: [
        { ...surgery, careTeam: [0] },
        { ...surgery, number: 2, careTeam: [1] },
      ],
    });
    expect(region('People and places')).toHaveTextContent('SurgeonNot given by your plan');
    expect(region('Services')).not.toHaveTextContent('Not given');
    expect(region('Services')).toHaveTextContent('Assisted by: NPI 9990002013');
  });

  test.each([
    [['Calm powder'], 'Calm powder'],
    [['Calm powder', 'Cream base'], 'Mixed by the pharmacy'],
    [[], 'Mixed by the pharmacy'],
  ])('a compound of %s has a name', async (names, name) => {
    const parts = names.map((text) => ({
      service: coded(text),
      category: null,
      revenue: null,
      modifiers: [],
      quantity: null,
      noteNumbers: [],
      amounts: { ...noAmounts, other: [] },
    }));
    await open({ lines: [{ ...surgery, service: coded('compound', 'compound'), parts }] });
    expect(within(region('Services')).getByRole('rowheader', { name: new RegExp(`^${name}`) })).toBeVisible();
  });
});

describe('the plan', () => {
  test('has one name everywhere, also where its claims say “CMS”', async () => {
    await open({ insurer: { ...nobody, name: 'CMS' } });
    expect(region('People and places')).toHaveTextContent('PlanEvergreen Health');
    expect(region('People and places')).not.toHaveTextContent('CMS');
  });

  test('stands beside another name that the claim has for the insurer', async () => {
    await open({ insurer: { ...nobody, name: 'Evergreen Mutual' } });
    expect(region('People and places')).toHaveTextContent(
      /PlanEvergreen Health.*Plan name on the claimEvergreen Mutual/,
    );
  });
});

describe('reasons', () => {
  const amounts = { ...noAmounts, billed: amount(5000), notCovered: amount(2400), planPaid: amount(2600) };

  test('where a code says who pays, the page does not say that the plan was silent', async () => {
    await open({ amounts, reasons: [reason('CO-50', 'CARC')] });
    expect(region('The amounts on this claim')).toHaveTextContent(
      'Ask before you pay the $24.00 not covered. See above what your plan’s code says about who pays.',
    );
  });

  test('a code that says nothing of it leaves the question open', async () => {
    await open({ amounts, reasons: [reason('50', 'CARC')] });
    expect(region('The amounts on this claim')).toHaveTextContent('Your plan did not say who pays it.');
  });

  test('the name of a list of codes is not called a code again', async () => {
    await open({ amounts, reasons: [reason('J', 'Medicare line code'), reason('50', 'CARC')] });
    expect(region('Why')).toHaveTextContent('Service 2 · Medicare line code J');
    expect(region('Why')).toHaveTextContent('Service 2 · Code CARC 50');
  });
});

test('the phone of the plan is there to call and to copy', async () => {
  await open({});
  const people = screen.getByRole('region', { name: 'People and places' });
  expect(people).toHaveTextContent('PlanEvergreen HealthCall 1-800-555-0142 Copy');
  expect(within(people).getByRole('button', { name: 'Copy the plan’s phone number' })).toBeVisible();
});

test('without a phone of the plan nothing is said of calling', async () => {
  await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView({}, { planPhone: null }) });
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  expect(screen.getByRole('region', { name: 'People and places' })).not.toHaveTextContent('Call');
});
