import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketplacePlanFile, MarketplaceVariant } from '#shared/model/replay/marketplace-plan';
import { failureFrom } from '../../api/request-error.ts';
import { useCancelOnLeave } from '../../api/use-cancel-on-leave.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressText } from '../../ui/feedback/Progress.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import styles from './NextYear.module.css';
import type { PlanAnswers } from './plan-answers.ts';
import { type FilledPlan, fillFromMarketplace } from './read-marketplace.ts';
import { useCostWords } from './use-cost-words.ts';
import { useRangeWords } from './use-range-words.ts';

type Props = { answers: PlanAnswers; change(some: Partial<PlanAnswers>): void };
type ReadFile = Extract<MarketplacePlanFile, { state: 'read' }>;

const planIdPattern = /^\d{5}[A-Z]{2}\d{7}(?:-\d{2})?$/;

/** Fills in the form from a public file of the Marketplace, which the person downloaded; the person checks each line. */
export function MarketplaceFile({ answers, change }: Props) {
  const { t } = useTranslation('next-year');
  const { typed } = useCostWords();
  const undo = useUndo();
  const read = useCommand('lookup.readPlan');
  const stop = useCancelOnLeave(read.isPending);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  /** A file with several variants of the plan: which one it is must be said. */
  const [asked, setAsked] = useState<ReadFile | null>(null);
  const [filled, setFilled] = useState<FilledPlan | null>(null);
  const planId = text.replace(/\s/g, '').toUpperCase();
  const isRight = planIdPattern.test(planId);
  const fill = (file: ReadFile, variant: MarketplaceVariant) => {
    setAsked(null);
    const made = fillFromMarketplace(answers, variant, { dated: file.dated, words: typed });
    setFilled(made);
    const before = Object.fromEntries(
      (Object.keys(made.some) as (keyof PlanAnswers)[]).map((key) => [key, answers[key]]),
    );
    change(made.some);
    // The variant that was chosen is the one of the next file.
    setText(variant.planId);
    undo.offer(
      t(made.count === 0 ? 'form.file.none' : 'form.file.done', {
        count: made.count,
        file: file.name,
        plan: variant.planId,
      }),
      async () => {
        change(before);
        setFilled(null);
      },
    );
  };
  const open = async () => {
    setTried(true);
    if (!isRight) return;
    setRefused(null);
    setAsked(null);
    setFilled(null);
    const file = await read.mutateAsync({ planId }).catch(() => null);
    if (file === null) return;
    if (file.state === 'refused') {
      setRefused(t('form.file.refused', { file: file.name, why: t(`form.file.fault.${file.fault}`) }));
      return;
    }
    const [variant, ...others] = file.variants;
    if (variant && others.length === 0) fill(file, variant);
    else setAsked(file);
  };
  const failure = read.error && failureFrom(read.error);
  return (
    <Details summary={t('form.file.title')}>
      <div className={styles['form']}>
        <p>{t('form.file.text')}</p>
        <Field
          label={t('form.file.planId')}
          hint={t('form.file.planIdHint')}
          value={text}
          onChange={setText}
          maxLength={24}
          error={isTried && !isRight ? t('form.file.badId') : null}
        />
        <Row>
          <Button isPending={read.isPending} onPress={() => void open()}>
            {t('form.file.open')}
          </Button>
          {read.isPending && (
            <Button variant="quiet" onPress={stop}>
              {t('form.file.stop')}
            </Button>
          )}
        </Row>
        <ProgressText>
          {read.isPending
            ? t('form.file.reading')
            : failure?.code === 'sync/cancelled' && t('form.file.stopped')}
        </ProgressText>
        {failure && failure.code !== 'sync/cancelled' && <FailureNotice failure={failure} />}
        {refused !== null && (
          <Notice tone="warning" role="alert">
            <p>{refused}</p>
          </Notice>
        )}
        {asked && <Variants file={asked} onChoose={(variant) => fill(asked, variant)} />}
        {undo.line}
        {filled && <Unread filled={filled} />}
      </div>
    </Details>
  );
}

function Variants({ file, onChoose }: { file: ReadFile; onChoose(variant: MarketplaceVariant): void }) {
  const { t } = useTranslation('next-year');
  const [chosen, setChosen] = useState<string | null>(null);
  const variant = file.variants.find(({ planId }) => planId === chosen);
  const kinds = ['00', '01', '02', '03', '04', '05', '06'] as const;
  const nameOf = ({ planId }: MarketplaceVariant) => {
    const kind = kinds.find((one) => planId.endsWith(`-${one}`));
    return kind ? t('form.file.variantNamed', { plan: planId, kind: t(`form.file.kind.${kind}`) }) : planId;
  };
  return (
    <>
      <RadioGroup
        label={t('form.file.variant')}
        value={chosen}
        onChange={setChosen}
        options={file.variants.map((one) => ({ value: one.planId, label: nameOf(one) }))}
      />
      <Row>
        <Button isDisabled={variant === undefined} onPress={() => variant && onChoose(variant)}>
          {t('form.file.fill')}
        </Button>
      </Row>
    </>
  );
}

/** What the person still has to type: the lines of the file whose words say more than one answer. */
function Unread({ filled: { unread } }: { filled: FilledPlan }) {
  const { t } = useTranslation('next-year');
  const { line } = useRangeWords();
  return (
    <>
      <p>{t('form.file.check')}</p>
      {unread.length > 0 && (
        <>
          <p>{t('form.file.unread')}</p>
          <ul>
            {unread.map((one) => (
              <li key={`${one.line} ${one.text}`}>
                {t('form.file.line', { line: line(one.line), text: one.text })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
