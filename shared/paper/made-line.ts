import type { Words } from './words.ts';

/** When the paper was made, from which plans' data, and that it is none of theirs. `madeOn`: `YYYY-MM-DD`. */
export function madeLine(plans: readonly string[], madeOn: string, { t, date, language }: Words): string {
  const day = date(madeOn) ?? madeOn;
  if (plans.length === 0) return t('madeNoPlan', { date: day });
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(plans);
  return t('made', { date: day, plans: names });
}
