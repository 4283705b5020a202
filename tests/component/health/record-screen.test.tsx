import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { recordKinds } from '#shared/model/health/health-kinds';
import type { RecordRow, RecordView } from '#shared/model/health/health-record';
import { factLabels } from '#shared/model/health/record-fact';
import { recordStates } from '#shared/model/health/record-state';
import type { Origin } from '#shared/model/origin';
import en from '../../../resources/locales/en/health.json' with { type: 'json' };
import es from '../../../resources/locales/es/health.json' with { type: 'json' };
import { coded, measured, record } from '../../support/health-fixture.ts';
import { type Answers, fail } from '../support/app-bridge.ts';
import { evergreen } from '../support/family.ts';
import { expectAccessible, type OpenedApp, openApp } from '../support/open-app.tsx';

/** The id of a record of Rosa's, as the app gives it. */
const rosas = (type: string, id: string) => `${evergreen.id}/${type}/rosa-medina-${id}`;

async function openRecord(id: string, answers: Answers = {}): Promise<OpenedApp> {
  const app = await openApp(`/health/record/${encodeURIComponent(id)}`, answers);
  await screen.findByRole('region', { name: 'Where it comes from' });
  return app;
}

const lakes: Origin = {
  recordedOn: '2026-03-14',
  agents: [
    { roles: ['transmitter', 'custodian'], roleText: null, who: 'Lakes Exchange', onBehalfOf: null },
    { roles: ['author'], roleText: null, who: 'Dr. Vale', onBehalfOf: 'Corner Clinic' },
    { roles: [], roleText: 'Courier', who: 'Swift Rider', onBehalfOf: null },
    { roles: [], roleText: null, who: 'Pine Registry', onBehalfOf: null },
  ],
  madeFrom: ['admission form'],
};

const emptyView: Omit<RecordView, 'row'> = {
  facts: [],
  attachments: [],
  parts: [],
  narrative: null,
  leftOut: 0,
  unread: [],
  technical: [],
  provenance: [lakes],
  fileVersion: null,
  firstSeen: '2026-03-20T12:04:10Z',
  lastUpdated: '2026-03-14',
  trendKey: null,
};

/** A record that says other things than those of the sample plan. */
async function open(row: RecordRow, more: Partial<RecordView> = {}, answers: Answers = {}) {
  const view: RecordView = { ...emptyView, row, ...more };
  return openRecord(row.id, { 'health.get': view, ...answers });
}

const prediabetes = record('condition', 'Prediabetes', {
  state: 'active',
  stateText: 'active',
  start: '2025-03-20',
  dateFrom: 'recordedDate',
});

const region = (name: string | RegExp) => screen.getByRole('region', { name });

