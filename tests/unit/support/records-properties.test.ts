import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../electron/data/approvals/read/read-approval.ts';
import { asResource, isObject, type Json } from '../../../electron/data/fhir/resource.ts';
import { attachmentSourceOf } from '../../../electron/data/health/read/attachments.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { trendKeyOf } from '../../../electron/data/health/read/trends.ts';
import { HealthRecord, RecordRow } from '../../../shared/model/health/health-record.ts';
import { Approval } from '../../../shared/model/plans/approval.ts';
import { everyApproval } from '../../fixtures/records/approvals.ts';
import { everyRecord } from '../../fixtures/records/health.ts';
import { numbersIn } from '../health/leaves.ts';

const resolve = () => null;

/** The places of a JSON value, so that any one can be changed. */
function places(json: unknown): { parent: Record<string, unknown> | unknown[]; key: string | number }[] {
  if (Array.isArray(json)) return json.flatMap((value, key) => [{ parent: json, key }, ...places(value)]);
  if (!isObject(json)) return [];
  const parent = json as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...places(parent[key])]);
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  const keys = ['extension', 'item', 'part'];
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { [keys[at % 3] ?? '']: value };
  return value;
}

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, '', ' ', 0, -1, 1e300, true, [], {}, [[]], [null], 'x'.repeat(50_000)),
  fc.constantFrom(
    ...[{ coding: 7 }, { coding: [null] }, { value: 'NaN' }, { reference: 7 }, { start: 1 }, { text: [] }],
  ),
  fc.constant(null).map(() => nested(9)),
);

function mutated(sources: readonly Json[]) {
  return fc
    .tuple(
      fc.constantFrom(...sources),
      fc.array(fc.tuple(fc.nat(), junk, fc.boolean()), { minLength: 1, maxLength: 4 }),
    )
    .map(([source, changes]) => {
      const copy = JSON.parse(JSON.stringify(source)) as Json;
      for (const [at, value, drop] of changes) {
        const all = places(copy).filter(({ parent, key }) => parent !== copy || key !== 'resourceType');
        const place = all[at % Math.max(1, all.length)];
        if (place === undefined) continue;
        if (drop) Reflect.deleteProperty(place.parent, place.key);
        else Reflect.set(place.parent, place.key, structuredClone(value));
      }
      return JSON.parse(JSON.stringify(copy)) as Json;
    });
}

describe('damaged records', () => {
  it('never throw, keep their shape and invent no number', () => {
    fc.assert(
      fc.property(mutated(everyRecord), (json) => {
        const resource = asResource(json);
        if (resource === null) return;
        const record = HealthRecord.parse(
          readHealthRecord(resource, { resolve, fhirBaseUrl: 'https://plan.example.com' }),
        );
        const sent = numbersIn(json);
        for (const { value, low, high } of record.measurements)
          for (const number of [value, low, high]) if (number !== null) expect(sent.has(number)).toBe(true);
        for (const index of [0, 1, 2, 99]) attachmentSourceOf(resource, index);
        const {
          facts: _f,
          attachments: _a,
          parts: _p,
          narrative: _n,
          unread: _u,
          technical: _t,
          isError: _e,
          ...shown
        } = record;
        trendKeyOf(
          RecordRow.parse({
            id: 'a',
            connectionId: 'b',
            planName: 'c',
            openedAt: null,
            removed: false,
            ...shown,
          }),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('are approved of nothing that the plan did not approve', () => {
    fc.assert(
      fc.property(mutated(everyApproval), (json) => {
        const resource = asResource(json);
        const approval = resource === null ? null : readApproval(resource, { resolve });
        if (approval === null) return;
        Approval.parse(approval);
        const text = JSON.stringify(json);
        if (approval.items.some(({ decision }) => decision === 'not-approved'))
          expect(text).toMatch(/"A3"|"N"/i);
        if (approval.items.some(({ decision }) => decision === 'approved')) expect(text).toMatch(/"A1"|"A"/i);
        if (!/reviewAction|PA-DECISION/.test(text))
          expect(['pending', 'not-stated']).toContain(approval.decision);
      }),
      { numRuns: 1000 },
    );
  });

  it('may be nested far too deep, or repeat far too often', () => {
    const deep = nested(5000);
    for (const source of everyRecord) {
      const odd = { ...source, code: deep, extension: deep, item: deep, unknown: deep, text: deep };
      expect(() => readHealthRecord(odd, { resolve })).not.toThrow();
    }
    for (const source of everyApproval)
      expect(() =>
        readApproval({ ...source, item: deep, extension: deep, total: deep }, { resolve }),
      ).not.toThrow();
    const activity = Array.from({ length: 20_000 }, (_, index) => ({
      detail: { code: { text: `Step ${index}` } },
    }));
    const started = performance.now();
    const record = readHealthRecord({ resourceType: 'CarePlan', activity }, { resolve });
    expect(record?.facts[0]?.values).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
