/**
 * What can be known of a page's claims before it is stored, without a database: each is parsed and read, and whom it
 * names is listed. Whose it is, and whether it is new, is decided where it is stored. What it refers to is looked
 * up among what that place has lent; what that led to comes along, and is compared there.
 */
import { createHash } from 'node:crypto';
import { relativeReference, resourceIdOf } from '../fhir/identity.ts';
import { keepJson } from '../fhir/json-text.ts';
import type { BundleEntry } from '../fhir/read-bundle.ts';
import { type KnownResources, ReferenceIndex, type ResolveReference } from '../fhir/references.ts';
import { isObject, type Resource, textAt, textOf } from '../fhir/resource.ts';
import type { CutPage } from './cut-page.ts';
import { listOwners, type NamedOwner, type SubjectByUrl } from './ownership.ts';
import { indexSubjects } from './page-entries.ts';
import { isReferenceable } from './referenceable-types.ts';
import { readMeta } from './resource-table.ts';

/** A claim that is read. `derived`: what its subject stores of it. */
export type ClaimRead = {
  id: string;
  version: string | null;
  updated: string | null;
  /** Its JSON as it is kept, where that is not as it was sent. */
  rewritten: string | null;
  /** @see listOwners */
  owners: NamedOwner[][];
  /** References within the plan's server that led nowhere. */
  missing: string[];
  derived: unknown;
};

/** A reference that was looked up, and a digest of what it led to; `null` for nothing. */
type LookedUp = { reference: unknown; digest: string | null };

/** What is read of a page: of its claims in their order, `null` for one that is to be read where it is stored. */
export type PageAhead = {
  fhirBaseUrl: string;
  claims: (ClaimRead | null)[];
  references: LookedUp[];
};

/** What is known of a connection where its claims are stored. */
export type Lent = { fhirBaseUrl: string; references: KnownResources };

/** A record to be stored. With `ahead` it is read already, and its `resource` holds only type and id. */
export type ArrivedEntry = BundleEntry & { readonly ahead?: ClaimAhead };
export type ClaimAhead = Omit<ClaimRead, 'rewritten'> & {
  /** Its JSON as it is kept. */
  json: string | Uint8Array;
  parse(): BundleEntry;
};

/** Reads a resource; `null` for what is no claim. */
type DeriveClaim = (
  resource: Resource,
  place: { resourceId: string; resolve: ResolveReference },
) => unknown | null;

export class ReadingAhead {
  readonly #fhirBaseUrl: string;
  readonly #index: ReferenceIndex;
  readonly #derive: DeriveClaim;

  constructor({ fhirBaseUrl, references }: Lent, derive: DeriveClaim) {
    this.#fhirBaseUrl = fhirBaseUrl;
    this.#index = new ReferenceIndex(references);
    this.#derive = derive;
  }

  /** Reads the claims of a page, after all of what they may refer to. `pause` is awaited between claims. */
  async read({ entries, isUnread, read }: CutPage, pause: () => Promise<void>): Promise<PageAhead> {
    const subjectByUrl = indexSubjects(entries);
    for (const { resource, fullUrl } of entries)
      if (isReferenceable(resource.resourceType)) this.#index.add(resource, fullUrl);
    const lookedUp = new Map<string, LookedUp>();
    const claims: (ClaimRead | null)[] = [];
    for (const entry of entries.filter(isUnread)) {
      const whole = read(entry);
      claims.push(whole === null ? null : this.#readClaim(whole, { subjectByUrl, lookedUp }));
      await pause();
    }
    return { fhirBaseUrl: this.#fhirBaseUrl, claims, references: [...lookedUp.values()] };
  }

  #readClaim(
    { resource, json, fullUrl }: BundleEntry,
    { subjectByUrl, lookedUp }: { subjectByUrl: SubjectByUrl; lookedUp: Map<string, LookedUp> },
  ): ClaimRead | null {
    const missing = new Set<string>();
    const resolve = noteMissing(noteLookUps(this.#index.resolve, lookedUp), this.#fhirBaseUrl, missing);
    const id = resourceIdOf(resource);
    try {
      const kept = keepJson(resource, json);
      const derived = this.#derive(resource, { resourceId: id, resolve });
      if (derived === null) return null;
      const owners = listOwners(resource, fullUrl, subjectByUrl);
      const rewritten = kept === json ? null : kept;
      return { id, ...readMeta(resource), rewritten, owners, missing: [...missing], derived };
    } catch {
      // Whoever stores it meets the same fault, and tells it.
      return null;
    }
  }
}

/** True where all that the claims refer to is here what it was there. */
export function leadsToSame({ references }: PageAhead, resolve: ResolveReference): boolean {
  return references.every(({ reference, digest }) => digestOrNull(resolve(reference, nobody)) === digest);
}

/** Only what stands within a record itself depends on the record that refers to it, and that is not looked up here. */
const nobody: Resource = { resourceType: '' };

function noteLookUps(resolve: ResolveReference, lookedUp: Map<string, LookedUp>): ResolveReference {
  return (reference, owner) => {
    const found = resolve(reference, owner);
    const text = isObject(reference) ? textAt(reference, 'reference') : textOf(reference);
    if (text?.startsWith('#')) return found;
    const identifier = isObject(reference) ? reference['identifier'] : undefined;
    // Nearly all have no identifier, and then the text is all that is looked up.
    const key = identifier === undefined ? text : JSON.stringify([text, reference]);
    if (key !== null && !lookedUp.has(key))
      lookedUp.set(key, {
        reference: identifier === undefined ? text : reference,
        digest: digestOrNull(found),
      });
    return found;
  };
}

/** Notes relative references that lead nowhere. */
export function noteMissing(
  resolve: ResolveReference,
  fhirBaseUrl: string,
  missing: Set<string>,
): ResolveReference {
  return (reference, owner) => {
    const found = resolve(reference, owner);
    const relative = found === null ? relativeReference(reference, fhirBaseUrl) : null;
    if (relative !== null) missing.add(relative);
    return found;
  };
}

const digests = new WeakMap<Resource, string>();

function digestOrNull(resource: Resource | null): string | null {
  if (resource === null) return null;
  const digest =
    digests.get(resource) ?? createHash('sha256').update(JSON.stringify(resource)).digest('base64');
  digests.set(resource, digest);
  return digest;
}
