import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { SearchField } from '../../../ui/forms/SearchField.tsx';
import { findInGuide } from './find-in-guide.ts';
import styles from './GuideSearch.module.css';
import { useGuide } from './use-guide.ts';

/** Finds parts of the guide by words, and leads to them. Asks nobody: the guide is in the app. */
export function GuideSearch({ onGo }: { onGo(anchor: string): void }) {
  const { t } = useTranslation('help');
  const guide = useGuide();
  const [text, setText] = useState('');
  const hits = findInGuide(guide, text);
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
        {isAsked && (hits.length === 0 ? t('search.none') : t('search.found', { count: hits.length }))}
      </p>
      {hits.length > 0 && (
        <ul className={styles['hits']}>
          {hits.map((hit) => (
            <li key={hit.anchor}>
              <LinkButton onPress={() => onGo(hit.anchor)}>{hit.title}</LinkButton>
              <p className={styles['text']}>{hit.text}</p>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
