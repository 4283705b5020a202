import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperRequest } from '#shared/model/papers/packet';
import { isLargePrint, type StatementDocument } from '#shared/paper/document';
import { failureFrom } from '../../../api/request-error.ts';
import { useRequest } from '../../../api/use-request.ts';
import { HiddenPart } from '../../../ui/discreet/HiddenPart.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { useStatementDocuments } from '../paper/use-statement-documents.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { PrintActions } from './PrintActions.tsx';
import styles from './PrintDesk.module.css';

export type PrintDeskProps = {
  request: PaperRequest;
  /** What to print. */
  what?: ReactNode;
  /** How it should look. */
  children: ReactNode;
  /** What can be made besides this paper; stands below the buttons. */
  more?: ReactNode;
  /** The paper was printed or saved. */
  onMade?: () => void;
};

/** The choices at the left, with the buttons in view wherever one is; the paper at the right. */
export function PrintDesk({ request, what, children, more, onMade }: PrintDeskProps) {
  const { t } = useTranslation('print');
  const { data, error, refetch } = useRequest('statement.get', request, { keepPrevious: true });
  const documents = useStatementDocuments(data);
  const [pages, setPages] = useState<number | null>(null);
  const isBlank = documents?.every(isEmpty) ?? false;
  const claims =
    data?.kind === 'year'
      ? data.months.reduce((sum, { rows }) => sum + rows.length, data.notCounted.length)
      : null;
  return (
    <div className={styles['desk']}>
      <div className={styles['side']}>
        <div className={styles['choices']}>
          {what}
          {children}
        </div>
        <PrintActions
          request={request}
          isReady={documents !== null && !isBlank}
          isBlank={isBlank}
          pages={documents === null ? null : pages}
          claims={claims}
          isShort={data?.kind === 'year' && isLargePrint(data.options.size) && !data.options.allClaims}
          notCounted={data?.kind === 'year' ? data.notCounted.length : 0}
          onMade={onMade}
        />
        {more}
      </div>
      <div className={styles['paper']}>
        {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
        {isBlank ? null : hasSome(documents) ? (
          <HiddenPart>
            <PaperPreview documents={documents} onPages={setPages} />
          </HiddenPart>
        ) : (
          !error && <Skeleton lines={8} label={t('preview.loading')} />
        )}
      </div>
    </div>
  );
}

/** The desk while what to print is not chosen yet. */
export function EmptyDesk({ what, children }: { what: ReactNode; children: string }) {
  return (
    <div className={styles['desk']}>
      <div className={styles['side']}>
        <div className={styles['choices']}>{what}</div>
      </div>
      <p role="status">{children}</p>
    </div>
  );
}

function hasSome(
  documents: readonly StatementDocument[] | null,
): documents is readonly [StatementDocument, ...StatementDocument[]] {
  return documents !== null && documents.length > 0;
}

function isEmpty({ cards, blocks }: StatementDocument): boolean {
  return cards.length === 0 && blocks.length === 0;
}
