import { useTranslation } from 'react-i18next';
import type { Denial } from '#shared/model/claims/denial';
import { listAsks, listSteps } from '#shared/words/denials';
import { sayCallPlan } from '#shared/words/protection';
import { lookupFrom, useKnownText } from '../../../../i18n/translate.ts';
import styles from './WhySection.module.css';

export type WhatToDoProps = { denial: Denial; isDrug: boolean; planPhone: string | null };

/** What helps with a refusal: what to ask by its reasons, and whom. */
export function WhatToDo({ denial, isDrug, planPhone }: WhatToDoProps) {
  const { t, i18n } = useTranslation('denials');
  const known = useKnownText('denials');
  const { scope, lines } = denial;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(lines.map(String));
  return (
    <div className={styles['todo']}>
      <h3>{t('title')}</h3>
      <p>
        {t(isDrug ? 'drug' : scope)} {lines.length > 0 && t('lines', { count: lines.length, list })}
      </p>
      <ul>
        {listAsks(denial).map((key) => {
          const ask = known(key);
          return ask !== null && <li key={key}>{ask}</li>;
        })}
        <li>{sayCallPlan(planPhone, lookupFrom(t))}</li>
        {listSteps(isDrug).map((step) => (
          <li key={step}>{t(`step.${step}`)}</li>
        ))}
      </ul>
    </div>
  );
}
