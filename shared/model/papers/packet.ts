/** Papers that belong together: a packet for a doctor or a helper, and the book of a year. */
import { z } from 'zod';
import { listChoices, OwnId } from '../../bounds.ts';
import { SinglePaper, SinglePaperRequest } from './single-paper.ts';
import { leftOut, StatementOptions, YearStatement } from './statement.ts';

/**
 * What a packet may hold of each person, in its order. `doctor`: what a doctor needs, on few sheets and without money.
 * Cards to cut out stand last.
 */
export const packetParts = [
  'doctor',
  'attention',
  'bills',
  'recent',
  'approvals',
  'medicines',
  'diagnoses',
  'next-year',
  'calls',
  'cards',
  'ended-cards',
] as const;
export const PacketPart = z.enum(packetParts);
export type PacketPart = z.infer<typeof PacketPart>;

/** A packet for a doctor's visit has these parts and no amount on any sheet. */
export const doctorParts = ['doctor', 'cards'] as const satisfies PacketPart[];

/** What a year book may hold of each person, in its order; `sheets`: every claim on a sheet of its own. */
export const bookParts = ['year', 'charts', 'limits', 'paid', 'sheets'] as const;
export const BookPart = z.enum(bookParts);
export type BookPart = z.infer<typeof BookPart>;

const somePeople = z.array(OwnId).min(1).max(20);

/** Papers of people for a doctor's visit or a helper. */
export const PacketRequest = z.strictObject({
  kind: z.literal('packet'),
  personIds: somePeople,
  inside: listChoices(PacketPart),
  options: StatementOptions,
});
export type PacketRequest = z.infer<typeof PacketRequest>;

/** One year of people. */
export const BookRequest = z.strictObject({
  kind: z.literal('book'),
  personIds: somePeople,
  year: z.int().min(1900).max(2200),
  inside: listChoices(BookPart),
  options: StatementOptions,
});
export type BookRequest = z.infer<typeof BookRequest>;

/** A request for anything on paper. */
export const PaperRequest = z.union([...SinglePaperRequest.options, PacketRequest, BookRequest]);
export type PaperRequest = z.infer<typeof PaperRequest>;

/** What the shares of a year come to, as its statement says it. */
const YearShare = YearStatement.pick({
  year: true,
  madeOn: true,
  options: true,
  totals: true,
  byPlan: true,
  openVisits: true,
  written: true,
  limits: true,
});

/** Papers that follow each other, person by person, after a cover. */
export const PacketStatement = z.strictObject({
  kind: z.enum(['packet', 'book']),
  /** `YYYY-MM-DD` of the day it was made. */
  madeOn: z.string(),
  options: StatementOptions,
  leftOut,
  /** Of a book. */
  year: z.int().nullable(),
  people: z.array(
    z.strictObject({
      personName: z.string().nullable(),
      /** What the person may owe for the newest year with claims; `null` without claims, or where no money was asked for. */
      share: YearShare.nullable(),
      /** As they were asked for; one without papers has nothing to say. */
      parts: z.array(
        z.strictObject({ part: z.enum([...packetParts, ...bookParts]), papers: z.array(SinglePaper) }),
      ),
    }),
  ),
});
export type PacketStatement = z.infer<typeof PacketStatement>;

export const Paper = z.discriminatedUnion('kind', [...SinglePaper.options, PacketStatement]);
export type Paper = z.infer<typeof Paper>;

/** True for papers that belong together. */
export function isPacket(paper: Paper): paper is PacketStatement {
  return paper.kind === 'packet' || paper.kind === 'book';
}
