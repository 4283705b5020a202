import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../ui/feedback/EmptyState.tsx';

/** Stands in for a screen's content while there is nobody to show, and links to the plans. */
export function NoPlans({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['plans', 'print']);
  return (
    <EmptyState
      title={t('plans:none.title')}
      actions={
        <ButtonLink to="/plans" variant="primary">
          {t('print:empty.plans')}
        </ButtonLink>
      }
    >
      <p>{children}</p>
    </EmptyState>
  );
}
