import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import type { LetterTemplate } from '#shared/model/bills/letter';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';

export type LetterPageProps = {
  template: LetterTemplate;
  back: ReactNode;
  failure: Failure | undefined;
  onRetry(): void;
  /** What is to be known before the letter is written. */
  notice?: ReactNode;
  /** The editor, once everything has been read. */
  children: ReactNode;
};

/** The page around a letter: the way back, and its name while it is read or cannot be. */
export function LetterPage({ template, back, failure, onRetry, notice, children }: LetterPageProps) {
  const { t } = useTranslation('letters');
  const name = t(`${template}.title`);
  return (
    <>
      {back}
      {notice}
      {children || (
        <>
          <PageHeader screen={name} title={name} lead={t(`${template}.about`)} />
          {failure ? (
            <FailureNotice failure={failure} onRetry={onRetry} />
          ) : (
            <Skeleton lines={8} label={t('loading')} />
          )}
        </>
      )}
    </>
  );
}
