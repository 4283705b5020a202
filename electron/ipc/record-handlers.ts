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
    'records.source': async ({ id }) => ({ json: await data.records.source(id) }),
    'coverage.list': async ({ personId }) => data.coverage.list({ personId, today: today(ports) }),
    'coverage.numbers': async ({ coverageId }) => data.coverage.numbers(coverageId),
    'approvals.list': async ({ personId }) => data.approvals.list({ personId, today: today(ports) }),
    'health.overview': async ({ personId }) => data.health.overview(personId),
    'health.list': async (input) => data.health.list(input),
    'health.get': async ({ recordId }) => data.health.get(recordId),
    'health.timeline': async (input) => data.health.timeline(input),
    'health.trend': async (input) => data.health.trend(input),
    'health.openAttachment': async ({ recordId, index }) => attachments.open(recordId, index),
    'health.saveAttachment': async ({ recordId, index }) => {
      const { name, personId, bytes } = await attachments.file(recordId, index);
      return saved(services, 'save-records', personId, { name, kind: 'file', bytes });
    },
  } satisfies Partial<Handlers>;
}
