import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from '#shared/model/papers/packet';
import type { StatementDocument } from '#shared/paper/document';
import { layOutDocuments } from '#shared/paper/layout';
import { createWords, type Words } from '#shared/paper/words';
import { lookupFrom } from '../../../i18n/translate.ts';

/** The statement in words, in its own language or languages, which need not be the app's. */
export function useStatementDocuments(statement: Paper | undefined): StatementDocument[] | null {
  const { i18n } = useTranslation();
  return useMemo(() => {
    if (!statement) return null;
    const wordsIn = (language: Words['language']) =>
      createWords(
        {
          t: lookupFrom(i18n.getFixedT(language, 'statement')),
          exists: (key) => i18n.exists(key, { lng: language, ns: 'statement' }),
          english: lookupFrom(i18n.getFixedT('en', 'statement')),
        },
        language,
      );
    return layOutDocuments(statement, wordsIn);
  }, [statement, i18n]);
}
