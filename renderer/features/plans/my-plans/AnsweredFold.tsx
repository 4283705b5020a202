import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnsweredWords, useWhoseWords } from '../../../shell/whose/use-whose-words.ts';
import { Details } from '../../../ui/layout/Details.tsx';
import { useNotShown } from '../../../ui/whose/use-not-shown.ts';

/** What was answered about whose records of the plan are, each with the way to change it. */
export function AnsweredFold({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation('whose');
  const describe = useWhoseWords();
  const nameAnswer = useAnsweredWords();
  const { answered } = useNotShown({ connectionId });
  if (answered.length === 0) return null;
  return (
    <Details summary={t('answered.title')}>
      <ul>
        {answered.map((question) => {
          const { connectionId: plan, cause } = question;
          const words = describe(question);
          const id = `answered-${plan}-${cause}`;
          return (
            <li key={cause}>
              <span id={id}>
                {words.sent} {nameAnswer(question, words)}
              </span>{' '}
              <Link to="/whose" search={{ plan, change: cause }} aria-describedby={id}>
                {t('answered.change')}
              </Link>
            </li>
          );
        })}
      </ul>
    </Details>
  );
}
