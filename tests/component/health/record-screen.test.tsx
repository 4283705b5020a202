import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { recordKinds } from '#shared/model/health-kinds';
import type { RecordRow, RecordView } from '#shared/model/health-record';
import { factLabels } from '#shared/model/record-fact';
import { recordStates } from '#shared/model/record-state';
import en from '../../../resources/locales/en/health.json' with { type: 'json' };
import es from '../../../resources/locales/es/health.json' with { type: 'json' };
import { coded, measured, record } from '../../support/health-fixture.ts';
import { expectAccessible, type RenderedApp, renderApp } from '../support/render-app.tsx';
import { type StubAnswers, StubFailure } from '../support/stub-bridge.ts';
import { healthAnswers, healthRow, recordView } from '../support/stub-health.ts';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 30_000 });

async function open(
  row: RecordRow,
  more: Partial<RecordView> = {},
  answers: StubAnswers = {},
): Promise<RenderedApp> {
  const app = await renderApp(`/health/record/${encodeURIComponent(row.id)}`, {
    ...healthAnswers(),
    'health.get': () => recordView(row, more),
    ...answers,
  });
  await screen.findByRole('region', { name: 'Where it comes from' });
  return app;
}

const region = (name: string | RegExp) => screen.getByRole('region', { name });

describe('a record', () => {
  test('is asked for by its whole id', async () => {
    const row = healthRow('Prediabetes');
    const { bridge } = await open(row);
    expect(bridge.inputs('health.get')).toEqual([{ recordId: row.id }]);
    expect(screen.getByRole('heading', { level: 1, name: 'Prediabetes' })).toBeVisible();
  });

  test('says kind, date with its meaning, state in our words and the plan’s, and what to do with it', async () => {
    await open({ ...healthRow('Prediabetes'), state: 'remission', stateText: 'In partial remission' });
    const main = screen.getByRole('main');
    expect(main).toHaveTextContent('Health problem · March 20, 2025, written down on this day');
    expect(main).toHaveTextContent('In remission');
    expect(main).toHaveTextContent('Your plan’s word: “In partial remission”');
    expect(main).toHaveTextContent('Plans often make these records from claims.');
    expect(main).toHaveTextContent('Ask your doctor before you change anything.');
    await expectAccessible();
  });

  test('a state that the app does not know stands in the plan’s word alone', async () => {
    await open({ ...healthRow('Prediabetes'), state: null, stateText: 'dormant' });
    expect(screen.getByText('Your plan’s word: “dormant”')).toBeVisible();
  });

  test('lists facts under our words, with codes, dates and yes or no', async () => {
    await open(healthRow('Lisinopril 10 mg tablet'));
    const facts = region('What it says');
    expect(facts).toHaveTextContent('How to take itTake 1 tablet by mouth once a day');
    expect(facts).toHaveTextContent('Written onJanuary 15, 2026');
    expect(facts).toHaveTextContent('Swapped for anotherNo');
    expect(facts).toHaveTextContent('CodeLisinopril 10 mgRxNorm 314076');
    expect(screen.getByRole('main')).toHaveTextContent('It does not mean that you take it.');
  });

  test('says who says so, which plan, and where the plan had it from', async () => {
    await open(healthRow('Flu vaccine'));
    const origin = region('Where it comes from');
    expect(origin).toHaveTextContent('Who says soCorner Pharmacy');
    expect(origin).toHaveTextContent('Your plan had it fromLakes Exchange, March 14, 2026');
  });

  test('what is not known is said', async () => {
    await open(record('document', null), { provenance: [] });
    expect(screen.getByRole('heading', { level: 1, name: 'Name not given' })).toBeVisible();
    expect(screen.getByRole('main')).toHaveTextContent('Document · Date not given');
    expect(region('Where it comes from')).toHaveTextContent('Who says sonot said');
    expect(region('Where it comes from')).toHaveTextContent('Your plan had it fromnot said');
    expect(region('What it says')).toHaveTextContent('Your plan sent no more about it.');
  });

  test('the removed one is tagged', async () => {
    await open(healthRow('Amoxicillin 500 mg capsule'));
    expect(screen.getByText('No longer sent by your plan')).toBeVisible();
  });

  test('shows the plan’s own version and what was not understood', async () => {
    const row = healthRow('Lisinopril 10 mg tablet');
    const { user, bridge } = await open(row);
    await user.click(screen.getByText('1 part that Claimfolio did not understand'));
    expect(screen.getByText('on-formulary')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'See the plan’s own version' }));
    expect(await screen.findByText(/"resourceType": "Observation"/)).toBeVisible();
    expect(bridge.inputs('records.source')).toEqual([{ id: row.id }]);
    await expectAccessible();
  });

  test('the plan’s own text stands as text', async () => {
    await open(healthRow('Recovery after knee surgery'), { narrative: 'Rest.\n<b>Walk</b>' });
    expect(region('The record in your plan’s words')).toHaveTextContent('Rest. <b>Walk</b>');
  });

  test('one that is not here says so', async () => {
    await renderApp('/health/record/c-evergreen%2FObservation%2Fgone', {
      ...healthAnswers(),
      'health.get': () => {
        throw new StubFailure('store/not-found');
      },
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'This record is not here' })).toBeVisible();
  });
});

