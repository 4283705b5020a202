import { useTranslation } from 'react-i18next';
import type { Callee } from '#shared/words/visit-checks';

/** Whom to call, with the number, and what to say there. */
export function CalleeWords({ callee }: { callee: Callee }) {
  const { t } = useTranslation('visits');
  if (callee.kind !== 'plan') return t(`callees.${callee.kind}`);
  const name = callee.name ?? t('callees.yourPlan');
  return callee.phone === null
    ? t('callees.planNoPhone', { name })
    : t('callees.plan', { name, phone: callee.phone });
}
