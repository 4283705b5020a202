/** How the JSON of a resource lies in the database. */
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packJson, unpackJson } from '../../../electron/data/database/packed-json.ts';
import { eob, openConnectedStore, storeAll } from '../archive/records.ts';

const corrupt = expect.objectContaining({ code: 'store/corrupt' });

describe('a record that is packed', () => {
  it.each(['{}', '', '{"name":"Zoë 😀 \u{10ffff} \\ud800"}', JSON.stringify(eob()).repeat(2000)])(
    'comes out as it went in: %.40s',
    (json) => {
      expect(unpackJson(packJson(json))).toBe(json);
    },
  );

  it('takes less room', () => {
    const json = JSON.stringify(eob());
    expect(packJson(json).length).toBeLessThan(json.length / 2);
  });
});

describe('a frame that nobody here has packed', () => {
  it('is refused in words where it is none', () => {
    expect(() => unpackJson(Buffer.from('{"resourceType":"Patient"}'))).toThrow(corrupt);
    expect(() => unpackJson(Buffer.alloc(0))).toThrow(corrupt);
    expect(() => unpackJson(packJson(JSON.stringify(eob())).subarray(0, -9))).toThrow(corrupt);
  });

  it('is refused where gigabytes come out of it, and takes no gigabytes to find out', () => {
    const bomb = zstdCompressSync(Buffer.alloc(1_200_000_000));
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(() => unpackJson(bomb)).toThrow(corrupt);
    expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
  });

  it('costs whoever asks for the record that record, and nobody else', () => {
    const { db, store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [eob({ id: 'a' }), eob({ id: 'b' })]);
    const bomb = zstdCompressSync(Buffer.alloc(300_000_000));
    db.prepare("UPDATE packed_json SET frame = ? WHERE key = (SELECT key FROM resource WHERE id = 'a')").run(
      bomb,
    );
    expect(() => store.claims.get({ claimId: `${connectionId}/a` })).toThrow(corrupt);
    expect(store.claims.get({ claimId: `${connectionId}/b` })).toMatchObject({
      claim: { id: `${connectionId}/b` },
    });
  });
});
