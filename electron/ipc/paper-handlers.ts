/** Requests about papers of bills and receipts of payments, and the bill that is saved with its paper. */
import { attachmentFileName } from '../data/health/read/opened-attachment.ts';
import type { Handlers } from './router.ts';
import { type Services, saveFile } from './services.ts';

export function paperHandlers(services: Services) {
  const { data, papers, ports } = services;
  return {
    'bills.save': ({ heldId, ...bill }) =>
      heldId === undefined
        ? data.bills.save(bill)
        : papers.handOver(heldId, (paper) => data.bills.save({ ...bill, paper })),
    'papers.choose': async () => {
      const [file] = (await ports.filePicker.choose('paper')) ?? [];
      return file === undefined ? null : papers.hold(file);
    },
    'papers.look': async ({ path }) => papers.hold(path),
    'papers.draw': async ({ ref, page }) => papers.draw(ref, page),
    'papers.read': async ({ ref }) => papers.read(ref),
    'papers.keep': async ({ heldId, place }) => {
      await papers.keep(heldId, place);
      return {};
    },
    'papers.save': async ({ place }) => {
      const { facts, personId, bytes } = await data.papers.get(place);
      const name = attachmentFileName(facts.name, bytes, facts.mediaType);
      return saveFile(services, 'save-records', personId, { name, kind: 'file', bytes });
    },
    'papers.drop': async () => {
      papers.drop();
      return {};
    },
  } satisfies Partial<Handlers>;
}
