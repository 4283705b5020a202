import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkStatus } from '#shared/model/claims/claim';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { CheckboxGroup } from '../../../ui/forms/CheckboxGroup.tsx';
import { DateField } from '../../../ui/forms/DateField.tsx';
import { Field } from '../../../ui/forms/Field.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';
import { Select } from '../../../ui/forms/Select.tsx';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { type ClaimsSearch, dropEmpty, kindChoices, networkChoices, stateChoices } from '../claims-search.ts';
import styles from './FilterDialog.module.css';
import { centsFromText, textFromCents } from './money-text.ts';

export type FilterDialogProps = {
  search: ClaimsSearch;
  plans: readonly ConnectionSummary[];
  years: readonly number[];
  onApply(search: ClaimsSearch): void;
  onClose(): void;
};

type Draft = { [K in keyof ClaimsSearch]?: ClaimsSearch[K] | undefined } & {
  minText: string;
  maxText: string;
};
type PartProps = { draft: Draft; change(some: Partial<Draft>): void };

const any = 'any';

/** Every way to narrow the list, in one dialog; nothing changes until "Show claims". */
export function FilterDialog({ search, plans, years, onApply, onClose }: FilterDialogProps) {
  const { t } = useTranslation('claims');
  const [draft, setDraft] = useState<Draft>(() => ({
    ...search,
    minText: textFromCents(search.min),
    maxText: textFromCents(search.max),
  }));
  const change = (some: Partial<Draft>) => setDraft((old) => ({ ...old, ...some }));
  const min = centsFromText(draft.minText);
  const max = centsFromText(draft.maxText);
  const apply = () => {
    if (min === null || max === null) return;
    const { minText: _, maxText: __, ...rest } = draft;
    onApply(dropEmpty({ ...rest, min, max }));
  };
  return (
    <Dialog
      title={t('filter.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" isDisabled={min === null || max === null} onPress={apply}>
            {t('filter.apply')}
          </Button>
          <Button onPress={() => onApply(dropEmpty({ year: search.year, q: search.q }))}>
            {t('filter.clear')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('filter.cancel')}
          </Button>
        </>
      }
    >
      <Kinds draft={draft} change={change} />
      <Decisions draft={draft} change={change} />
      <div className={styles['pair']}>
        <DateField label={t('filter.from')} value={draft.from ?? ''} onChange={(from) => change({ from })} />
        <DateField label={t('filter.to')} value={draft.to ?? ''} onChange={(to) => change({ to })} />
        <Field
          label={t('filter.min')}
          value={draft.minText}
          onChange={(minText) => change({ minText })}
          error={min === null ? t('filter.badAmount') : null}
        />
        <Field
          label={t('filter.max')}
          value={draft.maxText}
          onChange={(maxText) => change({ maxText })}
          error={max === null ? t('filter.badAmount') : null}
        />
        <Field
          label={t('filter.provider')}
          value={draft.provider ?? ''}
          onChange={(provider) => change({ provider })}
        />
        <Choices draft={draft} change={change} plans={plans} years={years} />
      </div>
      <Counted draft={draft} change={change} />
    </Dialog>
  );
}

function Kinds({ draft, change }: PartProps) {
  const { t } = useTranslation(['claims', 'common']);
  return (
    <CheckboxGroup
      label={t('claims:filter.kind')}
      options={kindChoices.map((value) => ({ value, label: t(`common:kind.${value}`) }))}
      chosen={draft.kinds ?? []}
      onChange={(kinds) => change({ kinds })}
      isMany
    />
  );
}

function Decisions({ draft, change }: PartProps) {
  const { t } = useTranslation(['claims', 'common']);
  return (
    <CheckboxGroup
      label={t('claims:filter.decision')}
      options={stateChoices.map((value) => ({ value, label: t(`common:state.${value}`) }))}
      chosen={draft.states ?? []}
      onChange={(states) => change({ states })}
      isMany
    />
  );
}

function Choices({ draft, change, plans, years }: PartProps & Pick<FilterDialogProps, 'plans' | 'years'>) {
  const { t } = useTranslation('claims');
  const { choosePlans } = useSourceWords();
  return (
    <>
      <Select
        label={t('filter.network')}
        value={draft.network ?? any}
        onChange={(value) => change({ network: value === any ? undefined : (value as NetworkStatus) })}
        options={[
          { value: any, label: t('filter.anyNetwork') },
          ...networkChoices.map((value) => ({ value, label: t(`network.${value}`) })),
        ]}
      />
      <Select
        label={t('filter.year')}
        value={draft.only === undefined ? any : String(draft.only)}
        onChange={(value) => change({ only: value === any ? undefined : Number(value) })}
        options={[
          { value: any, label: t('filter.allYears') },
          ...years.map((year) => ({ value: String(year), label: String(year) })),
        ]}
      />
      {plans.length > 1 && (
        <Select
          label={t('filter.plan')}
          value={draft.plan ?? any}
          onChange={(value) => change({ plan: value === any ? undefined : value })}
          options={[{ value: any, label: t('filter.allPlans') }, ...choosePlans(plans)]}
        />
      )}
    </>
  );
}

function Counted({ draft, change }: PartProps) {
  const { t } = useTranslation('claims');
  return (
    <RadioGroup
      label={t('filter.counted')}
      value={draft.counted ?? 'all'}
      onChange={(value) => change({ counted: value === 'all' ? undefined : value })}
      options={[
        { value: 'all', label: t('filter.countedAll') },
        { value: 'counted', label: t('filter.countedOnly') },
        { value: 'not-counted', label: t('filter.notCountedOnly') },
      ]}
    />
  );
}
