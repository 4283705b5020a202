/**
 * What stands in a copy, once it is unsealed: JSON Lines in UTF-8, a {@link CopyHead}, then for each person their
 * connections, each followed by what it brought, then what the person wrote, and a line that ends it all. A copy names
 * no id of this app but those of what people wrote. `docs/copy-file.md` describes it.
 */
import { z } from 'zod';
import { CalendarDay, longestAddress, NameOfPlan } from '#shared/bounds';
import { mostPeople } from '#shared/model/files/handoff';
import { DataCategory } from '#shared/model/plans/connection';
import { PlanKind } from '#shared/model/plans/plan-kind';
import { isObject, type Resource } from '../fhir/resource.ts';

/** 2: who was told apart. */
const formatVersion = 2;

/** In bytes; far longer than the longest record or scan. */
export const longestLine = 200 * 1024 * 1024;

/** Screens show the day of each. */
const Instant = z
  .string()
  .max(40)
  .refine((text) => !Number.isNaN(Date.parse(text)));
/** As plans say a birth date: they may leave out its day or month. */
const BirthDate = z.string().max(10);
const Name = z.string().max(2000);
const Id = z.string();

/** Kept as it came. What a plan sent is bounded where it is read. */
const AnyResource = z.custom<Resource>(
  (value) => isObject(value) && typeof value['resourceType'] === 'string',
);

const Person = z.strictObject({
  name: Name.nullable(),
  birthDate: BirthDate.nullable(),
  ownName: Name.nullable(),
  authority: z.enum(['self', 'parent', 'power-of-attorney', 'representative']).nullable(),
  /** On which days they last looked at what is new. */
  lastLook: z.strictObject({ day: CalendarDay, before: CalendarDay.nullable() }).nullable(),
});
export type CopyPerson = z.infer<typeof Person>;

const Place = z.int().min(0).max(mostPeople);

export const CopyHead = z
  .strictObject({
    claimfolio: z.literal('copy'),
    version: z.int().min(1).max(formatVersion),
    madeAt: Instant,
    people: z.array(Person).min(1).max(mostPeople),
    /** Two places among `people` each: the person said that these are two people. */
    differentPeople: z
      .array(z.tuple([Place, Place]))
      .max(mostPeople * mostPeople)
      .default([]),
  })
  .refine(({ people, differentPeople }) => differentPeople.flat().every((place) => place < people.length));
export type CopyHead = z.infer<typeof CopyHead>;

/** A plan, or a file that was opened, without any sign-in. */
const Connection = z.strictObject({
  of: z.literal('connection'),
  person: Place,
  origin: z.enum(['plan', 'file']),
  /** True for a plan that was disconnected: it is readable, and nobody signs in again by themselves. */
  isEnded: z.boolean(),
  payerId: z.string().max(longestAddress).nullable(),
  planName: Name,
  saidKind: PlanKind.default('unknown'),
  /** Of copies of before; not taken: the plan says how it is called. */
  planPhone: Name.nullable().optional(),
  host: z.string().max(longestAddress),
  isSample: z.boolean(),
  fhirBaseUrl: z.string().max(longestAddress),
  patientId: z.string().max(500).nullable(),
  /** The patient id at the same server of whoever's sign-in brings these records. */
  fedBy: z.string().max(500).nullable().default(null),
  accessEndsAt: Instant.nullable(),
  keepsUpToDate: z.boolean(),
  granted: z.array(DataCategory).max(50),
  notGranted: z.array(DataCategory).max(50),
  connectedAt: Instant,
  lastCheckedAt: Instant.nullable(),
  firstSyncDone: z.boolean(),
  said: z.strictObject({ name: Name.nullable(), birthDate: BirthDate.nullable() }).nullable(),
});
export type CopyConnection = z.infer<typeof Connection>;

/** Of the connection before it. `removedAt`: when the plan took it back. `isChanged`: by the last check, for a claim. */
const Record = z.strictObject({
  of: z.literal('record'),
  fullUrl: z.string().nullable(),
  firstSeen: Instant,
  seenIn: Instant,
  removedAt: Instant.nullable(),
  isChanged: z.boolean(),
  resource: AnyResource,
});
export type CopyRecord = z.infer<typeof Record>;

/** What happened to a claim of the connection, and on which day it was shown. */
const History = z.strictObject({
  of: z.literal('history'),
  id: Id,
  seenAt: Instant,
  what: z.enum(['arrived', 'changed', 'removed-by-plan']),
  changes: z
    .array(
      z.strictObject({
        field: z.string().max(40),
        before: z.string().max(100).nullable(),
        after: z.string().max(100).nullable(),
      }),
    )
    .max(20),
  /** Empty once the person said that they have seen it. */
  shownOn: z.union([CalendarDay, z.literal('')]).nullable(),
});
export type CopyHistory = z.infer<typeof History>;

/**
 * What was answered about whose records are. Copies of before hold what is kept aside, too: the records of a cause, or
 * some of them, others follow.
 */
const Undecided = z.strictObject({
  of: z.literal('undecided'),
  cause: z.union([
    z.tuple([
      z.enum(['nobody', 'identity', 'patient', 'number', 'name', 'unknown']),
      NameOfPlan.nullable(),
      NameOfPlan.nullable(),
    ]),
    /** Of what was left out. */
    z.string().regex(/^digest:[\w-]{43}$/),
  ]),
  answer: z.enum(['own', 'left-out']).nullable(),
  records: z.array(
    z.strictObject({
      type: Id,
      id: Id,
      fullUrl: z.string().nullable(),
      seenIn: Instant,
      /** `null` once it was read as the person's own. */
      resource: AnyResource.nullable(),
    }),
  ),
});
export type CopyUndecided = z.infer<typeof Undecided>;

/** A line of an opened file that was no record. */
const Unread = z.strictObject({ of: z.literal('unread'), why: z.string().max(40), text: z.string() });

/** A line of the file of what that person wrote (`docs/written-file.md`); the first one is its head. */
const Written = z.strictObject({
  of: z.literal('written'),
  person: Place,
  line: z.unknown(),
});

const End = z.strictObject({ of: z.literal('end'), lines: z.int().min(0) });

export const CopyLine = z.discriminatedUnion('of', [
  Connection,
  Record,
  History,
  Undecided,
  Unread,
  Written,
  End,
]);
export type CopyLine = z.infer<typeof CopyLine>;

export function createHead(facts: Omit<CopyHead, 'claimfolio' | 'version'>): CopyHead {
  return { claimfolio: 'copy', version: formatVersion, ...facts };
}

/** True for the head of a copy that a later version of the app wrote. */
export function isNewerCopy(head: unknown): boolean {
  return z.looseObject({ version: z.int().min(formatVersion + 1) }).safeParse(head).success;
}
