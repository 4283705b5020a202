import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../actions/ButtonLink.tsx';
import { EmptyState } from '../feedback/EmptyState.tsx';
import { useAsideWords } from './use-aside-words.ts';
import { useNotShown } from './use-not-shown.ts';

/** Stands where a list is empty: that what came waits for an answer, else what `children` say. */
export function AsideOr({ personId, children }: { personId: string; children: ReactNode }) {
  const { t } = useTranslation('whose');
  const words = useAsideWords(useNotShown({ personId }));
  if (words === null) return children;
  return (
    <EmptyState
      title={t('aside.waits')}
      actions={
        <ButtonLink to="/whose" variant="primary">
          {t('aside.ask')}
        </ButtonLink>
      }
    >
      <p>{words}</p>
    </EmptyState>
  );
}
