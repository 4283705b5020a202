/**
 * Claims in shapes that no recording has, from one plan: what a row of the list says of each, to the cent. An amount that is
 * not said is none, and never 0; a claim that is in no list is asked about or listed elsewhere.
 */
import { expect, it } from 'vitest';
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import { everyClaim } from '../../../../shared/every-claim.ts';
import { rowAmountNames } from '../../../../shared/model/claims/amount-table.ts';
import type { ClaimRow } from '../../../../shared/model/claims/claim-row.ts';
import { AnsweringPlan } from '../../../support/recorded-plan/answering-plan.ts';
import { patient, rosa } from '../../../support/recorded-plan/family.ts';
import { startPlanApp } from '../../../support/recorded-plan/plan-app.ts';

type Json = Record<string, unknown>;
const usd = (value: unknown) => ({ value, currency: 'USD' });
const adj = 'http://terminology.hl7.org/CodeSystem/adjudication';
const cat = (code: string, system = adj) => ({ coding: [{ system, code }] });
const amount = (code: string, value: unknown) => ({ category: cat(code), amount: usd(value) });
const line = (sequence: number, day: string, ...adjudication: unknown[]) => ({
  sequence,
  servicedDate: day,
  productOrService: { text: 'Visit' },
  adjudication,
});
const base: Json = {
  status: 'active',
  use: 'claim',
  outcome: 'complete',
  created: '2026-02-01',
  type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/claim-type', code: 'professional' }] },
  patient: { reference: 'Patient/r' },
  billablePeriod: { start: '2026-01-15' },
};
const own = (id: string, more: Json): Resource => ({
  ...base,
  resourceType: 'ExplanationOfBenefit',
  id,
  ...more,
});
const usual = [amount('submitted', 100), amount('eligible', 80), amount('benefit', 60), amount('copay', 20)];
const plain =
  'plan-paid: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed';
