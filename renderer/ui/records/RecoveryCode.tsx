import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { Row } from '../layout/Row.tsx';
import { TitledSheet } from '../layout/TitledSheet.tsx';
import styles from './RecoveryCode.module.css';

type RecoveryCodeProps = {
  /** What stands around it; a sheet of its own when absent. */
  Frame?: ComponentType<{ title: string; children: ReactNode }>;
};

/**
 * Makes a code that opens the records when this computer's safe place for keys cannot: shown once, to write down or to
 * print. Empty where nothing is kept on this computer.
 */
export function RecoveryCode({ Frame = TitledSheet }: RecoveryCodeProps) {
  const { t } = useTranslation('recovery');
  const storage = useRequest('app.info', {}).data?.storage;
  const state = useRequest('recovery.state', {}).data;
  const offer = useCommand('recovery.offer');
  const print = useCommand('recovery.print');
  const keep = useCommand('recovery.keep');
  if (storage !== 'encrypted' || !state) return null;
  // Main asks before an old code goes, and the person may have said no.
  const isKept = keep.isSuccess && keep.data !== null;
  const code = isKept ? undefined : offer.data?.code;
  const error = offer.error ?? print.error ?? keep.error;
  return (
    <Frame title={t('title')}>
      <div className={styles['section']}>
        <p>{t('what')}</p>
        {!code && <p>{t(state.hasCode ? 'has' : 'hasNot')}</p>}
        {isKept && (
          <Notice tone="calm" role="status">
            {t('kept')}
          </Notice>
        )}
        {code && (
          <>
            <p>{t('write')}</p>
            {/* Read letter by letter, not as words. */}
            <output className={styles['code']} aria-label={t('label', { code: [...code].join(' ') })}>
              {code}
            </output>
            <p>{t(state.hasCode ? 'replaces' : 'keepSafe')}</p>
          </>
        )}
        {error && <FailureNotice failure={error.failure} />}
        <Row>
          {code ? (
            <>
              <Button onPress={() => keep.mutate({})} isPending={keep.isPending}>
                {t('done')}
              </Button>
              <Button onPress={() => print.mutate({})} isPending={print.isPending}>
                {t('print')}
              </Button>
            </>
          ) : (
            <Button
              onPress={() => {
                keep.reset();
                offer.mutate({});
              }}
              isPending={offer.isPending}
            >
              {t(state.hasCode ? 'makeNew' : 'make')}
            </Button>
          )}
        </Row>
      </div>
    </Frame>
  );
}
