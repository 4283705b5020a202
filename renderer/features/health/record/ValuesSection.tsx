import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measurement } from '#shared/model/measurement';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { MarkPill } from '../row/MarkPill.tsx';
import { useRecordWords } from '../row/use-record-words.ts';
import styles from './RecordScreen.module.css';

export type ValuesSectionProps = { measurements: readonly Measurement[]; children?: ReactNode };

/** What was measured, with the range and the mark that the plan sent. */
export function ValuesSection({ measurements, children }: ValuesSectionProps) {
  const { t } = useTranslation('health');
  const words = useRecordWords();
  const id = useId();
  if (measurements.length === 0) return null;
  return (
    <Sheet as="div">
      <div className={styles['section']}>
        <h2 id={id}>{t('record.values')}</h2>
        <ScrollRegion className={styles['scroll']} aria-labelledby={id}>
          <table className={styles['table']} aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{t('record.what')}</th>
                <th scope="col">{t('record.value')}</th>
                <th scope="col">{t('record.range')}</th>
                <th scope="col">{t('record.mark')}</th>
              </tr>
            </thead>
            <tbody>
              {measurements.map((measurement, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: values of a record never change places.
                <tr key={index}>
                  <th scope="row">{words.title(measurement.label)}</th>
                  <td
                    data-label={t('record.value')}
                    className={isLong(measurement) ? undefined : styles['value']}
                  >
                    {words.value(measurement)}
                  </td>
                  <td data-label={t('record.range')}>
                    <Range measurement={measurement} />
                  </td>
                  <td data-label={t('record.mark')}>
                    <Mark measurement={measurement} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {children && <div className={styles['actions']}>{children}</div>}
      </div>
    </Sheet>
  );
}

/** A result that is a text of its own, rather than a figure or a word. */
function isLong({ text }: Measurement): boolean {
  return text !== null && text.length > 60;
}

/** The usual range; what else the plan said of ranges stands below it. */
function Range({ measurement }: { measurement: Measurement }) {
  const { t } = useTranslation('health');
  const words = useRecordWords().range(measurement);
  const { rangeText } = measurement;
  return (
    <>
      {words ?? t('record.notSent')}
      {rangeText !== null && rangeText !== words && (
        <span className={styles['note']}>{t('record.planWord', { word: rangeText })}</span>
      )}
    </>
  );
}

function Mark({ measurement: { interpretation, interpretationText } }: { measurement: Measurement }) {
  const { t } = useTranslation('health');
  if (interpretation === null) return interpretationText ?? t('record.notSent');
  return (
    <>
      <MarkPill mark={interpretation} />
      {interpretationText !== null && (
        <span className={styles['note']}>{t('record.planWord', { word: interpretationText })}</span>
      )}
    </>
  );
}
