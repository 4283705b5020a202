/** Requests about files of health records, and saving all that a person has. */

import { createAttachments } from '../attachments/attachments.ts';
import { sumCounts } from '../data/archive/whose/aside-table.ts';
import { confirmLeaveOut } from '../questions/erase-questions.ts';
import { syncInBackground } from './plan-handlers.ts';
import type { Handlers } from './router.ts';
import { type Services, saveFile } from './services.ts';

export function recordHandlers(services: Services) {
  const { data, ports, sessions, samplePlans, accepts } = services;
  const attachments = createAttachments({
    data,
    authorizedFetch: sessions.authorizedFetch,
    clock: ports.clock,
    async beforeAsking({ id, isSample, fhirBaseUrl }) {
      if (isSample) await samplePlans.start();
      accepts.recall(fhirBaseUrl, await data.archive.listCheckpoints(id));
    },
  });
  return {
    'records.saveBundle': async ({ personId }) => {
      const bytes = await data.records.bundle(personId);
      return saveFile(services, 'save-records', personId, { name: 'records.json', kind: 'json', bytes });
    },
    'records.decide': async (answer) => {
      const { kind, name, place, said, counts } = await data.records.findUndecided(answer);
      const asked = { kind, name: said?.name ?? name, place, count: sumCounts(counts) };
      if (answer.answer === 'left-out' && !(await confirmLeaveOut(ports, asked))) return null;
      // A check that runs would write where it stood before the answer.
      const isChecking = services.sync.running(answer.connectionId) !== null;
      await services.sync.cancel(answer.connectionId);
      try {
        await data.records.decide(answer);
      } finally {
        if (isChecking) syncInBackground(services, answer.connectionId, { isAttended: true });
      }
      return {};
    },
    'health.openAttachment': async ({ recordId, index }) => attachments.open(recordId, index),
    'health.saveAttachment': async ({ recordId, index }) => {
      const { name, personId, bytes } = await attachments.file(recordId, index);
      return saveFile(services, 'save-records', personId, { name, kind: 'file', bytes, isForeign: true });
    },
  } satisfies Partial<Handlers>;
}
