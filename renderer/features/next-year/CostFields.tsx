import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/forms/Field.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import styles from './NextYear.module.css';
import { chooseWhen, type FamilyAnswers, type LimitKey, type RowAnswer, readRow } from './plan-answers.ts';
import { type CostPlace, type When, whens } from './read-printed-cost.ts';
import { useCostWords } from './use-cost-words.ts';

export type CostProps = {
  service: string;
  answer: RowAnswer;
  error: string | null;
  takesFocus?: boolean;
  onChange(answer: RowAnswer): void;
  /** What is wrong is said once the field is left. */
  onLeave(): void;
};

/** What one pays for a service, beside whether the deductible comes first; below, how both are read. */
export function CostFields({ service, answer, error, takesFocus = false, onChange, onLeave }: CostProps) {
  const { t } = useTranslation('next-year');
  const { typed, sayRow } = useCostWords();
  const id = useId();
  const read = readRow(answer);
  const said = sayRow(answer);
  return (
    <div className={styles['read']}>
      <div className={styles['pair']}>
        <Field
          label={t('form.share', { service })}
          value={answer.text}
          onChange={(text) => onChange({ ...answer, text })}
          onBlur={onLeave}
          error={error}
          takesFocus={takesFocus}
          {...(said !== null && { describedBy: id })}
        />
        {read?.isCovered !== false && (
          <Select<When>
            label={t('form.whenNamed', { service })}
            shortLabel={t('form.when')}
            value={read?.when ?? answer.when}
            onChange={(when) => onChange(chooseWhen(answer, when, typed))}
            options={whens.map((value) => ({ value, label: t(`form.whens.${value}`) }))}
          />
        )}
      </div>
      <ReadLine id={id} said={said} />
    </div>
  );
}

type OneProps = { label: string; value: string; error: string | null; takesFocus: boolean } & {
  onChange(value: string): void;
  onLeave(): void;
};

/** What one pays where no choice stands beside it. */
export function CostField({ value, place, onLeave, ...field }: OneProps & { place: CostPlace }) {
  const { sayRow } = useCostWords();
  return (
    <ReadField {...{ ...field, value, onLeave }} said={sayRow({ text: value, when: 'applies' }, place)} />
  );
}

/** A deductible or a limit, of one person and of a family. */
export function LimitField({
  name,
  hint,
  answers,
  ...field
}: OneProps & { name: LimitKey; hint: string; answers: FamilyAnswers }) {
  const { sayLimit } = useCostWords();
  return <ReadField {...{ ...field, hint }} said={sayLimit(field.value, name, answers)} />;
}

function ReadField({ said, onLeave, ...field }: OneProps & { hint?: string; said: string | null }) {
  const id = useId();
  return (
    <div className={styles['read']}>
      <Field {...field} onBlur={onLeave} {...(said !== null && { describedBy: id })} />
      <ReadLine id={id} said={said} />
    </div>
  );
}

function ReadLine({ id, said }: { id: string; said: string | null }) {
  return (
    said !== null && (
      <p id={id} className={styles['said']}>
        {said}
      </p>
    )
  );
}
