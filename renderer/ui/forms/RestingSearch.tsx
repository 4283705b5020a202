import { useEffect, useState } from 'react';
import { SearchField } from './SearchField.tsx';

/** How long typing must pause before the list follows. */
const restMs = 150;

export type RestingSearchProps = {
  label: string;
  placeholder: string;
  /** The text that the list is filtered by now. */
  asked: string;
  /** Called with the trimmed text once typing pauses. */
  onAsk(text: string): void;
};

/** A search box whose list follows once typing pauses. It shows text changed elsewhere ("Clear filters"). */
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
