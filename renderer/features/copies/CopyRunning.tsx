import { useTranslation } from 'react-i18next';
import type { CopyProgress } from '#shared/model/files/handoff';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ProgressBar, ProgressText } from '../../ui/feedback/Progress.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';

export type CopyRunningProps = { stage: CopyProgress['stage']; progress: CopyProgress | null };

/** Progress of writing, looking or bringing in, with a button to stop. */
export function CopyRunning({ stage, progress }: CopyRunningProps) {
  const { t } = useTranslation('copies');
  const { size } = useFormats();
  const stop = useCommand('handoff.cancel');
  const { done, total } = progress?.stage === stage ? progress : { done: 0, total: 0 };
  const soFar =
    stage === 'writing'
      ? t('running.records', { count: done })
      : t('running.read', { done: size(done), total: size(total) });
  return (
    <>
      <PageHeader screen={t('screen')} title={t(`running.${stage}`)} lead={t('running.stay')} />
      <Sheet label={t('running.bar')}>
        <Stack>
          <ProgressBar label={t('running.bar')} max={Math.max(1, total)} value={done} />
          <ProgressText>{total > 0 ? soFar : t('running.begins')}</ProgressText>
          <Row>
            <Button onPress={() => stop.mutate({})} isPending={stop.isPending}>
              {t('running.stop')}
            </Button>
          </Row>
        </Stack>
      </Sheet>
    </>
  );
}
