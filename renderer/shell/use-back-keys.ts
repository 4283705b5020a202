import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { holdsCaret, isCovered } from '../ui/use-escape.ts';

/** Whether the keys are those of the system to go one step back: Alt and the left arrow, on a Mac Command with [ or the arrow. */
function asksBack(event: KeyboardEvent, isMac: boolean): boolean {
  const { key, altKey, metaKey, ctrlKey, shiftKey } = event;
  if (ctrlKey || shiftKey) return false;
  if (!isMac) return altKey && !metaKey && key === 'ArrowLeft';
  if (!metaKey || altKey) return false;
  // In a text field the arrow goes to the beginning of the line.
  return key === '[' || (key === 'ArrowLeft' && !holdsCaret(event.target));
}

/** Goes back by the keys of every browser; what lies over the screen is closed by other keys. `platform`: Node's name of it. */
export function useBackKeys(platform: string | undefined): void {
  const { history } = useRouter();
  useEffect(() => {
    if (platform === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !asksBack(event, platform === 'darwin')) return;
      event.preventDefault();
      if (!isCovered() && history.canGoBack()) history.back();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [history, platform]);
}
