import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { type ButtonVariant, getButtonClass } from './Button.tsx';

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> & {
  variant?: ButtonVariant;
  ref?: Ref<HTMLAnchorElement>;
};

function Anchor({ variant = 'plain', ref, ...props }: AnchorProps) {
  return <a {...props} ref={ref} className={getButtonClass(variant)} />;
}

/** A link to another screen that stands among buttons and looks like one. */
export const ButtonLink = createLink(Anchor);
