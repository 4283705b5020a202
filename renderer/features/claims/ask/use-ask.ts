import type { Question } from '#shared/model/claims/question';
import { usePerson } from '../../../shell/person.tsx';
import { type ClaimsSearch, searchQuestion } from '../claims-search.ts';

/** Asks a question: shows the claims of whom it names, and makes the search of it. */
export function useAsk({ search, onSearch }: { search: ClaimsSearch; onSearch(search: ClaimsSearch): void }) {
  const { choose } = usePerson();
  return (question: Question): void => {
    choose(question.filter.personId);
    onSearch(searchQuestion(question, search.year));
  };
}
