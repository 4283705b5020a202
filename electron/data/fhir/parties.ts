/**
 * Who is named in a resource. A name comes from the resolved resource, then the reference's display, then nothing:
 * never a bare reference, and never a display that merely repeats the insurer.
 *
 * @see CARIN IG, C4BB Organization, Practitioner, RelatedPerson
 */
import type { CareTeamMember, Party } from '#shared/model/claim';
import { codesOf, readCoded } from './codes.ts';
import type { ResolveReference } from './references.ts';
import { codingsOf, type Json, listAt, objectAt, type Resource, textAt } from './resource.ts';
import type { Unread } from './unread.ts';

/** A party about whom nothing is known. */
export const nobody: Party = { name: null, npi: null, phone: null, address: null };

/** Reads the parties of one resource. */
export class PeopleReader {
  readonly #owner: Resource;
  readonly #resolve: ResolveReference;
  readonly #insurerDisplay: string | null;

  constructor(owner: Resource, resolve: ResolveReference) {
    this.#owner = owner;
    this.#resolve = resolve;
    this.#insurerDisplay = textAt(objectAt(owner, 'insurer'), 'display');
  }

  /** The resource a reference names, if it is here. */
  resolve(reference: Json | null): Resource | null {
    return reference === null ? null : this.#resolve(reference, this.#owner);
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
    if (resource.resourceType === 'PractitionerRole') {
      const person = this.party(objectAt(resource, 'practitioner'));
      const place = this.party(objectAt(resource, 'organization'));
      const named = person?.name ? person : place;
      return { ...contactOf(resource), name: named?.name ?? null, npi: named?.npi ?? null };
    }
    return { ...contactOf(resource), name: nameOf(resource), npi: npiAmong(listAt(resource, 'identifier')) };
  }
}

const onlyLetters = /^[A-Za-z][A-Za-z .&'-]*$/;
const notAName = /^(?:[\d\s-]+|n\/a|none|unknown|not found\b.*)$/i;

/** A text as a name; numbers and placeholders are none. */
export function realName(text: string | null): string | null {
  return text === null || notAName.test(text) ? null : text;
}

/** An organization's, person's or place's name as it is written; `null` when it has none. */
export function nameOf(resource: Json): string | null {
  const name = resource['name'];
  if (typeof name === 'string') return realName(textAt(resource, 'name'));
  const names = listAt(resource, 'name');
  const human = names.find((candidate) => candidate['use'] === 'official') ?? names[0] ?? null;
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
  const phone = listAt(resource, 'telecom').find((contact) => contact['system'] === 'phone') ?? null;
  const address = listAt(resource, 'address')[0] ?? null;
  return { phone: textAt(phone, 'value'), address: addressText(address) };
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

/** The care team, each person once per role; a member known only by another number is noted as unread. */
export function readCareTeam(resource: Json, people: PeopleReader, unread: Unread): CareTeamMember[] {
  const members: CareTeamMember[] = [];
  const seen = new Set<string>();
  for (const [index, member] of listAt(resource, 'careTeam').entries()) {
    const reference = objectAt(member, 'provider');
    const party = people.party(reference) ?? nobody;
    const role = objectAt(member, 'role');
    const roleCode = codesOf(role)[0] ?? null;
    if (party.name === null && party.npi === null) {
      const value = textAt(objectAt(reference, 'identifier'), 'value') ?? textAt(reference, 'display');
      if (value !== null && !/^(?:9+|0+)$/.test(value)) unread.add(`careTeam[${index}].provider`, value);
      continue;
    }
    const key = `${roleCode}|${party.npi ?? ''}|${party.name ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const specialty = readCoded(objectAt(member, 'qualification'));
    members.push({
      role: roleCode,
      roleText: roleWords(role),
      party,
      specialty: specialty?.text ?? specialty?.code ?? null,
    });
  }
  return members;
}

function roleWords(role: Json | null): string | null {
  let words = textAt(role, 'text');
  for (const coding of codingsOf(role)) words ??= textAt(coding, 'display');
  return words;
}
