import { useTranslation } from 'react-i18next';
import { sumKinds } from '#shared/words/whose';
import { ButtonLink } from '../actions/ButtonLink.tsx';
import { EmptyState } from '../feedback/EmptyState.tsx';
import { useKindWords } from './use-kind-words.ts';
import { useNotShown } from './use-not-shown.ts';

/** Stands where a list is empty because what came waits for an answer. */
export function AsideEmpty({ personId }: { personId: string }) {
  const { t } = useTranslation('whose');
  const nameKinds = useKindWords();
  const { questions, asked } = useNotShown({ personId });
  const count = sumKinds(asked);
  return (
    <EmptyState
      title={t('aside.waits')}
      actions={
        <ButtonLink to="/whose" variant="primary">
          {t('aside.ask')}
        </ButtonLink>
      }
    >
      <p>
        {count > 0
          ? t('aside.kept', { what: nameKinds(asked), count })
          : t('aside.erased', { count: questions.length })}
      </p>
    </EmptyState>
  );
}
