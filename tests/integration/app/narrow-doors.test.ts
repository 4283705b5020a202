/** Doors of the page that are narrow: a plan that is picked, pages on the web, files that were saved. */
import { expect, it, onTestFinished } from 'vitest';
import { startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { MemoryBrowser } from '../../support/memory-ports.ts';
import { startTestApp } from '../../support/test-app.ts';

async function start() {
  const sample = await startSamplePlan();
  const browser = new MemoryBrowser();
  const payers = sample.plans.map(({ id, name, fhirBaseUrl, issuer }) => ({ id, name, fhirBaseUrl, issuer }));
  const app = await startTestApp({ visit() {}, ports: { browser }, payers });
  onTestFinished(async () => {
    await app.close();
    await sample.close();
  });
  const [evergreen] = sample.plans;
  if (!evergreen) throw new Error('no sample plan');
  return { app, sample, browser, evergreen };
}

it('a plan that is found and picked, by name or by address, is not asked; an offer asks it', async () => {
  const { app, sample, evergreen } = await start();
  const listed = { payerId: evergreen.id };
  await app.ask('payers.search', { text: evergreen.name });
  expect(await app.ask('plans.about', { plan: listed })).toMatchObject({
    planName: evergreen.name,
    askedHosts: [new URL(evergreen.fhirBaseUrl).host],
    needsClientId: true,
    isSample: false,
  });
  await app.ask('plans.about', { plan: { address: `${sample.origin}/other/fhir` } });
  expect(sample.requests).toEqual([]);
  expect(app.questions).toEqual([]);
  expect(await app.ask('accessLog.list', { personId: null, offset: 0, limit: 9 })).toMatchObject({
    count: 0,
  });
  await app.ask('plans.offer', { plan: listed });
  expect(sample.requests.map(({ target }) => target)).toEqual(['/fhir/.well-known/smart-configuration']);
});

it('says where to come back to, with a path of its own for each typed address and no port on this computer', async () => {
  const { app, sample } = await start();
  const about = (address: string) => app.ask('plans.about', { plan: { address } });
  const here = await about(`${sample.origin}/other/fhir`);
  expect(here.redirectUrls).toEqual([
    expect.stringMatching(/^http:\/\/127\.0\.0\.1\/callback\/[0-9a-f]{16}$/),
  ]);
  const there = await about('https://plan.example.com/fhir');
  expect(there.redirectUrls).toHaveLength(3);
  for (const url of there.redirectUrls)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d{5}\/callback\/[0-9a-f]{16}$/);
});

it('opens the pages of plans and of a fixed list only, each with its row in the access log', async () => {
  const { app, browser } = await start();
  await app.ask('links.open', { portalOf: 'aetna' });
  await app.ask('links.open', { page: 'patient-access-rule' });
  expect(browser.opened.map((url) => new URL(url).host)).toEqual([
    'developerportal.aetna.com',
    'www.ecfr.gov',
  ]);
  for (const portalOf of ['evergreen', 'nobody', 'https://elsewhere.example'])
    expect(await app.send('links.open', { portalOf })).toMatchObject({
      failure: { code: 'store/not-found' },
    });
  const odd = { url: 'https://elsewhere.example' } as never;
  expect(await app.send('links.open', odd)).toMatchObject({ failure: { code: 'ipc/invalid-input' } });
  expect(browser.opened).toHaveLength(2);
  const { rows } = await app.ask('accessLog.list', { personId: null, offset: 0, limit: 9 });
  expect(rows.map(({ what, why, host }) => [what, why, host])).toEqual([
    ['web-page', 'you-asked', 'www.ecfr.gov'],
    ['web-page', 'you-asked', 'developerportal.aetna.com'],
  ]);
});

it('shows the files that it saved, and no others', async () => {
  const { app } = await start();
  await app.ask('app.report', {});
  const { savedAs } = await app.ask('app.saveReport', {});
  await app.ask('files.showSaved', { savedAs: savedAs ?? '' });
  for (const other of ['/etc/passwd', `${savedAs}/..`, ''])
    expect(await app.send('files.showSaved', { savedAs: other })).toMatchObject({
      failure: { code: 'store/not-found' },
    });
  expect(app.shown).toEqual([savedAs]);
});
