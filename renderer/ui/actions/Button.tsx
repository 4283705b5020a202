import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './Button.module.css';

export type ButtonVariant = 'primary' | 'plain' | 'quiet';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style'> & {
  /** `primary` at most once on a screen. */
  variant?: ButtonVariant;
};

/** The class of a button's look, for links that stand among buttons. */
export function getButtonClass(variant: ButtonVariant = 'plain'): string {
  return cx(styles['button'], styles[variant]);
}

/**
 * A button of at least 48 pixels. While `isPending` it keeps its place and says so, but takes no press.
 * The library's own `isPending` is not used: it announces the button by an id, which names nothing once the button is gone.
 */
export function Button({ variant = 'plain', isPending = false, ...props }: ButtonProps) {
  const waiting = isPending && ({ type: 'button', onPress: () => undefined, 'aria-disabled': true } as const);
  return <AriaButton {...props} {...waiting} data-variant={variant} className={getButtonClass(variant)} />;
}
