import type { PaperOptions } from '../model/statement.ts';
import type { Block, StatementDocument } from './document.ts';
import { blankEm, getSheet, getTypeSizes } from './fit/sheet.ts';
import type { Words } from './words.ts';

export type FrameFacts = {
  options: PaperOptions;
  title: string;
  personName: string | null;
  about: string[];
  /** `null` on a paper that speaks of no claim. */
  notABill: string | null;
  made: string;
  blocks: Block[];
};

/** A document around blocks: its title, whose it is, and what stands on each of its sheets. */
export function frameDocument(facts: FrameFacts, { t, language }: Words): StatementDocument {
  const { options, title, personName, about, notABill, made, blocks } = facts;
  return {
    language,
    paper: options.paper,
    size: options.size,
    title,
    fileTitle: title,
    running: [title, personName].filter((part) => part !== null).join(' · '),
    about,
    notABill,
    cards: [],
    blocks,
    made,
    pageOf: t('page', { page: '{page}', pages: '{pages}' }),
  };
}

/** Whose paper it is, and that its tables have US dollars without a sign. `currencies`: of the amounts in them. */
export function describeOwner(
  personName: string | null,
  currencies: readonly string[],
  { t }: Pick<Words, 't'>,
): string {
  return [personName ?? t('nameNotShared'), ...(currencies.includes('USD') ? [t('inDollars')] : [])].join(
    ' · ',
  );
}

/** A line to write on, as long as the sheet is wide or a part of it. */
export function drawBlank({ paper, size }: PaperOptions, part: number): string {
  const { width, side } = getSheet({ paper, size });
  return '_'.repeat(Math.floor(((width - 2 * side) / getTypeSizes(size).text / blankEm) * part));
}

/** The sources of rows, each once. */
export function listSources(
  rows: readonly { planName: string | null; openedAt: string | null }[],
): { name: string; openedAt: string | null }[] {
  const sources = rows.flatMap(({ planName, openedAt }) =>
    planName === null ? [] : [{ name: planName, openedAt }],
  );
  return [...Map.groupBy(sources, (source) => JSON.stringify(source)).values()].flatMap(
    ([first]) => first ?? [],
  );
}
