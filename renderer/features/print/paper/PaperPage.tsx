import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { StatementRequest } from '#shared/model/statement';
import type { StatementDocument } from '#shared/paper/document';
import { useRequest } from '../../../api/use-request.ts';
import { PaperView } from './PaperView.tsx';
import { applyPageRules, buildPageRules, loadFonts } from './page-rules.ts';
import { useStatementDocument } from './use-statement-document.ts';

/** What the paper route is opened with; `null` when the address holds no request. */
export type PaperSearch = { request: StatementRequest | null };

/** Reads the request from the address. The main process decides whether it can be answered. */
export function parsePaperSearch(search: Record<string, unknown>): PaperSearch {
  const { request } = search;
  return { request: typeof request === 'object' ? (request as StatementRequest | null) : null };
}

/** A statement and nothing else, for the printer. `data-paper` on the root says when it is drawn. */
export function PaperPage() {
  const { request } = useSearch({ from: '/paper' });
  return request === null ? <NoPaper /> : <RequestedPaper request={request} />;
}

function RequestedPaper({ request }: { request: StatementRequest }) {
  const { data, error } = useRequest('statement.get', request);
  const statement = useStatementDocument(data);
  if (error) return <NoPaper />;
  return statement && <DrawnPaper statement={statement} />;
}

function DrawnPaper({ statement }: { statement: StatementDocument }) {
  useEffect(() => {
    document.title = statement.fileTitle;
    document.documentElement.lang = statement.language;
    const removeRules = applyPageRules(buildPageRules(statement));
    let isGone = false;
    void loadFonts().then(() => {
      if (!isGone) document.documentElement.dataset['paper'] = 'ready';
    });
    return () => {
      isGone = true;
      removeRules();
    };
  }, [statement]);
  return <PaperView document={statement} level={1} />;
}

function NoPaper() {
  useEffect(() => {
    document.documentElement.dataset['paper'] = 'failed';
  }, []);
  return null;
}
