/** What main asks before records are erased, so that no script of the page can erase them. */
import { createTexts } from '#shared/create-texts';
import type { ConnectionSummary } from '#shared/model/connection';
import en from '../../resources/locales/en/questions.json' with { type: 'json' };
import es from '../../resources/locales/es/questions.json' with { type: 'json' };
import type { Ports } from '../ports.ts';
import { readSettings } from './settings.ts';

type Asking = Pick<Ports, 'dialogs' | 'settings'>;

const texts = createTexts('questions', { en, es });

/** A plan or a file names itself: one line of it, of a length that leaves the question readable. */
const mostName = 80;

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

/** `bills`: how many go with it, because it is the last plan or file of their person. */
export function confirmErasePlan(
  { dialogs, settings }: Asking,
  { planName, origin, claims }: Pick<ConnectionSummary, 'planName' | 'origin' | 'claims'>,
  bills: number,
): Promise<boolean> {
  const t = texts.getFixedT(readSettings(settings).language);
  const plan = planName.replace(/[\p{C}\p{Z}]+/gu, ' ').slice(0, mostName);
  return dialogs.confirm({
    message: t('erasePlan.message', { plan }),
    detail: [
      t(origin === 'file' ? 'erasePlan.file' : 'erasePlan.detail', { plan, count: claims }),
      ...(bills > 0 ? [t('erasePlan.bills', { count: bills })] : []),
    ].join('\n\n'),
    confirm: t('erasePlan.confirm'),
    cancel: t('cancel'),
  });
}

/** `count`: records that do not say clearly whose they are. */
export function confirmLeaveOut({ dialogs, settings }: Asking, count: number): Promise<boolean> {
  const t = texts.getFixedT(readSettings(settings).language);
  return dialogs.confirm({
    message: t('leaveOut.message', { count }),
    detail: t('leaveOut.detail'),
    confirm: t('leaveOut.confirm'),
    cancel: t('cancel'),
  });
}
