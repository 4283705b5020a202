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
  /** The editor, once everything has been read. */
  children: ReactNode;
};

/** The page around a letter: its name, what it is for, and what cannot be read. */
export function LetterPage({ template, back, failure, onRetry, children }: LetterPageProps) {
  const { t } = useTranslation('letters');
  return (
    <>
      {back}
      <PageHeader
        screen={t(`${template}.title`)}
        title={t(`${template}.title`)}
        lead={
          <>
            {t(`${template}.about`)} {t('lead')}
          </>
        }
      />
      {failure && <FailureNotice failure={failure} onRetry={onRetry} />}
      {!failure && !children && <Skeleton lines={8} label={t('loading')} />}
      {children}
    </>
  );
}
