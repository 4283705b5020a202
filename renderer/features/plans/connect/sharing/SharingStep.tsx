import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentOffer, DataCategory } from '#shared/model/plans/connection';
import { isMedicareHost } from '#shared/model/plans/plan-kind';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { usePerson } from '../../../../shell/person.tsx';
import { usePersonChoices } from '../../../../shell/use-person-names.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../../ui/actions/ButtonLink.tsx';
import { Notice } from '../../../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx';
import { focusInvalid } from '../../../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../../../ui/layout/PageHeader.tsx';
import { Row } from '../../../../ui/layout/Row.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import type { Answers, ConnectFlow, ShareStep } from '../use-connect-flow.ts';
import { CategoryRows } from './CategoryRows.tsx';
import { ClientForm } from './ClientForm.tsx';
import {
  type ClientProblem,
  createClientFields,
  findClientProblems,
  readClientAnswer,
} from './client-fields.ts';
import { HowLong } from './HowLong.tsx';
import { PromiseLinks } from './PromiseLinks.tsx';
import styles from './SharingStep.module.css';
import { WhereDataGoes } from './WhereDataGoes.tsx';

const someoneNew = 'new';

type Missing = 'who' | 'howLong' | 'client' | 'agreed';

/**
 * Second step: what to ask the plan for. No option, duration or consent is preset, but for a sample plan, which has
 * made-up people only; a person only when already named.
 */
