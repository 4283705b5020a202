import { useState } from 'react';
import type { Leftover } from '#shared/model/leftover';
import { useKnownText } from '../../i18n/translate.ts';
import { capitalizeFirst } from '../data/coded-text.ts';
import { Details } from '../layout/Details.tsx';
import styles from './LeftoverDetails.module.css';

/** Elements of a record as the plan sent them, by element. There may be hundreds: the list is made when it is opened. */
export function LeftoverDetails({ summary, leftovers }: { summary: string; leftovers: readonly Leftover[] }) {
  const [isOpen, setOpen] = useState(false);
  const known = useKnownText('common');
  return (
    <Details summary={summary} onToggle={setOpen}>
      {isOpen &&
        groupByElement(leftovers).map(({ element, entries }) => (
          <section key={element} className={styles['group']}>
            <h3>{known(`element.${element}`) ?? spellOut(element)}</h3>
            <ul>
              {entries.map(({ path, text }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: leftovers never change places.
                <li key={index}>
                  <code>{path}</code> {spellOutParts(text)}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </Details>
  );
}

type Group = { element: string; entries: Leftover[] };

/** By the record's own elements, in their order: "item[0].sequence" belongs to "item". */
function groupByElement(leftovers: readonly Leftover[]): Group[] {
  const groups = new Map<string, Leftover[]>();
  for (const leftover of leftovers) {
    const element = /^_?([A-Za-z]+)/.exec(leftover.path)?.[1] ?? leftover.path;
    const entries = groups.get(element);
    if (entries) entries.push(leftover);
    else groups.set(element, [leftover]);
  }
  return [...groups].map(([element, entries]) => ({ element, entries }));
}

/** An element that we have no words for: "preAuthRef" is "Pre auth ref". */
function spellOut(element: string): string {
  return capitalizeFirst(element.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

/** An object of plain values part by part: `{"system":"x","code":"y"}` is "system x · code y". All else is as sent. */
function spellOutParts(text: string): string {
  if (!text.startsWith('{')) return text;
  try {
    const parts = Object.entries(JSON.parse(text));
    if (parts.some(([, value]) => typeof value === 'object')) return text;
    return parts.map(([name, value]) => `${name} ${value}`).join(' · ');
  } catch {
    return text;
  }
}
