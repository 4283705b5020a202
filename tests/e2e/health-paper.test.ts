/** Health records on paper, of a plan that sends what no sheet is made for: nothing goes over its edge. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { recordKinds } from '../../shared/model/health/health-kinds.ts';
import { getSheet } from '../../shared/paper/fit/sheet.ts';
import { Profile } from './support.ts';

const long = 'Pseudohypoparathyroidism'.repeat(8);
const subject = { reference: 'Patient/pat-1' };
const lab = {
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  subject,
};
const resources = [
  { resourceType: 'Patient', id: 'pat-1', name: [{ text: 'Rosa Example' }], birthDate: '1984-05-09' },
  { resourceType: 'Condition', id: 'long', code: { text: long }, subject },
  { ...lab, id: 'long', code: { text: long }, valueQuantity: { value: 4.5, unit: 'mmol/L' } },
  {
    ...lab,
    id: 'wide',
    code: { text: 'Cortisol' },
    effectivePeriod: { start: '2025-09-12', end: '2026-11-22' },
    valueQuantity: { value: 123456789.25, unit: 'nmol/L/24h' },
  },
];

describe('health records that are wide', () => {
  const profile = new Profile();
  let app: AppWindow;
  let personId: string;

  beforeAll(async () => {
    app = await profile.open();
    const { page } = app;
    const file = path.join(profile.folder, 'records.json');
    const entry = resources.map((resource) => ({
      fullUrl: `https://plan.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    }));
    writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', entry }));
    await page.getByRole('link', { name: 'Open a file, or a backup from another computer' }).click();
    await app.pick([file]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('button', { name: 'Add these records' }).click();
    await page.getByRole('heading', { level: 1, name: /records were added/ }).waitFor();
    personId = (await app.ask('connection.list', {}))[0]?.personId ?? '';
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  it.each(['letter', 'a4'] as const)('stay within the margins of %s, values and all', async (paper) => {
    const file = path.join(profile.folder, 'wide.pdf');
    await app.saveTo(file);
    const options = { size: 'regular', paper, language: 'en', past: false } as const;
    await app.ask('statement.savePdf', { kind: 'health', personId, kinds: [...recordKinds], options });
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
    // The margin, but for what the browser rounds.
    const side = getSheet({ paper, size: 'regular' }).side - 1.5;
    const words: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const sheet = await pdf.getPage(number);
      const [, , width = 0] = sheet.view;
      for (const item of (await sheet.getTextContent()).items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        words.push(item.str);
        const [, , , , left = 0] = item.transform as number[];
        expect(left, item.str).toBeGreaterThanOrEqual(side);
        expect(left + item.width, item.str).toBeLessThanOrEqual(width - side);
      }
    }
    const text = words.join('');
    for (const value of ['4.5 mmol/L', '123456789.25 nmol/L/24h', 'November 22, 2026', long.slice(-40)])
      expect(text.replaceAll(/\s/g, '')).toContain(value.replaceAll(' ', ''));
  });
});
