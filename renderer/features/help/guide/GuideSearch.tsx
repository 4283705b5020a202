import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../../shell/use-settings.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { SearchField } from '../../../ui/forms/SearchField.tsx';
import { createGuideFinder, type Explained } from './find-in-guide.ts';
import styles from './GuideSearch.module.css';
import { questionWords } from './question-words.ts';
import { useGuide } from './use-guide.ts';

/** Answers a question by parts of the guide and by the words that Help explains. Asks nobody: both are in the app. */
export function GuideSearch({ onGo }: { onGo(anchor: string): void }) {
  const { t } = useTranslation('help');
  const find = useGuideFinder();
  const [text, setText] = useState('');
  const { hits, hasAllWords } = find(text);
  const isAsked = text.trim() !== '';
  return (
    <search className={styles['search']}>
      <SearchField
        label={t('search.label')}
        placeholder={t('search.example')}
        value={text}
        onChange={setText}
      />
      <p role="status">
        {isAsked &&
          t(hits.length === 0 ? 'search.none' : hasAllWords ? 'search.found' : 'search.near', {
            count: hits.length,
          })}
      </p>
      {hits.length > 0 && (
        <ul className={styles['hits']}>
          {hits.map(({ title, anchor, text: passage, to }) => (
            <li key={`${anchor} ${title}`}>
              {to !== undefined ? (
                <Link to={to}>{title}</Link>
              ) : anchor === null ? (
                <strong>{title}</strong>
              ) : (
                <LinkButton onPress={() => onGo(anchor)}>{title}</LinkButton>
              )}
              <p className={anchor === null ? undefined : styles['text']}>{passage}</p>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

function useGuideFinder() {
  const { t } = useTranslation('help');
  const guide = useGuide();
  const { language } = useSettings().settings;
  return useMemo(() => {
    const terms = t('words.terms', { returnObjects: true }) as unknown as readonly Record<
      'term' | 'meaning',
      string
    >[];
    const explained: Explained[] = [
      { title: t('news.title'), text: t('news.text'), to: '/news' },
      ...terms.map(({ term, meaning }) => ({ title: term, text: meaning })),
      ...(t('numbers.sections', { returnObjects: true }) as unknown as readonly Explained[]),
      ...(t('questions.sections', { returnObjects: true }) as unknown as readonly Explained[]),
    ];
    return createGuideFinder(guide, explained, questionWords[language]);
  }, [guide, language, t]);
}
