/** The entries of a page, or of a file. */
import { describe, expect, it } from 'vitest';
import { keepLatest } from '../../../electron/data/archive/page-entries.ts';

describe('of entries that are one record', () => {
  const entry = (place: number, lastUpdated?: string, id = 'a') => ({
    ...{ fullUrl: null, place },
    resource: { resourceType: 'Basic', id, ...(lastUpdated && { meta: { lastUpdated } }) },
  });
  const placesOf = (...entries: ReturnType<typeof entry>[]) => keepLatest(entries).map(({ place }) => place);
  const [may, june] = ['2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z'];

  it('the one that was updated last stays', () => {
    expect(placesOf(entry(1, may), entry(2, june))).toEqual([2]);
    expect(placesOf(entry(1, june), entry(2, may))).toEqual([1]);
    expect(placesOf(entry(1, may), entry(2))).toEqual([1]);
  });

  it('the one that was sent last stays, where both say the same or nothing', () => {
    expect(placesOf(entry(1, may), entry(2, may))).toEqual([2]);
    expect(placesOf(entry(1), entry(2, 'in June'))).toEqual([2]);
  });

  it('others stay, too', () => {
    expect(placesOf(entry(1, may), entry(2, may, 'b'))).toEqual([1, 2]);
  });
});
