import { useTranslation } from 'react-i18next';
import { sumKinds } from '#shared/words/whose';
import { ButtonLink } from '../actions/ButtonLink.tsx';
import { NoticeLine } from '../feedback/NoticeLine.tsx';
import { useKindWords } from './use-kind-words.ts';
import { type NotShownOf, useNotShown } from './use-not-shown.ts';

export type KeptAsideProps = NotShownOf & {
  /** Id of what names the plan, where several are on the screen. */
  describedBy?: string;
};

/** How much waits until the person says whose it is, and the way to the questions; nothing where nothing waits. */
export function KeptAside({ describedBy, ...of }: KeptAsideProps) {
  const { t } = useTranslation('whose');
  const nameKinds = useKindWords();
  const { questions, asked } = useNotShown(of);
  const count = sumKinds(asked);
  if (questions.length === 0) return null;
  return (
    <NoticeLine
      tone="warning"
      actions={
        <ButtonLink
          to="/whose"
          search={of.connectionId === undefined ? {} : { plan: of.connectionId }}
          aria-describedby={describedBy}
        >
          {t('aside.ask')}
        </ButtonLink>
      }
    >
      <p>
        {count > 0
          ? t('aside.kept', { what: nameKinds(asked), count })
          : t('aside.erased', { count: questions.length })}
      </p>
    </NoticeLine>
  );
}
