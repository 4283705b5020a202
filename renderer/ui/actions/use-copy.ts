import { useEffect, useState } from 'react';

export type Copy = {
  /** True for a moment after a text was copied. */
  isCopied: boolean;
  copy(text: string): Promise<void>;
};

/** Copies to the clipboard. Does nothing where the clipboard is blocked: the text can still be selected. */
export function useCopy(): Copy {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return { isCopied, copy };
}
