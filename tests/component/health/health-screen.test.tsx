import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { record } from '../../support/health-fixture.ts';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible } from '../support/open-app.tsx';
import { allergy, condition, lab, medicine, recordsOfRosa, visit } from './fhir-records.ts';
import { open, section } from './open-health.ts';

describe('by kind', () => {
  test('opens with what is here and from whom, and asks to ask a doctor', async () => {
    await open();
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: /^3 allergies( \(\d past\))?, 9 health problems \(3 past\), 7 medicines( \(\d past\))?, and 26 test results$/,
      }),
    ).toBeVisible();
    // What is folded away as past is counted as such.
    const problems = within(await section('Health problems'));
    expect(await problems.findByRole('heading', { name: 'Listed as active by your plan: 6' })).toBeVisible();
    const [, all, past] =
      /^(\d+) health problems \((\d+) past\)$/.exec(
        problems.getByText(/^\d+ health problems \(/).textContent ?? '',
      ) ?? [];
    expect(Number(all) - Number(past)).toBe(6);
    const main = screen.getByRole('main');
    expect(main).toHaveTextContent('From Evergreen Health.');
    expect(main).toHaveTextContent('Ask your doctor before you change anything.');
    await section('Other measurements');
    await expectAccessible();
  });

  test('says how many of a kind are past, beside how many there are', async () => {
    const records = [condition('Asthma', { state: 'active' }), condition('Flu', { state: 'resolved' })];
    await open('/health', {}, recordsOfRosa(...records));
    expect(
      await screen.findByRole('heading', { level: 1, name: '2 health problems (1 past)' }),
    ).toBeVisible();
    expect(within(await section('Health problems')).getByText('2 health problems (1 past)')).toBeVisible();
    const kinds = within(screen.getByRole('navigation', { name: 'Types of records' }));
    expect(kinds.getByRole('button', { name: 'Health problems 2' })).toBeVisible();
  });

  test('names the newest records, and among those of a day first what the plan set apart', async () => {
    const day = { effectiveDateTime: '2026-05-01' };
    const high = [{ coding: [{ code: 'H' }] }];
    const options = recordsOfRosa(
      lab('Sodium', day),
      lab('Hemoglobin A1c', { ...day, valueQuantity: { value: 5.9, unit: '%' }, interpretation: high }),
      lab('Chloride', { effectiveDateTime: '2026-04-30' }),
    );
    await open('/health', {}, options);
    const newest = within(await section('Newest'));
    const links = (await newest.findAllByRole('link')).map(({ textContent }) => textContent);
    expect(links.slice(0, 2)).toEqual(['Hemoglobin A1c: 5.9%', 'Sodium']);
    expect(newest.getByText('Marked high')).toBeVisible();
  });

  test('only kinds with records show, allergies first', async () => {
    await open(
      '/health',
      {},
      recordsOfRosa(
        visit({ period: { start: '2026-02-20' } }),
        allergy('Peanut', { onsetDateTime: '2026-02-01' }),
      ),
    );
    await section('Allergies');
    await section('Visits');
    await section('Newest');
    const headings = within(screen.getByRole('main')).getAllByRole('heading', { level: 2 });
    expect(headings.map(({ textContent }) => textContent)).toEqual(['Newest', 'Allergies', 'Visits']);
  });

  test('current prescriptions stand first, with what "active" means; the past is folded', async () => {
    const { user } = await open();
    const medicines = await section('Medicines');
    expect(medicines).toHaveTextContent('It does not mean you take it.');
    expect(
      await within(medicines).findByRole('heading', { name: 'Listed as active by your plan: 4' }),
    ).toBeVisible();
    expect(within(medicines).getByRole('link', { name: 'Metformin 500 mg tablet' })).toBeVisible();
    const claims = await within(medicines).findByRole('link', {
      name: /^Prescription claims may show other/,
    });
    expect(claims.getAttribute('href')).toContain('pharmacy');
    const amoxicillin = within(medicines).getByText('Amoxicillin 500 mg capsule');
    expect(amoxicillin.closest('details')?.open).toBe(false);
    await user.click(within(medicines).getByText('3 past medicines'));
    expect(amoxicillin.closest('details')?.open).toBe(true);
  });

  test('a record that the plan no longer sends says so', async () => {
    const rows = [record('medicine', 'Amoxicillin', { state: 'completed', removed: true })];
    await open('/health', { 'health.list': { count: 1, rows } });
    expect(await within(await section('Medicines')).findByText('No longer sent by your plan')).toBeDefined();
  });

  test('a medicine that is a draft or on hold is not passed off as active', async () => {
    const options = recordsOfRosa(
      medicine('Metformin', 'active'),
      medicine('Ramipril', 'draft'),
      medicine('Warfarin', 'on-hold'),
    );
    await open('/health', {}, options);
    const medicines = await section('Medicines');
    const waiting = (await within(medicines).findByRole('heading', { name: 'Not started, or on hold: 2' }))
      .parentElement;
    expect(waiting).toHaveTextContent('Ramipril');
    expect(waiting).toHaveTextContent('Warfarin');
    expect(waiting).not.toHaveTextContent('Metformin');
  });

  test.each([
    [12, '12 past medicines'],
    [1001, 'Past medicines'],
  ])('of %i past medicines, "%s": a number only when all were looked through', async (count, words) => {
    const past = Array.from({ length: count }, (_, at) => medicine(`Old ${at}`, 'completed'));
    await open('/health', {}, recordsOfRosa(...past));
    expect(await within(await section('Medicines')).findByText(words)).toBeVisible();
  });

  test('says when only the newest were looked through, and gives no number that may be too small', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => condition(`Problem ${at}`, { state: 'active' }));
    await open('/health', {}, recordsOfRosa(...many));
    const problems = within(await section('Health problems'));
    expect(await problems.findByText(/We checked only the newest 1,000/)).toBeVisible();
    expect(problems.queryByText(/^And .* more$/)).toBeNull();
    expect(problems.getByRole('link', { name: /See all 1,001 health problems/ })).toBeVisible();
  });

  test('every active medicine stands there; of many active problems, how many more there are', async () => {
    const numbers = Array.from({ length: 300 }, (_, at) => at);
    const options = recordsOfRosa(
      ...numbers.map((at) => medicine(`Old ${at}`, 'completed')),
      ...numbers.slice(0, 14).map((at) => medicine(`medicine ${at}`, 'active')),
      ...numbers.slice(0, 14).map((at) => condition(`condition ${at}`, { state: 'active' })),
    );
    await open('/health', {}, options);
    const medicines = within(await section('Medicines'));
    await medicines.findByRole('heading', { name: 'Listed as active by your plan: 14' });
    expect(medicines.getAllByRole('link', { name: /^medicine \d+$/ })).toHaveLength(14);
    expect(medicines.getByText('And 250 more')).toBeDefined();
    const problems = within(await section('Health problems'));
    expect(problems.getAllByRole('link', { name: /^condition \d+$/ })).toHaveLength(12);
    expect(problems.getByText('And 2 more')).toBeVisible();
  });

  test('a problem without a state is not passed off as active', async () => {
    await open('/health', {}, recordsOfRosa(condition('Asthma')));
    const problems = await section('Health problems');
    expect(await within(problems).findByText('Your plan did not say if it is active: 1')).toBeVisible();
    expect(problems).not.toHaveTextContent('Listed as active by your plan');
    expect(problems).toHaveTextContent('Date not given');
  });

  test('what was ruled out is in the past, and what is uncertain says so', async () => {
    const options = recordsOfRosa(
      condition('Asthma', { state: 'active', doubt: 'provisional' }),
      condition('Lupus', { state: 'active', doubt: 'refuted' }),
    );
    await open('/health', {}, options);
    const problems = await section('Health problems');
    const asthma = await within(problems).findByRole('link', { name: 'Asthma' });
    expect(asthma.closest('li')).toHaveTextContent('Not sure yet');
    const lupus = within(problems).getByText('Lupus');
    expect(lupus.closest('details')?.open).toBe(false);
    expect(lupus.closest('li')).toHaveTextContent('Ruled out');
  });

  test('each test once: newest value, range, mark in words, and the way to its trend', async () => {
    await open();
    const tests = await section('Test results');
    const a1c = await within(tests).findAllByRole('link', { name: /^Long-term blood sugar/ });
    expect(a1c.map(({ textContent }) => textContent)).toEqual([
      'Long-term blood sugar (A1c)',
      '8 values over time',
    ]);
    const row = a1c[0]?.closest('li');
    expect(row).toHaveTextContent('January 16, 2026');
    expect(row).toHaveTextContent('6.4%');
    expect(row).toHaveTextContent('Usual range: 4 to 5.6');
    expect(row).toHaveTextContent('Marked high');
    expect(a1c[1]).toHaveAttribute('href', '/health/trend/LOINC|4548-4|%25');
    expect(tests).toHaveTextContent('No value: The sample could not be used');
  });

  test('a day on which a result was sent out is not passed off as the day of the test', async () => {
    const issued = lab('Kidney function', { issued: '2026-03-04T10:00:00Z', effectiveDateTime: undefined });
    await open('/health', {}, recordsOfRosa(issued));
    const row = (await within(await section('Test results')).findByRole('link')).closest('li');
    expect(row).toHaveTextContent('issued on this day');
  });

  test('a mark, a range and a state in the plan’s own words are quoted, and a dose without text is spelled out', async () => {
    const options = recordsOfRosa(
      lab('Culture', {
        valueQuantity: { value: 64, unit: 'ug/mL' },
        interpretation: [{ text: 'Resistant' }],
        referenceRange: [{ low: { value: 1 }, high: { value: 2 }, text: 'women' }],
      }),
      medicine('Ramipril', 'ended', {
        dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 5, unit: 'mg' } }] }],
      }),
    );
    await open('/health', {}, options);
    const row = (await within(await section('Test results')).findByRole('link', { name: 'Culture' })).closest(
      'li',
    );
    expect(row).toHaveTextContent('Marked “Resistant”');
    expect(row).toHaveTextContent('Usual range: 1 to 2');
    expect(row).toHaveTextContent('In your plan’s words: “women”');
    const ramipril = await within(await section('Medicines')).findByRole('link', { name: 'Ramipril' });
    expect(ramipril.closest('li')).toHaveTextContent('In your plan’s words: “ended”');
    expect(ramipril.closest('li')).toHaveTextContent('Dose: 5 mg');
  });

  test('blood pressure reads as one value', async () => {
    await open();
    const vitals = await section('Vital signs');
    const pressure = await within(vitals).findByRole('link', { name: 'Blood pressure' });
    expect(pressure.closest('li')).toHaveTextContent('126/78 mmHg');
  });

  test('the spine jumps to a kind', async () => {
    const { user } = await open();
    await section('Vaccines');
    const spine = screen.getByRole('navigation', { name: 'Types of records' });
    await user.click(within(spine).getByRole('button', { name: 'Vaccines 7' }));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2, name: 'Vaccines' })),
    );
  });

  test('speaks Spanish', async () => {
    await open('/health', {}, { language: 'es' });
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: /^3 alergias( \(.+?\))?, 9 problemas de salud \(.+?\), 7 medicamentos( \(.+?\))? y 26 resultados de análisis$/,
      }),
    ).toBeVisible();
    await section('Otras mediciones');
  });

  test('says why the records could not be read', async () => {
    await open('/health', {
      'timeline.overview': fail('store/corrupt'),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('store/corrupt');
  });
});

test('words without end, missing names and missing dates do not break a list', async () => {
  const endless = 'x'.repeat(5000);
  const options = recordsOfRosa(
    lab(endless, {
      valueString: endless,
      performer: [{ display: endless }],
      interpretation: [{ text: endless }],
    }),
    condition('', { code: { coding: [{ code: endless }] }, onsetDateTime: 'not a date' }),
    medicine('<img src=x onerror=alert(1)>', 'active'),
  );
  await open('/health', {}, options);
  expect((await screen.findAllByText(/^x{200,}…?/)).length).toBeGreaterThan(0);
  expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeVisible();
  expect(document.querySelector('main img')).toBeNull();
  await expectAccessible();
});
