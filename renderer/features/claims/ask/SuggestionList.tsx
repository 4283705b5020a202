import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#shared/model/claims/question';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { foldText } from '#shared/split-words';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { usePerson } from '../../../shell/person.tsx';
import { usePersonNames } from '../../../shell/use-person-names.ts';
import { Icon } from '../../../ui/data/Icon.tsx';
import { searchQuestion } from '../claims-search.ts';
import styles from './AskField.module.css';
import { useAboutWords } from './use-about-words.ts';
import { useChips } from './use-chips.ts';

export type SuggestionListProps = {
  id: string;
  optionId(index: number): string;
  isOpen: boolean;
  typed: string;
  suggestions: readonly Suggestion[];
  /** Index of the one that Enter takes; -1 for none. */
  active: number;
  plans: readonly ConnectionSummary[];
  personId: string;
  totalsReady: boolean;
  onAsk(question: Suggestion['question']): void;
};

const icons = { question: 'claims', name: 'find', usual: 'help' } as const;

/** What the words may mean, each with its number. */
export function SuggestionList(props: SuggestionListProps) {
  const { id, optionId, isOpen, typed, suggestions, active, onAsk } = props;
  const { t } = useTranslation('claims');
  const nameQuestion = useQuestionWords(props.plans, props.personId);
  const sayNumber = useNumberWords(props.personId, isOpen, props.totalsReady);
  const groups = [...Map.groupBy(suggestions.entries(), ([, { group }]) => group)];
  return (
    <div id={id} role="listbox" aria-label={t('ask.suggestions')} hidden={!isOpen} className={styles['list']}>
      {isOpen &&
        groups.map(([group, own]) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox.
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} role="presentation" className={styles['group']}>
              {t(`ask.group.${group}`)}
            </div>
            {own.map(([index, suggestion]) => (
              // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the combobox keeps the focus and hears the keys.
              <div
                key={optionId(index)}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                ref={(option) => {
                  if (index === active) option?.scrollIntoView?.({ block: 'nearest' });
                }}
                className={styles['option']}
                // The box keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onAsk(suggestion.question)}
              >
                <Icon name={icons[group]} />
                <span className={styles['name']}>
                  <Marked text={nameQuestion(suggestion.question)} typed={typed} />
                </span>
                <span className={styles['number']}>{sayNumber(suggestion)}</span>
              </div>
            ))}
          </div>
        ))}
    </div>
  );
}

/** The text, with the beginning of a word that was typed underlined. */
function Marked({ text, typed }: { text: string; typed: string }) {
  const word = foldText(typed.trim().split(/\s+/).at(-1) ?? '');
  const pieces = text.split(/(\s+)/);
  const at = word.length < 2 ? -1 : pieces.findIndex((piece) => foldText(piece).startsWith(word));
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed text.
    <Fragment key={index}>
      {index === at ? (
        <>
          <mark>{piece.slice(0, word.length)}</mark>
          {piece.slice(word.length)}
        </>
      ) : (
        piece
      )}
    </Fragment>
  ));
}

/** A question in words: "Prescription · 2025". */
export function useQuestionWords(
  plans: readonly ConnectionSummary[],
  personId: string,
): (question: Suggestion['question']) => string {
  const { t } = useTranslation('claims');
  const chipsOf = useChips(plans);
  const nameOf = usePersonNames();
  const { people } = usePerson();
  return (question) => {
    const { filter } = question;
    const other = people.find(({ id }) => id === filter.personId && id !== personId);
    const words = [
      ...(other ? [nameOf(other)] : []),
      ...chipsOf(searchQuestion(question, undefined)).map(({ name }) => name),
      ...(filter.text === null ? [] : [`“${filter.text}”`]),
    ];
    return words.length === 0 ? t('ask.none.everything') : words.join(' · ');
  };
}

/** "5 claims · your share $1,001.95" */
function useNumberWords(personId: string, isOpen: boolean, totalsReady: boolean) {
  const { t } = useTranslation('claims');
  const { number } = useFormats();
  const nameSum = useSumWords();
  const sayAbout = useAboutWords(personId, isOpen);
  return ({ question, count, sums }: Suggestion): string => {
    const { filter, about } = question;
    // The number of another person is told once it is asked.
    if (about !== null) return filter.personId === personId ? sayAbout(about, filter) : '';
    const [first, ...others] = totalsReady ? sums : [];
    if (!first || others.length > 0 || first.claims === 0)
      return count === 0 ? number(0) : t('list.all', { count });
    // As many as the answer says: those that the amounts are of.
    return [
      t('list.all', { count: first.claims }),
      first.yourShare.statedBy > 0 &&
        t('list.monthShare', { share: nameSum(first.yourShare, first.currency, '') }),
      first.atPharmacy.statedBy > 0 &&
        t('list.monthPharmacy', { amount: nameSum(first.atPharmacy, first.currency, '') }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
