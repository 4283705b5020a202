import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NextYear } from '#shared/model/replay/next-year';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import tables from '../../ui/tables/Table.module.css';
import { chooseColumnRoom } from './column-room.ts';
import styles from './NextYear.module.css';
import { useRangeWords } from './use-range-words.ts';

/** The claims on which the plans lie furthest apart, each with its share by every plan. */
export function DifferingClaims({ view: { differing, plans, people } }: { view: NextYear }) {
  const { t } = useTranslation(['next-year', 'common']);
  const { date } = useFormats();
  const { amount, range } = useRangeWords();
  if (differing.length === 0) return null;
  const isOfFamily = plans.some(({ personIds }) => personIds.length > 1);
  const nameOf = (id: string) => people.find(({ personId }) => personId === id)?.personName;
  return (
    <TitledSheet title={t('next-year:differing.title')}>
      <ScrollRegion aria-label={t('next-year:differing.title')} className={cx(tables['scroll'])}>
        <div className={tables['box']}>
          <table
            className={cx(
              tables['table'],
              tables['stacksInBox'],
              tables['answers'],
              styles['ranges'],
              chooseColumnRoom(plans.length),
            )}
          >
            <caption className="visually-hidden">{t('next-year:differing.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('next-year:differing.claim')}</th>
                <th scope="col">{t('next-year:differing.now')}</th>
                {plans.map(({ planId, rules }) => (
                  <th key={planId} scope="col">
                    {rules.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differing.map(({ claimId, personId, what, provider, date: day, statedCents, ranges }) => (
                <tr key={claimId}>
                  <th scope="row">
                    <Link to="/claims/$claimId" params={{ claimId }}>
                      {what ?? provider ?? t('next-year:differing.open')}
                    </Link>
                    {[
                      date(day, 'short') ?? t('next-year:differing.noDate'),
                      ...(isOfFamily ? [nameOf(personId) ?? t('common:person.unnamed')] : []),
                    ]
                      .map((fact) => ` · ${fact}`)
                      .join('')}
                  </th>
                  <td className="num" data-label={t('next-year:differing.now')}>
                    {statedCents === null ? t('next-year:differing.notGiven') : amount(statedCents)}
                  </td>
                  {plans.map(({ planId, rules }, index) => {
                    const found = ranges[index];
                    return (
                      <td key={planId} className="num" data-label={rules.name}>
                        {found ? range(found) : t('next-year:differing.unused')}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ScrollRegion>
    </TitledSheet>
  );
}
