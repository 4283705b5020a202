import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../ui/feedback/EmptyState.tsx';

/** Stands in for a screen's content while there is nobody or nothing to show, and links to the plans. */
export function NoPlans({ title, children }: { title?: string; children: ReactNode }) {
  const { t } = useTranslation(['plans', 'print']);
  return (
    <EmptyState
      title={title ?? t('plans:none.title')}
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
