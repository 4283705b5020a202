import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from './Button.tsx';
import styles from './PopoverButton.module.css';

/** Pixels between what opens over the page and the window's edge: a scroll bar has room there. */
export const windowEdge = 28;

export type PopoverButtonProps = {
  /** The button's text and the popover's name. */
  label: string;
  /** Gets a function that closes the popover. */
  children(close: () => void): ReactNode;
};

/** A button that opens a small sheet beside it. Escape and a press outside close it. */
export function PopoverButton({ label, children }: PopoverButtonProps) {
  return (
    <DialogTrigger>
      <Button>{label}</Button>
      <Popover className={styles['popover'] ?? ''} containerPadding={windowEdge}>
        <Dialog aria-label={label} className={styles['dialog'] ?? ''}>
          {({ close }) => children(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
