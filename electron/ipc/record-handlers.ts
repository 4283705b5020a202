/** Requests about coverage, plan approvals and health records. */

import { type Services, today } from './handler-parts.ts';
import type { Handlers } from './router.ts';

export function recordHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'records.source': async ({ id }) => ({ json: await data.recordSource(id) }),
    'coverage.list': async ({ personId }) => data.coverages({ personId, today: today(ports) }),
    'coverage.numbers': async ({ coverageId }) => data.coverageNumbers(coverageId),
    'approvals.list': async ({ personId }) => data.approvals({ personId, today: today(ports) }),
    'health.overview': async ({ personId }) => data.healthOverview(personId),
    'health.list': async (input) => data.records(input),
    'health.get': async ({ recordId }) => data.record(recordId),
    'health.timeline': async (input) => data.timeline(input),
    'health.trend': async (input) => data.trend(input),
    'health.openAttachment': async () => Promise.reject(new Error('not here yet')),
    'health.saveAttachment': async () => Promise.reject(new Error('not here yet')),
  } satisfies Partial<Handlers>;
}
