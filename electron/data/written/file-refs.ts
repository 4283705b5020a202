/** Claims, plans and people as a file names them: by the plan's server and ids, by name and birth date. */
import { mostPlansNamed } from '#shared/model/files/written';
import type { ClaimRows, PersonRows } from '../claims/ask/person-rows.ts';
import { joinClaimId } from '../claims/keep/row-codec.ts';
import type { Db } from '../database/database.ts';
import { plainBase } from '../fhir/identity.ts';
import { comparePeople } from '../fhir/patients/compare-people.ts';
import { identify } from '../people/compare-people.ts';
import type { Connection, Connections } from '../people/connections.ts';
import type { ClaimRef, FilePlan, PlanPart, Someone } from './file-format.ts';

export type RefParts = { db: Db; connections: Connections; rows: ClaimRows };

const coverage = '/Coverage/';
/** Stands for a plan that was erased before the file was saved: no plan has this id. */
const erasedPlan = 'erased';

/** Names claims, plans and people for a file, and lists the plans that it names. */
export class RefWriter {
  readonly #connections: ReadonlyMap<string, Connection>;
  readonly #people: ReadonlyMap<string, Someone>;
  readonly #numbers: ReadonlyMap<string, string | null>;
  readonly #personId: string;
  readonly #places = new Map<string, number>();
  readonly plans: FilePlan[] = [];

  constructor({ connections, rows }: RefParts, personId: string) {
    this.#personId = personId;
    this.#connections = new Map(connections.all().map((one) => [one.id, one]));
    this.#people = new Map(
      connections.people().map((person) => {
        const { name, birthDate } = identify(person);
        return [person.id, { name: shorten(name), birthDate }];
      }),
    );
    this.#numbers = new Map(rows.of(personId).entries.map(({ row }) => [row.id, row.claimNumber]));
  }

  nameClaim(claimId: string): ClaimRef {
    const number = this.#numbers.get(claimId) ?? null;
    return { ...this.#name(claimId, '/'), number: number === null ? null : number.slice(0, 500) };
  }

  /** `planId`: `<connection id>/Coverage/<resource id>`, as limits name plans. */
  namePlan(planId: string): PlanPart {
    return this.#name(planId, coverage);
  }

  /** `'own'` for the person of the file. */
  namePerson(personId: string | null): Someone | 'own' | null {
    if (personId === null) return null;
    return personId === this.#personId ? 'own' : (this.#people.get(personId) ?? null);
  }

  #name(id: string, separator: string): PlanPart {
    const at = id.indexOf(separator);
    return { plan: this.#placeOf(id.slice(0, Math.max(0, at))), id: id.slice(at + separator.length) };
  }

  #placeOf(connectionId: string): number | null {
    const connection = this.#connections.get(connectionId);
    if (!connection) return null;
    const known = this.#places.get(connectionId) ?? this.plans.length;
    if (known === this.plans.length) {
      const { fhirBaseUrl, planName, origin } = connection;
      this.plans.push({ server: fhirBaseUrl, name: planName.slice(0, 300), origin });
      this.#places.set(connectionId, known);
    }
    return known;
  }
}

function shorten(name: string | null): string | null {
  return name === null ? null : name.slice(0, 300);
}

/** Finds what a file names among the records of one person; of plans of a family, among those of the others. */
export class RefFinder {
  readonly #parts: RefParts;
  readonly #personId: string;
  readonly #plans: readonly FilePlan[];
  readonly #own: readonly Connection[];
  readonly #others: readonly Connection[];
  readonly #claims: PersonRows;
  readonly #byResource: ReadonlyMap<string, { connection: Connection; key: number; number: string | null }[]>;
  readonly #missing = new Set<string>();
  #othersNotHere = 0;

