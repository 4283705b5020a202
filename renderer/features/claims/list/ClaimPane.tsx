import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { OpenedFrom } from '../../../i18n/use-source-words.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { RowPill } from '../../../ui/data/Pill.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { AskAgainOfClaim } from '../../../ui/records/AskAgainOfClaim.tsx';
import { AnswerBox, saysAskAgain } from '../claim/money/AnswerBox.tsx';
import { PlanFlow } from '../claim/money/PlanFlow.tsx';
import { useDidNotHappen } from '../visit-check/DidNotHappen.tsx';
import styles from './ClaimPane.module.css';

/** The claim at hand beside the list, where a window has room: its answer, its amounts, and the way to its page. */
export function ClaimPane({ row, onOpen }: { row: ClaimRow; onOpen(): void }) {
  const { t } = useTranslation(['claims', 'common', 'visits']);
  const { span } = useFormats();
  const { data: view } = useRequest('claims.get', { claimId: row.id }, { keepPrevious: true });
  const isUnknownCare = useDidNotHappen(row) !== null;
  if (!view) return null;
  const { serviceStart, serviceEnd, what, kind, providerName } = view.row;
  const when = span(serviceStart, serviceEnd) ?? t('claims:list.noDate');
  return (
    <aside aria-label={t('claims:pane.label')} className={styles['pane']}>
      <div className={styles['head']}>
        <p className="small muted">{`${when} · ${what ?? t(`common:kind.${kind}`)}`}</p>
        <h2>{providerName ?? t('claims:list.provider')}</h2>
        <RowPill row={view.visit ?? view.row} />
      </div>
      <OpenedFrom value={view.row}>
        <AnswerBox view={view} isUnknownCare={isUnknownCare}>
          {isUnknownCare && (
            <p>
              <strong>{t('visits:claim.first')}</strong>
            </p>
          )}
          <Row>
            <Button onPress={onOpen}>{t('claims:pane.open')}</Button>
          </Row>
        </AnswerBox>
        <AskAgainOfClaim view={view} isSaid={saysAskAgain(view)} />
        <PlanFlow claim={view.claim} />
      </OpenedFrom>
    </aside>
  );
}