describe('a record', () => {
  test('is asked for by its whole id', async () => {
    const id = rosas('Condition', 'diabetes');
    const { bridge } = await openRecord(id);
    expect(bridge.inputs('health.get')).toEqual([{ recordId: id }]);
    expect(screen.getByRole('heading', { level: 1, name: 'Type 2 diabetes' })).toBeVisible();
  });

  test('says kind, date with its meaning, state in our words and the plan’s, and what to do with it', async () => {
    await open({ ...prediabetes, state: 'remission', stateText: 'In partial remission' });
    const main = screen.getByRole('main');
    expect(main).toHaveTextContent('Health problem · March 20, 2025, recorded on this day');
    expect(main).toHaveTextContent('In remission');
    expect(main).toHaveTextContent('In your plan’s words: “In partial remission”');
    expect(main).toHaveTextContent('Plans often make these records from claims.');
    expect(main).toHaveTextContent('Ask your doctor before you change anything.');
    await expectAccessible();
  });

  test('a state that the app does not know stands in the plan’s word alone', async () => {
    await open({ ...prediabetes, state: null, stateText: 'dormant' });
    expect(screen.getByText('In your plan’s words: “dormant”')).toBeVisible();
  });

  test('lists facts under our words, with codes, dates and lengths of time', async () => {
    await openRecord(rosas('MedicationRequest', 'metformin'));
    const facts = region('What it says');
    expect(facts).toHaveTextContent('How to take itOne tablet with breakfast and one with dinner');
    expect(facts).toHaveTextContent('Written onJanuary 16, 2024');
    expect(facts).toHaveTextContent('Refills allowed11');
    expect(facts).toHaveTextContent('CodeMetformin 500 mg tabletRxNorm 861007');
    expect(screen.getByRole('main')).toHaveTextContent('It does not mean you take it.');
  });

  test('says yes or no in words', async () => {
    await open(prediabetes, { facts: [{ label: 'substituted', values: [{ type: 'flag', yes: false }] }] });
    expect(region('What it says')).toHaveTextContent('Swapped for anotherNo');
  });

  test('says that a file has it too, and leads to the file’s version', async () => {
    const fileVersion = { id: 'c-file/Condition/prediabetes', openedAt: '2026-03-03T18:00:00Z' };
    const { bridge, user } = await open(prediabetes, { fileVersion });
    const origin = region('Where it comes from');
    expect(origin).toHaveTextContent('A file you opened on March 3, 2026 also has this.');
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Show the file’s version' }));
    await waitFor(() => expect(bridge.inputs('health.get')).toContainEqual({ recordId: fileVersion.id }));
  });

  test('says who says so, which plan, and where the plan had it from', async () => {
    await open({ ...prediabetes, source: 'Corner Pharmacy' });
    const origin = region('Where it comes from');
    expect(origin).toHaveTextContent('SourceCorner Pharmacy');
    for (const [role, who] of [
      ['Comes from', 'Dr. Vale, for Corner Clinic'],
      ['Kept by', 'Lakes Exchange'],
      ['Sent by', 'Lakes Exchange'],
      ['Courier', 'Swift Rider'],
      ['Your plan got it from', 'Pine Registry'],
    ])
      expect(origin).toHaveTextContent(`${role}${who}, recorded March 14, 2026`);
    expect(origin).toHaveTextContent('Made fromadmission form');
  });

  test('says what is not known', async () => {
    await open(record('document', null), { provenance: [] });
    expect(screen.getByRole('heading', { level: 1, name: 'Name not given' })).toBeVisible();
    expect(screen.getByRole('main')).toHaveTextContent('Document · Date not given');
    expect(region('Where it comes from')).toHaveTextContent('Sourcenot given');
    expect(region('Where it comes from')).toHaveTextContent('Your plan got it fromnot given');
    expect(region('What it says')).toHaveTextContent('Your plan did not send more about it.');
  });

  test('the removed one is tagged', async () => {
    await open({ ...prediabetes, removed: true });
    expect(screen.getByText('No longer sent by your plan')).toBeVisible();
  });

  test('shows the plan’s own version', async () => {
    const id = rosas('MedicationRequest', 'metformin');
    const { user, bridge } = await openRecord(id);
    await user.click(screen.getByRole('button', { name: 'See the plan’s own version' }));
    expect(await screen.findByText(/"resourceType": "MedicationRequest"/)).toBeVisible();
    expect(bridge.inputs('records.source')).toEqual([{ id }]);
    await expectAccessible();
  });

  test('shows what was not understood', async () => {
    const unread = [{ path: 'extension[0].valueCode', text: 'on-formulary' }];
    const { user } = await open(prediabetes, { unread });
    await user.click(screen.getByText('1 part that Claimfolio did not understand'));
    expect(screen.getByText('on-formulary')).toBeVisible();
    await expectAccessible();
  });

  test('the plan’s own text stands as text', async () => {
    await open(prediabetes, { narrative: 'Rest.\n<b>Walk</b>' });
    expect(region('The record in your plan’s words')).toHaveTextContent('Rest. <b>Walk</b>');
  });

  test('an unknown record says so', async () => {
    await openApp(`/health/record/${encodeURIComponent(rosas('Observation', 'gone'))}`);
    expect(
      await screen.findByRole('heading', { level: 1, name: 'We cannot find this record' }),
    ).toBeVisible();
  });
});

