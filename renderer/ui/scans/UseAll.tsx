import { useTranslation } from 'react-i18next';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { Button } from '../actions/Button.tsx';
import { Row } from '../layout/Row.tsx';

type UseAllProps = {
  /** How many fields that are empty can take what was read. */
  count: number;
  /** How many of it are charges, which no field shows. */
  charges?: number;
  onUseAll(): void;
};

/** Takes at once all that leaves no choice. */
export function UseAll({ count, charges = 0, onUseAll }: UseAllProps) {
  const { t } = useTranslation('scans');
  const { isHidden } = useDiscreet();
  if (count === 0 || isHidden) return null;
  return (
    <Row>
      <Button onPress={onUseAll}>{t('read.useAll', { count })}</Button>
      {charges > 0 && <span className="small muted">{t('read.withCharges', { count: charges })}</span>}
    </Row>
  );
}
