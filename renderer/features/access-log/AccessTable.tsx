import { useTranslation } from 'react-i18next';
import type { AccessRow } from '#shared/model/access-log';
import { nameRequest } from '#shared/words/papers/access-log';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { cx } from '../../ui/cx.ts';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import tables from '../../ui/tables/Table.module.css';
import styles from './AccessLog.module.css';

/** The log as a table, technical details folded away. Rows become cards on a narrow screen. */
export function AccessTable({ rows }: { rows: readonly AccessRow[] }) {
  const { t } = useTranslation('access-log');
  return (
    <ScrollRegion className={tables['scroll']} aria-label={t('caption')}>
      <table className={cx(tables['table'], tables['stacksOnPage'], styles['table'], 'small')}>
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.when')}</th>
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.where')}</th>
            <th scope="col">{t('column.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LogRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function LogRow({ row }: { row: AccessRow }) {
  const { t } = useTranslation(['access-log', 'plans']);
  const formats = useFormats();
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const person = people.find(({ id }) => id === row.personId);
  if (row.erased)
    return (
      <tr>
        <td className={styles['when']}>{formats.exact(row.at)}</td>
        <td colSpan={3} className="muted">
          {t('erased', { count: row.records ?? 0 })}
        </td>
      </tr>
    );
  return (
    <tr>
      <td className={styles['when']}>{formats.exact(row.at)}</td>
      <td data-label={t('column.what')}>
        <strong>{nameRequest(lookupFrom(t), row)}</strong>
        <SmallLine>{t(`why.${row.why}`)}</SmallLine>
      </td>
      <td data-label={t('column.where')}>
        {row.host ?? t('thisComputer')}
        {row.personName && <SmallLine>{person === undefined ? row.personName : nameOf(person)}</SmallLine>}
      </td>
      <td className={styles['result']} data-label={t('column.result')}>
        <span className={cx(row.result !== 'ok' && styles['bad'])}>
          {row.result === 'ok' && row.records !== null
            ? t('records', { count: row.records })
            : t(`result.${row.result}`)}
        </span>
        {row.bytes !== null && <span className="muted small"> {formats.size(row.bytes)}</span>}
        {row.method && (
          <Details summary={t('technical')}>
            <code>
              {row.method} {row.path} {row.status !== null && `· ${row.status}`}
            </code>
          </Details>
        )}
      </td>
    </tr>
  );
}
