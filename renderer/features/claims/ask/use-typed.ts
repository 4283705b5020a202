import { useEffect, useState } from 'react';
import { type ClaimsSearch, dropEmpty } from '../claims-search.ts';

/** How long typing must pause before the list and the suggestions follow. */
export const restMs = 150;

/**
 * What is typed, which the search follows once typing pauses, as it follows a search that is changed elsewhere. `type`: by the
 * person; `setText`: with a search that whoever calls it makes. A search that comes back late, while more was typed, takes
 * nothing away.
 */
export function useTyped(search: ClaimsSearch, onSearch: (search: ClaimsSearch) => void) {
  const asked = search.q ?? '';
  const [{ text, isTyped }, setTyped] = useState({ text: asked, isTyped: false });
  const [lastAsked, setLastAsked] = useState(asked);
  const [sent, setSent] = useState<readonly string[]>([]);
  const [rested, setRested] = useState(asked);
  if (asked !== lastAsked) {
    setLastAsked(asked);
    const at = sent.lastIndexOf(asked);
    setSent(at === -1 ? [] : sent.slice(at + 1));
    if (at === -1 && asked !== text.trim()) setTyped({ text: asked, isTyped: false });
  }
  useEffect(() => {
    const typed = text.trim();
    const timer = setTimeout(() => {
      setRested(typed);
      if (!isTyped || typed === asked) return;
      setSent((all) => [...all, typed]);
      onSearch(dropEmpty({ ...search, q: typed }));
    }, restMs);
    return () => clearTimeout(timer);
  }, [text, isTyped, asked, search, onSearch]);
  return {
    text,
    type: (typed: string) => setTyped({ text: typed, isTyped: true }),
    setText(said: string) {
      setSent([]);
      setTyped({ text: said, isTyped: false });
    },
    rested,
  };
}
