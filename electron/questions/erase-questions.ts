/** What main asks before records are erased or go back to a copy, a recovery code is made void, or a check brings very much, so that no script of the page can do it. */

import { coveredText } from '#shared/cover-texts';
import { createTexts } from '#shared/create-texts';
import { localeOf } from '#shared/languages';
import type { Backup } from '#shared/model/files/backups';
import type { Undecided } from '#shared/model/people/whose';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { findHandWay } from '#shared/model/plans/plan-kind';
import commonEn from '../../resources/locales/en/common.json' with { type: 'json' };
import en from '../../resources/locales/en/questions.json' with { type: 'json' };
import whoseEn from '../../resources/locales/en/whose.json' with { type: 'json' };
import commonEs from '../../resources/locales/es/common.json' with { type: 'json' };
import es from '../../resources/locales/es/questions.json' with { type: 'json' };
import whoseEs from '../../resources/locales/es/whose.json' with { type: 'json' };
import type { Ports } from '../ports.ts';
import { readSettings } from '../settings.ts';

type Asking = Pick<Ports, 'dialogs' | 'settings'>;

const texts = createTexts('questions', { en, es });
const commonTexts = createTexts('common', { en: commonEn, es: commonEs });
/** The page's own words for whom records name. */
const whoseTexts = createTexts('whose', { en: whoseEn, es: whoseEs });

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
 * `name`: whose it is; `null` where no plan shared a name. `otherPlans`: what else of them is here. `hasAppeals`: whether
 * appeals, calls or letters about its claims go with it. `helped`: whose records do, because they came by its sign-in.
 * `ended`: of whom nothing else is here, so that all that was added for them goes, too, and so many `bills`.
 */
export function confirmErasePlan(
  { dialogs, settings }: Asking,
  {
    planName,
    claims,
    ...source
  }: Pick<ConnectionSummary, 'planName' | 'origin' | 'claims'> & { fhirBaseUrl: string },
  {
    name: personName,
    otherPlans,
    bills,
    hasAppeals,
    helped,
    ended,
  }: {
    name: string | null;
    otherPlans: readonly string[];
    bills: number;
    hasAppeals: boolean;
    helped: readonly (string | null)[];
    ended: readonly (string | null)[];
  },
): Promise<boolean> {
  const { language } = readSettings(settings);
  const t = texts.getFixedT(language);
  const from = findHandWay(source) ?? source.origin;
  const plan = shorten(planName);
  const unnamed = commonTexts.getFixedT(language)('person.unnamed');
  const name = personName === null ? unnamed : shorten(personName);
  const list = (some: readonly (string | null)[]) =>
    shorten(some.map((one) => shorten(one ?? unnamed)).join(', '));
  const plans = shorten(otherPlans.map(shorten).join(', '));
  return dialogs.confirm({
    message: t(`erasePlan.message.${from}`, { plan, name }),
    detail: [
      t(`erasePlan.detail.${from}`, { plan, count: claims }),
      ...(helped.length > 0 ? [t('erasePlan.helped', { names: list(helped) })] : []),
      ...(ended.length > 0 ? [t('erasePlan.ended', { names: list(ended) })] : []),
      ...(bills > 0 ? [t('erasePlan.bills', { count: bills })] : []),
      ...(plans === '' ? [] : [t('erasePlan.changes', { plan }), t('erasePlan.stays', { name, plans })]),
      ...(hasAppeals ? [t('erasePlan.appeals')] : []),
      t('copies'),
    ].join('\n\n'),
    confirm: t('erasePlan.confirm'),
    cancel: t('cancel'),
  });
}

/** `name`: `null` where no plan shared a name. `helped`: whose records go along, because they came by a sign-in of theirs. */
export function confirmErasePerson(
  { dialogs, settings }: Asking,
  {
    name: personName,
    plans,
    helped,
    claims,
    bills,
  }: {
    name: string | null;
    plans: readonly string[];
    helped: readonly (string | null)[];
    claims: number;
    bills: number;
  },
): Promise<boolean> {
  const { language } = readSettings(settings);
  const t = texts.getFixedT(language);
  const unnamed = commonTexts.getFixedT(language)('person.unnamed');
  const list = (names: readonly (string | null)[]) =>
    shorten(names.map((one) => shorten(one ?? unnamed)).join(', '));
  const name = list([personName]);
  return dialogs.confirm({
    message: t('erasePerson.message', { name }),
    detail: [
      t('erasePerson.detail', { plans: list(plans), count: claims }),
      ...(bills > 0 ? [t('erasePerson.bills', { count: bills })] : []),
      t('erasePerson.written', { name }),
      ...(helped.length > 0 ? [t('erasePlan.helped', { names: list(helped) })] : []),
      t('copies'),
    ].join('\n\n'),
    confirm: t('erasePerson.confirm'),
    cancel: t('cancel'),
  });
}

/** Before records that do not say clearly whose they are go, which the question counts and describes. */
export function confirmLeaveOut(
  { dialogs, settings }: Asking,
  { kind, name, place, count }: Pick<Undecided, 'kind' | 'name' | 'place' | 'count'>,
): Promise<boolean> {
  const { language, isDiscreet } = readSettings(settings);
  const t = texts.getFixedT(language);
  const tell = (text: string | null) => (isDiscreet ? coveredText : shorten(text ?? ''));
  const named = { name: tell(name), place: tell(place) };
  const whom = whoseTexts.getFixedT(language)(`whom.${kind}`, named);
  return dialogs.confirm({
    message: t('leaveOut.message', { count }),
    detail: [t('leaveOut.detail', { whom }), t('copies')].join('\n\n'),
    confirm: t('leaveOut.confirm'),
    cancel: t('cancel'),
  });
}

/** Before a check goes on that brought more than most plans ever send; what came is kept either way. */
export function confirmGoOn({ dialogs, settings }: Asking, planName: string): Promise<boolean> {
  const t = texts.getFixedT(readSettings(settings).language);
  const plan = shorten(planName);
  return dialogs.confirm({
    message: t('goOn.message', { plan }),
    detail: t('goOn.detail', { plan }),
    confirm: t('goOn.confirm'),
    cancel: t('goOn.stop'),
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
  const day = new Intl.DateTimeFormat(localeOf(language), {
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