describe('values', () => {
  const cells = (name: RegExp) =>
    within(screen.getByRole('row', { name }))
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);

  test('stand with the range and the mark that the plan sent, and lead to the trend', async () => {
    await open(healthRow('Hemoglobin A1c'));
    expect(cells(/^Hemoglobin A1c/)).toEqual(['5.9%', '4 to 5.6', 'Marked highYour plan’s word: “High”']);
    expect(screen.getByRole('link', { name: 'See all values over time' })).toHaveAttribute(
      'href',
      '/health/trend/LOINC|4548-4|%25',
    );
  });

  test('a range or mark that was not sent is not made up; "less than" is said', async () => {
    const label = coded('Troponin');
    await open(
      record('lab', 'Troponin', {
        measurements: [measured(label, '0.04', 'ng/mL', { comparator: '<', rangeText: 'below 0.04' })],
      }),
    );
    expect(cells(/^Troponin/)).toEqual(['less than 0.04 ng/mL', 'below 0.04', 'not sent']);
    expect(screen.queryByRole('link', { name: 'See all values over time' })).toBeNull();
  });

  test.each([
    ['10*3/uL', '6.2 ×10³/uL'],
    ['mm[Hg]', '6.2 mmHg'],
    ['[degF]', '6.2 °F'],
    ['{score}', '6.2 {score}'],
    ['mg/dL', '6.2 mg/dL'],
  ])('the unit %s reads as people write it', async (unit, words) => {
    await open(record('lab', 'Count', { measurements: [measured(coded('Count'), '6.2', unit)] }));
    expect(cells(/^Count/)[0]).toBe(words);
  });

  test('a mark in words that the app does not know stays in the plan’s words', async () => {
    const values = [measured(coded('Color'), null, null, { text: 'Amber', interpretationText: 'See note' })];
    await open(record('lab', 'Color', { measurements: values }));
    expect(cells(/^Color/)).toEqual(['Amber', 'not sent', 'See note']);
  });

  test('a report lists its results', async () => {
    await open(healthRow('Basic blood panel'));
    const parts = region('4 results in this record');
    expect(within(parts).getByRole('link', { name: 'Potassium' }).closest('li')).toHaveTextContent(
      '4.2 mmol/L',
    );
  });
});

describe('files', () => {
  const summary = healthRow('Discharge summary');

  test('say what they are, how large and where they are before anything is opened', async () => {
    const { bridge } = await open(summary);
    const files = within(region('3 files')).getAllByRole('listitem');
    expect(files[0]).toHaveTextContent('Text · 12 kB · made on March 12, 2026');
    expect(files[1]).toHaveTextContent('File 2PDF · size not given');
    expect(files[1]).toHaveTextContent('It is still at Evergreen Health.');
    expect(files[2]).toHaveTextContent('This app does not fetch from other servers.');
    expect(within(files[2] as HTMLElement).queryByRole('button')).toBeNull();
    expect(bridge.inputs('health.openAttachment')).toEqual([]);
  });

  test('a text opens as plain text', async () => {
    const { user, bridge } = await open(
      summary,
      {},
      {
        'health.openAttachment': () => ({ type: 'text', text: 'Rest.\n<script>alert(1)</script>' }),
      },
    );
    await user.click(screen.getByRole('button', { name: 'Open Discharge summary' }));
    const dialog = await screen.findByRole('dialog', { name: 'Discharge summary' });
    expect(dialog).toHaveTextContent('Rest. <script>alert(1)</script>');
    expect(dialog.querySelector('script')).toBeNull();
    expect(bridge.inputs('health.openAttachment')).toEqual([{ recordId: summary.id, index: 0 }]);
    await expectAccessible();
    await user.keyboard('{Escape}');
    const button = screen.getByRole('button', { name: 'Open Discharge summary' });
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  test('a picture is shown with its name', async () => {
    const { user } = await open(
      summary,
      {},
      {
        'health.openAttachment': () => ({ type: 'image', dataUrl: 'data:image/png;base64,AAAA' }),
      },
    );
    await user.click(screen.getByRole('button', { name: 'Open Discharge summary' }));
    expect(await screen.findByRole('img', { name: 'Discharge summary' })).toHaveAttribute(
      'src',
      'data:image/png;base64,AAAA',
    );
  });

  test('any other file is offered to be saved', async () => {
    const { user, bridge } = await open(
      summary,
      {},
      {
        'health.openAttachment': () => ({ type: 'file', contentType: 'application/pdf', bytes: 84_000 }),
      },
    );
    await user.click(screen.getByRole('button', { name: 'Open File 2' }));
    const dialog = await screen.findByRole('dialog', { name: 'File 2' });
    expect(dialog).toHaveTextContent('This file is not shown here (PDF, 84 kB).');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved as discharge-summary.txt')).toBeVisible();
    expect(bridge.inputs('health.saveAttachment')).toEqual([{ recordId: summary.id, index: 1 }]);
  });

  test('one that cannot be fetched says what happened', async () => {
    const { user } = await open(
      summary,
      {},
      {
        'health.openAttachment': () => {
          throw new StubFailure('fhir/timeout');
        },
      },
    );
    await user.click(screen.getByRole('button', { name: 'Open File 2' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('fhir/timeout');
  });
});

test('words without end do not break a record', async () => {
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
      provenance: [{ who: endless, recordedOn: endless }],
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
  expect(Object.keys(texts.state).toSorted()).toEqual([...recordStates].toSorted());
});
