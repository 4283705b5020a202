import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../api/use-command.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { PageHeader } from '../../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../../ui/layout/Row.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import { PortalLink } from '../PortalLink.tsx';
import type { ConnectFlow, MissingStep } from '../use-connect-flow.ts';
import { AddressForm } from './AddressForm.tsx';
import styles from './ChoosePlan.module.css';
import { WaysIn } from './WaysIn.tsx';

/** For a plan that is not in the list, or that has no address known here: what else there is, and who must share. */
export function NotHere({ flow, step }: { flow: ConnectFlow; step: MissingStep }) {
  const { t } = useTranslation('plans');
  const plan = step.plan?.name;
  const portalUrl = step.plan?.portalUrl ?? null;
  return (
    <>
      <PageHeader
        screen={t('missing.screen')}
        title={plan ? t('missing.titleOf', { plan }) : t('missing.title')}
        lead={plan ? t('missing.leadOf', { plan }) : t('missing.lead')}
      />
      <Stack>
        {flow.askFailure && (
          <FailureNotice failure={flow.askFailure} actions={<p>{t('address.checkIt')}</p>} />
        )}
        <div className={styles['ways']}>
          <div className={styles['others']}>
            <Sheet labelledBy="open-file">
              <div className={styles['way']}>
                <h2 id="open-file">{t('ways.title')}</h2>
                <WaysIn plan={step.plan ?? { id: null, kind: 'portal-only', needsClientId: true }} />
              </div>
            </Sheet>
            <Sheet labelledBy="ask-plan">
              <div className={styles['way']}>
                <h2 id="ask-plan">{t('missing.ask')}</h2>
                <p>{t('missing.askText')}</p>
                <p>{t('missing.askWords')}</p>
                {step.plan && portalUrl && (
                  <PortalLink label={t('missing.portal')} url={portalUrl} payerId={step.plan.id} />
                )}
              </div>
            </Sheet>
            <Sheet labelledBy="by-address">
              <h2 id="by-address">{t('address.title')}</h2>
              <AddressForm
                isAsking={flow.isAsking}
                onPick={(address, ownName) => flow.pick({ choice: { address }, isSample: false, ownName })}
              />
            </Sheet>
          </div>
          <WhoMustShare />
        </div>
        <Row>
          <Button onPress={flow.back}>{t('missing.back')}</Button>
        </Row>
      </Stack>
    </>
  );
}

/** @see 42 CFR 422.119, 431.60, 438.242, 457.730 and 45 CFR 156.221 (who must offer a Patient Access API) */
function WhoMustShare() {
  const { t } = useTranslation('plans');
  const rule = useCommand('links.open');
  return (
    <Sheet labelledBy="who-must-share">
      <div className={styles['way']}>
        <h2 id="who-must-share">{t('missing.who')}</h2>
        <p>{t('missing.must')}</p>
        <ul className={styles['plain']}>
          <li>{t('missing.must1')}</li>
          <li>{t('missing.must2')}</li>
          <li>{t('missing.must3')}</li>
        </ul>
        <Row>
          <Button onPress={() => rule.mutate({ page: 'patient-access-rule' })}>{t('missing.rule')}</Button>
        </Row>
        {rule.error && <FailureNotice failure={rule.error.failure} />}
        <p>{t('missing.mayNot')}</p>
        <ul className={styles['plain']}>
          <li>{t('missing.mayNot1')}</li>
          <li>{t('missing.mayNot2')}</li>
          <li>{t('missing.mayNot3')}</li>
        </ul>
      </div>
    </Sheet>
  );
}
