import { useTranslation } from 'react-i18next';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { useRequest } from '../../../../api/use-request.ts';
import { ButtonLink } from '../../../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { Row } from '../../../../ui/layout/Row.tsx';
import { UsualDeadline } from '../../../../ui/records/UsualDeadline.tsx';
import styles from './WhySection.module.css';

/** By when one usually has to ask for an appeal, and the way to the page where it is written down. */
export function AppealWindows({ about }: { about: ClaimView }) {
  const { t } = useTranslation('denials');
  const { id: claimId } = about.claim;
  const { data, error } = useRequest('appeals.get', { claimId });
  return (
    <div className={styles['appeal']}>
      <h3>{t('appeal.title')}</h3>
      <p>
        {t('appeal.text')} <strong>{t('appeal.letter')}</strong>
      </p>
      {error && <FailureNotice failure={error.failure} />}
      {data && <UsualDeadline about={about} facts={data.facts} />}
      <Row>
        <ButtonLink to="/appeals/$claimId" params={{ claimId }} variant="primary">
          {t('appeal.open')}
        </ButtonLink>
      </Row>
    </div>
  );
}