export function SharingStep({ flow, step }: { flow: ConnectFlow; step: ShareStep }) {
  const { t } = useTranslation(['plans', 'common']);
  const { people } = usePerson();
  const choices = usePersonChoices();
  const { offer } = step;
  const plan = offer.planName;
  const asksWho = !flow.again && people.length > 0;
  const [answers, setAnswers] = useState<Answers>(
    step.answers ?? {
      who: asksWho ? findWhoWasNamed(flow, people.length) : someoneNew,
      optional: findLastOptional(flow, offer),
      howLong: offer.canKeepUpToDate ? (offer.isSample ? 'keep' : null) : 'once',
      client: createClientFields(offer),
      agreed: offer.isSample,
    },
  );
  const errorId = useId();
  const openId = useId();
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [wrongClient, setWrongClient] = useState<readonly ClientProblem[]>([]);
  const set = (some: Partial<Answers>) => {
    setAnswers({ ...answers, ...some });
    setMissing(missing.filter((each) => !(each in some)));
    if (some.client) setWrongClient([]);
  };
  const forget = () =>
    void flow.forgetClient().then((next) => {
      if (next) set({ client: createClientFields(next) });
    });
  const has = (what: 'who' | 'howLong') => (missing.includes(what) ? t(`share.missing.${what}`) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problems = findClientProblems(answers.client, offer);
    const open = findMissingAnswers(answers, problems.length > 0);
    setMissing(open);
    setWrongClient(problems);
    if (open.length > 0) return focusInvalid();
    const { who, optional, howLong, client } = answers;
    flow.connect(answers, {
      personId: flow.again?.personId ?? (who === someoneNew ? null : who),
      categories: offer.categories
        .filter(({ category, required }) => required || optional.includes(category))
        .map(({ category }) => category),
      keepUpToDate: howLong === 'keep',
      client: readClientAnswer(client),
    });
  };
  const { locale } = useFormats();
  const stillOpen = findMissingAnswers(answers, findClientProblems(answers.client, offer).length > 0);
  const says = missing.length === 0 && stillOpen.length > 0;
  const codeHost = offer.client.tokenHost;
  const again = people.find(({ id }) => id === flow.again?.personId);
  return (
    <>
      <PageHeader
        screen={t('share.screen')}
        title={t('share.title', { plan })}
        lead={
          <>
            {again?.name && <strong>{t('share.for', { name: again.name })} </strong>}
            {t('share.lead', { plan, host: offer.signInHost })}
            {codeHost !== offer.signInHost && ` ${t('share.codeGoes', { host: codeHost })}`}
          </>
        }
      />
      <div className={styles['column']}>
        <Sheet padding="none" label={t('share.title', { plan })}>
          <form onSubmit={submit} noValidate>
            {asksWho && (
              <div className={styles['block']}>
                <RadioGroup
                  label={t('share.who')}
                  value={answers.who}
                  onChange={(who) => set({ who })}
                  error={has('who')}
                  mark={t('share.needed')}
                  options={[...choices, { value: someoneNew, label: t('share.someoneNew') }]}
                />
              </div>
            )}
            <CategoryRows
              offer={offer}
              chosen={answers.optional}
              onChange={(optional) => set({ optional })}
            />
            <div className={styles['block']}>
              <HowLong
                offer={offer}
                value={answers.howLong}
                onChange={(howLong) => set({ howLong })}
                error={has('howLong')}
              />
            </div>
            <ClientForm
              plan={step.plan.choice}
              offer={offer}
              value={answers.client}
              onChange={(some) => set({ client: { ...answers.client, ...some } })}
              onForget={forget}
              problems={wrongClient}
            />
            <WhereDataGoes plan={plan} />
            <div className={styles['block']}>
              {offer.mayNotSupportApps && <Notice tone="calm">{t('share.mayNotSupport', { plan })}</Notice>}
              <div className={styles['agree']}>
                {offer.isSample ? (
                  <p>{t('share.sample')}</p>
                ) : (
                  <>
                    <Checkbox
                      isSelected={answers.agreed}
                      onChange={(agreed) => set({ agreed })}
                      errorId={missing.includes('agreed') ? errorId : null}
                    >
                      {t('share.agree')}
                    </Checkbox>
                    <span className={styles['needed']}>{t('share.needed')}</span>
                  </>
                )}
                <PromiseLinks />
              </div>
              {missing.length > 0 && (
                <p id={errorId} role="alert" className={styles['missing']}>
                  {missing.includes('agreed') ? t('share.missing.agreed') : t('share.missing.above')}
                </p>
              )}
              {says && (
                <p id={openId} className="muted">
                  {t('share.open.lead', {
                    list: new Intl.ListFormat(locale).format(
                      stillOpen.map((each) => t(`share.open.${each}`)),
                    ),
                  })}
                </p>
              )}
              <Row>
                <Button type="submit" variant="primary" {...(says && { 'aria-describedby': openId })}>
                  {t('share.continue', { plan })}
                </Button>
                {flow.again ? (
                  <ButtonLink to="/plans" variant="quiet">
                    {t('common:action.back')}
                  </ButtonLink>
                ) : (
                  <Button variant="quiet" onPress={flow.back}>
                    {t('common:action.back')}
                  </Button>
                )}
              </Row>
              {isMedicareHost(offer.dataHost) && <p className="muted">{t('common:medicare')}</p>}
            </div>
          </form>
        </Sheet>
      </div>
    </>
  );
}

/** Somebody else than the only person here is somebody new. */
function findWhoWasNamed({ further }: ConnectFlow, peopleHere: number): string | null {
  if (further === null) return null;
  if (further.for === 'someone-else') return peopleHere === 1 ? someoneNew : null;
  return further.for.personId;
}

/** Signing in again starts with the categories chosen before, a sample plan with everything. */
function findLastOptional({ again }: ConnectFlow, { categories, isSample }: ConsentOffer): DataCategory[] {
  const wanted = again === null ? [] : [...again.granted, ...again.notGranted];
  const isAll = isSample && again === null;
  return categories
    .filter(({ category, required }) => !required && (isAll || wanted.includes(category)))
    .map(({ category }) => category);
}

function findMissingAnswers(answers: Answers, isClientWrong: boolean): Missing[] {
  const missing: Missing[] = [];
  if (answers.who === null) missing.push('who');
  if (answers.howLong === null) missing.push('howLong');
  if (isClientWrong) missing.push('client');
  if (!answers.agreed) missing.push('agreed');
  return missing;
}
