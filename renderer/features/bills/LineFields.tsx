import { useTranslation } from 'react-i18next';
import { hasVisitLines } from '#shared/model/bills/bill';
import { parseTypedCents } from '#shared/money';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonChoices } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import styles from './Bills.module.css';
import { type LineAnswers, type LineProblems, readLines, sumLines } from './line-answers.ts';

/** Nobody copies more by hand. */
const mostLines = 40;

type Props = {
  lines: readonly LineAnswers[];
  problems: readonly LineProblems[];
  /** The amount due of the whole bill, as typed. */
  due: string;
  personId: string;
  onChange(lines: LineAnswers[]): void;
};

/** The visits that one bill asks for together, each with its day, its amount, and whose it is; or the charges that it lists. */
export function LineFields({ lines, problems, due, personId, onChange }: Props) {
  const { t } = useTranslation(['bills', 'common']);
  const { money } = useFormats();
  const { people } = usePerson();
  const choices = usePersonChoices();
  const change = (at: number, some: Partial<LineAnswers>) =>
    onChange(lines.map((line, place) => (place === at ? { ...line, ...some } : line)));
  const areVisits = lines.length === 0 || hasVisitLines({ lines: readLines(lines, personId), personId });
  const of = areVisits ? 'lines' : 'charges';
  const sayDay = (problem: LineProblems['serviceStart']) =>
    problem ? t(problem === 'missing' ? `${of}.dayMissing` : 'common:dayToCome') : null;
  return (
    <fieldset className={styles['lines']}>
      <legend>{t(`${of}.title`)}</legend>
      <p className={styles['small']}>{t(`${of}.lead`)}</p>
      {lines.map((line, at) => (
        // A line has no name but its place, and every field takes its text from here.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset key={at} className={styles['line']}>
          <legend>{t(`${of}.one`, { number: at + 1 })}</legend>
          <DateField
            label={t('form.serviceStart')}
            value={line.serviceStart}
            onChange={(serviceStart) => change(at, { serviceStart })}
            error={sayDay(problems[at]?.serviceStart)}
          />
          {areVisits ? (
            <Field
              label={t('lines.due')}
              value={line.due}
              onChange={(text) => change(at, { due: text })}
              error={problems[at]?.due ? t('form.bad.amount') : null}
            />
          ) : (
            <p>
              {[line.kept?.code, line.kept?.printed, money(line.kept?.chargeCents ?? 0, 'USD')]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
          {areVisits && people.length > 1 && (
            <Select
              label={t('lines.person')}
              value={line.personId}
              onChange={(of) => change(at, { personId: of })}
              options={choices}
            />
          )}
          <Button variant="quiet" onPress={() => onChange(lines.filter((_, place) => place !== at))}>
            {t(`${of}.remove`, { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      <SumLine lines={lines} due={due} />
      {areVisits && lines.length < mostLines && (
        <Row>
          <Button onPress={() => onChange([...lines, { serviceStart: '', due: '', personId, kept: null }])}>
            {t(lines.length === 0 ? 'lines.begin' : 'lines.add')}
          </Button>
        </Row>
      )}
    </fieldset>
  );
}

/** Where the visits add up to something else than the bill asks for: a fee, an earlier balance, or a slip. */
function SumLine({ lines, due }: Pick<Props, 'lines' | 'due'>) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const sum = lines.length === 0 ? null : sumLines(lines);
  const isOther = sum !== null && sum !== parseTypedCents(due);
  return <p role="status">{isOther && t('lines.sum', { sum: money(sum, 'USD') })}</p>;
}
