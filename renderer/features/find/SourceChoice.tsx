import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { longestAddress } from '#shared/bounds';
import type { LookupSource } from '#shared/model/plans/lookup';
import { Field } from '../../ui/forms/Field.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Find.module.css';

export type SourceChoiceProps = {
  tab: 'drugs' | 'doctors';
  known: readonly LookupSource[];
  isYoursMissing: boolean;
  source: LookupSource | null;
  address: string;
  onSource(payerId: string): void;
  onAddress(address: string): void;
};

const other = 'address';

/** Whose public service is asked: a plan of the list, the person's own first, or a typed address. */
export function SourceChoice({
  tab,
  known,
  isYoursMissing,
  source,
  address,
  onSource,
  onAddress,
}: SourceChoiceProps) {
  const { t } = useTranslation('find');
  const id = useId();
  const ending = tab === 'drugs' ? '' : 'Doctors';
  const options = [
    ...known.map(({ payerId, name, isYours }) => ({
      value: payerId,
      label: isYours ? t('source.yours', { name }) : name,
    })),
    { value: other, label: t('source.other') },
  ];
  return (
    <Sheet labelledBy={id}>
      <div className={styles['form']}>
        <h2 id={id}>{t(`source.title${ending}`)}</h2>
        {isYoursMissing && <p>{t(`source.none${ending}`)}</p>}
        {known.length > 0 && (
          <Select
            label={t('source.label')}
            value={source?.payerId ?? other}
            onChange={(next) => (next === other ? onAddress(address) : onSource(next))}
            options={options}
          />
        )}
        {!source && (
          <Field
            label={t(`source.address${ending}`)}
            hint={t('source.hint')}
            type="url"
            value={address}
            onChange={onAddress}
            placeholder="https://plan.example/fhir"
            maxLength={longestAddress}
          />
        )}
      </div>
    </Sheet>
  );
}
