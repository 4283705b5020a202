import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { PaperRequest } from '#shared/model/papers/packet';
import type { StatementDocument } from '#shared/paper/document';
import { addEmptyBacks, hasCards } from '#shared/paper/fit/empty-backs';
import { useRequest } from '../../../api/use-request.ts';
import { SheetFlow } from '../desk/SheetFlow.tsx';
import { countSheets, placeOneEach, type SheetPlaces } from '../desk/sheet-size.ts';
import { PaperView } from './PaperView.tsx';
import { applyPageRules, buildPageRules, loadFonts, namePage } from './page-rules.ts';
import { useStatementDocuments } from './use-statement-documents.ts';

/** A statement and nothing else, for the printer. `data-paper` on the root says when it is drawn. */
export function PaperPage() {
  const { request } = useSearch({ from: '/paper' });
  return request === null ? <NoPaper /> : <RequestedPaper request={request} />;
}

function RequestedPaper({ request }: { request: PaperRequest }) {
  const { data, error } = useRequest('statement.get', request);
  const documents = useStatementDocuments(data);
  if (error) return <NoPaper />;
  if (!documents) return null;
  const [first, ...more] = documents;
  return first && hasCards(documents) ? (
    <CountedPaper documents={[first, ...more]} />
  ) : (
    <DrawnPaper documents={documents} />
  );
}

/** Counts the sheets as the preview does, then draws the documents with empty backs behind cards to cut out. */
function CountedPaper({ documents }: { documents: readonly [StatementDocument, ...StatementDocument[]] }) {
  const [places, setPlaces] = useState<SheetPlaces>(() => placeOneEach(documents));
  const [step, setStep] = useState<'fonts' | 'count' | 'draw'>('fonts');
  useEffect(() => {
    if (step === 'count') setStep('draw');
    if (step !== 'fonts') return;
    let isGone = false;
    void loadFonts().then(() => {
      if (!isGone) setStep('count');
    });
    return () => {
      isGone = true;
    };
  }, [step]);
  const drawn = useMemo(() => addEmptyBacks(documents, countSheets(places)), [documents, places]);
  if (step === 'draw') return <DrawnPaper documents={drawn} />;
  return <SheetFlow documents={documents} perRow={1} scale={1} places={places} onPlaces={setPlaces} />;
}

/** Documents one after another; the file has the title and the language of the first. */
function DrawnPaper({ documents }: { documents: readonly StatementDocument[] }) {
  useEffect(() => {
    const [first] = documents;
    document.title = first?.fileTitle ?? '';
    document.documentElement.lang = first?.language ?? 'en';
    document.documentElement.dataset['paperSize'] = first?.paper ?? 'letter';
    const removeRules = applyPageRules(buildPageRules(documents));
    let isGone = false;
    void loadFonts().then(() => {
      if (!isGone) document.documentElement.dataset['paper'] = 'ready';
    });
    return () => {
      isGone = true;
      removeRules();
    };
  }, [documents]);
  return documents.map((each, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: laid out documents never change places.
    <div key={index} style={{ page: namePage(index) }}>
      <PaperView document={each} level={1} />
    </div>
  ));
}

function NoPaper() {
  useEffect(() => {
    document.documentElement.dataset['paper'] = 'failed';
  }, []);
  return null;
}
