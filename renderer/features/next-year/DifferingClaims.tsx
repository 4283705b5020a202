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
export function DifferingClaims({ view: { differing, plans } }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  const { date } = useFormats();
  const { amount, range } = useRangeWords();
  if (differing.length === 0) return null;
  return (
    <TitledSheet title={t('differing.title')}>
      <ScrollRegion aria-label={t('differing.title')} className={cx(tables['scroll'])}>
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
            <caption className="visually-hidden">{t('differing.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('differing.claim')}</th>
                <th scope="col">{t('differing.now')}</th>
                {plans.map(({ planId, rules }) => (
                  <th key={planId} scope="col">
                    {rules.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differing.map(({ claimId, what, provider, date: day, statedCents, ranges }) => (
                <tr key={claimId}>
                  <th scope="row">
                    <Link to="/claims/$claimId" params={{ claimId }}>
                      {what ?? provider ?? t('differing.open')}
                    </Link>
                    {` · ${date(day, 'short') ?? t('differing.noDate')}`}
                  </th>
                  <td className="num" data-label={t('differing.now')}>
                    {statedCents === null ? t('differing.notGiven') : amount(statedCents)}
                  </td>
                  {plans.map(({ planId, rules }, index) => {
                    const found = ranges[index];
                    return (
                      <td key={planId} className="num" data-label={rules.name}>
                        {found ? range(found) : t('differing.unused')}
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
