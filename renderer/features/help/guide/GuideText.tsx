import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { showPlace } from '../../../ui/show-place.ts';

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

function unescapeMarks(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
