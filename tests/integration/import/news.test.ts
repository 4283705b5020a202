/** What of opened files is told as new: what they bring beyond the first of them. */
import { expect, it } from 'vitest';
import { eob, memoryStore } from '../../unit/archive/records.ts';
import { sayNews } from '../../unit/news/news-cases.ts';
import { everyone, filesWith, importAll, ndjson } from './opened.ts';

it('nothing of the first file, nothing of the same file again, and the claims that a newer file adds', async () => {
  const { store } = memoryStore();
  const open = async (day: number, ...claims: unknown[]) => {
    const { end } = await importAll(
      store,
      filesWith({ 'claims.ndjson': ndjson(claims) }),
      everyone,
      `2026-03-0${day}T08:00:00.000Z`,
    );
    return sayNews(store.news.get({ personId: end.personIds[0] ?? '', today: `2026-03-0${day}` }));
  };
  const first = [eob({ id: 'c-1' }), eob({ id: 'c-2' })];
  expect(await open(1, ...first)).toEqual([]);
  expect(await open(2, ...first)).toEqual([]);
  expect(await open(3, ...first, eob({ id: 'c-3' }))).toEqual(['new c-3']);
});
