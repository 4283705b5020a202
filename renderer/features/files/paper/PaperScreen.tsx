import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { CoveredForm } from '../../../ui/discreet/HiddenPart.tsx';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { NoticeLine } from '../../../ui/feedback/NoticeLine.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { PaperForm } from './PaperForm.tsx';

/** A claim from an explanation of benefits on paper: typed, changed, removed. */
export function PaperScreen() {
  const { t } = useTranslation('files');
  const { claim: claimId = null } = useSearch({ from: '/shell/files/paper' });
  const [removedId, setRemovedId] = useState<string | null>(null);
  const known = useRequest(
    'papers.get',
    { claimId: claimId ?? '' },
    { enabled: claimId !== null && removedId === null },
  );
  if (removedId !== null) return <Removed claimId={removedId} />;
  return (
    <>
      <PageHeader
        screen={t('paper.screen')}
        title={t(claimId === null ? 'paper.title' : 'paper.changeTitle')}
        lead={t('paper.lead')}
      />
      {known.error && <FailureNotice failure={known.error.failure} onRetry={() => void known.refetch()} />}
      {claimId !== null && known.isLoading && <Skeleton lines={8} label={t('paper.loading')} />}
      {claimId !== null && known.data === null && <Notice>{t('paper.gone')}</Notice>}
      {(claimId === null || known.data) && (
        <CoveredForm key={claimId ?? 'new'} of={[known.data]}>
          <PaperForm claimId={claimId} known={known.data ?? null} onRemoved={setRemovedId} />
        </CoveredForm>
      )}
    </>
  );
}

/** Says that the claim is gone, with the way back. */
function Removed({ claimId }: { claimId: string }) {
  const { t } = useTranslation(['files', 'common']);
  const bringBack = useCommand('papers.bringBack');
  return (
    <>
      <PageHeader screen={t('paper.screen')} title={t('paper.removed')} />
      <Stack>
        <Announcement>
          {bringBack.isSuccess ? (
            <NoticeLine tone="calm">
              <p>{t('common:undo.done')}</p>
            </NoticeLine>
          ) : (
            <NoticeLine
              tone="calm"
              actions={
                <Button
                  autoFocus
                  isPending={bringBack.isPending}
                  onPress={() => bringBack.mutate({ claimId })}
                >
                  {t('common:undo.action')}
                </Button>
              }
            >
              <p>{t('paper.removedText')}</p>
            </NoticeLine>
          )}
        </Announcement>
        {bringBack.error && <FailureNotice failure={bringBack.error.failure} />}
        <Row>
          <ButtonLink to="/claims">{t('end.claims')}</ButtonLink>
        </Row>
      </Stack>
    </>
  );
}
