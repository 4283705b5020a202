import { useTranslation } from 'react-i18next';
import { countDays, toWholeDay } from '#shared/dates';
import type { AppealFacts } from '#shared/model/appeals/appeal';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { planKinds } from '#shared/model/plans/plan-kind';
import { findAppealState, findUsualLastDay, type UsualLastDay } from '#shared/words/appeals';
import { appealRules } from '#shared/words/denials';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { SmallLine } from '../data/SmallLine.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Select } from '../forms/Select.tsx';
import styles from './UsualDeadline.module.css';
import { UsualTimes } from './UsualTimes.tsx';

/** By when to appeal: what the letter says, else the usual last day with its rule. Nothing once the appeal was sent. */
export function UsualDeadline({ about, facts }: { about: ClaimView; facts: AppealFacts | null }) {
  const { t } = useTranslation('denials');
  const { date } = useFormats();
  const today = useToday();
  const state = findAppealState(facts);
  const { claim, saidKind } = about;
  if (state === 'sent' || state === 'decided') return null;
  if (facts !== null && facts.lastDay !== null)
    return (
      <p className={styles['day']}>
        {t(facts.lastDay < today ? 'by.letterOver' : 'by.letter', { day: date(facts.lastDay) })}
      </p>
    );
  const days = facts ?? { letterDate: null, receivedOn: null };
  const usual = findUsualLastDay(days, askUsual(claim, today));
  const isDayMissing = toWholeDay(claim.decidedOn) === null && days.letterDate === null;
  return (
    <div className={styles['by']}>
      {usual !== null && <Usual usual={usual} today={today} />}
      {usual === null && isDayMissing && <p>{t('by.noDay')}</p>}
      {saidKind !== null && <KindOfPlan about={about} saidKind={saidKind} />}
      <UsualTimes planKind={usual === null ? claim.planKind : 'unknown'} />
    </div>
  );
}

type Refused = Pick<ClaimView['claim'], 'planKind' | 'kind' | 'serviceStart' | 'decidedOn'>;

/** What the usual last day of a claim is worked out for. */
export function askUsual({ planKind, kind, serviceStart, decidedOn }: Refused, today: string) {
  return {
    planKind,
    isDrug: kind === 'pharmacy',
    serviceStart,
    decidedOn: toWholeDay(decidedOn),
    today,
  };
}

function Usual({ usual: { day, from, after, window }, today }: { usual: UsualLastDay; today: string }) {
  const { t } = useTranslation('denials');
  const { date } = useFormats();
  const left = countDays(today, day);
  const counted = { from: date(from.day), what: t(`by.what.${from.what}`) };
  return (
    <>
      <p className={styles['day']}>{t(left < 0 ? 'by.over' : 'by.until', { day: date(day) })}</p>
      <p>
        {left >= 0 && `${t('by.left', { count: left })} `}
        {'days' in after
          ? t('by.days', { count: after.days, ...counted })
          : t('by.months', { count: after.months, ...counted })}
      </p>
      <SmallLine>
        {t(`window.${window}.name`)}. {t('appeal.rule', { source: appealRules[window] })}
      </SmallLine>
    </>
  );
}

type KindOfPlanProps = { about: ClaimView; saidKind: NonNullable<ClaimView['saidKind']> };

/** Asked where neither the claim nor the plan's name says it; kept with the plan, and can be changed here. */
function KindOfPlan({ about: { row, planName }, saidKind }: KindOfPlanProps) {
  const { t } = useTranslation('denials');
  const { mutate, error } = useCommand('plans.setKind');
  return (
    <div className={styles['kind']}>
      <Select
        label={t('by.kind', { plan: planName })}
        value={saidKind}
        onChange={(kind) => mutate({ connectionId: row.connectionId, kind })}
        options={planKinds.map((value) => ({
          value,
          label: value === 'unknown' ? t('by.notSure') : t(`window.${value}.name`),
        }))}
      />
      {saidKind === 'unknown' && <SmallLine>{t('by.kindWhy')}</SmallLine>}
      {error && <FailureNotice failure={error.failure} />}
    </div>
  );
}
