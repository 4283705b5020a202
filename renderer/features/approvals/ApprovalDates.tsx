import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '#shared/model/plans/approval';
import { canHold, findLastDay } from '#shared/words/papers/approvals';
import { useFormats } from '../../i18n/use-formats.ts';
import styles from './Approvals.module.css';

/** The approval's dates: asked, decided, first and last day. */
export function ApprovalDates({ view }: { view: ApprovalView }) {
  const { t } = useTranslation('approvals');
  const { date } = useFormats();
  const { approval } = view;
  const starts = [approval.validFrom, ...approval.items.map(({ validFrom }) => validFrom)].filter(
    (one) => one !== null,
  );
  const steps: { name: 'asked' | 'decided' | 'starts' | 'ends'; on: string | null }[] = [
    { name: 'asked', on: approval.askedOn },
    { name: 'decided', on: approval.decidedOn },
  ];
  if (canHold(view))
    steps.push({ name: 'starts', on: starts.toSorted()[0] ?? null }, { name: 'ends', on: findLastDay(view) });
  const part = approval.decision === 'pending' && approval.decidedOn !== null;
  const unknown = (name: string) =>
    t(name === 'decided' && approval.decision === 'pending' ? 'timeline.notYet' : 'timeline.notStated');
  return (
    <div className={styles['line']}>
      <h4 className="visually-hidden">{t('timeline.title')}</h4>
      <ol className={styles['dates']}>
        {steps.map(({ name, on }) => (
          <li key={name} data-stated={on !== null}>
            <span className={styles['step']}>
              {t(`timeline.${name === 'decided' && part ? 'partDecided' : name}`)}
            </span>
            <span className={styles['day']}>{date(on, 'long') ?? unknown(name)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
