import { useEffect } from 'react';
import type { News } from '#shared/model/news/news';
import { useCommand } from '../../../api/use-command.ts';

/** Notes that the person had this in front of them: at once, or when they come back to the window. */
export function useShown(personId: string, news: News | undefined): void {
  const { mutate } = useCommand('news.noteShown');
  useEffect(() => {
    if (news === undefined) return;
    const note = () => {
      if (document.hasFocus()) mutate({ personId });
    };
    note();
    window.addEventListener('focus', note);
    return () => window.removeEventListener('focus', note);
  }, [personId, news, mutate]);
}
