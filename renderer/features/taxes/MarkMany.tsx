import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostAtOnce } from '#shared/model/bills/payment';
import { leftOutReasons, type WorksheetRow } from '#shared/model/bills/worksheet';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import type { Undo } from '../../ui/feedback/use-undo.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { countSure, type Marked, MarkManyDialog, type ToMark } from './MarkManyDialog.tsx';
import styles from './Taxes.module.css';
import { useSums } from './use-sums.ts';

export type MarkManyProps = {
  rows: readonly WorksheetRow[];
  year: number;
  /** Says what was marked. */
  undo: Undo;
};

/** What nobody marked as paid yet, by the reason, each group to be marked at once. */
export function MarkMany({ rows, year, undo }: MarkManyProps) {
  const { t } = useTranslation('taxes');
  const sums = useSums();
  const id = useId();
  const [chosen, setChosen] = useState<readonly ToMark[] | null>(null);
  const remove = useCommand('bills.removePayments');
  const offerUndo = ({ paymentIds, sum }: Marked) =>
    undo.offerInView(t('many.done', { count: paymentIds.length, sum }), () =>
      remove.mutateAsync({ paymentIds: [...paymentIds] }),
    );
  // A payment for a day to come is marked already.
  const unmarked = rows.flatMap(({ cents, toMarkCents, ...row }): ToMark[] =>
    row.paidOn === null && cents !== null && toMarkCents !== null && toMarkCents > 0
      ? [{ ...row, toMarkCents, cents: toMarkCents, asksCents: cents }]
      : [],
  );
  const groups = leftOutReasons
    .map((reason) => ({ reason, own: unmarked.filter(({ leftOut }) => leftOut.includes(reason)) }))
    .filter(({ own }) => own.length > 0);
  return (
    <>
      {groups.length > 0 && (
        <TitledSheet title={t('many.title')}>
          <p className="small muted">{t('many.lead')}</p>
          <ul className={styles['list']}>
            {groups.map(({ reason, own }) => (
              <li key={reason}>
                <span id={`${id}-${reason}`}>
                  {t(`reason.${reason}`)}
                  <br />
                  <span className="small muted">
                    {t('many.count', { count: own.length, sum: sums(own) })}
                    {own.some(({ doubt }) => doubt !== null) && (
                      <> · {t('many.toCheck', { count: own.filter(({ doubt }) => doubt !== null).length })}</>
                    )}
                  </span>
                </span>
                <Button
                  aria-describedby={`${id}-${reason}`}
                  onPress={() => setChosen(own.slice(0, mostAtOnce))}
                >
                  {t('many.open', { count: countSure(own.slice(0, mostAtOnce)) })}
                </Button>
              </li>
            ))}
          </ul>
        </TitledSheet>
      )}
      {chosen && (
        <MarkManyDialog
          rows={chosen}
          year={year}
          onMarked={(one) => {
            offerUndo(one);
            setChosen(null);
          }}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}
