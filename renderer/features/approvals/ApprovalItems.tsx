import { useTranslation } from 'react-i18next';
import type { Approval, ApprovalItem } from '#shared/model/plans/approval';
import { sayItemFacts } from '#shared/words/papers/approvals';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { capitalizeFirst, nameCoded } from '../../ui/data/coded-text.ts';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { DecisionPill } from '../../ui/records/DecisionPill.tsx';
import tables from '../../ui/tables/Table.module.css';
import styles from './Approvals.module.css';

/** Each service with its own decision and quantity. A single service needs no table. */
export function ApprovalItems({ approval }: { approval: Approval }) {
  const { t } = useTranslation('approvals');
  const { items } = approval;
  const [only] = items;
  if (only === undefined) return <p className="muted">{t('item.notListed')}</p>;
  if (items.length === 1 && !approval.mixed) return <OneItem item={only} />;
  const hasDates = items.some(({ validFrom, validUntil }) => validFrom !== null || validUntil !== null);
  return (
    <table className={cx(tables['table'], tables['answers'], tables['stacksOnPage'], 'small')}>
      <caption className={styles['caption']}>{t('item.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('item.service')}</th>
          <th scope="col">{t('item.decision')}</th>
          <th scope="col">{t('item.amount')}</th>
          {hasDates && <th scope="col">{t('item.valid')}</th>}
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of one request never change places.
          <ItemRow key={index} item={item} hasDates={hasDates} />
        ))}
      </tbody>
    </table>
  );
}

/** `hasDates`: at least one service has its own dates; otherwise the request's dates hold for all. */
function ItemRow({ item, hasDates }: { item: ApprovalItem; hasDates: boolean }) {
  const { t } = useTranslation('approvals');
  const { date, span } = useFormats();
  const amount = useAmountWords(item);
  const validText =
    item.validFrom === null && item.validUntil !== null
      ? t('item.until', { date: date(item.validUntil) })
      : span(item.validFrom, item.validUntil);
  return (
    <tr>
      <th scope="row">
        {item.services
          .map((service) => nameCoded(t, service))
          .filter(Boolean)
          .join(', ') || t('unnamed')}
        <Small item={item} />
      </th>
      <td data-label={t('item.decision')} className={styles['end']}>
        <DecisionPill decision={item.decision} />
      </td>
      <td data-label={t('item.amount')} className={styles['end']}>
        {amount ?? <span className="muted">{t('item.none')}</span>}
      </td>
      {hasDates && (
        <td data-label={t('item.valid')} className={styles['end']}>
          {validText ?? <span className="muted">{t('timeline.notStated')}</span>}
        </td>
      )}
    </tr>
  );
}

function OneItem({ item }: { item: ApprovalItem }) {
  const amount = useAmountWords(item);
  return (
    <div>
      {amount !== null && <p className={styles['amount']}>{amount}</p>}
      <Small item={item} />
    </div>
  );
}

/** Details and who may do it, smaller. */
function Small({ item }: { item: ApprovalItem }) {
  const { t } = useTranslation('approvals');
  const { number, date, span } = useFormats();
  const state = item.state && nameCoded(t, item.state);
  const reviewed = item.review && [
    item.review.count !== null && number(item.review.count),
    item.review.start === null && item.review.end !== null
      ? t('item.until', { date: date(item.review.end) })
      : span(item.review.start, item.review.end),
  ];
  const parts = [
    ...sayItemFacts(item, { t: lookupFrom(t), span, date }),
    state && t('item.state', { state }),
    reviewed && t('item.review', { text: reviewed.filter(Boolean).join(', ') }),
    ...item.modifiers.flatMap((modifier) => {
      const text = nameCoded(t, modifier);
      return text === null ? [] : [t('item.modifier', { text })];
    }),
  ].filter(Boolean);
  return parts.length === 0 ? null : <SmallLine>{parts.join(' · ')}</SmallLine>;
}

/**
 * "8 visits approved, 2 used"; `null` when the plan stated no amounts. The plan does not name the unit it approved,
 * so the requested unit is shown only where both quantities are equal.
 */
function useAmountWords({ asked, unitsAllowed, unitsUsed }: ApprovalItem): string | null {
  const { t } = useTranslation('approvals');
  const { number } = useFormats();
  const isAll = asked !== null && asked.value === unitsAllowed;
  const whole = asked === null ? '' : [number(asked.value), asked.unit].filter(Boolean).join(' ');
  const parts = [
    asked !== null && !isAll && t('item.asked', { amount: whole }),
    unitsAllowed !== null && t('item.allowed', { amount: isAll ? whole : number(unitsAllowed) }),
    unitsUsed !== null && t('item.used', { amount: number(unitsUsed) }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : capitalizeFirst(parts.join(', '));
}
