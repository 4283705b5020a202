import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { asResource } from '../../../electron/data/fhir/resource.ts';
import { healthTypes } from '../../../shared/model/health/health-kinds.ts';
import { TimelinePage } from '../../../shared/model/health/health-lists.ts';
import { RecordView } from '../../../shared/model/health/health-record.ts';
import { Trend } from '../../../shared/model/health/measurement.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { recordFilter } from './health-data.ts';
import { memoryStore, newConnection, storeAll } from './records.ts';

/** Every health record and prior authorization of a file, alone or in a Bundle. */
function recordsIn(file: string): unknown[] {
  const json: unknown = JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8'));
  const { isBundle, matches, included } = readBundle(json);
  const top = asResource(json);
  const all = isBundle ? [...matches, ...included].map(({ resource }) => resource) : top ? [top] : [];
  return all.filter(
    ({ resourceType, use }) =>
      (healthTypes as readonly string[]).includes(resourceType) ||
      (resourceType === 'ExplanationOfBenefit' && use !== 'claim'),
  );
}

describeWithCorpus('every health record of the corpus', () => {
  it('is listed, shown and found, in the shape that screens expect', () => {
    const { store } = memoryStore();
    const { connectionId, personId } = store.connection.create(newConnection({ patientId: '' }));
    let given = 0;
    for (const file of globSync('**/*.json', { cwd: corpus }).toSorted()) {
      const records = recordsIn(file);
      given += records.length;
      if (records.length > 0) storeAll(store, connectionId, records);
    }
    store.archive.endPass(connectionId, '2026-01-01T00:00:00.000Z');
    for (const { cause } of store.records.undecided({ connectionId }).causes)
      store.records.decide({ connectionId, cause, answer: 'own' });
    expect(given).toBeGreaterThan(50);
    const filter = recordFilter(personId);
    const timeline = TimelinePage.parse(store.timeline.list({ filter, offset: 0, limit: 10_000 }));
    expect(timeline.items).toHaveLength(timeline.count);
    const { rows, count } = store.health.list({ filter, offset: 0, limit: 10_000 });
    expect(rows).toHaveLength(count);
    expect(count).toBeGreaterThan(20);
    for (const row of rows) {
      const view = RecordView.parse(store.health.get({ recordId: row.id }));
      expect(view.row).toEqual(row);
      expect(store.records.source({ id: row.id }).json).toContain(
        `"resourceType": "${row.id.split('/')[1]}"`,
      );
      const word = row.title.text?.match(/\p{L}{4,}/u)?.[0];
      if (word === undefined) continue;
      const found = store.health.list({ filter: { ...filter, text: word }, offset: 0, limit: 10_000 });
      expect(found.rows.map(({ id }) => id)).toContain(row.id);
    }
    for (const { key, points } of store.timeline.overview({ personId }).trends) {
      const trend = Trend.parse(store.health.trend({ personId, key }));
      expect(Math.max(...trend.series.map((one) => one.points.length))).toBe(points);
    }
  });
});
