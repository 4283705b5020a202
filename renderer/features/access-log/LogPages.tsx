import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Row } from '../../ui/layout/Row.tsx';

export type LogPagesProps = { count: number; offset: number; size: number; onChange(offset: number): void };

/** Newer and older pages of a long log. */
export function LogPages({ count, offset, size, onChange }: LogPagesProps) {
  const { t } = useTranslation('access-log');
  const { number } = useFormats();
  const last = Math.min(offset + size, count);
  return (
    <Row>
      <Button isDisabled={offset === 0} onPress={() => onChange(Math.max(0, offset - size))}>
        {t('pages.newer')}
      </Button>
      <Button isDisabled={last >= count} onPress={() => onChange(offset + size)}>
        {t('pages.older')}
      </Button>
      <span role="status">
        {t('pages.where', { first: number(offset + 1), last: number(last), count: number(count) })}
      </span>
    </Row>
  );
}