  /** Not to be called within a write. */
  constructor(parts: RefParts, personId: string, plans: readonly FilePlan[]) {
    this.#parts = parts;
    this.#personId = personId;
    this.#plans = plans;
    const all = parts.connections.all();
    this.#own = all.filter((one) => one.personId === personId);
    this.#others = all.filter((one) => one.personId !== personId);
    const byId = new Map(this.#own.map((one) => [one.id, one]));
    this.#claims = parts.rows.of(personId);
    const entries = this.#claims.entries.flatMap(({ key, row }) => {
      const connection = byId.get(row.connectionId);
      const resourceId = row.id.slice(row.connectionId.length + 1);
      return connection ? [{ resourceId, connection, key, number: row.claimNumber }] : [];
    });
    this.#byResource = Map.groupBy(entries, ({ resourceId }) => resourceId);
  }

  /** Names of plans that what was not found is about. */
  get missingPlans(): string[] {
    return [...this.#missing].slice(0, mostPlansNamed);
  }

  get othersNotHere(): number {
    return this.#othersNotHere;
  }

  /**
   * The id here of a claim of the person: of the same server, or of the same number where a plan has moved. Where the
   * plan is here and its claim is not yet, the id that the claim will have. `null`: the plan is not here.
   */
  findClaim(ref: ClaimRef): string | null {
    const found = this.#findEntry(ref);
    if (found) return joinClaimId(found.connection.id, ref.id);
    const connection = this.#findPlan(ref.plan);
    return connection ? joinClaimId(connection.id, ref.id) : null;
  }

  /** As `findClaim`; a claim of a plan that was erased before the file was saved keeps a name that no claim has. */
  findClaimOrErased(ref: ClaimRef): string | null {
    return ref.plan === null ? joinClaimId(erasedPlan, ref.id) : this.findClaim(ref);
  }

  /** The key and the row of a claim that is here. */
  findRow(ref: ClaimRef) {
    const found = this.#findEntry(ref);
    const row = found ? this.#claims.get(found.key) : null;
    if (!found || !row) this.#noteMissing(ref.plan);
    return found && row ? { key: found.key, row } : null;
  }

  /** The id here of one of the person's plans, as limits name plans. */
  findLimitPlan(ref: PlanPart): string | null {
    const having = this.#own.filter((one) => this.#isOf(one, ref.plan) && this.#hasCoverage(one, ref.id));
    const connection = this.#prefer(having, ref.plan) ?? this.#findPlan(ref.plan);
    return connection ? `${connection.id}${coverage}${ref.id}`.slice(0, 500) : null;
  }

  /** The id here of a plan of somebody else, where its card is here. */
  findOthersPlan(ref: PlanPart): string | null {
    const [found] = this.#others.filter((one) => this.#isOf(one, ref.plan) && this.#hasCoverage(one, ref.id));
    if (!found) this.#othersNotHere += 1;
    return found ? `${found.id}${coverage}${ref.id}` : null;
  }

  findPerson(someone: Someone | 'own' | null): string | null {
    if (someone === null) return null;
    if (someone === 'own') return this.#personId;
    const same = this.#parts.connections
      .people()
      .filter((one) => comparePeople(identify(one), someone) === 'same');
    const [found] = same;
    if (found && same.length === 1) return found.id;
    this.#othersNotHere += 1;
    return null;
  }

  #findEntry({ plan, id, number }: ClaimRef) {
    const isMoved = (other: string | null) => number !== null && other === number;
    const entries = (this.#byResource.get(id) ?? []).filter(
      (one) => this.#isOf(one.connection, plan) || isMoved(one.number),
    );
    const best = this.#prefer(
      entries.map(({ connection }) => connection),
      plan,
    );
    return entries.find(({ connection }) => connection === best);
  }

  /** The person's plan that the file means, where it can be no other one. */
  #findPlan(plan: number | null): Connection | null {
    const wanted = plan === null ? undefined : this.#plans[plan];
    if (wanted) {
      const isNamed = (one: Connection) => one.planName === wanted.name && one.origin === wanted.origin;
      const sameServer = wanted.server === '' ? [] : this.#own.filter((one) => this.#isOf(one, plan));
      const candidates = sameServer.length > 0 ? sameServer : this.#own.filter(isNamed);
      const sameOrigin = candidates.filter(({ origin }) => origin === wanted.origin);
      for (const some of [sameOrigin, candidates]) {
        const [only] = some;
        if (only && some.length === 1) return only;
      }
    }
    this.#noteMissing(plan);
    return null;
  }

  #prefer(some: readonly Connection[], plan: number | null): Connection | undefined {
    const wanted = plan === null ? undefined : this.#plans[plan];
    const rank = (one: Connection) =>
      Number(!this.#isOf(one, plan)) * 2 + Number(one.origin !== wanted?.origin);
    return some.toSorted((a, b) => rank(a) - rank(b))[0];
  }

  #isOf(connection: Connection, plan: number | null): boolean {
    const wanted = plan === null ? undefined : this.#plans[plan];
    return wanted !== undefined && plainBase(wanted.server) === plainBase(connection.fhirBaseUrl);
  }

  #hasCoverage(connection: Connection, id: string): boolean {
    const found = this.#parts.db
      .prepare("SELECT 1 FROM resource WHERE connection_id = ? AND type = 'Coverage' AND id = ?")
      .get(connection.id, id);
    return found !== undefined;
  }

  #noteMissing(plan: number | null): void {
    const wanted = plan === null ? undefined : this.#plans[plan];
    if (wanted) this.#missing.add(wanted.name);
  }
}
