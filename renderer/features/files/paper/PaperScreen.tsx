import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperClaim } from '#shared/model/files/paper';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { Button } from '../../../ui/actions/Button.tsx';
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
  const { claim: claimId = null, bill: billId = null } = useSearch({ from: '/shell/files/paper' });
  const ofBill = useRequest('bills.get', { billId: billId ?? '' }, { enabled: billId !== null });
  const [addedId, setAddedId] = useState<string | null>(null);
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
  const bill = ofBill.data ?? null;
  if (addedId !== null && billId !== null)
    return <AddedFromBill claimId={addedId} billId={billId} biller={bill?.bill.biller ?? ''} />;
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
      {ofBill.error && <FailureNotice failure={ofBill.error.failure} onRetry={() => void ofBill.refetch()} />}
      {ofBill.isLoading && <Skeleton lines={8} label={t('paper.loading')} />}
      {(claimId === null ? billId === null || bill : shown) && (
        <CoveredForm key={claimId ?? 'new'} of={[shown, bill?.bill]}>
          <PaperForm
            claimId={claimId}
            known={shown}
            billId={bill?.hasScan ? bill.bill.id : null}
            onAdded={bill && setAddedId}
            onChanging={setChanging}
            onRemove={remove}
          />
        </CoveredForm>
      )}
    </>
  );
}

type AddedFromBillProps = { claimId: string; billId: string; biller: string };

/** The claim is added: whether the bill that the paper was taken for is to go is asked, with the way back. */
function AddedFromBill({ claimId, billId, biller }: AddedFromBillProps) {
  const { t } = useTranslation('files');
  const undo = useUndo();
  const remove = useCommand('bills.remove');
  return (
    <>
      <PageHeader screen={t('paper.screen')} title={t('paper.added')} />
      <Stack>
        {undo.line}
        {!remove.isSuccess && <p>{t('paper.stillBill', { biller })}</p>}
        {remove.error && <FailureNotice failure={remove.error.failure} />}
        <Row>
          {!remove.isSuccess && (
            <Button
              isPending={remove.isPending}
              onPress={() => void undo.offerBack(remove.mutateAsync({ billId }), t('paper.billRemoved'))}
            >
              {t('paper.removeBill')}
            </Button>
          )}
          <ButtonLink to="/claims/$claimId" params={{ claimId }} variant="primary">
            {t('paper.seeClaim')}
          </ButtonLink>
        </Row>
      </Stack>
    </>
  );
}
