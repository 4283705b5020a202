import { useTranslation } from 'react-i18next';
import type { Denial } from '#shared/words/denials';
import type { Checklist } from '#shared/words/reason-meanings';
import { useKnownText } from '../../../../i18n/translate.ts';
import styles from './WhySection.module.css';

export type WhatToDoProps = { denial: Denial; isDrug: boolean; planPhone: string | null };

/** What helps with a refusal: what to ask by its reasons, and whom. */
export function WhatToDo({ denial, isDrug, planPhone }: WhatToDoProps) {
  const { t, i18n } = useTranslation('denials');
  const { scope, lines, checklists } = denial;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(lines.map(String));
  return (
    <div className={styles['todo']}>
      <h3>{t('title')}</h3>
      <p>
        {t(isDrug ? 'drug' : scope)} {lines.length > 0 && t('lines', { count: lines.length, list })}
      </p>
      <ul>
        {checklists.map((checklist) => (
          <ChecklistItems key={checklist} checklist={checklist} />
        ))}
        <li>{planPhone ? t('step.call', { phone: planPhone }) : t('step.callNoPhone')}</li>
        {!isDrug && (
          <>
            <li>{t('step.corrected')}</li>
            <li>{t('step.hold')}</li>
          </>
        )}
        <li>{t('step.fast')}</li>
      </ul>
    </div>
  );
}

const mostItems = 4;

function ChecklistItems({ checklist }: { checklist: Checklist }) {
  const known = useKnownText('denials');
  const items = Array.from({ length: mostItems }, (_, index) => known(`ask.${checklist}.${index + 1}`));
  return items.map((item) => item !== null && <li key={item}>{item}</li>);
}
