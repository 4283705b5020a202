/** What main asks before records are erased or go back to a copy, or a recovery code is made void, so that no script of the page can do it. */
import { createTexts } from '#shared/create-texts';
import type { Backup } from '#shared/model/backups/backups';
import type { ConnectionSummary } from '#shared/model/connection';
import type { Undecided } from '#shared/model/people/whose';
import commonEn from '../../resources/locales/en/common.json' with { type: 'json' };
import plansEn from '../../resources/locales/en/plans.json' with { type: 'json' };
import en from '../../resources/locales/en/questions.json' with { type: 'json' };
import commonEs from '../../resources/locales/es/common.json' with { type: 'json' };
import plansEs from '../../resources/locales/es/plans.json' with { type: 'json' };
import es from '../../resources/locales/es/questions.json' with { type: 'json' };
import type { Ports } from '../ports.ts';
import { readSettings } from './settings.ts';

type Asking = Pick<Ports, 'dialogs' | 'settings'>;

const texts = createTexts('questions', { en, es });
const commonTexts = createTexts('common', { en: commonEn, es: commonEs });
/** The page's own words for whom records name. */
const planTexts = createTexts('plans', { en: plansEn, es: plansEs });

/** Names come from plans and files: one line of them, of a length that leaves the question readable. */
const mostName = 80;
const shorten = (name: string) => name.replace(/[\p{C}\p{Z}]+/gu, ' ').slice(0, mostName);

export function confirmEraseAll({ dialogs, settings }: Asking): Promise<boolean> {
  const t = texts.getFixedT(readSettings(settings).language);
  return dialogs.confirm({
    message: t('eraseAll.message'),
    detail: [
      t('eraseAll.claims'),
      t('eraseAll.access'),
      t('eraseAll.log'),
      t('eraseAll.copies'),
      t('eraseAll.files'),
      '',
      t('eraseAll.noWayBack'),
    ].join('\n'),
    confirm: t('eraseAll.confirm'),
    cancel: t('cancel'),
  });
}

/**
 * `name`: whose it is; `null` where no plan shared a name. `otherPlans`: what else of them is here. `bills`: how many go with
 * it, because there is nothing else. `hasAppeals`: whether appeals, calls or letters about its claims do.
 */
export function confirmErasePlan(
  { dialogs, settings }: Asking,
  { planName, origin, claims }: Pick<ConnectionSummary, 'planName' | 'origin' | 'claims'>,
  {
    name: personName,
    otherPlans,
    bills,
    hasAppeals,
  }: { name: string | null; otherPlans: readonly string[]; bills: number; hasAppeals: boolean },
): Promise<boolean> {
  const { language } = readSettings(settings);
  const t = texts.getFixedT(language);
  const plan = shorten(planName);
  const name = personName === null ? commonTexts.getFixedT(language)('person.unnamed') : shorten(personName);
  const plans = shorten(otherPlans.map(shorten).join(', '));
  return dialogs.confirm({
    message: t('erasePlan.message', { plan, name }),
    detail: [
      t(origin === 'file' ? 'erasePlan.file' : 'erasePlan.detail', { plan, count: claims }),
      ...(bills > 0 ? [t('erasePlan.bills', { name, count: bills })] : []),
      ...(plans === '' ? [] : [t('erasePlan.stays', { name, plans })]),
      ...(hasAppeals ? [t('erasePlan.appeals')] : []),
      t('copies'),
    ].join('\n\n'),
    confirm: t('erasePlan.confirm'),
    cancel: t('cancel'),
  });
}

/** Before records that do not say clearly whose they are go, which the question counts and describes. */
export function confirmLeaveOut(
  { dialogs, settings }: Asking,
  { kind, name, place, count }: Pick<Undecided, 'kind' | 'name' | 'place' | 'count'>,
): Promise<boolean> {
  const { language } = readSettings(settings);
  const t = texts.getFixedT(language);
  const named = { name: shorten(name ?? ''), place: shorten(place ?? '') };
  const whom = planTexts.getFixedT(language)(`undecided.whom.${kind}`, named);
  return dialogs.confirm({
    message: t('leaveOut.message', { count }),
    detail: [t('leaveOut.detail', { whom }), t('copies')].join('\n\n'),
    confirm: t('leaveOut.confirm'),
    cancel: t('cancel'),
  });
}

/** Before a new recovery code makes the one void that the person has. */
export function confirmNewCode({ dialogs, settings }: Asking): Promise<boolean> {
  const t = texts.getFixedT(readSettings(settings).language);
  return dialogs.confirm({
    message: t('newCode.message'),
    detail: t('newCode.detail'),
    confirm: t('newCode.confirm'),
    cancel: t('cancel'),
  });
}

/** Before the records go back to how they were. */
export function confirmRestore({ dialogs, settings }: Asking, { at }: Backup): Promise<boolean> {
  const { language } = readSettings(settings);
  const t = texts.getFixedT(language);
  const day = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(at));
  return dialogs.confirm({
    message: t('restore.message', { day }),
    detail: t('restore.detail'),
    confirm: t('restore.confirm'),
    cancel: t('cancel'),
  });
}
