import type { CoverageCard } from '#shared/model/plans/coverage';
import { cardTitle } from '#shared/words/coverage';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { findCardsForSameCare } from '../../ui/records/active-cards.ts';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';

/** Where several active plans cover the same care: the order in which they pay, or whom to ask. */
export function PaymentOrder({ card, cards }: { card: CoverageCard; cards: readonly CoverageCard[] }) {
  const { t } = useCoverageWords();
  const { nameSource } = useSourceWords();
  const alike = findCardsForSameCare(card, cards);
  if (alike.length < 2) return null;
  const name = (one: CoverageCard) =>
    `${nameSource(one.payerName ?? one.planName, one)} (${cardTitle(one, t)})`;
  const orders = new Set(alike.map(({ order }) => order));
  const isStated = !orders.has(null) && orders.size === alike.length;
  const plans = alike
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((one) => (isStated ? `${name(one)}: ${describeOrder(one.order ?? 0, t).toLowerCase()}` : name(one)));
  return (
    <Notice tone={isStated ? 'calm' : 'warning'}>
      <strong>{t('payOrder.title')}</strong>{' '}
      {t(isStated ? 'payOrder.stated' : 'payOrder.two', { plans: plans.join(', ') })}
    </Notice>
  );
}

function describeOrder(order: number, t: ReturnType<typeof useCoverageWords>['t']): string {
  if (order === 1) return t('order.first');
  return order === 2 ? t('order.second') : t('order.later', { number: order });
}
