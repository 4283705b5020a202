import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterLanguage, LetterTemplate } from '#shared/model/bills/letter';
import {
  type BlankName,
  type DraftedLetter,
  type LetterPart,
  setParagraph,
} from '#shared/words/letters/letters';
import { lookupFrom } from '../../i18n/translate.ts';
import { WholeParts } from '../../ui/data/WholeParts.tsx';
import styles from './Letters.module.css';

export type LetterPaperProps = {
  template: LetterTemplate;
  draft: DraftedLetter;
  /** Lines that were ticked last. */
  fresh: readonly string[];
  language: LetterLanguage;
};

/** The letter as it will be printed, with its blanks marked and what was just ticked tinted. */
export function LetterPaper({ template, draft, fresh, language }: LetterPaperProps) {
  const { t, i18n } = useTranslation('letters');
  const own = i18n.getFixedT(language, 'letters');
  const nameBlank = (name: BlankName) => own(`blank.${name}`);
  return (
    <section className={styles['paper']} aria-label={t('paper')} lang={language}>
      {splitParagraphs(draft.lines).map((paragraph) => {
        const { heading, facts, lines } = setParagraph(paragraph, { template, t: lookupFrom(own) }, ofParts);
        return (
          <div key={JSON.stringify(paragraph)}>
            {heading !== null && <h2>{heading}</h2>}
            {facts.length > 0 && (
              <dl>
                {facts.map(({ label, line }) => (
                  <Fragment key={label}>
                    <dt>{label}</dt>
                    <dd>
                      <Line parts={line} fresh={fresh} nameBlank={nameBlank} />
                    </dd>
                  </Fragment>
                ))}
              </dl>
            )}
            {lines.length > 0 && (
              <p>
                {lines.map((parts, index) => (
                  <span key={JSON.stringify([index, parts])} className={styles['line']}>
                    <Line parts={parts} fresh={fresh} nameBlank={nameBlank} />
                  </span>
                ))}
              </p>
            )}
          </div>
        );
      })}
    </section>
  );
}

type LineProps = {
  parts: readonly LetterPart[];
  fresh: readonly string[];
  nameBlank(name: BlankName): string;
};

function Line({ parts, fresh, nameBlank }: LineProps) {
  const said = ofParts.textOf(parts);
  if (fresh.includes(said)) return <mark className={styles['fresh']}>{said}</mark>;
  return parts.map(({ text, blank }) =>
    blank === null ? (
      <WholeParts key={text} text={text} />
    ) : (
      <mark key={blank} className={styles['blank']}>
        {nameBlank(blank)}
      </mark>
    ),
  );
}

/** A line of a draft, as {@link setParagraph} reads one. A label stands in its first part. */
const ofParts = {
  textOf: (parts: readonly LetterPart[]) => parts.map(({ text }) => text).join(''),
  cut: ([first, ...more]: readonly LetterPart[], length: number): readonly LetterPart[] => {
    if (first === undefined) return [];
    const text = first.text.slice(length);
    return text === '' ? more : [{ ...first, text }, ...more];
  },
};

function splitParagraphs(lines: DraftedLetter['lines']): (readonly LetterPart[])[][] {
  const paragraphs: (readonly LetterPart[])[][] = [[]];
  for (const parts of lines) {
    if (parts.length === 0) paragraphs.push([]);
    else paragraphs.at(-1)?.push(parts);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
