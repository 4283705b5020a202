/** What main asks before records are erased or a recovery code is made void, so that no script of the page can do it. */
import { createTexts } from '#shared/create-texts';
import type { ConnectionSummary, Undecided } from '#shared/model/connection';
import plansEn from '../../resources/locales/en/plans.json' with { type: 'json' };
import en from '../../resources/locales/en/questions.json' with { type: 'json' };
import plansEs from '../../resources/locales/es/plans.json' with { type: 'json' };
import es from '../../resources/locales/es/questions.json' with { type: 'json' };
import type { Ports } from '../ports.ts';
import { readSettings } from './settings.ts';

type Asking = Pick<Ports, 'dialogs' | 'settings'>;

const texts = createTexts('questions', { en, es });
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
      t('eraseAll.files'),
      '',
      t('eraseAll.noWayBack'),
    ].join('\n'),
    confirm: t('eraseAll.confirm'),
    cancel: t('cancel'),
  });
}

/**
 * `bills`: how many go with it, because it is the last plan or file of their person. `hasAppeals`: whether appeals,
 * calls or letters about its claims do.
 */
export function confirmErasePlan(
  { dialogs, settings }: Asking,
  { planName, origin, claims }: Pick<ConnectionSummary, 'planName' | 'origin' | 'claims'>,
  { bills, hasAppeals }: { bills: number; hasAppeals: boolean },
): Promise<boolean> {
  const t = texts.getFixedT(readSettings(settings).language);
  const plan = shorten(planName);
  return dialogs.confirm({
    message: t('erasePlan.message', { plan }),
    detail: [
      t(origin === 'file' ? 'erasePlan.file' : 'erasePlan.detail', { plan, count: claims }),
      ...(bills > 0 ? [t('erasePlan.bills', { count: bills })] : []),
      ...(hasAppeals ? [t('erasePlan.appeals')] : []),
    ].join('\n\n'),
    confirm: t('erasePlan.confirm'),
    cancel: t('cancel'),
  });
}

/** Before records that do not say clearly whose they are go, which the question counts and describes. */
export function confirmLeaveOut(
  { dialogs, settings }: Asking,
  { kind, name, place, count }: Undecided,
): Promise<boolean> {
  const { language } = readSettings(settings);
  const t = texts.getFixedT(language);
  const named = { name: shorten(name ?? ''), place: shorten(place ?? '') };
  const whom = planTexts.getFixedT(language)(`undecided.whom.${kind}`, named);
  return dialogs.confirm({
    message: t('leaveOut.message', { count }),
    detail: t('leaveOut.detail', { whom }),
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
