import type { PaperOptions } from '../model/papers/statement.ts';
import { citeName } from '../words/letters/cite.ts';
import { type Block, isLargePrint, type StatementDocument } from './document.ts';
import { measureFootRoom } from './fit/foot.ts';
import { blankEm, getSheet, getTypeSizes } from './fit/sheet.ts';
import { countLines } from './fit/text-width.ts';
import type { Source, Words } from './words.ts';

export type FrameFacts = {
  options: PaperOptions;
  title: string;
  personName: string | null;
  about: string[];
  /** `null` on a paper that speaks of no claim. */
  notABill: string | null;
  /** Today, `YYYY-MM-DD`. */
  madeOn: string;
  /** What it was made from, in sentences; empty where there is nothing to say. */
  origin: string;
  blocks: Block[];
};

/** Lines that the foot has room for. */
const mostMadeLines = 3;

/**
 * A document around blocks: its title, whose it is, and what stands on each of its sheets. What the paper was made from
 * stands in the foot, or in the head where the foot has no room for it.
 */
export function frameDocument(facts: FrameFacts, { t, date, language }: Words): StatementDocument {
  const { options, title, personName, about, notABill, origin, blocks } = facts;
  const day = date(facts.madeOn) ?? facts.madeOn;
  const made = [t('madeBy', { date: day }), origin].filter((part) => part !== '').join(' ');
  const sheet = { paper: options.paper, size: options.size };
  const pageOf = t('page', { page: '{page}', pages: '{pages}' });
  const room = measureFootRoom({ ...sheet, notABill, pageOf });
  const { small } = getTypeSizes(options.size);
  const isWhole = !isLargePrint(options.size) && countLines(made, small, room) <= mostMadeLines;
  return {
    language,
    ...sheet,
    title,
    fileTitle: title,
    running: [title, personName].filter((part) => part !== null).join(' · '),
    about: isWhole || origin === '' ? about : [...about, origin],
    notABill,
    cards: [],
    blocks,
    made: isWhole ? made : t('madeShort', { date: date(facts.madeOn, 'medium') ?? day }),
    pageOf,
  };
}

/** Whose paper it is, and that its tables have US dollars without a sign. `currencies`: of the amounts in them. */
export function describeOwner(
  personName: string | null,
  currencies: readonly string[],
  { t }: Pick<Words, 't'>,
): string {
  return [
    citeName(personName, t) ?? t('nameNotShared'),
    ...(currencies.includes('USD') ? [t('inDollars')] : []),
  ].join(' · ');
}

/** A line to write on, as long as the sheet is wide or a part of it. */
export function drawBlank({ paper, size }: PaperOptions, part: number): string {
  const { width, side } = getSheet({ paper, size });
  return '_'.repeat(Math.floor(((width - 2 * side) / getTypeSizes(size).text / blankEm) * part));
}

type Sourced = { planName: string | null } & Omit<Source, 'name'>;

/**
 * The sources of rows, each once; of a visit that several plans looked at, all of them. What came from a table or paper is
 * one source whatever day each claim was typed: its name says none.
 */
export function listSources(
  rows: readonly (Sourced & { visit?: { parts: readonly Sourced[] } | null | undefined })[],
): Source[] {
  const parts = rows.flatMap((row) => row.visit?.parts ?? [row]);
  const sources = parts.flatMap(({ planName, openedAt, way }) =>
    planName === null ? [] : [{ name: planName, openedAt, ...(way && { way }) }],
  );
  const key = ({ name, openedAt, way }: Source) => JSON.stringify([name, way ?? openedAt]);
  return [...Map.groupBy(sources, key).values()].flatMap(([first]) => first ?? []);
}
