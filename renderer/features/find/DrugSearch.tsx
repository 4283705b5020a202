import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrugAnswer, DrugPlan, DrugPlans } from '#shared/model/plans/lookup';
import { drugTerms } from '#shared/words/drugs';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { SearchField } from '../../ui/forms/SearchField.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { AnswerPlace } from './AnswerPlace.tsx';
import { DrugAnswerView } from './DrugAnswerView.tsx';
import styles from './Find.module.css';
import type { FindChanges, FindSearch, LookupTarget } from './find-search.ts';
import { LookupFailure, LookupProgress } from './LookupProgress.tsx';
import { SentBox } from './SentBox.tsx';
import { useLookup } from './use-lookup.ts';

export type SearchProps = {
  /** Whose service is asked; `null` until one is chosen. */
  asked: LookupTarget | null;
  search: FindSearch;
  change(some: FindChanges): void;
};

/** The drug tab: words, what is sent, and the answer. The first search also brings the plan's products. */
export function DrugSearch({ asked, search, change }: SearchProps) {
  const { t } = useTranslation('find');
  const { person } = usePerson();
  const summary = ({ drugs: { length } }: DrugAnswer) =>
    length === 0 ? t('missing.drugTitle') : t('drug.found', { count: length });
  const [text, setText] = useState(search.text ?? '');
  const plans = useLookup('lookup.drugPlans');
  const drugs = useLookup('lookup.drugs');
  const known = plans.now.state === 'answered' ? plans.now.answer : null;
  const isAsking = plans.now.state === 'asking' || drugs.now.state === 'asking';
  const terms = drugTerms(text);
  const send = async () => {
    if (asked === null || terms.length === 0 || isAsking) return;
    const { place } = asked;
    change({ text });
    const all = known ?? (await plans.ask({ place, text: '', personId: person?.id ?? null }));
    const product = search.product ?? findOnlyChoice(all?.plans ?? []);
    if (product !== undefined) change({ text, product });
    // Products are optional: a list without them is searched as a whole.
    await drugs.ask({ place, drugPlanId: product ?? null, text });
  };
  return (
    <>
      <DrugForm
        {...{ asked, text, terms, known }}
        product={search.product ?? null}
        onText={setText}
        onProduct={(product) => {
          drugs.clear();
          change({ product });
        }}
        onSubmit={() => void send()}
      />
      <p role="status" className="visually-hidden">
        {drugs.now.state === 'answered' && summary(drugs.now.answer)}
      </p>
      <AnswerPlace isAnswered={drugs.now.state === 'answered'}>
        {isAsking && asked && (
          <LookupProgress
            host={asked.host}
            onStop={() => {
              plans.clear();
              drugs.clear();
            }}
          />
        )}
        {drugs.now.state === 'failed' && asked && (
          <LookupFailure failure={drugs.now.failure} host={asked.host} onRetry={() => void send()} />
        )}
        {drugs.now.state === 'answered' && (
          <DrugAnswerView
            answer={drugs.now.answer}
            hasProduct={search.product !== undefined}
            hasProducts={(known?.plans.length ?? 0) > 0}
          />
        )}
      </AnswerPlace>
    </>
  );
}

/** The only product, or the only one that the person's coverage names. */
function findOnlyChoice(plans: readonly DrugPlan[]): string | undefined {
  const yours = plans.filter(({ isYours }) => isYours);
  const [only, ...others] = yours.length > 0 ? yours : plans;
  return others.length === 0 ? only?.id : undefined;
}

type DrugFormProps = {
  asked: LookupTarget | null;
  text: string;
  terms: readonly string[];
  known: DrugPlans | null;
  product: string | null;
  onText(text: string): void;
  onProduct(product: string): void;
  onSubmit(): void;
};

const everyProduct = 'all';

function DrugForm(props: DrugFormProps) {
  const { asked, text, terms, known, product, onText, onProduct, onSubmit } = props;
  const { t } = useTranslation('find');
  const id = useId();
  const label = useProductLabel();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const quoted = terms.map((term) => `“${term}”`).join(', ');
  const sentences = [
    t('sent.drugs', { host: asked?.host ?? '', terms: quoted }),
    ...(terms.length > 1 ? [t('sent.then')] : []),
    ...(known ? [] : [t('sent.products')]),
  ];
  const missing = asked === null ? t('sent.nowhere') : terms.length === 0 ? t('sent.nothingYet') : null;
  return (
    <Sheet labelledBy={id}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <h2 id={id}>{t('tabs.drugs')}</h2>
        {known && known.plans.length > 0 && (
          <Select
            label={t('product.label')}
            value={product ?? everyProduct}
            onChange={(next) => onProduct(next === everyProduct ? '' : next)}
            options={[
              { value: everyProduct, label: t('product.all') },
              ...known.plans.map((plan) => ({ value: plan.id, label: label(plan) })),
            ]}
          />
        )}
        {known && known.leftOut > 0 && <p>{t('product.leftOut', { count: known.leftOut })}</p>}
        <SearchField label={t('drug.label')} placeholder={t('drug.example')} value={text} onChange={onText} />
        <SentBox sentences={sentences} missing={missing} />
        <Row>
          <Button type="submit" variant="primary" isDisabled={missing !== null}>
            {t('drug.search')}
          </Button>
        </Row>
      </form>
    </Sheet>
  );
}

function useProductLabel(): (plan: DrugPlan) => string {
  const { t } = useTranslation('find');
  const { span } = useFormats();
  return ({ name, isYours, start, end }) => {
    const dates = span(start, end, 'short');
    const dated = dates === null ? name : t('product.dates', { name, span: dates });
    return isYours ? t('product.yours', { name: dated }) : dated;
  };
}
