import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measurement } from '#shared/model/health/measurement';
import { SmallLine } from '../../../ui/data/SmallLine.tsx';
import { MarkPill } from '../row/MarkPill.tsx';
import { useRecordWords } from '../row/use-record-words.ts';
import table from '../row/ValuesTable.module.css';
import { ValuesTable } from '../row/ValuesTable.tsx';
import styles from './RecordScreen.module.css';

export type ValuesSectionProps = { measurements: readonly Measurement[]; children?: ReactNode };

/** What was measured, with the range and the mark that the plan sent. */
export function ValuesSection({ measurements, children }: ValuesSectionProps) {
  const { t } = useTranslation('health');
  const words = useRecordWords();
  if (measurements.length === 0) return null;
  return (
    <ValuesTable
      title={t('record.values')}
      columns={[t('record.what'), t('record.value'), t('record.range'), t('record.mark')]}
      rows={measurements.map((measurement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values of a record never change places.
        <tr key={index}>
          <th scope="row">{words.title(measurement.label)}</th>
          <td data-label={t('record.value')} className={isLong(measurement) ? undefined : table['value']}>
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
    >
      {children && <div className={styles['actions']}>{children}</div>}
    </ValuesTable>
  );
}

/** True for a result that is running text rather than a figure or a word. */
function isLong({ text }: Measurement): boolean {
  return text !== null && text.length > 60;
}

/** The usual range, with the plan's further words about it below. */
function Range({ measurement }: { measurement: Measurement }) {
  const { t } = useTranslation('health');
  const words = useRecordWords().range(measurement);
  const { rangeText } = measurement;
  return (
    <>
      {words ?? t('record.notSent')}
      {rangeText !== null && rangeText !== words && (
        <SmallLine>{t('record.planWord', { word: rangeText })}</SmallLine>
      )}
    </>
  );
}

/** True for a code of FHIR's list of marks, which says no more than its words: "N", "HH". */
function isBareMark(text: string): boolean {
  return /^[A-Z]{1,3}$/.test(text);
}

function Mark({ measurement: { interpretation, interpretationText } }: { measurement: Measurement }) {
  const { t } = useTranslation('health');
  if (interpretation === null) return interpretationText ?? t('record.notSent');
  return (
    <>
      <MarkPill mark={interpretation} />
      {interpretationText !== null && !isBareMark(interpretationText) && (
        <SmallLine>{t('record.planWord', { word: interpretationText })}</SmallLine>
      )}
    </>
  );
}
