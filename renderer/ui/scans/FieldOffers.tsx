import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanOffer } from '#shared/model/bills/scan';
import { parseTypedCents } from '#shared/money';
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
  /** What a press does with the value, where that is more than to fill the field. */
  sayOffer?(value: string): string | null;
};

/**
 * What is printed that may belong into a field, each with the line where it stands: a press takes it over, and what was
 * taken says so, where focus goes. What the field holds already is not offered, however it is written.
 */
export function FieldOffers<Field extends string>({
  label,
  field,
  offers,
  entered,
  onTake,
  sayOffer,
}: FieldOffersProps<Field>) {
  const { t } = useTranslation('scans');
  const { date } = useFormats();
  const { isHidden } = useDiscreet();
  const list = useRef<HTMLUListElement>(null);
  const [taken, setTaken] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button goes once the field holds its value.
  useEffect(() => {
    if (taken === null) return;
    setTaken(null);
    list.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(taken)}"]`)?.focus();
  }, [taken, entered]);
  const ofField = offers.filter((offer) => offer.field === field);
  if (ofField.length === 0 || isHidden) return null;
  return (
    <ul ref={list} className={styles['offers']} aria-label={t('offer.list', { label })}>
      {ofField.map(({ value, line, page, isGuess }) => (
        <li key={value}>
          {isEntered(entered, value) ? (
            <span tabIndex={-1} data-value={value}>
              {t('offer.taken', { value: date(value) ?? value })}
            </span>
          ) : (
            <Button
              onPress={() => {
                onTake(value);
                setTaken(value);
              }}
              {...(!isGuess &&
                !sayOffer?.(value) && {
                  'aria-label': t('offer.takeFor', { value: date(value) ?? value, label }),
                })}
            >
              {(!isGuess && sayOffer?.(value)) ||
                t(isGuess ? 'offer.maybe' : 'offer.take', { value: date(value) ?? value })}
            </Button>
          )}
          <span className={styles['facts']}>{t('offer.line', { line, page })}</span>
        </li>
      ))}
    </ul>
  );
}

/** True where the field holds the value: an amount in any writing, and of several values each. */
function isEntered(entered: string, value: string): boolean {
  const cents = /^-?\d+\.\d{2}$/.test(value) ? parseTypedCents(value) : null;
  if (cents !== null) return parseTypedCents(entered) === cents;
  const fold = (text: string) => text.trim().toLowerCase();
  return [entered, ...entered.split(',')].some((one) => fold(one) === fold(value));
}
