import type { TFunction } from 'i18next';
import type { Failure } from '#shared/ipc/result';

export type FailureText = {
  /** What happened. */
  what: string;
  /** What to do now. */
  next: string;
};

/** Words for a failure by its code. `plan` stands for the plan's name; "Your plan" when it is not known. */
export function failureText(t: TFunction, failure: Failure, plan?: string): FailureText {
  const name = plan ?? t('errors:yourPlan');
  return {
    what: t(`errors:${failure.code}.what`, { plan: name }),
    next: t(`errors:${failure.code}.next`, { plan: name }),
  };
}
