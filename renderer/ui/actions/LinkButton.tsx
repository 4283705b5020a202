import type { Ref } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import styles from './LinkButton.module.css';

/** A button inside a sentence that looks like a link because it leads to more words. */
export function LinkButton(
  props: Omit<ButtonProps, 'className' | 'style'> & { ref?: Ref<HTMLButtonElement> },
) {
  return <Button {...props} className={styles['link'] ?? ''} />;
}
