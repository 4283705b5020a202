import { useTranslation } from 'react-i18next';
import type { LetterLanguage } from '#shared/model/bills/letter';
import type { DraftedLetter } from '#shared/words/letters/letters';
import { cx } from '../../ui/cx.ts';
import styles from './Letters.module.css';

export type LetterPaperProps = {
  draft: DraftedLetter;
  /** Lines that were ticked last. */
  fresh: readonly string[];
  language: LetterLanguage;
};

/** The letter as it will be printed, with its blanks marked and what was just ticked tinted. */
export function LetterPaper({ draft, fresh, language }: LetterPaperProps) {
  const { t, i18n } = useTranslation('letters');
  const own = i18n.getFixedT(language, 'letters');
  return (
    <section className={styles['paper']} aria-label={t('paper')} lang={language}>
      {splitParagraphs(draft.lines).map((lines) => (
        <p key={JSON.stringify(lines)}>
          {lines.map((parts, index) => {
            const said = parts.map(({ text }) => text).join('');
            return (
              <span key={JSON.stringify([index, parts])} className={cx(styles['line'])}>
                {fresh.includes(said) ? <mark className={styles['fresh']}>{said}</mark> : null}
                {!fresh.includes(said) &&
                  parts.map(({ text, blank }) =>
                    blank === null ? (
                      text
                    ) : (
                      <mark key={blank} className={styles['blank']}>
                        {own(`blank.${blank}`)}
                      </mark>
                    ),
                  )}
              </span>
            );
          })}
        </p>
      ))}
    </section>
  );
}

function splitParagraphs(lines: DraftedLetter['lines']): DraftedLetter['lines'][] {
  const paragraphs: DraftedLetter['lines'][] = [[]];
  for (const parts of lines) {
    if (parts.length === 0) paragraphs.push([]);
    else paragraphs.at(-1)?.push(parts);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
