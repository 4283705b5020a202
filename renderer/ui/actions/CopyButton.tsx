import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './LinkButton.tsx';
import { useCopy } from './use-copy.ts';

export type CopyButtonProps = {
  /** The text, or a function that fetches it on copying; `null` copies nothing. */
  text: string | (() => Promise<string | null>);
  label: string;
  children: ReactNode;
};

/** Copies a text and confirms it for a moment. */
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
