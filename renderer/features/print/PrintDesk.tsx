import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimsRequest, StatementOptions } from '#shared/model/statement';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import type { PrintSearch } from '../../router.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useStatementDocument } from '../paper/use-statement-document.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { PrintActions } from './PrintActions.tsx';
import styles from './PrintDesk.module.css';
import { PrintOptions } from './PrintOptions.tsx';
import { WhatToPrint } from './WhatToPrint.tsx';

export type PrintDeskProps = {
  request: ClaimsRequest;
  years: readonly number[];
  onSearch(search: PrintSearch): void;
  onOptions(options: Partial<StatementOptions>): void;
};

/** The choices at the left, the paper at the right. */
export function PrintDesk({ request, years, onSearch, onOptions }: PrintDeskProps) {
  const { t } = useTranslation('print');
  const { data, error, refetch } = useRequest('statement.get', request, { keepPrevious: true });
  const document = useStatementDocument(data);
  const [pages, setPages] = useState<number | null>(null);
  const claims = data?.kind === 'year' ? data.months.reduce((sum, { rows }) => sum + rows.length, 0) : null;
  return (
    <div className={styles['desk']}>
      <div className={styles['choices']}>
        <WhatToPrint request={request} years={years} onSearch={onSearch} />
        <PrintActions request={request} isReady={document !== null} pages={pages} claims={claims} />
        <PrintOptions options={request.options} isYear={request.kind === 'year'} onChange={onOptions} />
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
