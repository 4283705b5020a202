/** Files that a person opens: what is in them, whose it is, and what became of it. */
import { z } from 'zod';
import { NameOfPlan, OwnId } from '../../bounds.ts';
import { TableEnd, TableOffer } from './table.ts';
import { WrittenOffer } from './written.ts';

/** So many files may be opened at once, and are named in an offer. */
export const mostFiles = 500;

/** More people than any export for one person or family holds. */
export const mostOffered = 200;

/** Why a file cannot be read, or not to its end. */
export const FileProblem = z.enum([
  'not-json',
  'not-fhir',
  'wrong-version',
  'cut-off',
  'too-large',
  'empty',
  'no-records',
  'xml',
  'web-page',
  'pdf',
  'zip',
  /** A folder, something that is no file, or not there any more. */
  'not-found',
  /** What a person wrote in this app: a file of its own kind, which is opened alone. */
  'written-alone',
  'written-broken',
  /** A newer version of this app wrote it. */
  'written-newer',
  /** A copy of this app for another computer, which has a screen of its own. */
  'copy',
  /** A table of claims, which is opened alone. */
  'table-alone',
  'table-too-large',
  /** No row names columns. */
  'table-empty',
  /** All rows of a workbook are hidden, or of hidden sheets. */
  'table-hidden',
  /** A workbook with a passphrase, or of the time before .xlsx. */
  'workbook-locked',
  'workbook-broken',
]);
export type FileProblem = z.infer<typeof FileProblem>;

/** Why a line or an entry is not understood. */
export const NotUnderstoodWhy = z.enum([
  'not-json',
  'not-fhir',
  'unknown-type',
  'wrong-version',
  'too-deep',
  'too-large',
  'cut-off',
  'no-patient',
  /** A message of the plan's computer, no record. */
  'message',
  /** A section of Medicare's text that is about no claim, plan or person. */
  'section',
]);
export type NotUnderstoodWhy = z.infer<typeof NotUnderstoodWhy>;

/** What one opened set of files holds, before anything is stored. */
export const ImportOffer = z.strictObject({
  importId: z.string(),
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: z.int(),
      format: z.enum([
        'bundle',
        'resource',
        'ndjson',
        'manifest',
        'medicare-text',
        'table',
        'written',
        'unreadable',
      ]),
      records: z.int(),
      /** Why it cannot be read, where it cannot; `cut-off`: what is whole can. */
      problem: FileProblem.nullable(),
    }),
  ),
  /** Whose records they are, one entry per patient in the files. */
  patients: z.array(
    z.strictObject({
      /** `''` stands for records that do not say whose they are. */
      key: z.string(),
      name: z.string().nullable(),
      birthDate: z.string().nullable(),
      /** The plan, as far as the files name one. */
      planName: z.string().nullable(),
      /** Where they come from, as far as the files say: a host, or `null`. */
      origin: z.string().nullable(),
      counts: z.array(z.strictObject({ resourceType: z.string(), count: z.int() })),
      /** A person here with the same name and birth date, or the same plan's number. */
      suggestedPersonId: z.string().nullable(),
    }),
  ),
  /** Files that the manifest names and that are not here. */
  missingFiles: z.array(z.string()),
  /** How many more there are of each than are in the lists above. Of patients, those who seem to be here come first. */
  more: z.strictObject({ files: z.int(), patients: z.int(), missingFiles: z.int() }),
  /** Where the one file holds what a person wrote here; it names no patients. */
  written: WrittenOffer.nullable(),
  /** Where the one file is a table: the person says what its columns mean and whose it is. It names no patients. */
  table: TableOffer.nullable(),
});
export type ImportOffer = z.infer<typeof ImportOffer>;

export const ImportRequest = z.strictObject({
  importId: OwnId,
  people: z
    .array(
      z.strictObject({
        key: NameOfPlan,
        /** Someone here, `null` for someone new; left out: not imported. */
        personId: OwnId.nullable(),
      }),
    )
    .max(mostOffered),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

export const ImportProgress = z.strictObject({
  importId: z.string(),
  stage: z.enum(['looking', 'storing']),
  fileName: z.string(),
  readBytes: z.int(),
  totalBytes: z.int(),
  records: z.int(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const ImportEnd = z.strictObject({
  outcome: z.enum(['done', 'cancelled']),
  personIds: z.array(z.string()),
  counts: z.array(
    z.strictObject({ resourceType: z.string(), added: z.int(), changed: z.int(), same: z.int() }),
  ),
  /** What was not understood, at most 200 of them; all of them are kept. */
  notUnderstood: z.array(
    z.strictObject({
      fileName: z.string(),
      /** Line or entry, from 1. */
      place: z.int(),
      why: NotUnderstoodWhy,
      excerpt: z.string(),
    }),
  ),
  notUnderstoodCount: z.int(),
  /** Records of patients whom the person left out. */
  leftOut: z.int(),
  /** Records that do not say clearly whose they are: kept apart, and asked about on My plans. */
  undecided: z.int(),
  /** Files that could not be read to their end after all. */
  brokenFiles: z.array(z.strictObject({ name: z.string(), problem: FileProblem })),
  /** Claims whose number another plan of the person states too. They are counted once. */
  possibleDuplicates: z.int(),
  /** Of a table, what became of its rows; all of the import can be taken back until files are opened again. */
  table: TableEnd.nullable(),
  /** By this, what any other files brought is taken back as long; `null` where they changed what was here before. */
  undoId: OwnId.nullable(),
});
export type ImportEnd = z.infer<typeof ImportEnd>;
