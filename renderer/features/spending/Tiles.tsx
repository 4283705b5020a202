import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sum, Totals } from '#shared/model/claims/totals';
import { countShareClaims, isOutsidePharmacy, sumSource } from '#shared/model/claims/totals';
import { useIsYearOver } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSumWords } from '../../i18n/use-sum-words.ts';
import { cx } from '../../ui/cx.ts';
import { Details } from '../../ui/layout/Details.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { OtherGaps, ShareGaps } from '../../ui/records/ShareGaps.tsx';
import styles from './Tiles.module.css';

export type TilesProps = {
  year: number;
  totals: readonly Totals[];
  /** The plan's name while sums are shown per plan. */
  planName?: string;
};

/** The sums of a year, each with how many claims state it and who worked it out. One strip per currency. */
export function Tiles({ year, totals, planName }: TilesProps) {
  const { t } = useTranslation(['spending', 'claims']);
  const id = useId();
  const isOver = useIsYearOver(year);
  return totals.map((each) => (
    <Sheet
      key={each.currency}
      padding="none"
      {...(planName === undefined ? { label: t('tiles', { year }) } : { labelledBy: id })}
    >
      {planName !== undefined && (
        <h2 id={id} className={styles['plan']}>
          {planName}
        </h2>
      )}
      <dl className={styles['tiles']}>
        <Tile name={isOver ? 'shareOver' : 'share'} sum={each.yourShare} totals={each} tone="you" />
        <Tile name="planPaid" sum={each.planPaid} totals={each} tone="planPaid" />
        {each.atPharmacy.statedBy > 0 && <Tile name="pharmacy" sum={each.atPharmacy} totals={each} />}
        <Tile name="billed" sum={each.billed} totals={each} isSmall />
      </dl>
      <div className={styles['how']}>
        <Details summary={t('claims:sums.how')}>
          <p>
            <ShareGaps totals={each} /> <OtherGaps totals={each} />
          </p>
          <p>
            {t('claims:counting.notCounted')} {t('claims:counting.deciding')}
          </p>
        </Details>
      </div>
    </Sheet>
  ));
}

type TileProps = {
  name: 'share' | 'shareOver' | 'planPaid' | 'pharmacy' | 'billed';
  sum: Sum;
  totals: Totals;
  tone?: 'you' | 'planPaid';
  isSmall?: boolean;
};

function Tile({ name, sum, totals, tone, isSmall = false }: TileProps) {
  const { t } = useTranslation('spending');
  const words = useSumWords()(sum, totals.currency, t('notStated'));
  return (
    <div className={styles['tile']}>
      <dt>{t(name)}</dt>
      <dd
        className={cx(styles['sum'], isSmall && styles['less'], tone && sum.cents !== null && styles[tone])}
      >
        {sum.cents === null ? <span className={styles['unknown']}>{words}</span> : words}
      </dd>
      <dd className={styles['source']}>
        <SumSource sum={sum} totals={totals} isShare={tone === 'you'} />
        {name === 'pharmacy' && ` · ${t('pharmacyNote')}`}
        {name === 'billed' && ` · ${t('billedNote')}`}
      </dd>
    </div>
  );
}

/** Who computed the sum and how many claims state it; names both kinds of figures where both are included. */
function SumSource({ sum, totals, isShare }: { sum: Sum; totals: Totals; isShare: boolean }) {
  const { t } = useTranslation(['spending', 'common']);
  const { money } = useFormats();
  // The share is of as many claims as the list says.
  const count = isShare ? countShareClaims(totals) : sum.statedBy + sum.notStatedBy;
  const outside = isShare && isOutsidePharmacy(totals) ? ` ${t('common:outsidePharmacy')}` : '';
  const all =
    sum.statedBy === count
      ? t('allStated', { count, outside })
      : t('stated', { count, stated: sum.statedBy, outside });
  const stated = sum.partlyBy === 0 ? all : `${all}, ${t('partly', { count: sum.partlyBy })}`;
  const { currency, counted, fromFiles } = totals;
  const stater = fromFiles === 0 ? 'fromPlan' : fromFiles === counted ? 'fromFiles' : 'fromPlanAndFiles';
  const source = sumSource(sum);
  if (source === null) return stated;
  const who =
    source === 'both'
      ? t(fromFiles > 0 ? 'splitFiles' : 'split', {
          stated: money(sum.statedCents ?? 0, currency),
          computed: money(sum.computedCents ?? 0, currency),
        })
      : t(source === 'computed' ? 'computed' : stater);
  return `${who} · ${stated}`;
}
