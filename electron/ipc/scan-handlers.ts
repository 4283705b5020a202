/** Requests about scans of bills and receipts of payments, and the bill, or the claim from paper, that is saved with its scan. */
import { attachmentFileName } from '../data/health/read/opened-attachment.ts';
import type { Handlers } from './router.ts';
import { type Services, saveFile } from './services.ts';

export function scanHandlers(services: Services) {
  const { data, imports, scans, ports } = services;
  return {
    'bills.save': ({ heldId, ...bill }) =>
      heldId === undefined
        ? data.bills.save(bill)
        : scans.handOver(heldId, (scan) => data.bills.save({ ...bill, scan })),
    'papers.save': ({ heldId, ...claim }) =>
      heldId === undefined
        ? data.papers.save(claim)
        : scans.handOver(
            heldId,
            (scan) => data.papers.save({ ...claim, scan }),
            // The form stays, with the paper beside it.
            ({ isHere }) => !isHere,
          ),
    'scans.choose': async () => {
      const [file] = (await ports.filePicker.choose('scan')) ?? [];
      return file === undefined ? null : scans.hold(file);
    },
    'scans.look': async ({ path }) => scans.hold(path),
    'scans.holdOpened': async () => {
      const file = imports.openedFile();
      return file === null ? null : scans.hold(file);
    },
    'scans.holdKept': async ({ place }) => scans.holdKept(place),
    'scans.draw': async ({ ref, page }) => scans.draw(ref, page),
    'scans.read': async ({ ref }) => scans.read(ref),
    'scans.keep': async ({ heldId, place }) => {
      await scans.keep(heldId, place);
      return {};
    },
    'scans.save': async ({ place }) => {
      const { facts, personId, bytes } = await data.scans.get(place);
      const name = attachmentFileName(facts.name, bytes, facts.mediaType);
      return saveFile(services, 'save-records', personId, { name, kind: 'file', bytes, isForeign: true });
    },
    'scans.drop': async () => {
      scans.drop();
      return {};
    },
  } satisfies Partial<Handlers>;
}
