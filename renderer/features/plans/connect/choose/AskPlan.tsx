import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { ProgressText } from '../../../../ui/feedback/Progress.tsx';
import { Details } from '../../../../ui/layout/Details.tsx';
import { PageHeader } from '../../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../../ui/layout/Row.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import type { AskStep, ConnectFlow } from '../use-connect-flow.ts';
import styles from './ChoosePlan.module.css';
import { NeedsAppId } from './NeedsAppId.tsx';

/** What will be asked of the plan, and where. Nothing was asked of it yet; a plan that needs an app ID says so first. */
export function AskPlan({ flow, step }: { flow: ConnectFlow; step: AskStep }) {
  const { t } = useTranslation(['plans', 'common']);
  const { locale } = useFormats();
  const { known, plan } = step;
  const { needsClientId } = known;
  const hosts = new Intl.ListFormat(locale).format(known.askedHosts);
  return (
    <>
      <PageHeader
        screen={t('ask.screen')}
        title={needsClientId ? t('wall.title', { plan: plan.name }) : t('ask.title', { plan: plan.name })}
        lead={needsClientId ? t('wall.lead', { plan: plan.name }) : t('ask.lead')}
      />
      <Stack>
        {needsClientId && <NeedsAppId plan={plan} known={known} />}
        <Sheet labelledBy="what-is-asked">
          <div className={styles['way']}>
            <h2 id="what-is-asked">{needsClientId ? t('wall.ask', { plan: plan.name }) : t('ask.what')}</h2>
            {needsClientId && <p>{t('wall.askText', { plan: plan.name })}</p>}
            {needsClientId ? (
              <Details summary={t('ask.what')}>
                <p>{t('ask.asks', { hosts })}</p>
                <p>{t('ask.nothing')}</p>
              </Details>
            ) : (
              <>
                <p>{t('ask.asks', { hosts })}</p>
                <p>{t('ask.nothing')}</p>
              </>
            )}
            {flow.isAsking && <ProgressText>{t('choose.asking', { plan: plan.name })}</ProgressText>}
            {flow.askFailure && (
              <FailureNotice
                failure={flow.askFailure}
                plan={plan.name}
                actions={'address' in plan.choice && <p>{t('address.checkIt')}</p>}
              />
            )}
            <Row>
              <Button
                variant={needsClientId ? 'plain' : 'primary'}
                isPending={flow.isAsking}
                onPress={flow.ask}
              >
                {t('ask.go')}
              </Button>
              <Button variant="quiet" onPress={flow.back}>
                {t('common:action.back')}
              </Button>
            </Row>
          </div>
        </Sheet>
      </Stack>
    </>
  );
}
