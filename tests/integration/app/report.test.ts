/** The report that a person may send: what helps to mend the app, and nothing of the person. */
import { expect, it, onTestFinished } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import { startVisitor } from '../../support/sample-visitor.ts';

it('a report names versions, states, counts and codes, and no name, number, date, amount, plan or host', async () => {
  const visitor = await startVisitor({});
  onTestFinished(() => visitor.test.close().catch(() => {}));
  const { test } = visitor;
  const { connectionId, personId } = await visitor.connect('Theo Medina');
  await test.syncEnded(connectionId);
  await test.send('claims.get', { claimId: `${connectionId}/Theo Medina 1EG4-TE5-MK73` });
  const { text } = await test.ask('app.report', {});
  expect(text).toMatch(/^Claimfolio \d/);
  expect(text).toMatch(/Plan 1: [\w-]+, connected, \d+ claims, \d+ records, last check done/);
  expect(text).toContain('ipc.failed channel=claims.get code=store/not-found');
  const { rows } = await test.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 100 });
  const [connection] = await test.ask('connection.list', {});
  const personal = [
    'Theo',
    'Medina',
    '1EG4',
    connectionId,
    personId,
    connection?.planName,
    connection?.host,
    '127.0.0.1',
    '20\\d\\d-\\d\\d',
    ...rows.flatMap(({ id, claimNumber, providerName }) => [id, claimNumber, providerName]),
  ].filter((one) => one != null);
  for (const one of personal) expect(text).not.toMatch(new RegExp(one, 'i'));
  expect(text).not.toContain('$');
  await test.ask('app.saveReport', {});
  expect(new TextDecoder().decode(test.saved.at(-1)?.bytes)).toBe(text);
});
