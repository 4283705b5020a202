import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import styles from './NextYear.module.css';
import { type PlanAnswers, putDeductibleFirst } from './plan-answers.ts';

type Props = { answers: PlanAnswers; change(some: Partial<PlanAnswers>): void };

/** One answer for every price that does not say whether the deductible applies; most papers say it once, above the chart. */
export function DeductibleFirst({ answers, change }: Props) {
  const { t } = useTranslation('next-year');
  const undo = useUndo();
  const { services, drugs } = answers;
  const { count, ...filled } = putDeductibleFirst(answers);
  const fill = () => {
    change(filled);
    undo.offer(t('form.same.done', { count }), async () => change({ services, drugs }));
  };
  return (
    <>
      {count > 0 && (
        <fieldset className={styles['same']}>
          <legend>{t('form.first.title')}</legend>
          <p>{t('form.first.text', { count })}</p>
          <Row>
            <Button onPress={fill}>{t('form.first.fill')}</Button>
          </Row>
        </fieldset>
      )}
      {undo.line}
    </>
  );
}
