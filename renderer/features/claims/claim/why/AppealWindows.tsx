import { useTranslation } from 'react-i18next';
import type { Claim } from '#shared/model/claims/claim';
import { ButtonLink } from '../../../../ui/actions/ButtonLink.tsx';
import { Row } from '../../../../ui/layout/Row.tsx';
import { UsualTimes } from '../../../../ui/records/UsualTimes.tsx';
import styles from './WhySection.module.css';

/** How long one usually has to ask for an appeal, and the way to the page where it is written down. */
export function AppealWindows({ claim }: { claim: Pick<Claim, 'id' | 'planKind'> }) {
  const { t } = useTranslation('denials');
  return (
    <div className={styles['appeal']}>
      <h3>{t('appeal.title')}</h3>
      <p>
        {t('appeal.text')} <strong>{t('appeal.letter')}</strong>
      </p>
      <Row>
        <ButtonLink to="/appeals/$claimId" params={{ claimId: claim.id }} variant="primary">
          {t('appeal.open')}
        </ButtonLink>
      </Row>
      <UsualTimes planKind={claim.planKind} />
    </div>
  );
}
