import { useNavigate } from '@tanstack/react-router';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '#shared/ipc/result';
import type { ImportEnd, ImportOffer, ImportProgress, ImportRequest } from '#shared/model/files/import';
import type { TableRequest } from '#shared/model/files/table';
import type { WrittenEnd, WrittenRequest } from '#shared/model/files/written';
import { lookAtDropped, send } from '../api/bridge.ts';
import { failureFrom } from '../api/request-error.ts';
import { useBridgeEvent } from '../api/use-event.ts';
import { usePerson } from './person.tsx';

/** How far opening files has got. */
export type FilesStep =
  | { name: 'start'; failure: Failure | null }
  | { name: 'looking' }
  | { name: 'offer'; offer: ImportOffer; failure: Failure | null }
  | { name: 'storing' }
  | { name: 'end'; end: ImportEnd }
  /** Adding what a person wrote. */
  | { name: 'adding' }
  /** `null`: it was stopped. */
  | { name: 'written-end'; end: WrittenEnd | null };

export type OpenedFiles = {
  step: FilesStep;
  progress: ImportProgress | null;
  /** True while files are held over the window. */
  isDragging: boolean;
  /** Lets the person choose files and reads them. */
  choose(): void;
  store(offer: ImportOffer, people: ImportRequest['people']): void;
  /** Stores the claims of the table of the offer. */
  storeTable(request: TableRequest): void;
  /** Adds what a person wrote, from the file of the offer. */
  addWritten(request: WrittenRequest): void;
  /** Stops reading or importing. */
  stop(): void;
  /** Returns to the start and drops the files that were read. */
  again(): void;
  /** Gives files that are dropped on the window to a screen instead, until the answer is called; those it takes it says `true` of. */
  takeDrops(onDrop: (files: readonly File[]) => boolean): () => void;
};

const start: FilesStep = { name: 'start', failure: null };
const Opened = createContext<OpenedFiles | null>(null);

/** Keeps an import going whichever screen is shown. Files dropped anywhere on the window are read. */
export function OpenedFilesProvider({ children }: { children: ReactNode }) {
  const [step, setStep] = useState<FilesStep>(start);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useBridgeEvent('import.progress', setProgress);
  const isBusy = step.name === 'looking' || step.name === 'storing' || step.name === 'adding';
  const look = useCallback(async (ask: () => Promise<ImportOffer | null>) => {
    setProgress(null);
    setStep({ name: 'looking' });
    try {
      const offer = await ask();
      setStep(offer === null ? start : { name: 'offer', offer, failure: null });
    } catch (error) {
      const failure = failureFrom(error);
      setStep({ name: 'start', failure: failure.code === 'import/cancelled' ? null : failure });
    }
  }, []);
  const { choose: choosePerson } = usePerson();
  const storeBy = useCallback(
    async (ask: () => Promise<ImportEnd>) => {
      setProgress(null);
      setStep({ name: 'storing' });
      try {
        const end = await ask();
        const [personId, ...others] = end.personIds;
        if (personId !== undefined && others.length === 0) choosePerson(personId);
        setStep({ name: 'end', end });
      } catch (error) {
        setStep({ name: 'start', failure: failureFrom(error) });
      }
    },
    [choosePerson],
  );
  const navigate = useNavigate();
  const taker = useRef<((files: readonly File[]) => boolean) | null>(null);
  const isDragging = useDroppedFiles((files) => {
    if (taker.current?.(files)) return;
    void navigate({ to: '/files' });
    if (!isBusy) void look(() => lookAtDropped(files));
  });
  const value = useMemo<OpenedFiles>(
    () => ({
      step,
      progress,
      isDragging,
      choose: () => void look(() => send('files.choose', {})),
      store: ({ importId }, people) => void storeBy(() => send('files.import', { importId, people })),
      storeTable: (request) => void storeBy(() => send('tables.import', request)),
      async addWritten(request) {
        setProgress(null);
        setStep({ name: 'adding' });
        try {
          setStep({ name: 'written-end', end: await send('written.add', request) });
        } catch (error) {
          setStep({ name: 'start', failure: failureFrom(error) });
        }
      },
      stop: () => void send('files.cancel', {}).catch(() => undefined),
      again() {
        setStep(start);
        void send('files.cancel', {}).catch(() => undefined);
      },
      takeDrops(onDrop) {
        taker.current = onDrop;
        return () => {
          if (taker.current === onDrop) taker.current = null;
        };
      },
    }),
    [step, progress, isDragging, look, storeBy],
  );
  return <Opened value={value}>{children}</Opened>;
}

/** @see OpenedFilesProvider */
export function useOpenedFiles(): OpenedFiles {
  const value = use(Opened);
  if (value === null) throw new Error('There is no OpenedFilesProvider.');
  return value;
}

/** Calls `onDrop` with files that are dropped on the window. True while dragging. */
function useDroppedFiles(onDrop: (files: File[]) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      setDragging(false);
      latest.current(files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isDragging;
}
