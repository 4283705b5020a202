import { useTranslation } from 'react-i18next';
import type { ClaimView } from '#shared/model/claims/claims-view';
import type { Denial } from '#shared/model/claims/denial';
import { listAsks, listSteps, sayRefusal } from '#shared/words/denials';
import { sayCallPlan } from '#shared/words/protection';
import { lookupFrom, useKnownText } from '../../../../i18n/translate.ts';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import { useIsTooLate } from '../../../../ui/records/use-is-too-late.ts';
import styles from './WhySection.module.css';

export type WhatToDoProps = { about: ClaimView; denial: Denial };

/** What helps with a refusal: what to ask by its reasons, and whom. */
export function WhatToDo({ about, denial }: WhatToDoProps) {
  const isDrug = about.claim.kind === 'pharmacy';
  const isTooLate = useIsTooLate(about);
  const { t, i18n } = useTranslation('denials');
  const asks = useAsks(denial);
  const { lines } = denial;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(lines.map(String));
  return (
    <div className={styles['todo']}>
      <p>
        {sayRefusal(denial, isDrug, lookupFrom(t))}{' '}
        {lines.length > 0 && t('lines', { count: lines.length, list })}
      </p>
      <ul>
        {asks.map((ask) => (
          <li key={ask}>{ask}</li>
        ))}
        <li>{sayCallPlan(about.planPhone, lookupFrom(t))}</li>
        {listSteps(isDrug, isTooLate).map((step) => (
          <li key={step}>{t(`step.${step}`)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The same, folded. */
export function FoldedWhatToDo(props: WhatToDoProps) {
  const { t } = useTranslation('denials');
  const { about, denial } = props;
  const asks = useAsks(denial);
  const first = sayRefusal(denial, about.claim.kind === 'pharmacy', lookupFrom(t));
  return (
    <FoldedSheet title={t('title')} says={denial.notYours ? first : (asks[0] ?? first)}>
      <WhatToDo {...props} />
    </FoldedSheet>
  );
}

function useAsks(denial: Denial): string[] {
  const known = useKnownText('denials');
  return listAsks(denial)
    .map(known)
    .filter((ask) => ask !== null);
}
