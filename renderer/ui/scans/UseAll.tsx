import { useTranslation } from 'react-i18next';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { Button } from '../actions/Button.tsx';
import { Row } from '../layout/Row.tsx';

type UseAllProps = {
  /** How many fields that are empty can take what was read. */
  count: number;
  onUseAll(): void;
};

/** Takes at once all that leaves no choice. */
export function UseAll({ count, onUseAll }: UseAllProps) {
  const { t } = useTranslation('scans');
  const { isHidden } = useDiscreet();
  if (count === 0 || isHidden) return null;
  return (
    <Row>
      <Button onPress={onUseAll}>{t('read.useAll', { count })}</Button>
    </Row>
  );
}
