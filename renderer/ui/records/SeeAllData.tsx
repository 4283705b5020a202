import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/ipc/contract';
import type { Leftover } from '#shared/model/leftover';
import { escapeUnseen } from '#shared/unseen-text';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { Button } from '../actions/Button.tsx';
import { CopyButton } from '../actions/CopyButton.tsx';
import { HiddenPart } from '../discreet/HiddenPart.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Skeleton } from '../feedback/Skeleton.tsx';
import { Dialog } from '../layout/Dialog.tsx';
import { ScrollRegion } from '../layout/ScrollRegion.tsx';
import { LeftOut } from './LeftOut.tsx';
import { Leftovers } from './Leftovers.tsx';
import styles from './SeeAllData.module.css';

/** Where the record itself is asked for. */
type Source = {
  [C in 'claims.source' | 'records.source']: { channel: C; input: Input<C> };
}['claims.source' | 'records.source'];

export type SeeAllDataProps = {
  source: Source;
  unread: readonly Leftover[];
  technical: readonly Leftover[];
  /** Entries of the record that are too many for a screen. */
  leftOut: number;
  /** The namespace of the texts. */
  words: 'claim' | 'coverage' | 'health';
  children?: ReactNode;
};

/** True for words of the plan, and for a second code of one thing, which may name another. */
function saysMore({ path }: Leftover): boolean {
  return /\.(?:display|text)$|\.coding\[[1-9]\d*\]\.code$/.test(path);
}

/** What the app did not understand of a record, what is technical, and the record itself. */
export function SeeAllData({ source, unread, technical, leftOut, words, children }: SeeAllDataProps) {
  const { t } = useTranslation(words);
  const { nameWhole } = useSourceWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles['everything']}>
      {children}
      {leftOut > 0 && <LeftOut entries={leftOut} />}
      {leftOut === 0 && unread.length === 0 && (
        <p>{t(technical.some(saysMore) ? 'everything.unreadTechnical' : 'everything.unreadNone')}</p>
      )}
      <HiddenPart>
        <Leftovers unread={unread} technical={technical} words={words} />
        <div>
          <Button onPress={() => setOpen(true)}>{nameWhole('open') ?? t('everything.open')}</Button>
        </div>
        {isOpen && <SourceDialog source={source} words={words} onClose={() => setOpen(false)} />}
      </HiddenPart>
    </div>
  );
}

export type SourceDialogProps = Pick<SeeAllDataProps, 'source' | 'words'> & { onClose(): void };

/** One record as the plan sent it, or as it was brought in. */
export function SourceDialog({ source, words, onClose }: SourceDialogProps) {
  const { t } = useTranslation(words);
  const { nameWhole } = useSourceWords();
  const headingId = useId();
  const { data, error, refetch } = useRequest(source.channel, source.input);
  return (
    <Dialog title={nameWhole('dialog') ?? t('everything.dialog')} isOpen onClose={onClose}>
      <HiddenPart>
        <p id={headingId}>
          {nameWhole('text') ?? t('everything.dialogText')}{' '}
          {data && (
            <CopyButton text={data.json} label={t('everything.copy')}>
              {t('everything.copy')}
            </CopyButton>
          )}
        </p>
        {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={6} />}
        {data && data.leftOut > 0 && <LeftOut characters={data.leftOut} />}
        {data && (
          <ScrollRegion className={styles['source']} aria-labelledby={headingId}>
            <pre>{escapeUnseen(data.json)}</pre>
          </ScrollRegion>
        )}
      </HiddenPart>
    </Dialog>
  );
}
