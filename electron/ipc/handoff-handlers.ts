/** Requests about copies for another computer: writing one, opening one. */
import { localDay } from '#shared/dates';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

export function handoffHandlers({ handoff, ports }: Services) {
  /** The page names no path: it may only have the folder shown where the last copy was saved. */
  let savedAs: string | null = null;
  return {
    'handoff.save': async (request) => {
      const name = `claimfolio-${localDay(new Date(ports.clock.now()))}.claimfolio`;
      const file = await ports.files.choosePlace({ name, kind: 'file' });
      const saved = file === null ? null : await handoff.save(file, request);
      if (saved !== null) savedAs = saved.savedAs;
      return saved;
    },
    'handoff.showFolder': async () => {
      if (savedAs !== null) ports.files.show(savedAs);
      return {};
    },
    'handoff.choose': async () => {
      const [file] = (await ports.filePicker.choose('copy')) ?? [];
      return file === undefined ? null : handoff.choose(file);
    },
    'handoff.look': async ({ passphrase }) => handoff.look(passphrase),
    'handoff.bringIn': async (request) => handoff.bringIn(request),
    'handoff.cancel': async () => {
      await handoff.cancel();
      return {};
    },
  } satisfies Partial<Handlers>;
}
