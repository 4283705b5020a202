import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/LinkButton.tsx';

export type CopyButtonProps = { text: string; label: string; children: ReactNode };

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <>
      <LinkButton
        aria-label={label}
        onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {children}
      </LinkButton>
      <span role="status" className="small muted">
        {isCopied ? ` ${t('action.copied')}` : ''}
      </span>
    </>
  );
}
