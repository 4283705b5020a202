import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';

const marked = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^[\]]+)\]\(([^()]+)\)/g;

/** One text of the guide, with what is bold, stressed, code or a way to another place of the guide. */
export function GuideText({ text }: { text: string }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, bold, stressed, code, words, target] = match;
    parts.push(unescapeMarks(text.slice(end, match.index)));
    end = match.index + whole.length;
    const key = match.index;
    if (bold !== undefined) parts.push(<strong key={key}>{unescapeMarks(bold)}</strong>);
    else if (stressed !== undefined) parts.push(<em key={key}>{unescapeMarks(stressed)}</em>);
    else if (code !== undefined) parts.push(<code key={key}>{code}</code>);
    else if (words !== undefined && target?.startsWith('#'))
      parts.push(
        <LinkButton key={key} onPress={() => showPlace(target.slice(1))}>
          {words}
        </LinkButton>,
      );
    else if (words !== undefined && target === 'connecting.md')
      parts.push(
        <Link key={key} to="/help/connecting">
          {words}
        </Link>,
      );
    // A file beside the guide, which the app does not have.
    else parts.push(words);
  }
  return [...parts, unescapeMarks(text.slice(end))];
}

/** Goes to a heading of the guide. The address of the page is the screen's, so no link can do it. */
export function showPlace(anchor: string): void {
  const heading = document.getElementById(anchor);
  heading?.scrollIntoView?.({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

function unescapeMarks(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
