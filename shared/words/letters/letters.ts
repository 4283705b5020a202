/** Letters from our templates: facts where they are known, and visible blanks for what only the person can say. */
import { type BillNote, isItemized, type Verdict } from '../../model/bills/bill.ts';
import { type BillRow, isSureOfClaims } from '../../model/bills/bill-lists.ts';
import type { BillLetter, ClaimLetter, LetterTemplate } from '../../model/bills/letter.ts';
import type { ClaimKind } from '../../model/claims/claim.ts';
import type { Denial } from '../../model/claims/denial.ts';
import { findPaidAbove, isPaidElsewhere } from '../bills.ts';
import { type LetterFacts, letterFactNames } from './letter-facts.ts';

/** A line to write on: on paper it is drawn as one. */
export const blank = '______________________________';
/** So many underscores in a row are a blank, here and on paper. */
const blanks = /_{4,}/g;

/** What a template leaves to the person; all but the signature is counted. Each has its words under `letters:blank`. */
export const blankNames = [
  'sender',
  'ownAddress',
  'toAddress',
  'ownReason',
  'gotOn',
  'otherPlan',
  'signature',
] as const;
export type BlankName = (typeof blankNames)[number];

/** Stands around the name of a fact or a blank: no text of anybody has control characters. */
const edge = '\u0001';
/** For each name what marks its place in a template. */
const slots = Object.fromEntries(
  [...letterFactNames, 'ownReason', 'signature'].map((name) => [name, `${edge}${name}${edge}`]),
);

/** A part of a letter's line: a text, or a blank. */
export type LetterPart = { text: string; blank: BlankName | null };
/** `lines`: what the letter says, line by line, with its blanks in their places. `open`: those to fill in. */
export type DraftedLetter = { lines: LetterPart[][]; text: string; open: BlankName[] };

/**
 * The template in words. A line that names what is not known is left out, and a heading with nothing below it; what the
 * person has to fill in is a blank. `t`: looks texts of `letters` up in the letter's language.
 */
export function draftLetter(
  template: LetterTemplate,
  facts: LetterFacts,
  t: (key: string, values: Record<string, string>) => string,
): DraftedLetter {
  const known = new Map(
    Object.entries(facts).flatMap(([name, fact]) => (fact?.trim() ? [[name, fact.trim()]] : [])),
  );
  const lines = readParagraphs({ template, t })
    .flatMap((paragraph) => keepKnown(paragraph, known))
    .map((paragraph) => fillIn(paragraph, known))
    .join('\n\n')
    .split('\n')
    .map(splitAtBlanks);
  const sayPart = ({ text, blank: name }: LetterPart) => (name === null ? text : blank);
  return {
    lines,
    text: lines.map((parts) => parts.map(sayPart).join('')).join('\n'),
    open: listOpen(lines.flat()),
  };
}

/** What is left to fill in, each once: who writes is named above and below. */
function listOpen(parts: readonly LetterPart[]): BlankName[] {
  const names = parts.flatMap(({ blank: name }) => (name === null || name === 'signature' ? [] : [name]));
  return [...new Set(names)];
}

type Template = { template: LetterTemplate; t: (key: string, values: Record<string, string>) => string };

/** A paragraph of a letter: its heading, the facts of its subject, and what it says, line by line. */
export type LetterParagraph<Line> = {
  heading: string | null;
  facts: { label: string; line: Line }[];
  lines: Line[];
};

/** The headings of a template, the subject line first. */
export function listHeadings({ template, t }: Template): string[] {
  return readParagraphs({ template, t }).flatMap(([first = '', ...more]) =>
    more.length > 0 && listSlots(first).length === 0 && !/[.:,]$/.test(first) ? [first] : [],
  );
}

/**
 * The paragraph as it is set. Only what the template itself has is a heading or the name of a fact: nobody's words are
 * taken for one. `textOf`: what a line says; `cut`: the line without its first characters.
 */
export function setParagraph<Line>(
  paragraph: readonly Line[],
  template: Template,
  { textOf, cut }: { textOf(line: Line): string; cut(line: Line, length: number): Line },
): LetterParagraph<Line> {
  const [first, ...more] = paragraph;
  const headings = listHeadings(template);
  const heading = first !== undefined && more.length > 0 ? textOf(first) : '';
  if (!headings.includes(heading)) return { heading: null, facts: [], lines: [...paragraph] };
  const labels = heading === headings[0] ? listLabels(template, heading) : [];
  const facts = more.map((line) => {
    const label = labels.find((one) => textOf(line).startsWith(one));
    return label === undefined ? null : { label: label.slice(0, -2), line: cut(line, label.length) };
  });
  // A person who wrote more between the facts has it as they wrote it.
  const areFacts = facts.length > 0 && facts.every((fact) => fact !== null);
  return { heading, facts: areFacts ? facts : [], lines: areFacts ? [] : more };
}

/** The names of the subject's facts, each with the colon behind it. */
function listLabels(template: Template, heading: string): string[] {
  const subject = readParagraphs(template).find(([first]) => first === heading) ?? [];
  return subject.flatMap((line) => {
    const at = line.indexOf(edge);
    return at > 0 ? [line.slice(0, at)] : [];
  });
}

