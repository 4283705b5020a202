/** What "save my records" holds of each record's address. */
import { expect, it } from 'vitest';
import { buildPersonBundle } from '../../../electron/data/archive/build-person-bundle.ts';
import { condition } from './health-data.ts';
import { base, openConnectedStore, storeAll } from './records.ts';

it('says where a plan has the record, and gives a record of a file no address', () => {
  const { db, store, connectionId } = openConnectedStore();
  storeAll(store, connectionId, [condition('a', 'A')]);
  const saved = (fhirBaseUrl: string) =>
    JSON.parse(new TextDecoder().decode(buildPersonBundle(db, [{ id: connectionId, fhirBaseUrl }]))).entry;
  const resource = condition('a', 'A');
  expect(saved(`${base}/`)).toEqual([{ fullUrl: `${base}/Condition/a`, resource }]);
  expect(saved('')).toEqual([{ resource }]);
});
