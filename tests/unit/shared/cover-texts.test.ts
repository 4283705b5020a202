/** Texts of some records go from an answer; its shape, days, states and money stay. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { coveredText, coverTexts, hasCovered, listRecordIds } from '../../../shared/cover-texts.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import { mark } from '../../support/sensitive/sensitive-records.ts';
import { openSensitiveStore } from '../sensitive/sensitive-store.ts';

const today = '2026-03-20';

describe('answers about sensitive care', () => {
  it('keep to the contract and say none of its texts', () => {
    const { store, personId } = openSensitiveStore();
    const page = { filter: everyClaim(personId), offset: 0, limit: 100 };
    const records = { filter: { personId, connectionId: null, kinds: [], text: '' }, offset: 0, limit: 100 };
    const rows = store.claims.list(page).rows;
    const healthIds = store.health.list(records).rows.map(({ id }) => id);
    const answers = [
      ['claims.list', store.claims.list(page), false],
      ['claims.overview', store.claims.overview({ personId, year: null, today }), false],
      ['news.get', store.news.get({ personId, today }), false],
      ['approvals.list', store.approvals.list({ personId, today }), false],
      ['health.list', store.health.list(records), false],
      ['timeline.list', store.timeline.list(records), false],
      ...rows.map(({ id }) => ['claims.get', store.claims.get({ claimId: id }), id] as const),
      ...healthIds.map((id) => ['health.get', store.health.get({ recordId: id }), id] as const),
    ] as const;
    for (const [channel, answer, id] of answers) {
      const ids = new Set(store.sensitive.find({ ids: [...listRecordIds(answer), id || ''] }));
      const covered = coverTexts(requests[channel].output, answer, {
        ids,
        isWhole: id !== false && ids.has(id),
      });
      expect(requests[channel].output.safeParse(covered).error, channel).toBeUndefined();
      expect(JSON.stringify(covered), channel).not.toContain(mark);
      if (JSON.stringify(answer).includes(mark)) expect(hasCovered(covered), channel).toBe(true);
    }
  });

  it('keep everything of other records', () => {
    const { store, connectionId } = openSensitiveStore();
    const answer = store.claims.get({ claimId: `${connectionId}/plain` });
    const ids = new Set(store.sensitive.find({ ids: listRecordIds(answer) }));
    expect(coverTexts(requests['claims.get'].output, answer, { ids })).toEqual(answer);
  });
});

describe('a covered value', () => {
  const schema = z.strictObject({
    rows: z.array(
      z.strictObject({
        id: z.string(),
        what: z.string().nullable(),
        code: z.string().nullable(),
        state: z.enum(['paid']),
        day: z.string(),
        typedName: z.string(),
        cents: z.int(),
        notes: z.array(z.string()),
        words: z.array(z.string()),
        either: z.union([z.strictObject({ kind: z.literal('a'), text: z.string() }), z.literal('b')]),
      }),
    ),
  });
  const row = {
    id: 'c/1',
    what: 'Talk',
    code: 'X1',
    state: 'paid' as const,
    day: '2026-01-05',
    typedName: 'Mine',
    cents: 12,
    notes: ['one'],
    words: ['one', 'two'],
    either: { kind: 'a' as const, text: 'Told' },
  };
  it('has dots for texts, no codes, and the rest as it was', () => {
    const { rows } = coverTexts(schema, { rows: [row, { ...row, id: 'c/2' }] }, { ids: new Set(['c/1']) });
    expect(rows[1]).toEqual({ ...row, id: 'c/2' });
    expect(rows[0]).toEqual({
      ...row,
      what: coveredText,
      code: null,
      typedName: coveredText,
      notes: [],
      words: [coveredText],
      either: { kind: 'a', text: coveredText },
    });
  });

  it('has no care that is named, and what a person wrote beside it', () => {
    const { rows } = coverTexts(schema, { rows: [row] }, { ids: new Set(), care: 'named' });
    expect(rows[0]).toEqual({
      ...row,
      what: coveredText,
      code: coveredText,
      typedName: coveredText,
      either: { kind: 'a', text: coveredText },
    });
  });

  it('of a plan has only what it can be found by', () => {
    const sent = z.strictObject({
      providerName: z.string(),
      planName: z.string(),
      what: z.string(),
      newField: z.string(),
    });
    const value = { providerName: 'Dr. One', planName: 'Plan', what: 'Brace', newField: 'Knee' };
    expect(coverTexts(sent, value, { ids: new Set(), care: 'sent' })).toEqual({
      ...value,
      what: coveredText,
      newField: coveredText,
    });
  });

  it('is as it was where there is nothing to cover', () => {
    const value = { rows: [row] };
    expect(coverTexts(schema, value, { ids: new Set() })).toEqual(value);
    expect(
      coverTexts(schema, { rows: [{ ...row, what: null }] }, { ids: new Set(['c/1']) }).rows[0]?.what,
    ).toBe(null);
  });
});