function readParagraphs({ template, t }: Template): string[][] {
  return t(`${template}.text`, slots)
    .split('\n\n')
    .map((paragraph) => paragraph.split('\n'));
}

/** Every blank that a template may have. */
export function isBlankName(name: string): name is BlankName {
  return (blankNames as readonly string[]).includes(name);
}

type Known = ReadonlyMap<string, string>;

function keepKnown(all: readonly string[], known: Known): string[] {
  const hasReason = known.has('ticked') || known.has('words');
  const isLeftBlank = (name: string) => isBlankName(name) && !(name === 'ownReason' && hasReason);
  const kept = all.filter((line) => listSlots(line).every((name) => known.has(name) || isLeftBlank(name)));
  const isOnlyHeading =
    kept.length === 1 && all.length > 1 && kept[0] === all[0] && listSlots(all[0] ?? '').length === 0;
  return kept.length === 0 || isOnlyHeading ? [] : [kept.join('\n')];
}

/** With each fact in its place; blanks keep their names. */
function fillIn(paragraph: string, known: Known): string {
  return paragraph
    .split(edge)
    .map((part, index) => (index % 2 === 0 ? part : (known.get(part) ?? `${edge}${part}${edge}`)))
    .join('');
}

function listSlots(line: string): string[] {
  return line.split(edge).filter((_, index) => index % 2 === 1);
}

function splitAtBlanks(line: string): LetterPart[] {
  return line.split(edge).flatMap((text, index): LetterPart[] => {
    if (index % 2 === 1 && isBlankName(text)) return [{ text: '', blank: text }];
    return text === '' ? [] : [{ text, blank: null }];
  });
}

/** How many blanks are still to be filled by hand in a text that is all the person's. */
export function countBlanks(text: string): number {
  return text.match(blanks)?.length ?? 0;
}

/** Letters that fit a verdict, the one to begin with first. */
const lettersByVerdict: Record<Verdict, readonly BillLetter[]> = {
  match: [],
  'match-calc': [],
  several: [],
  'second-bill': ['itemized'],
  'plan-part': [],
  lower: [],
  higher: ['dispute', 'itemized'],
  gross: ['itemized', 'dispute'],
  // The letter that asks to check the amount asks to wait, too.
  oon: ['dispute', 'itemized', 'hold'],
  protect: ['hold'],
  pending: ['hold'],
  refused: ['hold'],
  replaced: ['hold'],
  paid: ['proof-of-payment'],
  collection: ['proof-of-debt'],
  'other-payer': ['coordination', 'hold'],
  'no-share': ['itemized'],
  'no-claim': [],
  two: [],
  ask: [],
  'not-a-bill': [],
  'nothing-due': [],
  credit: [],
  'plan-bill': [],
};

const lettersByNote: { readonly [note in BillNote]?: BillLetter } = {
  'paid-more': 'refund',
  'not-posted': 'proof-of-payment',
  'not-happened': 'itemized',
  'ask-if-billed': 'itemized',
  'filing-limit': 'itemized',
};

/** Hospitals and other institutions: many of them have to offer financial help. */
const institutional: ReadonlySet<ClaimKind> = new Set(['inpatient', 'outpatient', 'facility']);

/**
 * The letters that fit how a bill stands, the one to begin with first. `kinds`: of the claims that it is about.
 *
 * @see 26 CFR 1.501(r)-4 for financial help
 */
export function offerLetters(row: BillRow, kinds: readonly ClaimKind[]): BillLetter[] {
  const { bill, verdict, openCents } = row;
  // A question to the person comes before any letter.
  if (bill.kind === 'receipt' || verdict.notes.includes('visit-asked')) return [];
  const byNotes = verdict.notes.flatMap((note) => lettersByNote[note] ?? []);
  const hasCharges = isItemized(bill);
  const isToPay = openCents > 0 && isSureOfClaims(row) && !verdict.notes.includes('not-happened');
  const mayAskForHelp = isToPay && kinds.some((kind) => institutional.has(kind));
  return [
    ...new Set([
      ...(bill.kind === 'collection' && isPaidElsewhere(row) ? (['proof-of-debt'] as const) : []),
      ...byNotes,
      ...(findPaidAbove(row) === null ? [] : (['proof-of-payment'] as const)),
      ...lettersByVerdict[verdict.verdict],
      ...(mayAskForHelp ? (['financial-help'] as const) : []),
    ]),
  ].filter((letter) => letter !== 'itemized' || !hasCharges);
}

/**
 * Letters beside an appeal. At a pharmacy nothing is billed later, so there is no account to hold; nor is there where it is
 * too late to appeal.
 */
export function offerClaimLetters(denial: Denial, kind: ClaimKind, isTooLate: boolean): ClaimLetter[] {
  return [
    ...(denial.checklists.includes('other-plan-first') ? (['coordination'] as const) : []),
    ...(kind === 'pharmacy' || isTooLate ? [] : (['hold'] as const)),
  ];
}
