/** A copy of what the app keeps, in one file with a passphrase: for another computer, or to keep. */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { shortestPassphrase } from '../../passphrase.ts';
import { WrittenKind, writtenKinds } from './written.ts';

/** More people than one app is used for. */
export const mostPeople = 500;
/** Plans and opened files that a copy names, of all its people. */
export const mostPlans = 1000;

const longestPassphrase = 300;
export const Passphrase = z.string().max(longestPassphrase);
/** One that is set now. */
export const NewPassphrase = Passphrase.min(shortestPassphrase);

/** `personId`: of one person, or `null` for everybody. */
export const CopyRequest = z.strictObject({ personId: OwnId.nullable(), passphrase: NewPassphrase });
export type CopyRequest = z.infer<typeof CopyRequest>;

/** `bytes`: how large the file is. */
export const CopySaved = z.strictObject({ savedAs: z.string(), bytes: z.int() });
export type CopySaved = z.infer<typeof CopySaved>;

/** A file that was chosen to be opened. */
export const ChosenCopy = z.strictObject({ name: z.string(), bytes: z.int() });
export type ChosenCopy = z.infer<typeof ChosenCopy>;

export const CopyPassphrase = z.strictObject({ passphrase: Passphrase });

/** One person of a copy. */
export const CopiedPerson = z.strictObject({
  /** Their place in the copy, from 0. */
  place: z.int(),
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  /** Plans, and files that were opened. `isHere`: it is on this computer already, and is left as it is. */
  plans: z.array(z.strictObject({ name: z.string(), isHere: z.boolean() })).max(mostPlans),
  /** Claims and other records that a plan or a file brought. */
  records: z.int(),
  /** Bills, payments, calls and the rest of what they wrote down. */
  written: z.int(),
  /** The one person here who seems to be the same, or surely is: one of the plans is theirs. */
  samePersonId: z.string().nullable(),
  isSurelySame: z.boolean(),
});
export type CopiedPerson = z.infer<typeof CopiedPerson>;

/**
 * Why a copy does not open. `damaged`: it was cut off or changed. `newer`: a later version of this app wrote it.
 * `too-many`: it names more plans and files than anybody has. `not-a-copy`: it is another kind of file. `not-found`: it is not there any more, or cannot be read.
 */
export const CopyProblem = z.enum([
  'wrong-passphrase',
  'damaged',
  'newer',
  'too-many',
  'not-a-copy',
  'not-found',
]);
export type CopyProblem = z.infer<typeof CopyProblem>;

/** What is in a copy, before anything of it is brought in. `madeAt`: ISO instant. */
export const CopyOffer = z.strictObject({
  madeAt: z.string(),
  people: z.array(CopiedPerson).max(mostPeople),
});
export type CopyOffer = z.infer<typeof CopyOffer>;

export const CopyLook = z.union([
  z.strictObject({ problem: CopyProblem }),
  z.strictObject({ problem: z.null(), offer: CopyOffer }),
]);
export type CopyLook = z.infer<typeof CopyLook>;

/** `people`: whom to bring in, each as somebody here or, with `null`, as somebody new. Who is not named stays out. */
export const BringInRequest = z.strictObject({
  people: z
    .array(z.strictObject({ place: z.int().min(0), personId: OwnId.nullable() }))
    .min(1)
    .max(mostPeople),
});
export type BringInRequest = z.infer<typeof BringInRequest>;

export const BroughtIn = z.strictObject({
  people: z
    .array(
      z.strictObject({
        personId: z.string(),
        name: z.string().nullable(),
        /** Plans and files that came. */
        plans: z.int(),
        records: z.int(),
        /** Names of plans that were here already. */
        alreadyHere: z.array(z.string()).max(mostPlans),
        /** What they wrote down, by kind. `waiting`: about plans that are not here. */
        written: z
          .array(z.strictObject({ kind: WrittenKind, added: z.int(), here: z.int(), waiting: z.int() }))
          .max(writtenKinds.length),
        /** Scans that could not be read here, and other parts that belong to nothing: they did not come along. */
        scansLeftOut: z.int(),
        broken: z.int(),
      }),
    )
    .max(mostPeople),
});
export type BroughtIn = z.infer<typeof BroughtIn>;

/** `done` of `total`: records while it is written, else bytes. */
export const CopyProgress = z.strictObject({
  stage: z.enum(['writing', 'looking', 'storing']),
  done: z.int(),
  total: z.int(),
});
export type CopyProgress = z.infer<typeof CopyProgress>;
