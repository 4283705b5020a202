/** A connection in a store in memory, what its plan answers check by check, and what became of it. */
import type { Db } from '../../../../electron/data/database/database.ts';
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import type { NewConnection } from '../../../../electron/data/people/connections.ts';
import type { DataOperations } from '../../../../electron/data/worker/operations.ts';
import type { Undecided, WhoseChoice } from '../../../../shared/model/people/whose.ts';
import type { Authority } from '../../../../shared/model/plans/connection.ts';
import { bytesOf, checkpoint, memoryStore, newConnection } from '../records.ts';

const day = 86_400_000;
/** Not long ago: what is kept aside goes after 90 days. */
const begin = Math.floor(Date.now() / day) * day - 20 * day;

/** The instant of the check that many days after the first. */
export const onDay = (days: number): string => new Date(begin + days * day).toISOString();

export type Sent = Resource | { resource: Resource; fullUrl: string };

/** One connection. Checks are numbered by days; each is a pass over everything. */
export class PlanDesk {
  readonly db: Db;
  readonly store: DataOperations;
  readonly connectionId: string;
  readonly personId: string;
  #today = 0;

  private constructor(
    opened: { db: Db; store: DataOperations },
    ids: { connectionId: string; personId: string },
  ) {
    this.db = opened.db;
    this.store = opened.store;
    this.connectionId = ids.connectionId;
    this.personId = ids.personId;
  }

  /** A connection that is there. */
  static of(
    opened: { db: Db; store: DataOperations },
    ids: { connectionId: string; personId: string },
  ): PlanDesk {
    return new PlanDesk(opened, ids);
  }

  /** A connection that a sign-in makes now. */
  static connect(
    opened: { db: Db; store: DataOperations },
    over: Partial<NewConnection>,
    signIn: { patient: Resource | null; isConfirmed: boolean },
  ): PlanDesk {
    const input = newConnection({ patientId: 's', ...over, connectedAt: onDay(0) });
    return new PlanDesk(opened, opened.store.connection.create(input, signIn));
  }

  /** The answers of later days. */
  tomorrow(days = 1): this {
    this.#today += days;
    return this;
  }

  get today(): string {
    return onDay(this.#today);
  }

  /** A page of an answer to a search for the person. */
  sends(
    sent: readonly Sent[],
    { type = 'ExplanationOfBenefit', pages = 1, mode = 'full' as 'full' | 'changes' } = {},
  ): this {
    const entry = sent.map((one) => ('resourceType' in one ? { resource: one } : one));
    const bytes = bytesOf({ resourceType: 'Bundle', type: 'searchset', entry });
    const { page } = this.store.archive.readPage({
      connectionId: this.connectionId,
      resourceType: type,
      bytes,
    });
    const over = { startedAt: this.today, resourceType: type, pages, mode } as const;
    this.store.archive.storePage(page, checkpoint(this.connectionId, over), this.today);
    return this;
  }

  /** A page of what changed, as plans answer that cannot tell. */
  changes(sent: readonly Sent[]): this {
    return this.sends(sent, { mode: 'changes' });
  }

  /** The answer to `GET Patient/{id}`; `null`: it is refused. */
  shows(id: string, patient: Resource | null): this {
    const { connectionId } = this;
    if (patient === null) {
      this.store.archive.notePatientMissing(connectionId, id, this.today);
      return this;
    }
    const { page } = this.store.archive.readPage({
      connectionId,
      resourceType: 'Patient',
      bytes: bytesOf(patient),
      askedPatient: id,
    });
    const place = checkpoint(connectionId, { resourceType: 'Patient', startedAt: this.today });
    this.store.archive.storePage(page, place, this.today, this.today);
    return this;
  }

  /** The end of a check. */
  ends(): this {
    this.store.archive.endPass(this.connectionId, this.today);
    return this;
  }

  /** What is filed, as `Type/id`; in the connection of this sign-in, or in another one. */
  filed(connectionId: string = this.connectionId): string[] {
    return this.db
      .prepare<[string], string>(
        "SELECT type || '/' || id FROM resource WHERE connection_id = ? AND type <> 'Patient' ORDER BY type, id",
      )
      .pluck()
      .all(connectionId) as string[];
  }

  /** What is kept aside, as `Type/id`. */
  aside(): string[] {
    return this.db
      .prepare<[string], string>(
        "SELECT type || '/' || id FROM undecided_record WHERE connection_id = ? ORDER BY type, id",
      )
      .pluck()
      .all(this.connectionId) as string[];
  }

  /** The questions and answers. */
  causes(): Undecided[] {
    return this.store.records.undecided({ connectionId: this.connectionId }).causes;
  }

  /** What waits for an answer: whom it names, why, and how many records. */
  asked(): [string | null, string, number][] {
    return this.causes()
      .filter(({ answer }) => answer === null)
      .map(({ name, why, count }): [string | null, string, number] => [name, why, count])
      .toSorted(([one], [other]) => String(one).localeCompare(String(other)));
  }

  /** How many records are not shown, by reason. */
  notShown(): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { reason, count } of this.store.records.notShown({ personId: this.personId }))
      sums[reason] = (sums[reason] ?? 0) + count;
    return sums;
  }

  answers(name: string | null, answer: WhoseChoice | null, more: { authority?: Authority } = {}): this {
    const found = this.causes().find((one) => one.name === name);
    if (found === undefined) throw new Error(`Nothing is asked about ${name}.`);
    const { connectionId } = this;
    this.store.records.decide({ connectionId, cause: found.cause, answer, ...more });
    return this;
  }

  /** All that the database holds, as text without capitals. */
  bytes(): string {
    return (this.db as unknown as { serialize(): Buffer }).serialize().toString('latin1').toLowerCase();
  }
}

/** A plan at which somebody has just signed in; `patient` is what it answers for the sign-in's id. */
export function openPlan(
  patient: Resource | null,
  more: { over?: Partial<NewConnection>; isConfirmed?: boolean; beside?: PlanDesk } = {},
): PlanDesk {
  const { over = {}, isConfirmed = false, beside } = more;
  const desk = PlanDesk.connect(beside ?? memoryStore(), over, { patient, isConfirmed });
  return desk.shows(over.patientId ?? 's', patient);
}
