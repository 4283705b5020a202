import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextYear } from '#shared/model/replay/next-year';
import { careRows, type FormLine, type ServiceRow, visitRows } from '#shared/model/replay/service-rows';
import { useFormats } from '../../i18n/use-formats.ts';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { CheckboxGroup } from '../../ui/forms/CheckboxGroup.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { CostField, CostFields, LimitField } from './CostFields.tsx';
import { DeductibleFirst } from './DeductibleFirst.tsx';
import { MarketplaceFile } from './MarketplaceFile.tsx';
import styles from './NextYear.module.css';
import {
  coverChoices,
  dropDays,
  familyStyles,
  isStayByDay,
  type LimitKey,
  outChoices,
  type PlanAnswers,
  providerChoices,
  type RowAnswer,
  readRow,
  type Tier,
  tiers,
} from './plan-answers.ts';
import { SameForAll } from './SameForAll.tsx';
import { useCostWords } from './use-cost-words.ts';

export type PlanFieldsProps = {
  answers: PlanAnswers;
  /** The line that was asked for; it is typed into at once. */
  line: FormLine | null;
  /** Drugs of the person, whose tiers may be looked up. */
  drugs: readonly string[];
  /** Everybody here, the person whose plan it is first. */
  people: NextYear['people'];
  /** What is new, or what becomes of the answers as they are then. The same function at each drawing. */
  change(some: Partial<PlanAnswers> | ((now: PlanAnswers) => Partial<PlanAnswers>)): void;
  errorOf(key: string): string | null;
  /** A field was left: what is wrong in it is said. */
  leave(key: string): void;
};

/** The questions, in the order in which a Summary of Benefits answers them. */
export function PlanFields(props: PlanFieldsProps) {
  return (
    <>
      <AboutFields {...props} />
      <MoneyFields {...props} />
      <VisitFields {...props} />
      <DrugFields {...props} />
      <CareFields {...props} />
    </>
  );
}

function AboutFields({ answers, line, people, change, errorOf, leave }: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  const { date } = useFormats();
  return (
    <TitledSheet title={t('form.about')}>
      <div className={styles['form']}>
        <Field
          label={t('form.name')}
          value={answers.name}
          onChange={(name) => change({ name })}
          error={errorOf('name')}
          maxLength={200}
          isRequired
        />
        <div className={styles['pair']}>
          <Field
            label={t('form.year')}
            value={answers.year}
            onChange={(year) => change({ year })}
            error={errorOf('year')}
          />
          <DateField
            label={t('form.papersOf')}
            value={answers.papersOf}
            onChange={(papersOf) => change({ papersOf })}
          />
        </div>
        <Checkbox isSelected={answers.isOwn} onChange={(isOwn) => change({ isOwn })}>
          {t('form.isOwn')}
        </Checkbox>
        <CoverFields {...{ answers, people, change }} />
        <MarketplaceFile {...{ answers, change }} />
        {answers.source && (
          <p className="small">
            {t('form.file.source', { date: date(answers.source.dated), plan: answers.source.planId })}
          </p>
        )}
        <Field
          label={t('form.premium')}
          hint={t(answers.covers === 'family' ? 'form.familyPremiumHint' : 'form.premiumHint')}
          value={answers.premium}
          onChange={(premium) => change({ premium })}
          onBlur={() => leave('premium')}
          error={errorOf('premium')}
          takesFocus={line === 'premium'}
        />
      </div>
    </TitledSheet>
  );
}

/** Whom the plan covers: the person, and of a family those whose claims are here. */
function CoverFields({ answers, people, change }: Pick<PlanFieldsProps, 'answers' | 'people' | 'change'>) {
  const { t } = useTranslation(['next-year', 'common']);
  const nameOf = (name: string | null | undefined) => name ?? t('common:person.unnamed');
  const [own, ...others] = people;
  const name = nameOf(own?.personName);
  return (
    <>
      <RadioGroup
        label={t('next-year:form.covers')}
        value={answers.covers}
        onChange={(covers) => change({ covers })}
        options={coverChoices.map((value) => ({
          value,
          label: t(`next-year:form.coverChoices.${value}`, { name }),
        }))}
      />
      {answers.covers === 'family' && others.length === 0 && (
        <p>{t('next-year:form.nobodyElse', { name })}</p>
      )}
      {answers.covers === 'family' && others.length > 0 && (
        <CheckboxGroup
          label={t('next-year:form.others')}
          options={others.map(({ personId, personName: other }) => ({
            value: personId,
            label: nameOf(other),
          }))}
          chosen={answers.others}
          onChange={(chosen) => change({ others: chosen })}
        />
      )}
    </>
  );
}

