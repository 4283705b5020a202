import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementRequest } from '#shared/model/statement';
import type { StatementDocument } from '#shared/paper/document';
import { failureFrom } from '../../../api/request-error.ts';
import { useRequest } from '../../../api/use-request.ts';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { useStatementDocument } from '../paper/use-statement-document.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { PrintActions } from './PrintActions.tsx';
import styles from './PrintDesk.module.css';

export type PrintDeskProps = {
  request: StatementRequest;
  /** What to print; stands above the buttons. */
  what?: ReactNode;
  /** How it should look. */
  children: ReactNode;
};

/** The choices at the left, the paper at the right. */
export function PrintDesk({ request, what, children }: PrintDeskProps) {
  const { t } = useTranslation('print');
  const { data, error, refetch } = useRequest('statement.get', request, { keepPrevious: true });
  const document = useStatementDocument(data);
  const [pages, setPages] = useState<number | null>(null);
  const claims =
    data?.kind === 'year'
      ? data.months.reduce((sum, { rows }) => sum + rows.length, data.notCounted.length)
      : null;
  return (
    <div className={styles['desk']}>
      <div className={styles['choices']}>
        {what}
        <PrintActions
          request={request}
          isReady={document !== null && !isEmpty(document)}
          pages={pages}
          claims={claims}
        />
        {children}
      </div>
      <div className={styles['paper']}>
        {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
        {document ? (
          <PaperPreview document={document} onPages={setPages} />
        ) : (
          !error && <Skeleton lines={8} label={t('preview.loading')} />
        )}
      </div>
    </div>
  );
}

function isEmpty({ cards, blocks }: StatementDocument): boolean {
  return cards.length === 0 && blocks.length === 0;
}
