import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim, ClaimReason } from '#shared/model/claim';
import { nameCode } from '../../../ui/data/coded-text.ts';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import styles from './WhySection.module.css';

export type WhySectionProps = { claim: Claim; planPhone: string | null };

/** Why the plan paid what it paid, in its own words and ours; and what to do when it did not pay. */
export function WhySection({ claim, planPhone }: WhySectionProps) {
  const { t } = useTranslation('claim');
  const id = useId();
  const isUnpaid = claim.state === 'plan-did-not-pay' && claim.counted;
  if (claim.reasons.length === 0 && !isUnpaid) return null;
  return (
    <Sheet labelledBy={id}>
      <div className={styles['why']}>
        <div>
          <h2 id={id}>{t(isUnpaid ? 'why.titleNotPaid' : 'why.title')}</h2>
          {claim.reasons.length === 0 && <p>{t('why.none')}</p>}
          <ul className={styles['reasons']}>
            {groupSameWords(claim.reasons).map((reasons) => (
              <li key={JSON.stringify(reasons)}>
                <Reason reasons={reasons} />
              </li>
            ))}
          </ul>
        </div>
        {isUnpaid && <WhatToDo planPhone={planPhone} />}
      </div>
    </Sheet>
  );
}

/** Groups reasons with the same text: plans often send one with a service and again as a note. */
function groupSameWords(reasons: readonly ClaimReason[]): ClaimReason[][] {
  const groups = Map.groupBy(reasons, (reason) => reason.text ?? reason);
  return [...groups.values()];
}

function Reason({ reasons }: { reasons: readonly ClaimReason[] }) {
  const { t } = useTranslation('claim');
  const [first] = reasons;
  if (!first) return null;
  return (
    <>
      {first.text === null ? (
        <p>{t('why.codeOnly', { code: nameCode(t, first) })}</p>
      ) : (
        <blockquote className={styles['words']}>{first.text}</blockquote>
      )}
      {reasons.map((reason) => (
        <About key={JSON.stringify(reason)} reason={reason} />
      ))}
    </>
  );
}

/** What kind of reason it is, and which service or note it belongs to. */
function About({ reason }: { reason: ClaimReason }) {
  const { t } = useTranslation('claim');
  const code = nameCode(t, reason);
  const about = [
    reason.lineNumber !== null && t('why.line', { number: reason.lineNumber }),
    reason.noteNumber !== null && t('why.noteNumber', { number: reason.noteNumber }),
    reason.text !== null && code && t('why.code', { code }),
  ].filter(Boolean);
  return (
    <p className="small muted">
      {t(`why.${reason.kind}`)} {about.join(' · ')}
    </p>
  );
}

function WhatToDo({ planPhone }: { planPhone: string | null }) {
  const { t } = useTranslation('claim');
  return (
    <div className={styles['todo']}>
      <h3>{t('why.appealTitle')}</h3>
      <ul>
        <li>
          {t('why.appeal')} <strong>{t('why.appealDate')}</strong>
        </li>
        <li>{planPhone ? t('why.call', { phone: planPhone }) : t('why.callNoPhone')}</li>
        <li>{t('why.provider')}</li>
      </ul>
      <p className="small muted">{t('why.limits')}</p>
      <ul className="small muted">
        <li>{t('why.limitJob')}</li>
        <li>{t('why.limitAdvantage')}</li>
        <li>{t('why.limitMedicare')}</li>
      </ul>
    </div>
  );
}