function MoneyFields({ answers, line, change, errorOf, leave }: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  const hintOf = (name: LimitKey) => {
    if (name === 'drugDeductible') return 'drugDeductibleHint';
    if (answers.covers === 'person') return 'amountHint';
    return answers.style === 'aggregate' ? 'familyHint' : 'pairHint';
  };
  const amount = (name: LimitKey) => (
    <LimitField
      label={t(`form.${name}`)}
      hint={t(`form.${hintOf(name)}`)}
      answers={answers}
      name={name}
      value={answers[name]}
      onChange={(text) => change({ [name]: text })}
      onLeave={() => leave(name)}
      error={errorOf(name)}
      takesFocus={name === line}
    />
  );
  return (
    <TitledSheet title={t('form.money')}>
      <div className={styles['form']}>
        {answers.covers === 'family' && (
          <RadioGroup
            label={t('form.style')}
            value={answers.style}
            onChange={(style) => change({ style })}
            options={familyStyles.map((value) => ({ value, label: t(`form.styles.${value}`) }))}
          />
        )}
        {answers.covers === 'family' && <p>{t('form.styleHint')}</p>}
        <div className={styles['pair']}>
          {amount('deductible')}
          {amount('drugDeductible')}
        </div>
        {amount('limit')}
        <Checkbox
          isSelected={answers.isWithoutDrugs}
          onChange={(isWithoutDrugs) => change({ isWithoutDrugs })}
        >
          {t('form.isWithoutDrugs')}
        </Checkbox>
        {!answers.isOwn && (
          <RadioGroup
            label={t('form.providers')}
            value={answers.providers}
            onChange={(providers) => change({ providers })}
            options={providerChoices.map((value) => ({ value, label: t(`form.providerChoices.${value}`) }))}
          />
        )}
        <RadioGroup
          label={t('form.out')}
          value={answers.out}
          onChange={(out) => change({ out })}
          options={outChoices.map((value) => ({ value, label: t(`form.outChoices.${value}`) }))}
        />
        {answers.out === 'yes' && (
          <>
            <div className={styles['pair']}>
              {amount('outDeductible')}
              {amount('outLimit')}
            </div>
            <CostField
              label={t('form.outShare')}
              place={{ isOut: true }}
              value={answers.outShare}
              onChange={(outShare) => change({ outShare })}
              onLeave={() => leave('outShare')}
              error={errorOf('outShare')}
              takesFocus={line === 'outShare'}
            />
          </>
        )}
      </div>
    </TitledSheet>
  );
}

function DrugFields({ answers, line, drugs, change, errorOf, leave }: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  return (
    <TitledSheet title={t('form.drugs')}>
      <div className={styles['form']}>
        <p>{t('form.drugsHint')}</p>
        {tiers.map((tier) => (
          <TierFields
            key={tier}
            tier={tier}
            answer={answers.drugs[tier]}
            error={errorOf(`tier ${tier}`)}
            errorOf90={errorOf(`tier ${tier} of 90`)}
            takesFocus={tier === 1 && line === 'drugs'}
            change={change}
            leave={leave}
          />
        ))}
        {drugs.length > 0 && (
          <Details summary={t('form.yourDrugs')} isOpen={line === 'drugTiers'}>
            <div className={styles['form']}>
              <p>{t('form.yourDrugsText')}</p>
              {drugs.map((drug) => (
                <DrugTier key={drug} {...{ drug, answers, change }} />
              ))}
            </div>
          </Details>
        )}
      </div>
    </TitledSheet>
  );
}

type TierProps = Pick<PlanFieldsProps, 'change' | 'leave'> & {
  tier: Tier;
  answer: PlanAnswers['drugs'][Tier];
  error: string | null;
  errorOf90: string | null;
  takesFocus: boolean;
};

