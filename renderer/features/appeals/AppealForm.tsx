import { type FocusEvent, type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AppealFacts,
  type AppealOutcome,
  appealOutcomes,
  noAppealFacts,
} from '#shared/model/appeals/appeal';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { findAppealProblems, findDeadline } from '#shared/words/appeals';
import { listAsks } from '#shared/words/denials';
import { useCommand } from '../../api/use-command.ts';
import { useIsKept } from '../../api/use-is-kept.ts';
import { useToday } from '../../day/use-today.ts';
import { useKnownText } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { TextArea } from '../../ui/forms/TextArea.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { UsualDeadline } from '../../ui/records/UsualDeadline.tsx';
import styles from './Appeals.module.css';

type DayName = 'letterDate' | 'receivedOn' | 'lastDay' | 'sentOn' | 'endedOn';

export type AppealFormProps = {
  about: ClaimView;
  facts: AppealFacts | null;
  isTooLate: boolean;
  onCall(): void;
};

/**
 * The steps of an appeal, each with what is written down of it. It is kept as soon as the person goes on to something
 * else, so that a day that was copied from a letter is never lost.
 */
export function AppealForm({ about, facts: kept, isTooLate, onCall }: AppealFormProps) {
  const { t } = useTranslation(['appeals', 'common', 'denials']);
  const isStored = useIsKept();
  const known = useKnownText('denials');
  const { claim, denial } = about;
  const isDrug = claim.kind === 'pharmacy';
  const [facts, setFacts] = useState(kept ?? noAppealFacts);
  const save = useCommand('appeals.save');
  const today = useToday();
  const problems = findAppealProblems(facts, today);
  const latest = (save.isError ? kept : save.variables?.facts) ?? kept ?? noAppealFacts;
  const isChanged = JSON.stringify(facts) !== JSON.stringify(latest);
  const set = (some: Partial<AppealFacts>) => setFacts({ ...facts, ...some });
  const keep = () => {
    if (isChanged && Object.keys(problems).length === 0) save.mutate({ claimId: claim.id, facts });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(problems).length > 0) return focusInvalid();
    save.mutate({ claimId: claim.id, facts });
  };
  const sayProblem = (name: DayName) => {
    const problem = name === 'letterDate' ? undefined : problems[name];
    if (name === 'letterDate' || problem === undefined) return null;
    return problem === 'to-come' ? t('common:dayToCome') : t(`appeals:bad.${name}`);
  };
  const day = (name: DayName) => (
    <DateField
      label={t(`appeals:form.${name}`)}
      value={facts[name] ?? ''}
      onChange={(value) => set({ [name]: value === '' ? null : value })}
      error={sayProblem(name)}
    />
  );
  const asks = denial === null ? [] : listAsks(denial).flatMap((key) => known(key) ?? []);
  return (
    <TitledSheet title={t('appeals:steps.title')}>
      <form onSubmit={submit} onBlur={(event) => leavesField(event) && keep()} noValidate>
        <ol className={styles['steps']}>
          <Step title={t(isDrug || isTooLate ? 'appeals:steps.callPlan' : 'appeals:steps.hold')}>
            <p>
              {isTooLate
                ? t('appeals:steps.callPlanLate')
                : t(isDrug ? 'appeals:steps.callPlanText' : 'denials:step.hold')}
            </p>
            <Row>
              <Button onPress={onCall}>{t('appeals:writeCall')}</Button>
            </Row>
          </Step>
          <Step title={t('appeals:steps.copy')}>
            <div className={styles['pair']}>
              {day('letterDate')}
              {day('receivedOn')}
              {day('lastDay')}
            </div>
            <p>
              <strong>{t('denials:appeal.letter')}</strong>
            </p>
            <UsualDay about={about} facts={facts} />
            <TextArea
              label={t('appeals:form.sendTo')}
              hint={t('appeals:form.sendToHint')}
              value={facts.sendTo}
              onChange={(sendTo) => set({ sendTo })}
              rows={3}
              maxLength={500}
            />
          </Step>
          <Step title={t('appeals:steps.gather')}>
            <ul>
              <li>{t('appeals:steps.theLetter')}</li>
              {asks.map((ask) => (
                <li key={ask}>{ask}</li>
              ))}
            </ul>
          </Step>
          <Step title={t('appeals:steps.send')}>
            <p>{t('appeals:steps.sendText')}</p>
            <Row>
              <ButtonLink
                to="/appeals/$claimId/letter/$template"
                params={{ claimId: claim.id, template: 'appeal' }}
              >
                {t('appeals:openLetter')}
              </ButtonLink>
            </Row>
            <div className={styles['pair']}>{day('sentOn')}</div>
          </Step>
          <Step title={t('appeals:steps.wait')}>
            <p>{t('appeals:steps.waitText')}</p>
            <RadioGroup<AppealOutcome | 'none'>
              label={t('appeals:form.outcome')}
              value={facts.outcome ?? 'none'}
              onChange={(outcome) => set({ outcome: outcome === 'none' ? null : outcome })}
              options={[
                { value: 'none', label: t('appeals:outcome.none') },
                ...appealOutcomes.map((value) => ({ value, label: t(`appeals:outcome.${value}`) })),
              ]}
            />
            {facts.outcome !== null && <div className={styles['pair']}>{day('endedOn')}</div>}
            {facts.outcome === 'lost' && <p>{t('appeals:steps.lost')}</p>}
          </Step>
        </ol>
        <Row>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('appeals:form.save')}
          </Button>
          <p role="status">
            {save.isSuccess && !isChanged && t(isStored ? 'appeals:form.saved' : 'appeals:form.savedMemory')}
          </p>
        </Row>
        {save.error && <FailureNotice failure={save.error.failure} />}
      </form>
    </TitledSheet>
  );
}

/** True when focus goes from a field to something else, also outside of the form. */
function leavesField({ target }: FocusEvent<HTMLFormElement>): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <div className={styles['step']}>
        <h3>{title}</h3>
        {children}
      </div>
    </li>
  );
}

/** The usual deadline beside the empty field; a warning where the printed one is earlier. */
function UsualDay({ about, facts }: { about: ClaimView; facts: AppealFacts }) {
  const { t } = useTranslation('appeals');
  const { date } = useFormats();
  const today = useToday();
  if (facts.lastDay === null) return <UsualDeadline about={about} facts={facts} />;
  const usual = findDeadline({ ...facts, lastDay: null }, about.claim, today);
  if (usual.from === 'unknown' || facts.lastDay >= usual.day) return null;
  return (
    <Notice tone="warning" role="status">
      {t('usual.earlier', { day: date(usual.day) })}
    </Notice>
  );
}