describe('values', () => {
  const cells = (name: RegExp) =>
    within(screen.getByRole('row', { name }))
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);

  test('stand with the range and the mark that the plan sent, and lead to the trend', async () => {
    await openRecord(rosas('Observation', 'sugar-8'));
    expect(cells(/^Long-term blood sugar/)).toEqual(['6.4%', '4 to 5.6', 'Marked high']);
    expect(screen.getByRole('link', { name: 'See all values over time' })).toHaveAttribute(
      'href',
      '/health/trend/LOINC|4548-4|%25',
    );
  });

  test('makes up no range or mark; "less than" has words', async () => {
    const label = coded('Troponin');
    await open(
      record('lab', 'Troponin', {
        measurements: [measured(label, '0.04', 'ng/mL', { comparator: '<', rangeText: 'below 0.04' })],
      }),
    );
    expect(cells(/^Troponin/)).toEqual(['less than 0.04 ng/mL', 'below 0.04', 'not given']);
    expect(screen.queryByRole('link', { name: 'See all values over time' })).toBeNull();
  });

  test.each([
    ['10*3/uL', '6.2 ×10³/uL'],
    ['mm[Hg]', '6.2 mmHg'],
    ['[degF]', '6.2 °F'],
    ['{score}', '6.2'],
    ['mg/dL', '6.2 mg/dL'],
  ])('the unit %s reads as people write it', async (unit, words) => {
    await open(record('lab', 'Count', { measurements: [measured(coded('Count'), '6.2', unit)] }));
    expect(cells(/^Count/)[0]).toBe(words);
  });

  test('a mark in words that the app does not know stays in the plan’s words', async () => {
    const values = [measured(coded('Color'), null, null, { text: 'Amber', interpretationText: 'See note' })];
    await open(record('lab', 'Color', { measurements: values }));
    expect(cells(/^Color/)).toEqual(['Amber', 'not given', 'See note']);
  });

  test('a report lists its results', async () => {
    await openRecord(rosas('DiagnosticReport', 'metabolic-panel'));
    const parts = region('3 results in this record');
    expect(within(parts).getByRole('link', { name: 'Creatinine (kidneys)' }).closest('li')).toHaveTextContent(
      '0.8 mg/dL',
    );
  });
});