const TierFields = memo(function TierFields({ tier, answer, change, leave, ...rest }: TierProps) {
  const { t } = useTranslation('next-year');
  const { error, errorOf90, takesFocus } = rest;
  const service = t(`form.tier.${tier}`);
  const changeTier = (some: Partial<TierProps['answer']>) =>
    change(({ drugs }) => ({ drugs: { ...drugs, [tier]: { ...drugs[tier], ...some } } }));
  return (
    <div className={styles['form']}>
      <CostFields
        service={service}
        answer={answer}
        error={error}
        takesFocus={takesFocus}
        onChange={({ text, when }) => changeTier({ text, when })}
        onLeave={() => leave(`tier ${tier}`)}
      />
      <Field
        label={t('form.of90', { tier: service })}
        value={answer.of90}
        onChange={(of90) => changeTier({ of90 })}
        onBlur={() => leave(`tier ${tier} of 90`)}
        error={errorOf90}
      />
    </div>
  );
});

type DrugTierProps = Pick<PlanFieldsProps, 'answers' | 'change'> & { drug: string };

function DrugTier({ drug, answers, change }: DrugTierProps) {
  const { t } = useTranslation('next-year');
  const choices = ['none', ...tiers.map(String)] as ('none' | `${Tier}`)[];
  return (
    <Select
      label={drug}
      value={String(answers.drugTiers[drug] ?? 'none') as 'none' | `${Tier}`}
      onChange={(next) => {
        const { [drug]: _, ...others } = answers.drugTiers;
        change({ drugTiers: next === 'none' ? others : { ...others, [drug]: Number(next) } });
      }}
      options={choices.map((value) => ({ value, label: t(`form.tierOf.${value}`) }))}
    />
  );
}

function VisitFields(props: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  const { answers, change } = props;
  return (
    <TitledSheet title={t('form.visits')}>
      <div className={styles['form']}>
        <p>{t('form.servicesHint')}</p>
        <SameForAll answers={answers} change={change} />
        {visitRows.map((row) => (
          <ServiceFields key={row} {...pickRow(row, props)} />
        ))}
      </div>
    </TitledSheet>
  );
}

type RowProps = Pick<PlanFieldsProps, 'change' | 'leave'> & {
  row: ServiceRow;
  answer: RowAnswer;
  error: string | null;
  takesFocus: boolean;
};

function pickRow(row: ServiceRow, { answers, line, errorOf, change, leave }: PlanFieldsProps): RowProps {
  return { row, answer: answers.services[row], error: errorOf(row), takesFocus: row === line, change, leave };
}

/** A letter that is typed draws its own row anew, and not all of them. */
const ServiceFields = memo(function ServiceFields({
  row,
  answer,
  error,
  takesFocus,
  change,
  leave,
}: RowProps) {
  const { t } = useTranslation('next-year');
  return (
    <CostFields
      service={t(`form.service.${row}`)}
      answer={answer}
      error={error}
      takesFocus={takesFocus}
      onChange={(next) => change(({ services }) => ({ services: { ...services, [row]: next } }))}
      onLeave={() => leave(row)}
    />
  );
});

function CareFields(props: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  const { typed } = useCostWords();
  const { answers, change, errorOf, leave } = props;
  const { services } = answers;
  const isByDay = isStayByDay(answers);
  return (
    <TitledSheet title={t('form.care')}>
      <div className={styles['form']}>
        {careRows.map((row) => (
          <div key={row} className={styles['form']}>
            <ServiceFields {...pickRow(row, props)} />
            {row === 'emergency' && (
              <Checkbox isSelected={answers.isWaived} onChange={(isWaived) => change({ isWaived })}>
                {t('form.isWaived')}
              </Checkbox>
            )}
            {row === 'stay' && (
              <Checkbox
                isSelected={isByDay}
                onChange={(next) =>
                  change({ isByDay: next, services: { ...services, stay: dropDays(services.stay, typed) } })
                }
              >
                {t('form.isByDay')}
              </Checkbox>
            )}
            {row === 'stay' && isByDay && readRow(services.stay)?.mostDays == null && (
              <Field
                label={t('form.mostDays')}
                value={answers.mostDays}
                onChange={(mostDays) => change({ mostDays })}
                onBlur={() => leave('mostDays')}
                error={errorOf('mostDays')}
              />
            )}
          </div>
        ))}
        <DeductibleFirst answers={answers} change={change} />
      </div>
    </TitledSheet>
  );
}
