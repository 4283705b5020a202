import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/Button.tsx';
import styles from './Dialog.module.css';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose(): void;
  children: ReactNode;
  /** Buttons of the dialog; a Close button when absent. */
  actions?: ReactNode;
  /** `alertdialog` for a question whose answer cannot be undone. */
  role?: 'dialog' | 'alertdialog';
};

/**
 * A dialog over the screen. Escape and a press outside close it, except for an `alertdialog`'s outside. Enter in a field of
 * one line presses the primary button.
 */
export function Dialog({ title, isOpen, onClose, children, actions, role = 'dialog' }: DialogProps) {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
    >
      <Modal className={styles['modal'] ?? ''}>
        <AriaDialog role={role} className={styles['dialog'] ?? ''}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <Shield />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields in it. */}
          <div className={styles['parts']} onKeyDown={pressPrimary}>
            <div className={styles['body']}>{children}</div>
            <div className={styles['actions']}>
              {actions ?? <Button onPress={onClose}>{t('action.close')}</Button>}
            </div>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Where Enter chooses or ticks, it does that. */
const oneLine =
  'input:is([type="text"], [type="date"], [type="number"], :not([type])):not([role="combobox"])';

function pressPrimary({ key, target, currentTarget, nativeEvent, defaultPrevented }: KeyboardEvent) {
  const isField = target instanceof HTMLElement && target.matches(oneLine) && target.closest('form') === null;
  if (key !== 'Enter' || !isField || defaultPrevented || nativeEvent.isComposing) return;
  currentTarget.querySelector<HTMLElement>('[data-variant="primary"]')?.click();
}

/** As long as computers wait for the second press of a double click. */
const doubleClickMs = 500;

/** The second press of a double click meets nothing that lay under the dialog which the first one closed. */
function Shield() {
  useEffect(
    () => () => {
      const shield = document.createElement('div');
      shield.className = styles['shield'] ?? '';
      // Focus stays where the dialog put it.
      shield.addEventListener('mousedown', (event) => event.preventDefault());
      document.body.append(shield);
      setTimeout(() => shield.remove(), doubleClickMs);
    },
    [],
  );
  return null;
}