describe('files', () => {
  const paper = (id: string) => rosas('DocumentReference', id);

  test('say what they are, how large and where they are before anything is opened', async () => {
    const file = { index: 0, bytes: null, createdOn: null };
    const attachments: RecordView['attachments'] = [
      {
        index: 0,
        title: 'Discharge summary',
        contentType: 'text/plain; charset=utf-8',
        bytes: 12_410,
        createdOn: '2026-03-12',
        place: 'here',
      },
      { ...file, index: 1, title: null, contentType: 'application/pdf', place: 'at-plan' },
      { ...file, index: 2, title: 'Knee picture', contentType: 'image/jpeg', place: 'elsewhere' },
    ];
    const { bridge } = await open(record('document', 'Discharge summary'), { attachments });
    const files = within(region('3 files')).getAllByRole('listitem');
    expect(files[0]).toHaveTextContent('Text · 12 kB · made on March 12, 2026');
    expect(files[1]).toHaveTextContent('File 2PDF · size not given');
    expect(files[1]).toHaveTextContent('It is still at Evergreen Health.');
    expect(files[2]).toHaveTextContent('This app does not fetch from other servers.');
    expect(within(files[2] as HTMLElement).queryByRole('button')).toBeNull();
    expect(bridge.inputs('health.openAttachment')).toEqual([]);
  });

  test('a text opens as plain text', async () => {
    const id = paper('visit-summary');
    const { user, bridge } = await openRecord(id, {
      'health.openAttachment': { type: 'text', text: 'Rest.\n<script>alert(1)</script>' },
    });
    await user.click(screen.getByRole('button', { name: 'Open Summary of your visit' }));
    const dialog = await screen.findByRole('dialog', { name: 'Summary of your visit' });
    expect(dialog).toHaveTextContent('Rest. <script>alert(1)</script>');
    expect(dialog.querySelector('script')).toBeNull();
    expect(bridge.inputs('health.openAttachment')).toEqual([{ recordId: id, index: 0 }]);
    await expectAccessible();
    await user.keyboard('{Escape}');
    const button = screen.getByRole('button', { name: 'Open Summary of your visit' });
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  test('a picture is fetched from the plan and shown with its name', async () => {
    const { user } = await openRecord(paper('knee-picture'));
    await user.click(screen.getByRole('button', { name: 'Open Picture of the left knee' }));
    const picture = await screen.findByRole('img', { name: 'Picture of the left knee' });
    expect(picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
  });

  test('any other file is offered to be saved', async () => {
    const id = paper('lab-report');
    const { user, bridge } = await openRecord(id);
    await user.click(screen.getByRole('button', { name: 'Open Blood test as a page to print' }));
    const dialog = await screen.findByRole('dialog', { name: 'Blood test as a page to print' });
    expect(dialog).toHaveTextContent(/Claimfolio cannot show this file \(PDF, \d+ (bytes|kB)\)\./);
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved as Blood test as a page to print/)).toBeVisible();
    expect(bridge.inputs('health.saveAttachment')).toEqual([{ recordId: id, index: 0 }]);
  });

  test('a file that cannot be fetched says what happened', async () => {
    const { user } = await openRecord(paper('lab-report'), {
      'health.openAttachment': fail('fhir/timeout'),
    });
    await user.click(screen.getByRole('button', { name: 'Open Blood test as a page to print' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('fhir/timeout');
  });
});

test('endless words do not break a record', async () => {
  const endless = 'y'.repeat(5000);
  await open(
    record('lab', endless, {
      stateText: endless,
      summary: endless,
      measurements: [measured(coded(endless), null, endless, { text: endless, rangeText: endless })],
    }),
    {
      facts: [{ label: 'note', values: [{ type: 'text', text: endless }] }],
      attachments: [
        { index: 0, title: endless, contentType: endless, bytes: null, createdOn: endless, place: 'here' },
      ],
      unread: [{ path: endless, text: endless }],
      narrative: endless,
      provenance: [
        {
          recordedOn: endless,
          agents: [{ roles: ['author'], roleText: endless, who: endless, onBehalfOf: endless }],
          madeFrom: [endless],
        },
      ],
    },
  );
  expect(screen.getByRole('heading', { level: 1, name: endless })).toBeVisible();
  await expectAccessible();
});

test.each([
  ['en', en],
  ['es', es],
])('every label, kind and state has words in %s', (_language, texts) => {
  expect(Object.keys(texts.fact).toSorted()).toEqual([...factLabels].toSorted());
  expect(Object.keys(texts.kind).toSorted()).toEqual([...recordKinds, 'claim', 'approval'].toSorted());
  // A medicine that was completed is said to be finished.
  expect(Object.keys(texts.state).toSorted()).toEqual([...recordStates, 'finished'].toSorted());
});

test.each([
  ['sugar-1', 'Azúcar promedio en la sangre (A1c)', 'Su plan lo llama “Long-term blood sugar (A1c)”'],
  ['cholesterol-1', 'Colesterol LDL', 'Su plan lo llama “LDL (“bad”) cholesterol”'],
])('in Spanish a test has our name, and the plan’s beside it: %s', async (name, title, plans) => {
  const path = `/health/record/${encodeURIComponent(rosas('Observation', name))}`;
  await openApp(path, {}, { language: 'es' });
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
  expect(screen.getByText(plans)).toBeVisible();
});

test('in Spanish a record without a name of ours is said to be in the plan’s words', async () => {
  const view = { ...emptyView, row: prediabetes };
  await openApp(
    `/health/record/${encodeURIComponent(prediabetes.id)}`,
    { 'health.get': view },
    { language: 'es' },
  );
  const heading = await screen.findByRole('heading', { level: 1, name: 'Prediabetes' });
  expect(within(heading).getByText('Prediabetes')).toHaveAttribute('lang', 'en');
  expect(screen.getByText('En las palabras de su plan')).toBeVisible();
});

test.each([
  ['es' as const, 'en', 1],
  ['en' as const, null, 0],
])(
  'facts in words of the plan are marked as those for readers of another language: %s',
  async (language, lang, said) => {
    const facts: RecordView['facts'] = [
      {
        label: 'reason',
        values: [
          { type: 'text', text: 'Routine checkup, invented' },
          { type: 'coded', coded: { text: 'Sore knee, invented', code: 'X1', system: null } },
        ],
      },
    ];
    await openApp(
      `/health/record/${encodeURIComponent(prediabetes.id)}`,
      { 'health.get': { ...emptyView, row: prediabetes, facts, narrative: 'Told in English, invented' } },
      { language },
    );
    for (const words of ['Routine checkup, invented', 'Sore knee, invented', 'Told in English, invented']) {
      const found = await screen.findByText(words);
      expect(found.getAttribute('lang')).toBe(lang);
    }
    expect(screen.queryAllByText(/^Son palabras de su plan/)).toHaveLength(said);
  },
);
