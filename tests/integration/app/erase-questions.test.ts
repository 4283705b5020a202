/** Erasing needs a yes in a dialog of main: a page that asks by itself erases nothing. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Question } from '../../../electron/ports.ts';
import { confirmErasePlan } from '../../../electron/questions/erase-questions.ts';
import { writeSettings } from '../../../electron/settings.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { MemoryCabinet } from '../../support/memory-ports.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { eob } from '../../unit/archive/records.ts';
import { printedBill } from '../../unit/bills/printed-bill.ts';

let app: TestApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

const questions: Question[] = [];

/** An app with one claim of a file, whose questions get this answer. */
async function appAnswering(answer: boolean): Promise<{ test: TestApp; connectionId: string }> {
  questions.length = 0;
  const test = await startTestApp({
    visit() {},
    ports: {
      dialogs: {
        async confirm(question) {
          questions.push(question);
          return answer;
        },
      },
    },
  });
  app = test;
  const file = path.join(test.folder, 'Evergreen Health.json');
  writeFileSync(file, JSON.stringify(eob()));
  const offer = await test.ask('files.look', { paths: [file] });
  const people = offer.patients.map(({ key }) => ({ key, personId: null }));
  await test.ask('files.import', { importId: offer.importId, people });
  const [connection] = await test.ask('connection.list', {});
  return { test, connectionId: connection?.id ?? '' };
}