const shapes: [name: string, changes: Json, row: string][] = [
  ['plain', { total: usual }, plain],
  [
    'no billablePeriod, lines dates',
    { billablePeriod: undefined, item: [line(1, '2026-01-20', ...usual), line(2, '2026-01-10', ...usual)] },
    'plan-paid; 2026-01-10 to 2026-01-20: billed 20000 computed, allowed 16000 computed, copay 4000 computed, planPaid 12000 computed, yourShare 4000 computed, mayOwe 4000 computed',
  ],
  [
    'no dates but created',
    { billablePeriod: undefined, total: usual },
    'plan-paid; 2026-02-01: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'no dates at all',
    { billablePeriod: undefined, created: undefined, total: usual },
    'plan-paid; no day: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'billable end only',
    { billablePeriod: { end: '2026-01-15' }, total: usual },
    'plan-paid; 2026-01-15 to 2026-01-15: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'datetimes',
    {
      billablePeriod: { start: '2026-01-15T23:30:00-08:00', end: '2026-01-16T01:00:00-08:00' },
      total: usual,
    },
    'plan-paid; 2026-01-15 to 2026-01-16: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'own system, known codes',
    {
      total: [
        ['submitted', 100],
        ['eligible', 80],
        ['benefit', 60],
        ['copay', 20],
      ].map(([code, value]) => ({
        category: cat(String(code), 'https://payer.example/adj'),
        amount: usd(value),
      })),
    },
    plain,
  ],
  [
    'text only',
    {
      total: [
        ['Billed amount', 100],
        ['Allowed amount', 80],
        ['Plan paid', 60],
        ['Copay', 20],
      ].map(([text, v]) => ({ category: { text }, amount: usd(v) })),
    },
    plain,
  ],
  [
    'display only',
    {
      total: [
        ['submitted', 'Submitted Amount', 100],
        ['x', 'Copay', 20],
      ].map(([c, display, v]) => ({
        category: { coding: [{ system: 'https://payer.example/x', code: c, display }] },
        amount: usd(v),
      })),
    },
    'not-stated: billed 10000, copay 2000',
  ],
  [
    'amount strings',
    { total: [amount('submitted', '100.10'), amount('benefit', '60'), amount('copay', '1,020.50')] },
    'plan-paid: billed 10010, copay 102050, planPaid 6000',
  ],
  [
    'negative amounts',
    { total: [amount('submitted', -100), amount('benefit', -60), amount('copay', -20)] },
    'taken-back: billed -10000, copay -2000, planPaid -6000',
  ],
  [
    'no currency',
    { total: [{ category: cat('submitted'), amount: { value: 100.1 } }] },
    'not-stated: billed 10010',
  ],
  [
    'two currencies',
    {
      total: [amount('submitted', 100), { category: cat('benefit'), amount: { value: 60, currency: 'EUR' } }],
    },
    'not-stated: billed 10000',
  ],
  [
    'eur',
    { total: [{ category: cat('submitted'), amount: { value: 60, currency: 'EUR' } }] },
    'not-stated; EUR: billed 6000',
  ],
  [
    'benefitBalance',
    {
      total: [amount('submitted', 100)],
      benefitBalance: [
        {
          category: { text: 'Medical' },
          financial: [{ type: { text: 'Deductible' }, allowedMoney: usd(1500), usedMoney: usd(300) }],
        },
      ],
    },
    'not-stated: billed 10000',
  ],
  ['total without lines', { total: usual, item: undefined }, plain],
  [
    'lines without total',
    { total: undefined, item: [line(1, '2026-01-15', ...usual), line(2, '2026-01-16', ...usual)] },
    'plan-paid: billed 20000 computed, allowed 16000 computed, copay 4000 computed, planPaid 12000 computed, yourShare 4000 computed, mayOwe 4000 computed',
  ],
  [
    'line lacks copay',
    {
      total: undefined,
      item: [line(1, '2026-01-15', ...usual), line(2, '2026-01-16', amount('submitted', 50))],
    },
    'plan-paid: billed 15000 computed, allowed 8000 partial, copay 2000 partial, planPaid 6000 partial',
  ],
  [
    'header adjudication',
    { total: undefined, adjudication: usual, item: [{ sequence: 1, revenue: { text: 'Room' } }] },
    plain,
  ],
  [
    'lines all zero, totals right',
    { total: usual, item: [line(1, '2026-01-15', amount('submitted', 0), amount('benefit', 0))] },
    plain,
  ],
  [
    'payment only',
    { total: undefined, payment: { type: { text: 'paid' }, date: '2026-02-03', amount: usd(60) } },
    'plan-paid: planPaid 6000',
  ],
  [
    'item net only',
    { total: undefined, item: [{ sequence: 1, productOrService: { text: 'Visit' }, net: usd(45.5) }] },
    'not-stated: no amounts',
  ],
  ['no money', { total: undefined }, 'not-stated: no amounts'],
  [
    'queued',
    { outcome: 'queued', total: usual },
    'plan-is-deciding; not counted: being-decided: billed 10000, allowed 8000, copay 2000, planPaid 6000',
  ],
  [
    'error outcome',
    { outcome: 'error', total: usual },
    'not-stated; not counted: processing-error: billed 10000, allowed 8000, copay 2000, planPaid 6000',
  ],
  [
    'partial',
    { outcome: 'partial', total: usual },
    'plan-paid: billed 10000, allowed 8000, copay 2000, planPaid 6000',
  ],
  ['draft', { status: 'draft', total: usual }, plain],
  [
    'entered-in-error',
    { status: 'entered-in-error', total: usual },
    'canceled; not counted: entered-in-error: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed',
  ],
  [
    'cancelled',
    { status: 'cancelled', total: usual },
    'canceled; not counted: canceled: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed',
  ],
  [
    'status missing',
    { status: undefined, total: usual },
    'plan-paid; not counted: status-unknown: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed',
  ],
  ['use missing', { use: undefined, total: usual }, plain],
  ['predetermination', { use: 'predetermination', total: usual }, 'no claim'],
  ['adjusted old', { total: usual, identifier: [{ value: 'N1' }] }, plain],
  [
    'adjusted new',
    {
      total: usual,
      identifier: [{ value: 'N2' }],
      related: [
        { relationship: { coding: [{ code: 'prior' }] }, claim: { reference: 'ExplanationOfBenefit/c33' } },
      ],
    },
    'replaced; not counted: replaced: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed',
  ],
  [
    'related by identifier',
    {
      total: usual,
      identifier: [{ value: 'N3' }],
      related: [{ relationship: { coding: [{ code: 'prior' }] }, claim: { identifier: { value: 'N2' } } }],
    },
    plain,
  ],
  [
    'vision',
    {
      type: { coding: [{ code: 'vision', system: 'http://terminology.hl7.org/CodeSystem/claim-type' }] },
      total: usual,
    },
    'vision; plan-paid: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'oral',
    {
      type: { coding: [{ code: 'oral', system: 'http://terminology.hl7.org/CodeSystem/claim-type' }] },
      meta: {
        profile: ['http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-ExplanationOfBenefit-Oral|2.1.0'],
      },
      total: usual,
    },
    'oral; plan-paid: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'type text only',
    { type: { text: 'Dental' }, total: usual },
    'oral; plan-paid: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'profile only',
    {
      type: undefined,
      meta: {
        profile: [
          'http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-ExplanationOfBenefit-Pharmacy|2.1',
        ],
      },
      total: usual,
    },
    'pharmacy; plan-paid: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed',
  ],
  [
    'capitated',
    { total: [amount('submitted', 100), amount('eligible', 0), amount('benefit', 0), amount('copay', 20)] },
    'not-stated: billed 10000, allowed 0, copay 2000, planPaid 0',
  ],
  [
    'memberliability',
    {
      total: [
        amount('submitted', 100),
        {
          category: cat('memberliability', 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication'),
          amount: usd(35.35),
        },
      ],
    },
    'not-stated: billed 10000, yourShare 3535, mayOwe 3535',
  ],
  [
    'eligible > billed',
    {
      total: [amount('submitted', 100), amount('eligible', 180), amount('benefit', 160), amount('copay', 20)],
    },
    'plan-paid: billed 10000, allowed 18000, copay 2000, planPaid 16000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'same category twice same value',
    { total: [amount('submitted', 100), amount('submitted', 100), amount('copay', 20)] },
    'not-stated: billed 10000, copay 2000',
  ],
  [
    'same category twice other value',
    { total: [amount('submitted', 100), amount('copay', 20), amount('copay', 5)] },
    'not-stated: billed 10000, copay 2500 computed',
  ],
  [
    'value without amount',
    {
      total: [
        { category: cat('submitted') },
        {
          category: cat('copay'),
          amount: {
            extension: [
              { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' },
            ],
          },
        },
      ],
    },
    'not-stated: no amounts',
  ],
  ['value null', { total: [amount('submitted', null), amount('copay', 20)] }, 'not-stated: copay 2000'],
  [
    'value exponent',
    { total: [amount('submitted', 1e2), amount('copay', 0.005)] },
    'not-stated: billed 10000, copay 1',
  ],
  [
    'long decimals',
    { total: [amount('submitted', 28.104000000000003), amount('copay', 19.999)] },
    'not-stated: billed 2810, copay 2000',
  ],
  ['total as object', { total: amount('submitted', 100) }, 'not-stated: billed 10000'],
  [
    'category as list',
    { total: [{ category: [cat('submitted')], amount: usd(100) }] },
    'not-stated: no amounts',
  ],
  ['amount as number', { total: [{ category: cat('submitted'), amount: 100 }] }, 'not-stated: no amounts'],
  [
    'amount as quantity stu3',
    {
      total: [
        { category: cat('submitted'), amount: { value: 100, system: 'urn:iso:std:iso:4217', code: 'USD' } },
      ],
    },
    'not-stated: billed 10000',
  ],
  ['status capital', { status: 'Active', outcome: 'Complete', total: usual }, plain],
  [
    'uppercase codes',
    { total: [amount('SUBMITTED', 100), amount('Copay', 20)] },
    'not-stated: billed 10000, copay 2000',
  ],
  ['patient absolute', { patient: { reference: 'BASE/Patient/r' }, total: usual }, plain],
  [
    'patient other host',
    { patient: { reference: 'https://other.example/fhir/Patient/r' }, total: usual },
    'aside',
  ],
  [
    'patient urn',
    { patient: { reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' }, total: usual },
    'aside',
  ],
  [
    'patient contained own',
    { contained: [{ ...patient('p', rosa) }], patient: { reference: '#p' }, total: usual },
    plain,
  ],
  [
    'provider contained',
    {
      contained: [{ resourceType: 'Organization', id: 'o', name: 'Inner Clinic' }],
      provider: { reference: '#o' },
      total: usual,
    },
    'plan-paid; Inner Clinic: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'provider display',
    { provider: { display: 'Display Clinic' }, total: usual },
    'plan-paid; Display Clinic: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
  [
    'coverage elsewhere',
    {
      insurance: [{ focal: true, coverage: { reference: 'https://other.example/fhir/Coverage/9' } }],
      total: usual,
    },
    plain,
  ],
  [
    'coverage missing',
    { insurance: [{ focal: true, coverage: { reference: 'Coverage/none' } }], total: usual },
    plain,
  ],
  ['id number', { total: usual }, plain],
  [
    'created date us',
    { billablePeriod: { start: '01/15/2026' }, created: '02/01/2026', total: usual },
    'plan-paid; no day: billed 10000, allowed 8000, copay 2000, planPaid 6000, yourShare 2000 computed, mayOwe 2000 computed',
  ],
];

/** What a row says: kind and state where they are not the usual ones, days, amounts in cents. */
function describeRow(row: ClaimRow | undefined, fate: string): string {
  if (row === undefined) return fate;
  const {
    kind,
    state,
    counted,
    notCountedBecause,
    serviceStart,
    serviceEnd,
    providerName,
    currency,
    attention,
  } = row;
  const days = `${serviceStart ?? 'no day'}${serviceEnd === null ? '' : ` to ${serviceEnd}`}`;
  const said = [
    kind === 'professional' ? null : kind,
    state,
    counted ? null : `not counted: ${notCountedBecause}`,
    days === '2026-01-15' ? null : days,
    providerName,
    currency === 'USD' ? null : currency,
    attention,
  ];
  const money = rowAmountNames.flatMap((name) => {
    const amount = row[name];
    if (amount === null) return [];
    const source = amount.partial ? ' partial' : amount.source === 'computed' ? ' computed' : '';
    return [`${name} ${amount.cents}${source}`];
  });
  return `${said.filter((one) => one !== null).join('; ')}: ${money.join(', ') || 'no amounts'}`;
}

it('each shape of a claim is listed, asked about or an approval, with its amounts', async () => {
  const plan = await AnsweringPlan.start([{ patientId: 'r', records: [] }]);
  const records = shapes.map(([, more], at) => {
    const placed: unknown = JSON.parse(JSON.stringify(more).replaceAll('BASE', plan.fhirBaseUrl));
    return own(`c${at}`, { ...more, ...(placed as Json) });
  });
  plan.accounts.set('r', { patientId: 'r', records: [patient('r', rosa), ...records] });
  const app = await startPlanApp([plan]);
  try {
    const { connectionId, personId } = await app.connect(plan);
    const { rows } = await app.test.ask('claims.list', {
      filter: everyClaim(personId),
      offset: 0,
      limit: 100,
    });
    const aside = await app.listAside(connectionId);
    const shown = shapes.map(([name], at) => {
      const row = rows.find(({ id }) => id.endsWith(`/c${at}`));
      return [name, describeRow(row, aside.includes(`ExplanationOfBenefit/c${at}`) ? 'aside' : 'no claim')];
    });
    expect(shown).toEqual(shapes.map(([name, , expected]) => [name, expected]));
    // An estimate stands with the approvals.
    const approvals = await app.test.ask('approvals.list', { personId });
    expect(JSON.stringify(approvals)).toContain('/c31');
    expect(await app.notShown()).toMatchObject([{ reason: 'asked', count: 2 }]);
  } finally {
    await app.close();
    await plan.close();
  }
});
