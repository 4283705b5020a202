import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '#shared/model/approval';
import { useFormats } from '../../i18n/use-formats.ts';
import styles from './Approvals.module.css';
import { endOf } from './approval-groups.ts';

/** From asked to decided to its first and last day. */
export function ApprovalDates({ view }: { view: ApprovalView }) {
  const { t } = useTranslation('approvals');
  const { date } = useFormats();
  const { approval } = view;
  const starts = [approval.validFrom, ...approval.items.map(({ validFrom }) => validFrom)].filter(
    (one) => one !== null,
  );
  const steps = [
    ['asked', approval.askedOn],
    ['decided', approval.decidedOn],
    ['starts', starts.toSorted()[0] ?? null],
    ['ends', endOf(view)],
  ] as const;
  return (
    <div>
      <h4 className="visually-hidden">{t('timeline.title')}</h4>
      <ol className={styles['dates']}>
        {steps.map(([name, on]) => (
          <li key={name} data-stated={on !== null}>
            <span className={styles['step']}>{t(`timeline.${name}`)}</span>
            <span className={styles['day']}>{date(on, 'long') ?? t('timeline.notStated')}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
