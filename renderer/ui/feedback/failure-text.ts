import type { Failure } from '#shared/ipc/result';
import type { Translate } from '../../i18n/translate.ts';
import { capitalizeFirst } from '../data/coded-text.ts';

export type FailureText = {
  /** What happened. */
  what: string;
  /** What to do now. */
  next: string;
};

/** The words for a failure by its code. `plan` is the plan's name; "your plan" if unknown. */
export function failureText(t: Translate, failure: Failure, plan?: string): FailureText {
  const words = (part: keyof FailureText) => {
    const text = t(`errors:${failure.code}.${part}`, { plan: plan ?? t('errors:yourPlan') });
    return plan === undefined ? capitalizeFirst(text) : text;
  };
  return { what: words('what'), next: words('next') };
}
