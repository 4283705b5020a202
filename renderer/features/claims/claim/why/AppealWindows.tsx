import { useTranslation } from 'react-i18next';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { useRequest } from '../../../../api/use-request.ts';
import { ButtonLink } from '../../../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { Row } from '../../../../ui/layout/Row.tsx';
import { UsualDeadline } from '../../../../ui/records/UsualDeadline.tsx';
import styles from './WhySection.module.css';

/** By when to ask about what was refused in part, and the way to the page where it is written down. */
export function AppealWindows({ about }: { about: ClaimView }) {
  const { t } = useTranslation('denials');
  return (
    <div className={styles['appeal']}>
      <h3>{t('appeal.title')}</h3>
      <Deadline about={about} />
      <Row>
        <ButtonLink to="/appeals/$claimId" params={{ claimId: about.claim.id }}>
          {t('appeal.open')}
        </ButtonLink>
      </Row>
    </div>
  );
}

/** By when one usually has to ask for an appeal. */
export function Deadline({ about }: { about: ClaimView }) {
  const { t } = useTranslation('denials');
  const { data, error } = useRequest('appeals.get', { claimId: about.claim.id });
  return (
    <>
      <p>
        {t('appeal.text')} <strong>{t('appeal.letter')}</strong>
      </p>
      {error && <FailureNotice failure={error.failure} />}
      {data && <UsualDeadline about={about} facts={data.facts} />}
    </>
  );
}
