import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayerEntry } from '#shared/model/plans/connection';
import { findFirstWay, isMedicare } from '#shared/words/ways-in';
import { useRequest } from '../../../../api/use-request.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { ProgressText } from '../../../../ui/feedback/Progress.tsx';
import { Skeleton } from '../../../../ui/feedback/Skeleton.tsx';
import { SearchField } from '../../../../ui/forms/SearchField.tsx';
import { Details } from '../../../../ui/layout/Details.tsx';
import { PageHeader } from '../../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../../ui/layout/Row.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import type { ConnectFlow } from '../use-connect-flow.ts';
import { AddressForm } from './AddressForm.tsx';
import styles from './ChoosePlan.module.css';
import { PlanList } from './PlanList.tsx';
import { SamplePlans } from './SamplePlans.tsx';

/** Show at most this many plans; a longer list needs the search box. */
const mostShown = 12;

/** First step: the plan by the name on the card, by its address, or a made-up one. */
export function ChoosePlan({ flow, isSample }: { flow: ConnectFlow; isSample: boolean }) {
  const { t } = useTranslation('plans');
  const { again, isAsking, askFailure } = flow;
  const [isTyped, setTyped] = useState(false);
  const pick: ConnectFlow['pick'] = (plan) => {
    setTyped('address' in plan.choice);
    flow.pick(plan);
  };
  return (
    <>
      <PageHeader
        screen={t('choose.screen')}
        title={
          again
            ? t('choose.again', { plan: again.planName })
            : t(isSample ? 'choose.sampleTitle' : 'choose.title')
        }
        lead={again ? null : t(isSample ? 'choose.sampleLead' : 'choose.lead')}
      />
      <Stack>
        {again && isAsking && <ProgressText>{t('choose.asking', { plan: again.planName })}</ProgressText>}
        {askFailure && (
          <FailureNotice
            failure={askFailure}
            {...(again && { plan: again.planName })}
            actions={isTyped && <p>{t('address.checkIt')}</p>}
          />
        )}
        {again ? (
          isAsking && <Skeleton lines={4} isQuiet />
        ) : isSample ? (
          <SamplePlans pick={pick} isAsking={isAsking} />
        ) : (
          <RealPlans flow={flow} pick={pick} />
        )}
      </Stack>
    </>
  );
}

function RealPlans({ flow, pick }: { flow: ConnectFlow; pick: ConnectFlow['pick'] }) {
  const { isAsking, lookElsewhere } = flow;
  const { t } = useTranslation('plans');
  const [text, setText] = useState('');
  const found = useRequest('payers.search', { text }, { keepPrevious: true });
  const plans = found.data?.filter(({ isSample }) => !isSample);
  return (
    <div className={styles['ways']}>
      <Sheet labelledBy="by-name">
        <div className={styles['way']}>
          <h2 id="by-name">{t('choose.byName')}</h2>
          <SearchField
            label={t('choose.search')}
            placeholder={t('choose.searchExample')}
            value={text}
            onChange={setText}
          />
          {found.error && <FailureNotice failure={found.error.failure} />}
          {!plans && !found.error && <Skeleton />}
          {plans && plans.length > 0 && (
            <FoundPlans
              plans={plans.slice(0, mostShown)}
              isBusy={isAsking}
              onPick={(plan) =>
                plan.kind === 'portal-only'
                  ? lookElsewhere(plan)
                  : pick({ choice: { payerId: plan.id }, isSample: false, ownName: null })
              }
            />
          )}
          {plans?.length === 0 && <p role="status">{t(text ? 'choose.noMatch' : 'choose.noList')}</p>}
          {plans && plans.length > mostShown && <p className="muted">{t('choose.more')}</p>}
          <Row>
            <Button onPress={() => lookElsewhere(null)}>{t('choose.notHere')}</Button>
          </Row>
        </div>
      </Sheet>
      <div className={styles['others']}>
        <Details summary={t('address.title')}>
          <AddressForm
            isAsking={isAsking}
            onPick={(address, ownName) => pick({ choice: { address }, isSample: false, ownName })}
          />
        </Details>
        <p className={styles['try']}>
          {t('choose.tryText')}{' '}
          <ButtonLink to="/plans/add" search={{ sample: true }}>
            {t('none.try')}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}

/** Test services are marked as such and appear only in searches. */
function FoundPlans(props: { plans: PayerEntry[]; isBusy: boolean; onPick(plan: PayerEntry): void }) {
  const { plans, isBusy, onPick } = props;
  const { t } = useTranslation('plans');
  const areTests = plans.every(({ kind }) => kind === 'sandbox');
  // A host says something to people who build apps only.
  const about = ({ alsoKnownAs, host, kind }: PayerEntry) =>
    [...alsoKnownAs, ...(host && kind === 'sandbox' ? [host] : [])].join(' · ');
  const note = (plan: PayerEntry) => {
    if (plan.kind === 'sandbox') return plan.needsClientId ? t('choose.needsId') : null;
    const first = t(`ways.first.${findFirstWay(plan)}`);
    return isMedicare(plan.id) ? `${t(`choose.${plan.id}`)} ${first}` : first;
  };
  const tags = { plan: null, sandbox: t('choose.forTests'), 'portal-only': t('choose.noAddress') };
  return (
    <>
      {areTests && <p className="muted">{t('choose.testsNote')}</p>}
      <PlanList
        label={t(areTests ? 'choose.foundTests' : 'choose.found')}
        plans={plans.map((plan) => ({
          id: plan.id,
          name: plan.name,
          about: about(plan),
          note: note(plan),
          tag: tags[plan.kind],
        }))}
        isBusy={isBusy}
        onPick={({ id }) => {
          const picked = plans.find((plan) => plan.id === id);
          if (picked) onPick(picked);
        }}
      />
    </>
  );
}
