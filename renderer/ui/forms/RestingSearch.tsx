import { useEffect, useState } from 'react';
import { SearchField } from './SearchField.tsx';

/** How long typing rests before the list follows. */
const restMs = 150;

export type RestingSearchProps = {
  label: string;
  placeholder: string;
  /** The words that the list is searched for now. */
  asked: string;
  /** Called with trimmed words once typing rests. */
  onAsk(text: string): void;
};

/** A search box whose list follows when typing rests. Words changed elsewhere ("Clear filters") show in it. */
export function RestingSearch({ label, placeholder, asked, onAsk }: RestingSearchProps) {
  const [text, setText] = useState(asked);
  const [lastAsked, setLastAsked] = useState(asked);
  if (asked !== lastAsked) {
    setLastAsked(asked);
    if (asked !== text.trim()) setText(asked);
  }
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => onAsk(text.trim()), restMs);
    return () => clearTimeout(timer);
  }, [text, asked, onAsk]);
  return <SearchField label={label} hideLabel value={text} onChange={setText} placeholder={placeholder} />;
}
