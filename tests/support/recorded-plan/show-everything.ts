/** All that the app shows, saves and prints of one person, as one text. */
import { everyClaim } from '../../../shared/every-claim.ts';
import { recordKinds } from '../../../shared/model/health/health-kinds.ts';
import { packetParts } from '../../../shared/model/papers/packet.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import type { TestApp } from '../test-app.ts';

/** `word`: looked for in every search, too. What waits for an answer is not in it: that has screens of its own. */
export async function showEverything(test: TestApp, personId: string, word: string): Promise<string> {
  const window = { offset: 0, limit: 1000 };
  const filter = everyClaim(personId);
  const records = { personId, kinds: [], connectionId: null, text: '' };
  const options = usualOptions;
  const { size, paper, language } = options;
  const plain = { size, paper, language };
  const { rows } = await test.ask('claims.list', { filter, ...window });
  const health = await test.ask('health.list', { filter: records, ...window });
  const since = test.saved.length;
  const shown = [
    rows,
    health,
    await test.ask('claims.list', { filter: { ...filter, text: word }, ...window }),
    await test.ask('health.list', { filter: { ...records, text: word }, ...window }),
    await test.ask('timeline.list', { filter: records, ...window }),
    await test.ask('timeline.overview', { personId }),
    await test.ask('claims.overview', { personId, year: null }),
    await test.ask('claims.openVisits', { personId }),
    await test.ask('spending.get', { personId, year: null }),
    await test.ask('news.get', { personId }),
    await test.ask('coverage.list', { personId }),
    await test.ask('approvals.list', { personId }),
    await test.ask('appeals.list', { personId }),
    await test.ask('appeals.reminders', { personId }),
    await test.ask('visitChecks.list', { personId }),
    await test.ask('bills.list', { personId }),
    await test.ask('bills.paidClaims', { personId }),
    await test.ask('bills.paidOf', { filter }),
    await test.ask('episodes.list', { personId }),
    // Plans of others are named beside.
    { ...(await test.ask('limits.get', { personId, year: null })), others: [] },
    await test.ask('forecast.get', { personId }),
    await test.ask('taxes.worksheet', { personId, year: 2026 }),
    await test.ask('statement.get', { kind: 'list', filter, options: plain }),
    await test.ask('statement.get', { kind: 'news', personId, options: plain }),
    await test.ask('statement.get', { kind: 'visits', personId, options: plain }),
    await test.ask('statement.get', {
      kind: 'health',
      personId,
      kinds: [...recordKinds],
      options: { ...plain, past: true },
    }),
    await test.ask('statement.get', { kind: 'year', personId, connectionId: null, year: 2026, options }),
    await test.ask('statement.get', {
      kind: 'packet',
      personIds: [personId],
      inside: [...packetParts],
      options,
    }),
    ...(await Promise.all(rows.map(({ id }) => test.ask('claims.get', { claimId: id })))),
    ...(await Promise.all(health.rows.map(({ id }) => test.ask('health.get', { recordId: id })))),
  ];
  await test.ask('claims.saveCsv', { filter });
  await test.ask('records.saveBundle', { personId });
  await test.ask('written.save', { personId });
  const saved = test.saved.slice(since).map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
  return JSON.stringify([...shown, ...saved]);
}
