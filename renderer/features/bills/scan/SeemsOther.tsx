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
};

/** That the paper looks like something else than it is taken for, with the way to take it so. */
export function SeemsOther({ seems, kind, isPending = false, onTake }: SeemsOtherProps) {
  const { t } = useTranslation(['scans', 'bills']);
  if (!seems || seems === kind) return null;
  return (
    <Row>
      <span>{t('scans:kind.says', { kind: t(`bills:kind.${seems}`) })}</span>
      <Button onPress={() => onTake(seems)} isPending={isPending}>
        {t('scans:kind.take')}
      </Button>
    </Row>
  );
}
