import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperClaim } from '#shared/model/files/paper';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { CoveredForm } from '../../../ui/discreet/HiddenPart.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { useUndo } from '../../../ui/feedback/use-undo.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { PaperForm } from './PaperForm.tsx';

/** A claim from an explanation of benefits on paper: typed, changed, removed with a way back. */
export function PaperScreen() {
  const { t } = useTranslation('files');
  const { claim: claimId = null } = useSearch({ from: '/shell/files/paper' });
  const [isRemoved, setRemoved] = useState(false);
  const [isBack, setBack] = useState(false);
  const undo = useUndo();
  const removal = useCommand('papers.remove');
  const bringBack = useCommand('papers.bringBack');
  const known = useRequest(
    'papers.get',
    { claimId: claimId ?? '' },
    { enabled: claimId !== null && !isRemoved },
  );
  const [isChanging, setChanging] = useState(false);
  const [last, setLast] = useState<PaperClaim | null>(null);
  if (known.data && known.data !== last) setLast(known.data);
  // A claim that goes to another plan has another id: the form stays until all that is on screen was asked for again.
  const shown = known.data ?? (isChanging ? last : null);
  const remove = async () => {
    if (claimId === null) return false;
    setChanging(true);
    const isGone = await removal.mutateAsync({ claimId }).then(
      () => true,
      () => false,
    );
    setChanging(false);
    if (!isGone) return false;
    setRemoved(true);
    undo.offer(t('paper.removedText'), () => bringBack.mutateAsync({ claimId }).then(() => setBack(true)));
    return true;
  };
  if (isRemoved)
    return (
      <>
        <PageHeader screen={t('paper.screen')} title={t(isBack ? 'paper.isBack' : 'paper.removed')} />
        <Stack>
          {undo.line}
          <Row>
            <ButtonLink to="/claims">{t('end.claims')}</ButtonLink>
          </Row>
        </Stack>
      </>
    );
  return (
    <>
      <PageHeader
        screen={t('paper.screen')}
        title={t(claimId === null ? 'paper.title' : 'paper.changeTitle')}
        lead={t('paper.lead')}
      />
      {known.error && <FailureNotice failure={known.error.failure} onRetry={() => void known.refetch()} />}
      {removal.error && <FailureNotice failure={removal.error.failure} />}
      {claimId !== null && known.isLoading && <Skeleton lines={8} label={t('paper.loading')} />}
      {claimId !== null && known.data === null && shown === null && <Notice>{t('paper.gone')}</Notice>}
      {(claimId === null || shown) && (
        <CoveredForm key={claimId ?? 'new'} of={[shown]}>
          <PaperForm claimId={claimId} known={shown} onChanging={setChanging} onRemove={remove} />
        </CoveredForm>
      )}
    </>
  );
}
