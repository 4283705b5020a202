import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './LinkButton.tsx';
import { useCopy } from './use-copy.ts';

export type CopyButtonProps = {
  /** The text, or what gets it when it is copied; `null` copies nothing. */
  text: string | (() => Promise<string | null>);
  label: string;
  children: ReactNode;
};

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const { isCopied, copy } = useCopy();
  const onPress = async () => {
    const found = typeof text === 'string' ? text : await text();
    if (found !== null) await copy(found);
  };
  return (
    <>
      <LinkButton aria-label={label} onPress={() => void onPress()}>
        {children}
      </LinkButton>
      <span role="status" className="small muted">
        {isCopied ? ` ${t('action.copied')}` : ''}
      </span>
    </>
  );
}
