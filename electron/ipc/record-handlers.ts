/** Requests about coverage, plan approvals and health records. */

import { createAttachments } from '../attachments/attachments.ts';
import { type Services, saved, today } from './handler-parts.ts';
import type { Handlers } from './router.ts';

export function recordHandlers(services: Services) {
  const { data, ports, sessions, samplePlans, recordAccess } = services;
  const attachments = createAttachments({
    data,
    authorizedFetch: sessions.authorizedFetch,
    clock: ports.clock,
    recordAccess,
    async beforeAsking({ isSample }) {
      if (isSample) await samplePlans.start();
    },
  });
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
    'health.openAttachment': async ({ recordId, index }) => attachments.open(recordId, index),
    'health.saveAttachment': async ({ recordId, index }) => {
      const { name, personId, bytes } = await attachments.file(recordId, index);
      return saved(services, 'save-records', personId, { name, kind: 'file', bytes });
    },
  } satisfies Partial<Handlers>;
}
