import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../actions/ButtonLink.tsx';
import { NoticeLine } from '../feedback/NoticeLine.tsx';
import { useAsideWords } from './use-aside-words.ts';
import { type NotShownOf, useNotShown } from './use-not-shown.ts';

export type KeptAsideProps = NotShownOf & {
  /** Id of what names the plan, where several are on the screen. */
  describedBy?: string;
};

/** How much waits until the person says whose it is, and the way to the questions; nothing where nothing waits. */
export function KeptAside({ describedBy, ...of }: KeptAsideProps) {
  const { t } = useTranslation('whose');
  const words = useAsideWords(useNotShown(of));
  if (words === null) return null;
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
      <p>{words}</p>
    </NoticeLine>
  );
}
