/** Files of health records, from the plan to the page: opened, saved, and in the access log. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

describe('files of health records', () => {
  let plan: SamplePlan;
  let test: TestApp;
  let personId: string;

  beforeEach(async () => {
    plan = await startSamplePlan();
    const person = plan.people.find(({ name }) => name === 'Rosa Medina');
    if (!person) throw new Error('no Rosa in the sample plan');
    test = await startTestApp({ visit: (url) => signInByForms(url, { ...person, follow: true }) });
    const evergreen = plan.plans.find(({ id }) => id === 'evergreen');
    const connected = await test.ask('connection.connect', {
      plan: { address: evergreen?.fhirBaseUrl ?? '' },
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims', 'documents', 'results'],
      keepUpToDate: true,
      client: publicClient(evergreen?.clientId ?? ''),
    });
    personId = connected.personId;
    await test.syncEnded(connected.connectionId);
  });
  afterEach(async () => {
    await test.close();
    await plan.close();
  });

  async function files() {
    const filter = { personId, kinds: ['document' as const], connectionId: null, text: '' };
    const { rows } = await test.ask('health.list', { filter, offset: 0, limit: 100 });
    const views = await Promise.all(rows.map(({ id }) => test.ask('health.get', { recordId: id })));
    return views.flatMap(({ row, attachments }) =>
      attachments.map(({ index, place, contentType }) => ({ recordId: row.id, index, place, contentType })),
    );
  }

  async function documentRows() {
    const { rows } = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
    return rows.filter(({ what, why }) => what === 'document' && why === 'you-asked');
  }

  it('opens words, a picture and a PDF, each with its row in the access log', async () => {
    const all = (await files()).filter(({ place }) => place === 'at-plan');
    expect(all.length).toBeGreaterThan(2);
    const kinds: string[] = [];
    for (const { recordId, index } of all) {
      const opened = await test.ask('health.openAttachment', { recordId, index });
      kinds.push(opened.type);
      if (opened.type === 'text') expect(opened.text).not.toMatch(/<\w+[ >]/);
    }
    expect([...new Set(kinds)].toSorted()).toEqual(['file', 'image', 'text']);
    const rows = await documentRows();
    expect(rows).toHaveLength(all.length);
    for (const row of rows)
      expect(row).toMatchObject({ result: 'ok', personId, path: '/evergreen/fhir/Binary/…' });
  });

  it('saves a file under a safe name', async () => {
    const [pdf] = (await files()).filter(({ contentType }) => contentType === 'application/pdf');
    if (!pdf) throw new Error('no PDF');
    await test.ask('health.saveAttachment', { recordId: pdf.recordId, index: pdf.index });
    expect(test.saved).toHaveLength(1);
    expect(test.saved[0]?.name).toMatch(/^[\w -]+\.pdf$/);
    expect(Buffer.from(test.saved[0]?.bytes ?? []).toString('latin1')).toMatch(/^%PDF-/);
    // The plan wrote it: it is marked as what a browser downloads. What the app writes is not.
    expect(test.foreign).toEqual([test.saved[0]?.name]);
    await test.ask('app.saveReport', {});
    expect(test.saved).toHaveLength(2);
    expect(test.foreign).toHaveLength(1);
  });

  it('says that there is no such file', async () => {
    const [file] = await files();
    const result = await test.send('health.openAttachment', { recordId: file?.recordId ?? '', index: 99 });
    expect(result).toMatchObject({ ok: false, failure: { code: 'store/not-found' } });
  });
});
