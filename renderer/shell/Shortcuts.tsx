import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/layout/Dialog.tsx';
import { focusSearch } from './focus.ts';
import { ShortcutList } from './ShortcutList.tsx';
import { useSettings } from './use-settings.ts';

/** Single-key shortcuts, unless turned off in the settings, and the dialog that lists them. */
export function Shortcuts() {
  const { t } = useTranslation('common');
  const { shortcuts } = useSettings().settings;
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!shortcuts) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      if (event.key === '/' && focusSearch()) event.preventDefault();
      if (event.key === '?') setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [shortcuts]);
  return (
    <Dialog title={t('shortcuts.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
      <ShortcutList />
      <p>{t('shortcuts.turnOff')}</p>
    </Dialog>
  );
}

/** True where the person types, and in a dialog, which nothing opens over. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="dialog"], [role="alertdialog"]') !== null)
  );
}
