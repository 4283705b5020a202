import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { CostFields } from './CostFields.tsx';
import styles from './NextYear.module.css';
import { fillEmpty, type PlanAnswers, type RowAnswer } from './plan-answers.ts';
import { readPrintedCost } from './read-printed-cost.ts';

type Props = { answers: PlanAnswers; change(some: Partial<PlanAnswers>): void };

/** One answer for every service that has none yet; most plans have one coinsurance and a few copays. */
export function SameForAll({ answers, change }: Props) {
  const { t } = useTranslation('next-year');
  const undo = useUndo();
  const [answer, setAnswer] = useState<RowAnswer>({ text: '', when: 'unknown' });
  const [withDrugs, setWithDrugs] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const read = readPrintedCost(answer.text);
  const question = typeof read === 'string' ? read : answer.text.trim() === '' ? 'unclear' : null;
  const fill = () => {
    setLeft(true);
    if (question !== null) return;
    const { services, drugs } = answers;
    const filled = fillEmpty(answers, answer, withDrugs);
    change({ services: filled.services, drugs: filled.drugs });
    const words = filled.count === 0 ? t('form.same.none') : t('form.same.done', { count: filled.count });
    undo.offer(words, async () => change({ services, drugs }));
  };
  return (
    <fieldset className={styles['same']}>
      <legend>{t('form.same.title')}</legend>
      <p>{t('form.same.text')}</p>
      <CostFields
        service={t('form.same.service')}
        answer={answer}
        onChange={setAnswer}
        error={isLeft && question !== null ? t(`form.bad.${question}`) : null}
        onLeave={() => setLeft(answer.text.trim() !== '')}
      />
      <Checkbox isSelected={withDrugs} onChange={setWithDrugs}>
        {t('form.same.withDrugs')}
      </Checkbox>
      <Row>
        <Button onPress={fill}>{t('form.same.fill')}</Button>
      </Row>
      {undo.line}
    </fieldset>
  );
}
