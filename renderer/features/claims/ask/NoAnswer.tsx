import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useRequest } from '../../../api/use-request.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { buildFilter, type ClaimsSearch, clearFilters } from '../claims-search.ts';
import styles from './NoAnswer.module.css';
import { useQuestionWords } from './SuggestionList.tsx';
import { useAsk } from './use-ask.ts';
import { useChips } from './use-chips.ts';

export type NoAnswerProps = {
  personId: string;
  search: ClaimsSearch;
  plans: readonly ConnectionSummary[];
  onSearch(search: ClaimsSearch): void;
};

/** No claim matches: what was understood, what was not, and ways on that find something. */
export function NoAnswer({ personId, search, plans, onSearch }: NoAnswerProps) {
  const { t } = useTranslation('claims');
  const chips = useChips(plans)(search).map(({ name }) => name);
  const ask = useAsk({ search, onSearch });
  const nameQuestion = useQuestionWords(plans, personId);
  const { data } = useRequest(
    'claims.waysOn',
    { filter: buildFilter(search, personId) },
    { keepPrevious: true },
  );
  const ways = (data?.ways ?? []).filter(({ question }) => !hasCovered(question));
  const slots = { text: search.q, chips: chips.join(' · ') };
  const title =
    search.q === undefined
      ? t('ask.none.chips', slots)
      : t(chips.length > 0 ? 'ask.none.titleOf' : 'ask.none.title', slots);
  return (
    <EmptyState
      title={title}
      actions={
        <>
          <Button onPress={() => onSearch(clearFilters(search))}>{t('filter.clear')}</Button>
          <span className={styles['escape']}>{t('ask.none.escape')}</span>
        </>
      }
    >
      {data && !data.isUnderstood && <p>{t('ask.none.beyond')}</p>}
      {data && search.q !== undefined && <p>{t('ask.none.looked', { count: data.searched })}</p>}
      {ways.length > 0 && (
        <ul className={styles['ways']} aria-label={t('ask.none.ways')}>
          {ways.map(({ question, count }) => (
            <li key={JSON.stringify(question)}>
              <Button onPress={() => ask(question)}>
                {question.about === null
                  ? `${nameQuestion(question)} · ${t('list.all', { count })}`
                  : nameQuestion(question)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}
