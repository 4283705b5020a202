/**
 * A resource of a public service being read, with books of what was read. References stay as they are: resources are
 * joined where all pages of an answer are available.
 */
import type { Leftover } from '#shared/model/leftover';
import { extensionsOf } from '../fhir/extensions.ts';
import { Reading } from '../fhir/reading.ts';
import { type Json, type Resource, textAt } from '../fhir/resource.ts';
import { keyOf } from './public-page.ts';

/** What nobody read of a resource; its key stands before each path. */
export type PublicLeftovers = { readonly unread: Leftover[]; readonly technical: Leftover[] };

/** Lists may name thousands of drugs: of more leftovers than these, only their number is told. */
const mostTold = 300;
/** Of an answer with more records than these no books are kept: it is asked of a service that cannot search. */
const mostBooked = 2000;

/** The resources of an answer, to be read. */
export function openResources(resources: readonly Resource[]): PublicReading[] {
  return resources.map((resource) => new PublicReading(resource, resources.length <= mostBooked));
}

export class PublicReading extends Reading {
  constructor(resource: Resource, keepsBooks: boolean) {
    super(resource, () => null, keepsBooks);
  }

  /** The extensions whose address ends in the name, in any version of the guides; each counts as read. */
  extensions(parent: Json | null, name: string): readonly Json[] {
    const found = extensionsOf(parent, name);
    for (const one of found) this.takeExtension(one);
    return found;
  }

  /** The first of {@link extensions}, or `null`. */
  extensionNamed(parent: Json | null, name: string): Json | null {
    const [first = null] = extensionsOf(parent, name);
    if (first !== null) this.takeExtension(first);
    return first;
  }

  /** The `valueBoolean` of an extension; one without it stays unread. */
  booleanIn(parent: Json | null, name: string): boolean | null {
    const value = extensionsOf(parent, name)[0]?.['valueBoolean'];
    if (typeof value !== 'boolean') return null;
    this.extensionNamed(parent, name);
    return value;
  }

  /** The text of an extension of any simple type; one without it stays unread. */
  textIn(parent: Json | null, name: string): string | null {
    const [extension = null] = extensionsOf(parent, name);
    for (const key in extension) {
      const text = key.startsWith('value') ? textAt(extension, key) : null;
      if (text === null) continue;
      this.extensionNamed(parent, name);
      return text;
    }
    return null;
  }

  /** What nobody read; where no books were kept, that something may be left over. */
  leftovers(): PublicLeftovers {
    const key = keyOf(this.resource);
    if (!this.keepsBooks) return { unread: [{ path: `${key}: …`, text: '…' }], technical: [] };
    const told = (all: readonly Leftover[]) => {
      const some = all.slice(0, mostTold).map(({ path, text }) => ({ path: `${key}: ${path}`, text }));
      const rest = all.length - some.length;
      return rest === 0 ? some : [...some, { path: `${key}: …`, text: `+${rest}` }];
    };
    return { unread: told(this.unread()), technical: told(this.technical()) };
  }
}
