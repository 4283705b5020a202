/** Records whose owner is open, and what became of everything that plans sent. */
import { z } from 'zod';
import { NameOfPlan, OwnId } from '../../bounds.ts';
import { Coded } from '../claims/claim.ts';
import { Authority, NamedPerson } from '../plans/connection.ts';

/**
 * Why it is open whose records are. Of a patient of the plan's own server, by id: `linked` and `replaced` are the plan's
 * word for it; `not-linked`: the plan shows somebody else; `unexplained`: it shows nobody; `sign-in`: whom the sign-in
 * opens is called otherwise now; `changed`: whom an answer was given about is; `too-many`: the plan named more ids than
 * one person has; `taken`: it is somebody's who is here; `adult`: whoever is helped is shown as an adult by now, and by
 * which right was not said. `nobody`: the records name no patient. `elsewhere`: one of
 * another server, `place`. `number`: one that is not known as the person's alone, of the system `place`. `name`: a name
 * alone. `unknown`: a reference that nothing answers. `erased`: somebody's of whom only the answer is kept.
 */
const whoseReasons = [
  ...([
    'linked',
    'replaced',
    'not-linked',
    'unexplained',
    'sign-in',
    'changed',
    'too-many',
    'taken',
    'adult',
  ] as const),
  ...(['nobody', 'elsewhere', 'number', 'name', 'unknown', 'erased'] as const),
] as const;
export const WhoseReason = z.enum(whoseReasons);
export type WhoseReason = z.infer<typeof WhoseReason>;

/** `own`: the person's. `helped`: somebody's whom they help, who is a person of their own here. `left-out`: neither. */
export const WhoseChoice = z.enum(['own', 'helped', 'left-out']);
export type WhoseChoice = z.infer<typeof WhoseChoice>;

/** One record that is kept aside, as far as it may be told without an amount. */
export const AsideRecord = z.strictObject({
  resourceType: z.string(),
  /** FHIR date. */
  day: z.string().nullable(),
  title: z.string().nullable(),
  /** Who gave the care; of an insurance card, who pays. */
  place: z.string().nullable(),
  /** Of an insurance card: the person's relationship to the subscriber. */
  relationship: Coded.nullable(),
  /** True for what the plan marks as sent by mistake: no list will show it. */
  isError: z.boolean(),
});
export type AsideRecord = z.infer<typeof AsideRecord>;

/** So many of them are told with the question; all of them by `records.aside`. */
export const mostSamples = 3;

/** Records that one thing leaves open, as one question. */
export const Undecided = z.strictObject({
  connectionId: z.string(),
  planName: z.string(),
  /** Whose sign-in, or file, brought them. */
  personId: z.string(),
  cause: z.string(),
  /** How the records name whom they are about; `identity`: by an id of the plan's own server. */
  kind: z.enum(['nobody', 'identity', 'patient', 'number', 'name', 'unknown']),
  why: WhoseReason,
  name: z.string().nullable(),
  place: z.string().nullable(),
  /** Whom the plan shows under the id; `null` where it shows nobody. */
  said: NamedPerson.nullable(),
  /** `null` where their age is not known. Of all but a child the right to read their records is asked for. */
  isAdult: z.boolean().nullable(),
  /** The last characters of their member number and of the person's, where these differ. */
  numberEnds: z.strictObject({ theirs: z.string(), own: z.string() }).nullable(),
  /** All records, and how many of them are claims, insurance cards and others. */
  count: z.int(),
  claims: z.int(),
  cards: z.int(),
  others: z.int(),
  /** First and last day of care, FHIR dates. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  samples: z.array(AsideRecord).max(mostSamples),
  answer: WhoseChoice.nullable(),
  /** Who is fed by the answer `helped`. */
  helpedId: z.string().nullable(),
  /** How many records were erased: by the answer, or because the question stayed open for long. */
  erased: z.int(),
});
export type Undecided = z.infer<typeof Undecided>;

/** What is asked about at once. */
export const mostUndecided = 100;
/** Most records first; `leftOut`: how many more causes there are. */
export const UndecidedList = z.strictObject({
  causes: z.array(Undecided).max(mostUndecided),
  leftOut: z.int(),
});
export type UndecidedList = z.infer<typeof UndecidedList>;

/** `null`: decide later, or take an answer back. `authority`: for an adult whom the person helps. */
export const WhoseAnswer = z.strictObject({
  connectionId: OwnId,
  cause: NameOfPlan,
  answer: WhoseChoice.nullable(),
  authority: Authority.nullable().optional(),
});
export type WhoseAnswer = z.infer<typeof WhoseAnswer>;

/** At most so many are told of one question. */
export const mostAside = 200;
export const AsideRecords = z.strictObject({
  records: z.array(AsideRecord).max(mostAside),
  leftOut: z.int(),
});
export type AsideRecords = z.infer<typeof AsideRecords>;

/**
 * What a plan sent that is in no list. `asked`: waits for an answer. `erased`: waited too long for one. `taken`: somebody's who is here by a plan of their
 * own. `not-mine`: by an answer. `unreadable`, `too-deep`: cannot be read. `too-large`: a page that is too large to be
 * read, of nobody knows how many records. `refused`: a list that the plan refused. `in-error`: sent by mistake, as the
 * plan itself marks it. `not-listed`: kept as it came, of a kind or version that nothing here reads.
 */
export const notShownReasons = [
  ...([
    'asked',
    'erased',
    'taken',
    'not-mine',
    'unreadable',
    'too-deep',
    'too-large',
    'refused',
    'in-error',
    'not-listed',
  ] as const),
] as const;
export const NotShown = z.strictObject({
  connectionId: z.string(),
  planName: z.string(),
  personId: z.string(),
  reason: z.enum(notShownReasons),
  /** FHIR resource type; `null` where it could not be read. */
  resourceType: z.string().nullable(),
  count: z.int(),
});
export type NotShown = z.infer<typeof NotShown>;

/** A plan sends some dozen types, of which most are all filed. */
export const mostNotShown = 500;
export const NotShownList = z.array(NotShown).max(mostNotShown);
