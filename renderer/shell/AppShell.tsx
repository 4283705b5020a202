import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useRequest } from '../api/use-request.ts';
import { GuardsProvider } from '../ui/forms/guards.tsx';
import { SkipLink } from '../ui/layout/SkipLink.tsx';
import styles from './AppShell.module.css';
import { AutoLock } from './AutoLock.tsx';
import { BackupWarning } from './BackupWarning.tsx';
import { DiscreetLine, DiscreetMode } from './DiscreetMode.tsx';
import { NoLockDialog } from './NoLockDialog.tsx';
import { OnlyOfNote } from './OnlyOfNote.tsx';
import { OpenedFilesProvider } from './opened-files.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { SideBar } from './SideBar.tsx';
import { StorageWarning } from './StorageWarning.tsx';
import { SyncAnnouncer } from './SyncAnnouncer.tsx';
import { UpdateNote } from './UpdateNote.tsx';
import { useAppearance } from './use-appearance.ts';
import { useBackKeys } from './use-back-keys.ts';
import { useLostFocus } from './use-lost-focus.ts';
import { useMenuCommands } from './use-menu-commands.ts';
import { useNoteUse } from './use-note-use.ts';
import { useRouteFocus } from './use-route-focus.ts';

/** The frame of every screen, which knows what is hidden in it. */
export function AppShell() {
  return (
    <DiscreetMode>
      <GuardsProvider>
        <Frame />
      </GuardsProvider>
    </DiscreetMode>
  );
}

/** Side bar, skip link, warnings, shortcuts, live region. */
function Frame() {
  const info = useRequest('app.info', {});
  useAppearance();
  const [cannotLock, setCannotLock] = useState(false);
  useMenuCommands(() => setCannotLock(true));
  useBackKeys(info.data?.platform);
  useLostFocus();
  useNoteUse();
  const main = useRouteFocus();
  return (
    <OpenedFilesProvider>
      <div className={styles['shell']}>
        <SkipLink target={main} />
        <SideBar />
        <main ref={main} tabIndex={-1} className={styles['main']}>
          {info.data && <StorageWarning storage={info.data.storage} />}
          <BackupWarning />
          <UpdateNote />
          <DiscreetLine />
          <OnlyOfNote />
          <Outlet />
        </main>
        <AutoLock />
        {cannotLock && <NoLockDialog onClose={() => setCannotLock(false)} />}
        <SyncAnnouncer />
        <Shortcuts />
      </div>
    </OpenedFilesProvider>
  );
}
