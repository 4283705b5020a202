import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { LinkButton } from './LinkButton.tsx';
import { useCopy } from './use-copy.ts';

export type CopyButtonProps = {
  /** The text, or a function that fetches it on copying; `null` copies nothing. */
  text: string | (() => Promise<string | null>);
  label: string;
  /** A number of the person's: it leaves the clipboard after a minute. */
  isPersonalNumber?: boolean;
  children: ReactNode;
};

/** Copies a text and confirms it for a moment. */
export function CopyButton({ text, label, isPersonalNumber = false, children }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const { isCopied, copy } = useCopy();
  const { mutate: noteCopied } = useCommand('app.noteCopied');
  const onPress = async () => {
    const found = typeof text === 'string' ? text : await text();
    if (found === null) return;
    await copy(found);
    if (isPersonalNumber) noteCopied({ text: found });
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
