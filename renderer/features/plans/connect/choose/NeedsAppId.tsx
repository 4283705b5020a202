import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../../ui/actions/ButtonLink.tsx';
import { Details } from '../../../../ui/layout/Details.tsx';
import { Row } from '../../../../ui/layout/Row.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import { PortalLink } from '../PortalLink.tsx';
import { RedirectAddress } from '../RedirectAddress.tsx';
import type { AskStep } from '../use-connect-flow.ts';
import styles from './ChoosePlan.module.css';
import { WaysIn } from './WaysIn.tsx';

/** For a plan that needs an app ID: what the person can do without one, and what whoever helps must know. */
export function NeedsAppId({ plan, known }: Pick<AskStep, 'plan' | 'known'>) {
  const { t } = useTranslation('plans');
  const { portalUrl, redirectUrls, needsRelay } = known;
  const { name, choice } = plan;
  const [redirectUrl] = redirectUrls;
  return (
    <div className={styles['ways']}>
      <Sheet labelledBy="meanwhile">
        <div className={styles['way']}>
          <h2 id="meanwhile">{t('wall.meanwhile')}</h2>
          <WaysIn
            plan={{ id: 'payerId' in choice ? choice.payerId : null, kind: 'plan', needsClientId: true }}
          />
          <div>
            <h3>{t('wall.website')}</h3>
            <p>{t('wall.websiteText', { plan: name })}</p>
          </div>
          <div>
            <h3>{t('missing.ask')}</h3>
            <p>{t('missing.askText')}</p>
            <p>{t('wall.askPlain')}</p>
          </div>
        </div>
      </Sheet>
      <Details summary={t('wall.helper')}>
        <div className={styles['way']}>
          <p>{t('wall.helperText')}</p>
          <p>{t('wall.askWords')}</p>
          <Row>
            <ButtonLink to="/plans/add/helper" search={choice}>
              {t('wall.print')}
            </ButtonLink>
          </Row>
          {portalUrl && 'payerId' in choice ? (
            <PortalLink label={t('client.portal')} url={portalUrl} payerId={choice.payerId} />
          ) : (
            <p>{t('client.noPortal', { plan: name })}</p>
          )}
          {needsRelay ? (
            <p>{t('client.needsRelay', { plan: name })}</p>
          ) : (
            redirectUrl && <RedirectAddress url={redirectUrl} />
          )}
        </div>
      </Details>
    </div>
  );
}
