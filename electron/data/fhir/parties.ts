/**
 * Who is named in a resource. A name comes from the resolved resource, then the reference's display, then nothing:
 * never a bare reference, and never a display that merely repeats the insurer.
 *
 * @see CARIN IG, C4BB Organization, Practitioner, RelatedPerson
 */
import { parseFhirDate } from '#shared/dates';
import type { Party } from '#shared/model/claims/claim';
import type { ResolveReference } from './references.ts';
import {
  asResource,
  codingsOf,
  type Json,
  listAt,
  objectAt,
  type Resource,
  shortenText,
  textAt,
} from './resource.ts';
import type { Books } from './unread.ts';

/** A party about whom nothing is known. */
export const nobody: Party = { name: null, npi: null, phone: null, address: null };

/** Reads the parties of one resource. */
export class PeopleReader {
  readonly #owner: Resource;
  readonly #resolve: ResolveReference;
  readonly #insurerDisplay: string | null;
  readonly #books: Books | null;
  #contained: ReadonlyMap<unknown, Json> | null = null;

  /** `books`: where it is noted what was read of the parties that are contained in the resource. */
  constructor(owner: Resource, resolve: ResolveReference, books: Books | null = null) {
    this.#owner = owner;
    this.#resolve = resolve;
    this.#books = books;
    this.#insurerDisplay = textAt(objectAt(owner, 'insurer'), 'display');
  }

