import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '#shared/model/plans/connection';
import { useRequest } from '../../api/use-request.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import styles from './desk/PrintDesk.module.css';
import type { PrintSearch, Purpose } from './print-search.ts';

export type PurposeChoiceProps = {
  value: Purpose;
  offered: readonly Purpose[];
  onChange(purpose: Purpose): void;
};

/** What the paper is for. */
export function PurposeChoice({ value, offered, onChange }: PurposeChoiceProps) {
  const { t } = useTranslation('print');
  return (
    <div>
      <RadioGroup
        label={t('what.label')}
        value={value}
        onChange={onChange}
        options={offered.map((one) => ({ value: one, label: <PurposeName purpose={one} /> }))}
      />
    </div>
  );
}

/** Of the papers of a year, also what one gets. */
function PurposeName({ purpose }: { purpose: Purpose }) {
  const { t } = useTranslation('print');
  if (purpose !== 'year' && purpose !== 'book') return t(`what.${purpose}`);
  return (
    <>
      {t(`what.${purpose}`)} <br />
      <span className="small muted">{t(`what.more.${purpose}`)}</span>
    </>
  );
}

export type YearChoiceProps = {
  year: number;
  /** `null` for all plans; absent where a plan cannot be chosen. */
  connectionId?: string | null;
  years: readonly number[];
  onSearch(search: Pick<PrintSearch, 'year' | 'connectionId'>): void;
};

/** The year; of one plan where there are several. */
export function YearChoice({ year, connectionId, years, onSearch }: YearChoiceProps) {
  const { t } = useTranslation('print');
  const { choosePlans } = useSourceWords();
  const { person } = usePerson();
  const connections = useRequest('connection.list', {}).data ?? [];
  const plans = connections.filter(({ personId }) => personId === person?.id);
  const search = (next: number, plan: string | null) =>
    plan === null ? { year: next } : { year: next, connectionId: plan };
  return (
    <div className={styles['section']}>
      <Select
        label={t('what.yearLabel')}
        value={String(year)}
        onChange={(next) => onSearch(search(Number(next), connectionId ?? null))}
        options={years.map((each) => ({ value: String(each), label: String(each) }))}
      />
      {connectionId !== undefined && plans.length > 1 && (
        <Select
          label={t('what.plan')}
          value={connectionId ?? allPlans}
          onChange={(next) => onSearch(search(year, next === allPlans ? null : next))}
          options={[{ value: allPlans, label: t('what.allPlans') }, ...choosePlans(plans)]}
        />
      )}
    </div>
  );
}

const allPlans = 'all';

export type PeopleChoiceProps = {
  people: readonly PersonSummary[];
  chosen: readonly string[];
  onChange(personIds: string[]): void;
};

/** Whose papers, where several people are here. */
export function PeopleChoice({ people, chosen, onChange }: PeopleChoiceProps) {
  const { t } = useTranslation('print');
  const nameOf = usePersonNames();
  return (
    <fieldset className={styles['shows']}>
      <legend>{t('who')}</legend>
      {people.map((one) => (
        <Checkbox
          key={one.id}
          isSelected={chosen.includes(one.id)}
          onChange={(isOn) =>
            onChange(
              people
                .map((person) => person.id)
                .filter((each) => (each === one.id ? isOn : chosen.includes(each))),
            )
          }
        >
          {nameOf(one)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

export type PartChoiceProps<Part extends string> = {
  parts: readonly Part[];
  chosen: readonly Part[];
  nameOf(part: Part): string;
  onChange(parts: Part[]): void;
};

/** What is inside, in the order of the paper. */
export function PartChoice<Part extends string>({ parts, chosen, nameOf, onChange }: PartChoiceProps<Part>) {
  const { t } = useTranslation('print');
  return (
    <fieldset className={styles['shows']}>
      <legend>{t('inside')}</legend>
      {parts.map((part) => (
        <Checkbox
          key={part}
          isSelected={chosen.includes(part)}
          onChange={(isOn) =>
            onChange(parts.filter((each) => (each === part ? isOn : chosen.includes(each))))
          }
        >
          {nameOf(part)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
