import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-formats.ts';
import {
  type CostWords,
  type FamilyAnswers,
  type LimitKey,
  type RowAnswer,
  readLimitFor,
  readRow,
} from './plan-answers.ts';
import type { CostPlace, PrintedCost, When } from './read-printed-cost.ts';

/** What was read of a plan's papers, in words. */
export function useCostWords() {
  const { t } = useTranslation('next-year');
  const { money } = useFormats();
  const typed: CostWords = {
    upTo: t('form.typed.upTo'),
    aDay: t('form.typed.aDay'),
    firstDays: (days) => t('form.typed.firstDays', { count: days }),
    notCovered: t('form.typed.notCovered'),
    noLimit: t('form.typed.noLimit'),
    perPerson: (amount) => t('form.typed.perPerson', { amount }),
    when: {
      no: t('form.typed.when.no'),
      after: t('form.typed.when.after'),
      before: t('form.typed.when.before'),
    },
  };
  return { typed, sayRow, sayLimit };

  /** Nothing of a row that is empty or has to be asked about. */
  function sayRow(row: RowAnswer, place?: CostPlace): string | null {
    const read = readRow(row, place);
    if (read === null) return null;
    return read.isCovered ? sayCovered(read) : t('form.read.notCovered');
  }

  function sayCovered({ when, ...cost }: PrintedCost & { when: When }): string {
    const { copayCents, rate } = cost.share;
    if (when === 'before' && rate !== null && copayCents !== null)
      return t('form.read.beforeRate', { copay: sayCopay(cost), rate: rate / 100 });
    // Without a copay there is no order.
    const isOrdered = (copayCents ?? 0) > 0;
    const clause = (when === 'before' || when === 'applies') && !isOrdered ? 'after' : when;
    return t(`form.read.${clause}`, { what: sayShare(cost) });
  }

  function sayShare(cost: Omit<PrintedCost, 'when'>): string {
    const { copayCents, rate, rateMostCents } = cost.share;
    if (rate === null) return sayCopay(cost);
    const most = rateMostCents === null ? null : money(rateMostCents);
    const percent = rate / 100;
    if (copayCents === null)
      return most === null
        ? t('form.read.rate', { rate: percent })
        : t('form.read.rateMost', { rate: percent, most });
    const copay = sayCopay(cost);
    return most === null
      ? t('form.read.both', { copay, rate: percent })
      : t('form.read.bothMost', { copay, rate: percent, most });
  }

  function sayCopay({ share, isByDay, mostDays }: Omit<PrintedCost, 'when'>): string {
    const copay = money(share.copayCents ?? 0);
    if (isByDay !== true) return copay;
    return mostDays === null
      ? t('form.read.day', { copay })
      : t('form.read.days', { copay, count: mostDays });
  }

  /** Nothing of one plain amount. */
  function sayLimit(text: string, name: LimitKey, answers: FamilyAnswers): string | null {
    const read = readLimitFor(answers, name, text);
    const isLimit = name === 'limit' || name === 'outLimit';
    if (read === 'none' && name === 'drugDeductible') return t('form.read.noDrugDeductible');
    if (read === 'none') return t(isLimit ? 'form.read.noLimit' : 'form.read.noDeductible');
    if (read === null || typeof read === 'string') return null;
    if (read.personCents === null)
      return read.familyCents === null ? null : t('form.read.family', { family: money(read.familyCents) });
    const person = money(read.personCents);
    if (read.familyCents === null) return /[a-z]/i.test(text) ? t('form.read.person', { person }) : null;
    return t('form.read.pair', { person, family: money(read.familyCents) });
  }
}
