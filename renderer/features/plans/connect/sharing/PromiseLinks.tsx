import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { TextSections } from '../../../../ui/data/TextSections.tsx';
import { Dialog } from '../../../../ui/layout/Dialog.tsx';
import styles from './SharingStep.module.css';

/** "Privacy · Terms": each opens its text over the screen, so that nothing filled in is lost. */
export function PromiseLinks() {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState<'privacy' | 'terms' | null>(null);
  const link = (which: 'privacy' | 'terms') => (
    <Button className={styles['link'] ?? ''} onPress={() => setOpen(which)}>
      {t(`${which}.title`)}
    </Button>
  );
  return (
    <span>
      {link('privacy')} · {link('terms')}
      <Dialog title={t(`${open ?? 'privacy'}.title`)} isOpen={open !== null} onClose={() => setOpen(null)}>
        <TextSections path={`settings:${open ?? 'privacy'}.sections`} />
      </Dialog>
    </span>
  );
}
