/** Saves each claim of a year as a PDF of its own, in a folder that the person chooses. */
import path from 'node:path';
import { createTexts } from '#shared/create-texts';
import type { PaperRequest } from '#shared/model/papers/packet';
import type { SheetsEnd, SheetsRequest } from '#shared/model/papers/sheets';
import en from '../../resources/locales/en/questions.json' with { type: 'json' };
import es from '../../resources/locales/es/questions.json' with { type: 'json' };
import { type LocalAccessParts, noteLocalAccess } from '../access/local-access.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import type { Emit, InnerPorts } from '../ports.ts';
import { readSettings } from '../settings.ts';
import { buildPaperRoute } from './paper-route.ts';

const texts = createTexts('questions', { en, es });

export type SheetSaver = {
  /** One run at a time: a new one stops the one before. */
  save(request: SheetsRequest): Promise<SheetsEnd>;
  /** Ends the run after the file that is being made, and waits for that one. */
  stop(): Promise<void>;
};

type SheetParts = LocalAccessParts & { data: DataClient; ports: InnerPorts; emit: Emit };

/** `file`: the one that is being made. */
type Run = { isStopped: boolean; file: Promise<void> | null };

export function createSheetSaver(parts: SheetParts): SheetSaver {
  const { data, ports, emit } = parts;
  let running: Run | null = null;

  const stop = async () => {
    if (running === null) return;
    running.isStopped = true;
    await running.file?.catch(() => undefined);
  };

  async function write(request: SheetsRequest, run: Run): Promise<SheetsEnd> {
    const { personId, year, options } = request;
    const claims = await data.statement.sheets({ personId, year });
    const files = claims.map(({ claimId, day }, index) => ({ claimId, name: nameSheet(day, index + 1) }));
    const all = files.length;
    const folder = await ports.files.chooseFolder();
    if (folder === null) return { folder, end: 'stopped', saved: 0, all };
    const existing = await ports.files.findExisting(
      folder,
      files.map(({ name }) => name),
    );
    if (existing.length > 0 && !(await confirmReplace(parts, existing.length)))
      return { folder, end: 'kept', saved: 0, all };
    let saved = 0;
    for (const { claimId, name } of files) {
      if (run.isStopped) return { folder, end: 'stopped', saved, all };
      try {
        run.file = saveSheet(folder, name, { kind: 'claim', claimId, options });
        await run.file;
      } catch {
        return { folder, end: 'failed', saved, all };
      }
      if (saved === 0) noteLocalAccess(parts, 'save-pdf', personId);
      saved += 1;
      emit('sheets.progress', { saved, all });
    }
    return { folder, end: 'done', saved, all };
  }

  async function saveSheet(folder: string, name: string, request: PaperRequest): Promise<void> {
    await ports.files.write(path.join(folder, name), await ports.printer.pdf(buildPaperRoute(request)));
  }

  return {
    stop,
    async save(request) {
      void stop();
      const run = { isStopped: false, file: null };
      running = run;
      return write(request, run);
    },
  };
}

/** The day of care and a number of its own: nothing in it says whose claim or which provider's it is. */
function nameSheet(day: string, number: number): string {
  return `claim-${day}-${String(number).padStart(3, '0')}.pdf`;
}

function confirmReplace({ ports }: SheetParts, count: number): Promise<boolean> {
  const t = texts.getFixedT(readSettings(ports.settings).language);
  return ports.dialogs.confirm({
    message: t('replaceSheets.message', { count }),
    detail: t('replaceSheets.detail'),
    confirm: t('replaceSheets.confirm'),
    cancel: t('cancel'),
  });
}