describe('a page that asks by itself', () => {
  it('erases nothing without a yes of the person', async () => {
    const { test, connectionId } = await appAnswering(false);
    expect(await test.ask('data.eraseAll', {})).toEqual({ erased: false });
    expect(await test.ask('connection.disconnect', { connectionId, erase: true })).toBeNull();
    expect(questions).toHaveLength(2);
    expect(await test.ask('people.list', {})).toHaveLength(1);
    expect(await test.ask('connection.list', {})).toMatchObject([{ id: connectionId, claims: 1 }]);
  });

  it('erases with a yes, which named what goes in one line', async () => {
    const { test, connectionId } = await appAnswering(true);
    expect(await test.ask('connection.disconnect', { connectionId, erase: true })).toEqual({
      revoked: false,
    });
    expect(await test.ask('people.list', {})).toEqual([]);
    expect(questions[0]).toMatchObject({
      message: expect.stringMatching(/^Erase everything from the file of .+ for .+\?$/),
      detail: expect.stringMatching(/^This erases 1 claim and all else from this file/),
      confirm: 'Erase',
      cancel: 'Cancel',
    });
    expect(await test.ask('data.eraseAll', {})).toEqual({ erased: true });
    expect(questions).toHaveLength(2);
  });

  it('says that bills of the person go with the last file or plan', async () => {
    const { test, connectionId } = await appAnswering(false);
    const [person] = await test.ask('people.list', {});
    await test.ask('bills.save', { billId: null, facts: { ...printedBill, personId: person?.id ?? '' } });
    expect(await test.ask('connection.disconnect', { connectionId, erase: true })).toBeNull();
    expect(questions[0]?.detail).toContain('1 bill you added is also erased');
    expect(questions[0]?.detail).toMatch(
      /No other plan of .+ is saved here. So the name and all that you added for .+ are also erased: bills, payments, appeals, calls, letters/,
    );
  });

  it('erases a whole person with all plans and files by one yes, which named them and what was written down', async () => {
    const { test } = await appAnswering(true);
    const [person] = await test.ask('people.list', {});
    const personId = person?.id ?? '';
    const file = path.join(test.folder, 'Cedar Plan.json');
    writeFileSync(file, JSON.stringify(eob({ id: 'of-cedar' })));
    const offer = await test.ask('files.look', { paths: [file] });
    const people = offer.patients.map(({ key }) => ({ key, personId: null }));
    await test.ask('files.import', { importId: offer.importId, people });
    const other = (await test.ask('people.list', {})).find(({ id }) => id !== personId);
    await test.ask('people.merge', { personId: other?.id ?? '', intoId: personId });
    await test.ask('bills.save', { billId: null, facts: { ...printedBill, personId } });
    expect(await test.ask('connection.list', {})).toHaveLength(2);
    expect(await test.ask('people.erase', { personId })).toEqual({ notRevoked: [] });
    expect([await test.ask('people.list', {}), await test.ask('connection.list', {})]).toEqual([[], []]);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.message).toMatch(/^Erase everything of .+\?$/);
    expect(questions[0]?.detail).toMatch(
      /^This erases 2 claims and all else from this computer that came from: .+, .+\. If a plan/,
    );
    expect(questions[0]?.detail).toContain('1 bill you added is also erased');
    expect(await test.send('people.erase', { personId })).toMatchObject({
      failure: { code: 'store/not-found' },
    });
  });

  it('erases nobody without a yes', async () => {
    const { test } = await appAnswering(false);
    const [person] = await test.ask('people.list', {});
    expect(await test.ask('people.erase', { personId: person?.id ?? '' })).toBeNull();
    expect(await test.ask('connection.list', {})).toHaveLength(1);
  });

  it('says that appeals, calls and letters about its claims go with a plan or file', async () => {
    const { test, connectionId } = await appAnswering(false);
    const [person] = await test.ask('people.list', {});
    const filter = everyClaim(person?.id ?? '');
    const { rows } = await test.ask('claims.list', { filter, offset: 0, limit: 1 });
    const about = { claimId: rows[0]?.id ?? '' };
    const ask = () => test.ask('connection.disconnect', { connectionId, erase: true });
    await ask();
    await test.ask('letters.save', { about, template: 'appeal', language: 'en', text: 'Dear plan' });
    await ask();
    expect(questions.map(({ detail }) => /What you added about its claims/.test(detail ?? ''))).toEqual([
      false,
      true,
    ]);
  });

  it('says that totals and charts lose the claims, and letters for bills do not change, where the person stays', async () => {
    const ask = async (otherPlans: string[]) => {
      questions.length = 0;
      await confirmErasePlan(
        {
          dialogs: { confirm: async (question: Question) => questions.push(question) > 0 },
          settings: new MemoryCabinet(),
        },
        { planName: 'Evergreen', origin: 'plan', fhirBaseUrl: 'https://plan.example/fhir', claims: 2 },
        { name: 'Rosa', otherPlans, bills: 0, hasAppeals: false, helped: ['Leo'], ended: ['Leo'] },
      );
      return questions[0]?.detail ?? '';
    };
    expect(await ask(['Cedar'])).toContain(
      'Totals and charts will no longer include these claims. Limits you typed for Evergreen are also erased. Letters you saved for bills do not change.',
    );
    // Of whom she helps nothing else may be here.
    expect(await ask(['Cedar'])).toContain('all that you added for Leo are also erased');
    expect(await ask([])).not.toContain('Totals');
  });

  it.each([
    [
      'urn:claimfolio:table:1',
      'en',
      'everything from the tables of Cedar for Rosa',
      '2 claims that came from tables.',
    ],
    [
      'urn:claimfolio:paper:1',
      'en',
      'the claims of Cedar that you added from paper for Rosa',
      '2 claims that you added',
    ],
    [
      'urn:claimfolio:paper:1',
      'es',
      'reclamaciones de Cedar que usted agregó de papel',
      '2 reclamaciones que usted agregó',
    ],
  ] as const)('says of %s what it is, in %s', async (fhirBaseUrl, language, message, detail) => {
    const settings = new MemoryCabinet();
    writeSettings(settings, { ...defaultSettings, language });
    const asked: Question[] = [];
    await confirmErasePlan(
      { dialogs: { confirm: async (question: Question) => asked.push(question) > 0 }, settings },
      { planName: 'Cedar', origin: 'file', fhirBaseUrl, claims: 2 },
      { name: 'Rosa', otherPlans: [], bills: 0, hasAppeals: false, helped: [], ended: [] },
    );
    expect(asked[0]?.message).toContain(message);
    expect(asked[0]?.detail).toContain(detail);
    expect(`${asked[0]?.message} ${asked[0]?.detail}`).not.toMatch(/\bsent\b|envió|this file|este archivo/);
  });

  it('cannot push the question away by the name that a plan gave itself', async () => {
    questions.length = 0;
    const dialogs = { confirm: async (question: Question) => questions.push(question) > 0 };
    const planName = `Evergreen\n\n\u202eAll is well.\t${'x'.repeat(5000)}`;
    await confirmErasePlan(
      { dialogs, settings: new MemoryCabinet() },
      { planName, origin: 'plan', fhirBaseUrl: 'https://plan.example/fhir', claims: 2 },
      {
        name: `Rosa\n${'y'.repeat(5000)}`,
        otherPlans: [],
        bills: 0,
        hasAppeals: false,
        helped: [],
        ended: [],
      },
    );
    expect(questions[0]?.message).toMatch(
      /^Erase everything Evergreen All is well\. x{50,60} sent for Rosa y{70,80}\?$/,
    );
    expect(questions[0]?.detail).toMatch(
      /^This erases 2 claims and .{1,200}\n\nAutomatic backups hold everyone’s records\. .{1,200}$/,
    );
  });

  it('is asked in the language of the person', async () => {
    const { test } = await appAnswering(false);
    await test.ask('settings.set', { ...defaultSettings, language: 'es' });
    await test.ask('data.eraseAll', {});
    expect(questions[0]).toMatchObject({
      message: '¿Borrar todo?',
      confirm: 'Borrar todo',
      cancel: 'Cancelar',
    });
    expect(questions[0]?.detail).toContain('No se puede deshacer.');
  });
});