  /** The resource a reference names, if it is here. */
  resolve(reference: Json | null): Resource | null {
    if (reference === null) return null;
    const text = textAt(reference, 'reference');
    if (text === null || text.length < 2 || !text.startsWith('#'))
      return this.#resolve(reference, this.#owner);
    this.#contained ??= indexById(listAt(this.#owner, 'contained'));
    return asResource(this.#contained.get(text.slice(1)));
  }

  /** The text of a contained result, whose elements count as read where books are kept. */
  observe(observation: Resource, toText: (observation: Json) => string | null): string | null {
    const values = Object.keys(observation).filter((key) => key.startsWith('value'));
    this.#books?.take(observation, 'code', 'performer', ...values);
    this.#books?.guide(observation, 'status');
    return toText(observation);
  }

  /** The party that a reference names; `null` without a reference. */
  party(reference: Json | null): Party | null {
    if (reference === null) return null;
    const resource = this.resolve(reference);
    const found = resource ? this.#fromResource(resource) : nobody;
    if (found.name !== null && found.npi !== null) return found;
    const display = textAt(reference, 'display');
    const trusted = display !== this.#insurerDisplay || reference === this.#owner['insurer'];
    const name = found.name ?? (trusted ? realName(display) : null);
    const npi = found.npi ?? npiOf(objectAt(reference, 'identifier'));
    return { name, npi, phone: found.phone, address: found.address };
  }

  /** The insurer. Some plans write "Medicare" where a reference belongs, or a name as the identifier ("CMS"). */
  insurer(): Party {
    const reference = objectAt(this.#owner, 'insurer');
    const party = this.party(reference) ?? nobody;
    if (party.name !== null) return party;
    const words = [textAt(reference, 'reference'), textAt(objectAt(reference, 'identifier'), 'value')];
    return { ...party, name: words.find((word) => word !== null && onlyLetters.test(word)) ?? null };
  }

  #fromResource(resource: Resource): Party {
    if (this.#books) markParty(resource, this.#books);
    if (resource.resourceType === 'PractitionerRole') {
      const person = this.party(objectAt(resource, 'practitioner'));
      const place = this.party(objectAt(resource, 'organization'));
      const named = person?.name ? person : place;
      return { ...contactOf(resource), name: named?.name ?? null, npi: named?.npi ?? null };
    }
    return { ...contactOf(resource), name: nameOf(resource), npi: npiAmong(listAt(resource, 'identifier')) };
  }
}

/** Marks what {@link PeopleReader} reads of a party's resource. */
function markParty(resource: Resource, books: Books): void {
  books.open(resource);
  books.take(resource, 'name', 'identifier', 'practitioner', 'organization');
  books.guide(resource, 'active', ...(nameOf(resource) === null ? ['name'] : []));
  const human = mainName(resource);
  if (human !== null) {
    books.open(human);
    const isWhole = textAt(human, 'text') !== null;
    books.take(human, ...(isWhole ? ['text'] : nameParts));
    books.guide(human, 'use', ...(isWhole ? nameParts : []));
  }
  for (const other of listAt(resource, 'name')) books.open(other);
  const phone = mainPhone(resource);
  const address = listAt(resource, 'address')[0] ?? null;
  if (phone !== null || listAt(resource, 'telecom').length > 0) books.take(resource, 'telecom');
  for (const contact of listAt(resource, 'telecom')) books.open(contact);
  if (phone !== null) {
    books.take(phone, 'value');
    books.guide(phone, 'system', 'use', 'rank');
  }
  if (address === null) return;
  books.take(resource, 'address');
  for (const other of listAt(resource, 'address')) books.open(other);
  markAddress(address, books);
}

/** Marks what {@link addressText} reads. */
export function markAddress(address: Json, books: Books): void {
  books.open(address);
  const isWhole = textAt(address, 'text') !== null;
  books.take(address, ...(isWhole ? ['text'] : addressParts));
  books.guide(address, 'use', 'type', 'country', 'district', ...(isWhole ? addressParts : []));
}

/** The first resource of each id. */
function indexById(resources: readonly Json[]): Map<unknown, Json> {
  const byId = new Map<unknown, Json>();
  for (const resource of resources) if (!byId.has(resource['id'])) byId.set(resource['id'], resource);
  return byId;
}

const nameParts = ['prefix', 'given', 'family', 'suffix'];
const addressParts = ['line', 'city', 'state', 'postalCode'];
const onlyLetters = /^[A-Za-z][A-Za-z .&'-]*$/;
const notAName = /^(?:[\d\s-]+|n\/a|none|unknown|not found\b.*)$/i;

/** A text as a name; numbers and placeholders are none. */
export function realName(text: string | null): string | null {
  return text === null || notAName.test(text) ? null : text;
}

/** Name and birth date of a Patient. */
export function readWho(patient: Resource): { name: string | null; birthDate: string | null } {
  return { name: shortenText(nameOf(patient)), birthDate: parseFhirDate(patient['birthDate']) };
}

/** An organization's, person's or place's name as it is written; `null` when it has none. */
export function nameOf(resource: Json): string | null {
  const name = resource['name'];
  if (typeof name === 'string') return realName(textAt(resource, 'name'));
  const human = mainName(resource);
  if (human === null) return null;
  const whole = textAt(human, 'text');
  if (whole) return realName(whole);
  const words = (key: string) => {
    const list = human[key];
    return (Array.isArray(list) ? list : []).filter((word) => typeof word === 'string' && word !== '');
  };
  const family = textAt(human, 'family');
  const suffix = words('suffix').join(' ');
  const parts = [...words('prefix'), ...words('given'), ...(family ? [family] : [])].join(' ');
  return realName(parts && suffix ? `${parts}, ${suffix}` : parts || null);
}

/** The name to use: the official one, else the first. */
export function mainName(resource: Json): Json | null {
  const names = listAt(resource, 'name');
  return names.find((candidate) => candidate['use'] === 'official') ?? names[0] ?? null;
}

function mainPhone(resource: Json): Json | null {
  return listAt(resource, 'telecom').find((contact) => contact['system'] === 'phone') ?? null;
}

function npiAmong(identifiers: readonly Json[]): string | null {
  for (const identifier of identifiers) {
    const npi = npiOf(identifier);
    if (npi !== null) return npi;
  }
  return null;
}

const placeholders = new Set(['0000000000', '9999999999']);

function isTenDigits(value: string): boolean {
  if (value.length !== 10) return false;
  for (let at = 0; at < 10; at++) {
    const code = value.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** The National Provider Identifier in an identifier: ten digits that are no placeholder; else `null`. */
function npiOf(identifier: Json | null): string | null {
  const value = textAt(identifier, 'value');
  if (value === null || !isTenDigits(value) || placeholders.has(value)) return null;
  const system = textAt(identifier, 'system');
  if (system?.endsWith('us-npi') || system?.includes('npi_num')) return value;
  const type = objectAt(identifier, 'type');
  for (const coding of codingsOf(type)) {
    const code = textAt(coding, 'code');
    if (code && /^(?:npi|01)$/i.test(code)) return value;
  }
  return system === null && type === null ? value : null;
}

function contactOf(resource: Json): Pick<Party, 'phone' | 'address'> {
  const address = listAt(resource, 'address')[0] ?? null;
  return { phone: textAt(mainPhone(resource), 'value'), address: addressText(address) };
}

/** An address on one line; `null` when it says nothing. */
export function addressText(address: Json | null): string | null {
  if (address === null) return null;
  const whole = textAt(address, 'text');
  if (whole) return whole;
  const lines = Array.isArray(address['line'])
    ? address['line'].filter((line) => typeof line === 'string')
    : [];
  const region = [textAt(address, 'state'), textAt(address, 'postalCode')].filter(Boolean).join(' ');
  return [...lines, textAt(address, 'city'), region || null].filter(Boolean).join(', ') || null;
}
