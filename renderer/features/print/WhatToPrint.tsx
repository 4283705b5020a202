import { useTranslation } from 'react-i18next';
import type { ClaimsRequest } from '#shared/model/statement';
import { useRequest } from '../../api/use-request.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { usePerson } from '../../shell/person.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import type { PrintSearch } from './print-search.ts';

export type WhatToPrintProps = {
  request: ClaimsRequest;
  years: readonly number[];
  onSearch(search: PrintSearch): void;
};

/** The claim that one came from or a year; of one plan where there are several. */
export function WhatToPrint({ request, years, onSearch }: WhatToPrintProps) {
  const { t } = useTranslation('print');
  const { nameConnection } = useSourceWords();
  const { person } = usePerson();
  const connections = useRequest('connection.list', {}).data ?? [];
  const plans = connections.filter(({ personId }) => personId === person?.id);
  const newest = years[0];
  if (request.kind === 'claim')
    return (
      <RadioGroup
        label={t('what.label')}
        value="claim"
        onChange={() => newest !== undefined && onSearch({ year: newest })}
        options={[
          { value: 'claim', label: t('what.claim') },
          { value: 'year', label: t('what.year') },
        ]}
      />
    );
  const { year, connectionId } = request;
  const search = (next: number, plan: string | null): PrintSearch =>
    plan === null ? { year: next } : { year: next, connectionId: plan };
  return (
    <>
      <Select
        label={t('what.yearLabel')}
        value={String(year)}
        onChange={(next) => onSearch(search(Number(next), connectionId))}
        options={years.map((each) => ({ value: String(each), label: String(each) }))}
      />
      {plans.length > 1 && (
        <Select
          label={t('what.plan')}
          value={connectionId ?? allPlans}
          onChange={(next) => onSearch(search(year, next === allPlans ? null : next))}
          options={[
            { value: allPlans, label: t('what.allPlans') },
            ...plans.map((one) => ({ value: one.id, label: nameConnection(one) })),
          ]}
        />
      )}
    </>
  );
}

const allPlans = 'all';
