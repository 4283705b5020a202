import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { VisitCheck } from '#shared/model/visits/visit-check';
import { findVisitStanding, listCallees } from '#shared/words/visit-checks';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import type { Undo } from '../../../ui/feedback/use-undo.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { CalleeWords } from './CalleeWords.tsx';
import styles from './VisitChecks.module.css';

/**
 * What the person noted, where it is that the care of this claim, or of its visit, did not happen, and the claim still stands.
 */
export function useDidNotHappen({ id, personId, visit }: ClaimRow): VisitCheck | null {
  const { data } = useRequest('visitChecks.list', { personId });
  const ids = [id, ...(visit?.parts.map((part) => part.id) ?? [])];
  const check = data?.checks.find(({ row }) => ids.includes(row.id));
  const isMeant = check?.facts.answer === 'did-not-happen' && findVisitStanding(check.row) !== 'gone';
  return isMeant ? check : null;
}

/** What to do first about care that did not happen, and whom to call; the way back of that answer stands beside it. */
export function DidNotHappen({ check, undo }: { check: VisitCheck; undo: Undo }) {
  const { t } = useTranslation(['visits', 'common']);
  const save = useCommand('visitChecks.save');
  const { row, facts } = check;
  const takeBack = async () => {
    const saved = await save.mutateAsync({ claimId: row.id, facts: null }).catch(() => null);
    if (saved) undo.offer(t('common:undo.removed.visit'), () => save.mutateAsync({ claimId: row.id, facts }));
  };
  return (
    <>
      <p>
        <strong>{t('visits:claim.first')}</strong> {t('visits:claim.ask')}
      </p>
      <ul className={styles['steps']}>
        {listCallees([check]).map((callee) => (
          <li key={JSON.stringify(callee)}>
            <CalleeWords callee={callee} />
          </li>
        ))}
      </ul>
      <Row>
        <ButtonLink to="/claims/visits" variant="primary">
          {t('visits:claim.what')}
        </ButtonLink>
        <Button onPress={() => void takeBack()} isPending={save.isPending}>
          {t('visits:claim.remove')}
        </Button>
      </Row>
    </>
  );
}
