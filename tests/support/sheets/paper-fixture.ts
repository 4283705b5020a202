/** A source of papers with invented records, and what a paper says. */
import { readdirSync, readFileSync } from 'node:fs';
import { buildPaper } from '../../../electron/data/statements/build-paper.ts';
import type { PaperSource } from '../../../electron/data/statements/paper-source.ts';
import { createTexts } from '../../../shared/create-texts.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import type { PaperRequest } from '../../../shared/model/papers/packet.ts';
import type { PersonSummary } from '../../../shared/model/plans/connection.ts';
import type { StatementDocument } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { createWords, type Words } from '../../../shared/paper/words.ts';
import { createStatementSource, type SourceParts } from '../statement-fixture.ts';

const today = '2026-03-20';

/** The words of papers as the page has them: every namespace. */
export function wordsIn(language: 'en' | 'es'): Words {
  const load = (name: string, locale: string) =>
    JSON.parse(readFileSync(`resources/locales/${locale}/${name}.json`, 'utf8')) as object;
  const texts = createTexts('statement', { en: load('statement', 'en'), es: load('statement', 'es') });
  for (const locale of ['en', 'es'])
    for (const file of readdirSync(`resources/locales/${locale}`)) {
      const name = file.replace('.json', '');
      texts.addResourceBundle(locale, name, load(name, locale));
    }
  const t = texts.getFixedT(language);
  return createWords(
    {
      t: (key, values) => {
        if (!texts.exists(key, { ...values, lng: language })) throw new Error(`no text ${key}`);
        return t(key, { ...values });
      },
      exists: (key) => texts.exists(key, { lng: language }),
      english: texts.getFixedT('en'),
    },
    language,
  );
}

export function createPaperSource(parts: SourceParts = {}, more: Partial<PaperSource> = {}): PaperSource {
  const statements = createStatementSource(parts);
  return {
    ...statements,
    toLook(personId) {
      const listed = (more.rows ?? statements.rows)(personId, 2026, null);
      const rows = listed.flatMap((row) =>
        row.attention === null || row.attention === 'same-visit' ? [] : [{ row, reason: row.attention }],
      );
      return { toLook: rows.length, rows, moreRows: 0, visits: [], moreVisits: 0 };
    },
    people: () => [{ ...createStatementSource().person('p-rosa'), id: 'p-rosa' } as PersonSummary],
    cards: () => ({ current: ['c-evergreen/card'], ended: [] }),
    approvals: () => ({ approvals: [], plansWithout: [], leftOut: 0 }),
    letters: () => [],
    bills: () => [],
    bill() {
      throw new Error('no bill');
    },
    billView() {
      throw new Error('no bill');
    },
    limits: (_, year) => ({ year, years: [year], plans: [], others: [], leftOut: 0 }),
    nextYear: (_, year) => ({
      year: year ?? 2026,
      years: [2026],
      people: [],
      claims: 0,
      stated: { cents: null, notStated: 0, months: [], premiumCents: null, yearCents: null },
      plans: [],
      differing: [],
      drugs: [],
      services: [],
      servicesNotListed: 0,
    }),
    worksheet: ({ year }) => ({
      year,
      years: [year],
      rows: [],
      others: [],
      notChosen: 0,
      own: { cents: 0, entries: 0, receipts: 0 },
      account: { cents: 0, entries: 0 },
      hsa: null,
      sums: [],
      entries: [],
    }),
    accessLog: () => ({ rows: [], isComplete: true, hosts: [], hasErased: false, notShown: [] }),
    consent: () => {
      throw new Error('no consent');
    },
    ...more,
  };
}

/** The documents of a request, after request and answer have been held against the contract. */
export function layOut(request: PaperRequest, source: PaperSource): StatementDocument[] {
  const paper = buildPaper(request, source, today);
  const { input, output } = requests['statement.get'];
  input.parse(request);
  output.parse(paper);
  return layOutDocuments(paper, wordsIn);
}
