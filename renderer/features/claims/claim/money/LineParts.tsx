import { useTranslation } from 'react-i18next';
import { type AmountName, amountNames } from '#shared/model/claims/amount-table';
import type { ClaimLinePart } from '#shared/model/claims/claim';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { nameCode, nameCoded } from '../../../../ui/data/coded-text.ts';
import styles from './LineParts.module.css';
import { useSharedFacts } from './use-line-details.ts';

/** What a service was made of, with the amounts that the plan states for each part: they are in the service's own. */
export function LineParts({ parts }: { parts: readonly ClaimLinePart[] }) {
  const { t } = useTranslation('claim');
  const hasAmounts = parts.some(
    ({ amounts }) => amounts.other.length > 0 || amountNames.some((name) => amounts[name] !== null),
  );
  return (
    <div>
      <p className={styles['title']}>
        {t('parts.title')}
        {hasAmounts && <br />}
        {hasAmounts && t('parts.notAdded')}
      </p>
      <ul className={styles['parts']}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never change places.
          <Part key={index} part={part} />
        ))}
      </ul>
    </div>
  );
}

function Part({ part }: { part: ClaimLinePart }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const facts = useSharedFacts();
  const { service, amounts } = part;
  const stated = amountNames.filter(
    (name): name is ShownAmount => name !== 'mayOwe' && amounts[name] !== null,
  );
  const words = [
    nameCoded(t, service) ?? t('services.notNamed'),
    service.text !== null && nameCode(t, service),
    ...facts(part),
    part.noteNumbers.length > 0 && t('services.notes', { list: part.noteNumbers.join(', ') }),
    ...stated.map((name) => {
      const amount = amounts[name];
      return amount && `${t(`services.${name}`)} ${money(amount.cents, amount.currency)}`;
    }),
    ...amounts.other.map(({ label, amount }) => `${label} ${money(amount.cents, amount.currency)}`),
  ].filter(Boolean);
  return <li>{words.join(' · ')}</li>;
}

type ShownAmount = Exclude<AmountName, 'mayOwe'>;
