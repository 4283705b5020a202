import { useTranslation } from 'react-i18next';
import type { ScanOffer } from '#shared/model/bills/scan';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../actions/Button.tsx';
import styles from './Scan.module.css';

type FieldOffersProps<Field> = {
  /** The label of the field. */
  label: string;
  field: Field;
  offers: readonly (Omit<ScanOffer, 'field'> & { field: Field })[];
  /** What the field holds. */
  entered: string;
  onTake(value: string): void;
};

/** What is printed that may belong into a field, each with the line where it stands: a press takes it over, and what was taken says so. */
export function FieldOffers<Field extends string>({
  label,
  field,
  offers,
  entered,
  onTake,
}: FieldOffersProps<Field>) {
  const { t } = useTranslation('scans');
  const { date } = useFormats();
  const { isHidden } = useDiscreet();
  const ofField = offers.filter((offer) => offer.field === field);
  if (ofField.length === 0 || isHidden) return null;
  return (
    <ul className={styles['offers']} aria-label={t('offer.list', { label })}>
      {ofField.map(({ value, line, page, isGuess }) => (
        <li key={value}>
          {entered.split(', ').includes(value) ? (
            <span>{t('offer.taken', { value: date(value) ?? value })}</span>
          ) : (
            <Button
              onPress={() => onTake(value)}
              {...(!isGuess && { 'aria-label': t('offer.takeFor', { value: date(value) ?? value, label }) })}
            >
              {t(isGuess ? 'offer.maybe' : 'offer.take', { value: date(value) ?? value })}
            </Button>
          )}
          <span className={styles['facts']}>{t('offer.line', { line, page })}</span>
        </li>
      ))}
    </ul>
  );
}
