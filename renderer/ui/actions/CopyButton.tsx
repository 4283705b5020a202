import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './LinkButton.tsx';

export type CopyButtonProps = {
  /** The text, or what gets it when it is copied; `null` copies nothing. */
  text: string | (() => Promise<string | null>);
  label: string;
  children: ReactNode;
};

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    const found = typeof text === 'string' ? text : await text();
    if (found === null) return;
    await navigator.clipboard.writeText(found);
    setCopied(true);
  };
  return (
    <>
      <LinkButton aria-label={label} onPress={() => void copy()}>
        {children}
      </LinkButton>
      <span role="status" className="small muted">
        {isCopied ? ` ${t('action.copied')}` : ''}
      </span>
    </>
  );
}
