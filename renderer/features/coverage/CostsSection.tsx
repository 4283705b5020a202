import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { CoverageCard } from '#shared/model/plans/coverage';
import { costName, costNetwork, costValue } from '#shared/words/coverage';
import { cx } from '../../ui/cx.ts';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';
import tables from '../../ui/tables/Table.module.css';
import styles from './CoverageSections.module.css';

/** Copays and limits as the plan states them. */
export function CostsSection({ card }: { card: CoverageCard }) {
  const words = useCoverageWords();
  const { t } = words;
  const id = useId();
  return (
    <Sheet labelledBy={id}>
      <h2 id={id} className={styles['title']}>
        {t('costs.title')}
      </h2>
      {card.costs.length === 0 ? (
        <p>{t('costs.none')}</p>
      ) : (
        <>
          <p className="muted">
            {t('costs.lead')} <Link to="/spending/limits">{t('costs.used')}</Link>
          </p>
          <table
            className={cx(tables['table'], tables['answers'], tables['stacksOnPage'], 'small')}
            aria-labelledby={id}
          >
            <thead>
              <tr>
                <th scope="col">{t('costs.what')}</th>
                <th scope="col">{t('costs.amount')}</th>
              </tr>
            </thead>
            <tbody>
              {card.costs.map((cost, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the costs of one card never change places.
                <tr key={index}>
                  <th scope="row">
                    {costName(cost, t)}
                    {cost.network !== null && <SmallLine>{costNetwork(cost, t)}</SmallLine>}
                    {cost.exceptions.map((text) => (
                      <SmallLine key={text}>{t('costs.except', { text })}</SmallLine>
                    ))}
                  </th>
                  <td data-label={t('costs.amount')} className={styles['end']}>
                    {costValue(cost, words)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Sheet>
  );
}
