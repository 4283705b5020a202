import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestLine } from '#shared/bounds';
import { hasCovered } from '#shared/cover-texts';
import type { Suggestion } from '#shared/model/claims/question';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { send } from '../../../api/bridge.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useSettings } from '../../../shell/use-settings.ts';
import { Icon } from '../../../ui/data/Icon.tsx';
import { useEscape } from '../../../ui/use-escape.ts';
import {
  buildFilter,
  type ClaimsSearch,
  clearFilters,
  dropEmpty,
  listActiveFilters,
} from '../claims-search.ts';
import { FilterChips } from '../filter/FilterChips.tsx';
import styles from './AskField.module.css';
import { SuggestionList } from './SuggestionList.tsx';
import { useAsk } from './use-ask.ts';
import { useChips } from './use-chips.ts';
import { restMs, useTyped } from './use-typed.ts';

export type AskFieldProps = {
  personId: string;
  search: ClaimsSearch;
  plans: readonly ConnectionSummary[];
  totalsReady: boolean;
  onSearch(search: ClaimsSearch): void;
};

/** Where a person was before they asked. */
type Before = { search: ClaimsSearch; top: number; row: string | undefined };

/** The row of the list that Tab finds; rows come and go as the list does. */
const tabStop = 'tr[data-position][tabindex="0"]';

/**
 * The search box of claims, a combobox. What is typed is searched for as it is; Enter, or a suggestion, makes chips of what
 * is understood as a question. Arrow Down then goes on to the list. Backspace in an empty box takes the last chip; Escape
 * closes the suggestions, then leaves the search, from anywhere on the screen, and goes back to where the person was.
 */
export function AskField({ personId, search, plans, totalsReady, onSearch }: AskFieldProps) {
  const { t } = useTranslation(['claims', 'common']);
  const { shortcuts } = useSettings().settings;
  const askQuestion = useAsk({ search, onSearch });
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<Before | null>(null);
  const { text, type, setText, rested } = useTyped(search, onSearch);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const chips = useChips(plans)(search);
  const filter = buildFilter(dropEmpty({ ...search, q: undefined }), personId);
  const asked = useRequest(
    'claims.ask',
    { filter, text: rested },
    { enabled: isOpen, keepPrevious: true },
  ).data;
  // Words that discreet mode covers cannot be asked for: they would go back covered.
  const suggestions = (asked?.suggestions ?? []).filter(({ question }) => !hasCovered(question));
  const isExpanded = isOpen && suggestions.length > 0;
  const current = isExpanded ? suggestions[active] : undefined;
  const optionId = (index: number) => `${listId}-${index}`;

  const ask = (question: Suggestion['question']) => {
    setOpen(false);
    setActive(-1);
    setText(question.filter.text ?? '');
    askQuestion(question);
  };

  /** Does not wait for the suggestions: who types fast presses Enter before they are there. */
  const askTyped = async () => {
    setOpen(false);
    const typed = text.trim();
    const { reading } = await send('claims.ask', { filter, text: typed });
    if (reading && !hasCovered(reading) && input.current?.value.trim() === typed) ask(reading);
  };

  /** Who asks again at once keeps the box; who went to another screen meanwhile stays where they are there. */
  const mayMove = () => input.current !== null && document.activeElement !== input.current;

  const leave = () => {
    const was = before.current;
    setText('');
    setOpen(false);
    onSearch(was?.search ?? clearFilters(search));
    input.current?.blur();
    // The whole list must be there again first.
    setTimeout(() => {
      if (!mayMove()) return;
      window.scrollTo(0, was?.top ?? 0);
      const row = was?.row === undefined ? 'main h1' : `tr[data-position="${was.row}"]`;
      setTimeout(() => mayMove() && findElement(row)?.focus({ preventScroll: true }), 60);
    }, restMs);
    before.current = null;
  };
  const hasSomething = text !== '' || chips.length > 0;
  useEscape(leave, hasSomething);

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    const last = suggestions.length - 1;
    if (event.nativeEvent.isComposing) return;
    if (key === 'ArrowDown' && !isExpanded && hasSomething && findElement(tabStop)) {
      event.preventDefault();
      findElement(tabStop)?.focus();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = key === 'ArrowDown' ? 1 : -1;
      setActive((now) => (now + step > last ? -1 : now + step < -1 ? last : now + step));
    } else if (key === 'Enter') {
      event.preventDefault();
      if (current) ask(current.question);
      else if (text.trim() !== '') void askTyped();
    } else if (key === 'Backspace' && text === '' && chips.length > 0) {
      event.preventDefault();
      const lastChip = chips.at(-1);
      if (lastChip) onSearch(lastChip.without);
    } else if (key === 'Escape' && (isExpanded || text !== '' || chips.length > 0)) {
      event.preventDefault();
      event.stopPropagation();
      if (isExpanded) setOpen(false);
      else leave();
    }
  };

  const onFocus = ({ relatedTarget }: FocusEvent) => {
    if (listActiveFilters(search).length === 0)
      before.current = {
        search,
        top: window.scrollY,
        row: (relatedTarget instanceof HTMLElement && relatedTarget.dataset['position']) || undefined,
      };
  };

  return (
    <div className={styles['ask']}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a press beside the chips is one on the box that they are in, which keys reach. */}
      <div
        className={styles['box']}
        onClick={({ target, currentTarget }) => target === currentTarget && input.current?.focus()}
      >
        <Icon name="find" />
        <FilterChips chips={chips} onSearch={onSearch} />
        <input
          ref={input}
          type="text"
          role="combobox"
          data-search=""
          className={styles['input']}
          aria-label={t('claims:find.label')}
          aria-expanded={isExpanded}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(current && { 'aria-activedescendant': optionId(active) })}
          autoComplete="off"
          spellCheck={false}
          maxLength={longestLine}
          value={text}
          placeholder={
            chips.length > 0 ? '' : t(shortcuts ? 'claims:find.placeholderKey' : 'claims:find.placeholder')
          }
          onChange={({ target }) => {
            type(target.value);
            setActive(-1);
            setOpen(true);
          }}
          onFocus={onFocus}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKey}
        />
        {hasSomething && (
          <button
            type="button"
            className={styles['clear']}
            aria-label={chips.length > 0 ? t('claims:filter.clear') : t('common:action.clear')}
            onClick={() => {
              setText('');
              onSearch(clearFilters(search));
              input.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <SuggestionList
        id={listId}
        optionId={optionId}
        isOpen={isExpanded}
        typed={text}
        suggestions={suggestions}
        active={active}
        plans={plans}
        personId={personId}
        totalsReady={totalsReady}
        onAsk={ask}
      />
      <span role="status" className="visually-hidden">
        {isExpanded && t('claims:ask.found', { count: suggestions.length })}
      </span>
    </div>
  );
}

function findElement(selector: string | null): HTMLElement | null {
  return selector === null ? null : document.querySelector<HTMLElement>(selector);
}
