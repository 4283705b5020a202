import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement } from '#shared/model/statement';
import type { StatementDocument } from '#shared/paper/document';
import { layOutStatement } from '#shared/paper/layout';
import { createWords } from '#shared/paper/words';
import { lookupFrom } from '../../../i18n/translate.ts';

/** The statement in words, in its own language, which need not be the app's. */
export function useStatementDocument(statement: Statement | undefined): StatementDocument | null {
  const { i18n } = useTranslation();
  return useMemo(() => {
    if (!statement) return null;
    const { language } = statement.options;
    const t = i18n.getFixedT(language, 'statement');
    return layOutStatement(
      statement,
      createWords(
        {
          t: lookupFrom(t),
          exists: (key) => i18n.exists(key, { lng: language, ns: 'statement' }),
          english: lookupFrom(i18n.getFixedT('en', 'statement')),
        },
        language,
      ),
    );
  }, [statement, i18n]);
}
