import { type FoundResource, ResourceLookup } from '../archive/resource-lookup.ts';
import type { Db } from '../database/database.ts';
import { ReferenceIndex } from '../fhir/references.ts';
import { isObject, type Json, type Resource, textOf } from '../fhir/resource.ts';
import type { Connections } from '../people/connections.ts';
import { findSensitiveKinds, listReferences } from './find-kinds.ts';
import { tellsOfSensitiveCare } from './sensitive-words.ts';

/** What the records of others say about care: where it was, who gave it and what it was for. */
const telling: ReadonlySet<string> = new Set([
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'HealthcareService',
  'Medication',
  'Condition',
  'Procedure',
  'ExplanationOfBenefit',
]);

/** References of what is referred to are followed: a role names an organization, and that one another. */
const mostSteps = 3;

/** Fields of stored rows that name care and who gave it, as lists show them. */
const naming = ['providerName', 'what', 'title', 'source'] as const;

/** Says which records are about sensitive care, by what is stored of them now. */
export class SensitiveRecords {
  readonly #lookup;
  readonly #row;
  readonly #sameVisit;
  readonly #claimsOfBill;
  readonly #resolve = new ReferenceIndex().resolve;

  constructor({ db, connections }: { db: Db; connections: Connections }) {
    this.#lookup = new ResourceLookup(db, connections);
    this.#row = db
      .prepare<[number, number], string>(
        'SELECT row FROM claim WHERE key = ? UNION ALL SELECT row FROM record WHERE key = ?',
      )
      .pluck();
    this.#sameVisit = db.prepare<
      [number, number],
      { connectionId: string; type: string; resourceId: string }
    >(
      `SELECT connection_id AS connectionId, type, id AS resourceId FROM resource WHERE key IN (
         SELECT second_key FROM visit WHERE first_key = ? AND same IS NOT 0
         UNION SELECT first_key FROM visit WHERE second_key = ? AND same IS NOT 0)`,
    );
    this.#claimsOfBill = db
      .prepare<[string, string], string>(
        `SELECT claim_id FROM bill_answer WHERE bill_id = ? AND is_meant = 1
         UNION SELECT value FROM bill_verdict, json_each(verdict, '$.claimIds') WHERE bill_id = ?`,
      )
      .pluck();
  }

  /**
   * Those of the ids that are sensitive: of claims (`<connection>/<id>`), of records (`<connection>/<type>/<id>`), and of
   * bills of which a claim is.
   */
  find(ids: Iterable<string>): ReadonlySet<string> {
    const others = new Map<string, Other | null>();
    return new Set(
      [...new Set(ids)].filter((id) =>
        id.includes('/')
          ? this.#isSensitive(id, others)
          : this.#claimsOfBill.all(id, id).some((claimId) => this.#isSensitive(claimId, others)),
      ),
    );
  }

  #isSensitive(id: string, others: Map<string, Other | null>): boolean {
    const [connectionId, first, second, ...more] = id.split('/');
    if (!connectionId || !first || more.length > 0) return false;
    const found = this.#lookup.get(
      second === undefined
        ? { connectionId, type: 'ExplanationOfBenefit', resourceId: first }
        : { connectionId, type: first, resourceId: second },
    );
    if (found === null) return false;
    if (this.#tells(found, connectionId, others)) return true;
    // What another plan says of the visit is about the same care.
    return this.#sameVisit.all(found.key, found.key).some((place) => {
      const other = this.#lookup.get(place);
      return other !== null && this.#tells(other, place.connectionId, others);
    });
  }

  #tells({ key, json }: FoundResource, connectionId: string, others: Map<string, Other | null>): boolean {
    const resource = JSON.parse(json) as Resource;
    if (findSensitiveKinds(resource).size > 0) return true;
    // Names reach a row in more ways than by references alone.
    const row = this.#row.get(key, key);
    const shown = row === undefined ? {} : (JSON.parse(row) as Json);
    const texts = naming.map((field) => (isObject(shown[field]) ? shown[field]['text'] : shown[field]));
    if (texts.some((text) => tellsOfSensitiveCare(textOf(text) ?? ''))) return true;
    return this.#refersToTelling(resource, connectionId, others);
  }

  /** Step by step from reference to reference; each resource once, whatever refers to it. */
  #refersToTelling(record: Resource, connectionId: string, others: Map<string, Other | null>): boolean {
    const seen = new Set<Resource>([record]);
    let from: Place[] = [{ resource: record, owner: record }];
    for (let step = 0; step < mostSteps; step++) {
      const next: Place[] = [];
      for (const { resource, owner } of from)
        for (const reference of listReferences(resource)) {
          const inside = this.#resolve(reference, owner);
          const other = inside === null ? this.#named(connectionId, reference, others) : readOther(inside);
          if (other === null || seen.has(other.resource)) continue;
          if (other.tells) return true;
          seen.add(other.resource);
          next.push({ resource: other.resource, owner: inside === null ? other.resource : owner });
        }
      from = next;
    }
    return false;
  }

  #named(connectionId: string, reference: Json, others: Map<string, Other | null>): Other | null {
    const text = String(reference['reference']);
    const name = `${connectionId} ${text}`;
    const known = others.get(name);
    if (known !== undefined) return known;
    const stored = this.#lookup.named(connectionId, text);
    const other = stored === null ? null : readOther(JSON.parse(stored.json) as Resource);
    others.set(name, other);
    return other;
  }
}

/** `owner`: whose contained resources its references may name. */
type Place = { resource: Resource; owner: Resource };

/** A resource that is referred to, and whether it names sensitive care. */
type Other = { resource: Resource; tells: boolean };

function readOther(resource: Resource): Other | null {
  return telling.has(resource.resourceType)
    ? { resource, tells: findSensitiveKinds(resource).size > 0 }
    : null;
}
