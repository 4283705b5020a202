import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import tables from '../../ui/tables/Table.module.css';
import type { CheckedList } from './care-changes.ts';
import styles from './PlanLists.module.css';

type Props<V> = {
  title: string;
  nameOf: string;
  rows: readonly { id: string; head: ReactNode }[];
  lists: readonly CheckedList<V>[];
  say(verdict: V, list: CheckedList<V>, id: string): readonly string[];
};

/** The person's own in rows, and what each list says beside them, in the order in which the lists were asked. */
export function VerdictTable<V>({ title, nameOf, rows, lists, say }: Props<V>) {
  const { t } = useTranslation('plan-lists');
  const { date } = useFormats();
  const newest = useRef<HTMLTableCellElement>(null);
  // What a list says stands far below the button that asked for it.
  useEffect(() => {
    if (lists.length === 0) return;
    newest.current?.scrollIntoView?.({ block: 'start' });
    newest.current?.focus({ preventScroll: true });
  }, [lists]);
  return (
    <ScrollRegion aria-label={title} className={cx(tables['scroll'])}>
      <div className={tables['box']}>
        <table className={cx(tables['table'], tables['stacksInBox'], styles['verdicts'])}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{nameOf}</th>
              {lists.map((list, index) => (
                <th
                  key={list.key}
                  scope="col"
                  {...(index === lists.length - 1 && { ref: newest, tabIndex: -1 })}
                >
                  {list.title}
                  <br />
                  <span className={styles['note']}>{t('listOf', { date: date(list.dated) })}</span>
                  {list.notes.map((note) => (
                    <span key={note} className={cx(styles['note'], styles['line'])}>
                      {note}
                    </span>
                  ))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, head }) => (
              <tr key={id}>
                <th scope="row">{head}</th>
                {lists.map((list) => {
                  const verdict = list.verdicts.get(id);
                  const [answer, ...more] =
                    verdict === undefined ? [t('notChecked')] : say(verdict, list, id);
                  return (
                    <td key={list.key} data-label={list.title}>
                      <p>{verdict === undefined ? answer : <strong>{answer}</strong>}</p>
                      {more.map((sentence) => (
                        <p key={sentence} className={cx(styles['note'])}>
                          {sentence}
                        </p>
                      ))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ScrollRegion>
  );
}
