import { useTranslation } from 'react-i18next';
import type { BillKind } from '#shared/model/bills/bill';
import { Button } from '../../../ui/actions/Button.tsx';
import { Row } from '../../../ui/layout/Row.tsx';

type SeemsOtherProps = {
  /** What the paper says that it is; nothing is said where it does not, or says what it is taken for. */
  seems: BillKind | null | undefined;
  kind: BillKind;
  isPending?: boolean;
  onTake(kind: BillKind): void;
  /** Leads to the form about a claim from paper. */
  onClaim(): void;
};

/**
 * That the paper looks like something else than it is taken for, with the way to take it so; of what a plan explains, the way to
 * its claims.
 */
export function SeemsOther({ seems, kind, isPending = false, onTake, onClaim }: SeemsOtherProps) {
  const { t } = useTranslation(['scans', 'bills']);
  const other = seems && seems !== kind ? seems : null;
  const isExplanation = (other ?? kind) === 'explanation';
  if (other === null && !isExplanation) return null;
  return (
    <>
      {other !== null && <p>{t('scans:kind.says', { kind: t(`bills:kind.${other}`) })}</p>}
      {isExplanation && <p>{t('scans:kind.explains')}</p>}
      <Row>
        {isExplanation && (
          <Button variant="primary" onPress={onClaim}>
            {t('bills:bill.addClaim')}
          </Button>
        )}
        {other !== null && (
          <Button onPress={() => onTake(other)} isPending={isPending}>
            {t('scans:kind.take')}
          </Button>
        )}
      </Row>
    </>
  );
}
