import { useTranslation } from 'react-i18next';
import { type FormLine, type ServiceRow, serviceRowNames } from '#shared/model/replay/service-rows';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './NextYear.module.css';
import {
  type AmountKey,
  outChoices,
  type PlanAnswers,
  providerChoices,
  type Tier,
  tiers,
  type When,
  whens,
} from './plan-answers.ts';

export type PlanFieldsProps = {
  answers: PlanAnswers;
  /** The line that was asked for; it is typed into at once. */
  line: FormLine | null;
  /** Drugs of the person, whose tiers may be looked up. */
  drugs: readonly string[];
  change(some: Partial<PlanAnswers>): void;
  errorOf(key: string, error: 'name' | 'year' | 'amount' | 'share' | 'days'): string | null;
};

/** The questions, in the order in which a Summary of Benefits answers them. */
export function PlanFields(props: PlanFieldsProps) {
  return (
    <>
      <AboutFields {...props} />
      <MoneyFields {...props} />
      <DrugFields {...props} />
      <ServiceFields {...props} />
    </>
  );
}

function AboutFields({ answers, line, change, errorOf }: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  return (
    <TitledSheet title={t('form.about')}>
      <div className={styles['form']}>
        <Field
          label={t('form.name')}
          value={answers.name}
          onChange={(name) => change({ name })}
          error={errorOf('name', 'name')}
          maxLength={200}
          isRequired
        />
        <div className={styles['pair']}>
          <Field
            label={t('form.year')}
            value={answers.year}
            onChange={(year) => change({ year })}
            error={errorOf('year', 'year')}
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
        <AmountField {...{ answers, line, change, errorOf }} name="premium" />
      </div>
    </TitledSheet>
  );
}

type AmountProps = Omit<PlanFieldsProps, 'drugs'> & { name: AmountKey };

function AmountField({ name, answers, line, change, errorOf }: AmountProps) {
  const { t } = useTranslation('next-year');
  return (
    <Field
      label={t(`form.${name}`)}
      hint={t(name === 'drugDeductible' ? 'form.drugDeductibleHint' : 'form.amountHint')}
      value={answers[name]}
      onChange={(text) => change({ [name]: text })}
      error={errorOf(name, 'amount')}
      takesFocus={name === line}
    />
  );
}

function MoneyFields({ answers, line, change, errorOf }: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  const amount = (name: AmountKey) => <AmountField {...{ answers, line, change, errorOf, name }} />;
  return (
    <TitledSheet title={t('form.money')}>
      <div className={styles['form']}>
        <div className={styles['pair']}>
          {amount('deductible')}
          {amount('limit')}
        </div>
        {amount('drugDeductible')}
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
            <Field
              label={t('form.outShare')}
              value={answers.outShare}
              onChange={(outShare) => change({ outShare })}
              error={errorOf('outShare', 'share')}
              takesFocus={line === 'outShare'}
            />
          </>
        )}
      </div>
    </TitledSheet>
  );
}

type ShareProps = {
  service: string;
  text: string;
  when: When;
  error: string | null;
  takesFocus: boolean;
  onChange(answer: { text: string; when: When }): void;
};

/** What one pays for a service, beside whether the deductible comes first. */
function ShareFields({ service, text, when, error, takesFocus, onChange }: ShareProps) {
  const { t } = useTranslation('next-year');
  return (
    <div className={styles['pair']}>
      <Field
        label={t('form.share', { service })}
        value={text}
        onChange={(next) => onChange({ text: next, when })}
        error={error}
        takesFocus={takesFocus}
      />
      <Select
        label={t('form.whenNamed', { service })}
        value={when}
        onChange={(next) => onChange({ text, when: next })}
        options={whens.map((value) => ({ value, label: t(`form.whens.${value}`) }))}
      />
    </div>
  );
}

function DrugFields({ answers, line, drugs, change, errorOf }: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  const changeTier = (tier: Tier, some: Partial<PlanAnswers['drugs'][Tier]>) =>
    change({ drugs: { ...answers.drugs, [tier]: { ...answers.drugs[tier], ...some } } });
  return (
    <TitledSheet title={t('form.drugs')}>
      <div className={styles['form']}>
        <p>{t('form.drugsHint')}</p>
        {tiers.map((tier) => {
          const { text, when, of90 } = answers.drugs[tier];
          const service = t(`form.tier.${tier}`);
          return (
            <div key={tier} className={styles['form']}>
              <ShareFields
                {...{ service, text, when }}
                error={errorOf(`tier ${tier}`, 'share')}
                takesFocus={tier === 1 && line === 'drugs'}
                onChange={(some) => changeTier(tier, some)}
              />
              <Field
                label={t('form.of90', { tier: service })}
                value={of90}
                onChange={(next) => changeTier(tier, { of90: next })}
                error={errorOf(`tier ${tier} of 90`, 'amount')}
              />
            </div>
          );
        })}
        {drugs.length > 0 && (
          <Details summary={t('form.yourDrugs')}>
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

function ServiceFields({ answers, line, change, errorOf }: PlanFieldsProps) {
  const { t } = useTranslation('next-year');
  const { services } = answers;
  const changeRow = (row: ServiceRow, answer: PlanAnswers['services'][ServiceRow]) =>
    change({ services: { ...services, [row]: answer } });
  return (
    <TitledSheet title={t('form.services')}>
      <div className={styles['form']}>
        <p>{t('form.servicesHint')}</p>
        {serviceRowNames.map((row) => (
          <div key={row} className={styles['form']}>
            <ShareFields
              service={t(`form.service.${row}`)}
              {...services[row]}
              error={errorOf(row, 'share')}
              takesFocus={row === line}
              onChange={(answer) => changeRow(row, answer)}
            />
            {row === 'emergency' && (
              <Checkbox isSelected={answers.isWaived} onChange={(isWaived) => change({ isWaived })}>
                {t('form.isWaived')}
              </Checkbox>
            )}
            {row === 'stay' && (
              <Checkbox isSelected={answers.isByDay} onChange={(isByDay) => change({ isByDay })}>
                {t('form.isByDay')}
              </Checkbox>
            )}
            {row === 'stay' && answers.isByDay && (
              <Field
                label={t('form.mostDays')}
                value={answers.mostDays}
                onChange={(mostDays) => change({ mostDays })}
                error={errorOf('mostDays', 'days')}
              />
            )}
          </div>
        ))}
      </div>
    </TitledSheet>
  );
}
