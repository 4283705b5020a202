/**
 * Who is named: references, names and numbers.
 *
 * @see FHIR R4 Reference, HumanName, Address; CARIN guide, Organization and Practitioner
 */
import { codes } from './codes.ts';
import type { Facts } from './fact.ts';
import { type Json, list, text } from './json.ts';

/** Finds what a reference names among the resources that came with a claim, or in the claim itself. */
export type Find = (reference: unknown) => Json | null;

export function finder(
  eob: Json,
  others: readonly { readonly url: string | null; readonly json: Json }[],
): Find {
  return (reference) => {
    const address = text(reference, 'reference');
    if (address?.startsWith('#'))
      return list(eob, 'contained').find((one) => one['id'] === address.slice(1)) ?? null;
    const plain = address?.replace(/\/_history\/.*$/, '') ?? null;
    for (const { url, json } of others.toReversed()) {
      const own = `${text(json, 'resourceType')}/${text(json, 'id')}`;
      if (plain !== null && (url === plain || plain === own || plain.endsWith(`/${own}`))) return json;
    }
    const value = text(reference, 'identifier', 'value');
    const system = text(reference, 'identifier', 'system');
    const type = text(reference, 'type');
    if (value === null || system === null) return null;
    const sameNumber = (json: Json) =>
      (type === null || json['resourceType'] === type) &&
      list(json, 'identifier').some((one) => text(one, 'value') === value && text(one, 'system') === system);
    return others.find(({ json }) => sameNumber(json))?.json ?? null;
  };
}

export type Who = { name: string | null; npi: string | null; phone: string | null; address: string | null };

/** The one that a reference names. A display that repeats the insurer's does not name anybody else. */
export function who(reference: unknown, find: Find, insurerName: string | null): Who {
  const own = text(reference, 'display');
  const display = own === insurerName ? null : realName(own);
  const here = find(reference);
  const npi = npiOf(list(reference, 'identifier'));
  if (here === null) return { name: display, npi, phone: null, address: null };
  const person = here['resourceType'] === 'PractitionerRole' ? find(here['practitioner']) : here;
  const named = person ?? find(here['organization']) ?? here;
  return {
    name: nameOf(named) ?? display,
    npi: npiOf(list(named, 'identifier')) ?? npi,
    phone: text(
      list(here, 'telecom').find((one) => one['system'] === 'phone'),
      'value',
    ),
    address: addressOf(list(here, 'address')[0]),
  };
}

/** Numbers and placeholders are no names. */
export function realName(name: string | null): string | null {
  return name === null || /^(?:[\d\s-]+|n\/a|none|unknown|not found\b.*)$/i.test(name) ? null : name;
}

export function nameOf(resource: Json): string | null {
  if (typeof resource['name'] === 'string') return realName(text(resource, 'name'));
  const all = list(resource, 'name');
  const name = all.find((one) => one['use'] === 'official') ?? all[0];
  const whole = text(name, 'text');
  if (whole !== null) return realName(whole);
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((key) => name?.[key] ?? []);
  return realName(parts.filter((part) => typeof part === 'string').join(' ') || null);
}

/** The national number: ten digits, said to be one by system or type, or by nothing that says otherwise. */
function npiOf(identifiers: readonly Json[]): string | null {
  for (const one of identifiers) {
    const value = text(one, 'value') ?? '';
    if (!/^\d{10}$/.test(value) || value === '0000000000' || value === '9999999999') continue;
    const system = text(one, 'system');
    const bare = system === null && one['type'] === undefined;
    const typed = codes(one['type']).some((code) => /^(?:npi|01)$/i.test(code));
    if (bare || typed || /us-npi$|npi_num/.test(system ?? '')) return value;
  }
  return null;
}

export function addressOf(address: Json | undefined): string | null {
  const lines = address?.['line'];
  const parts = [
    ...(Array.isArray(lines) ? lines : []),
    ...['city', 'state', 'postalCode'].map((key) => text(address, key)),
  ];
  return text(address, 'text') ?? (parts.filter((part) => typeof part === 'string').join(' ') || null);
}

/** Name, number, phone and address of one party, as facts. */
export function addParty(facts: Facts, kind: string, path: string, { name, npi, phone, address }: Who): void {
  facts.exact(kind, path, 'name', name && plainName(name));
  facts.exact(kind, path, 'npi', npi);
  facts.exact(kind, path, 'phone', phone);
  facts.exact(kind, path, 'address', address && plainName(address));
}

/** A name or address without its commas: how the parts are joined is a matter of form. */
export function plainName(name: string): string {
  return name.replaceAll(',', ' ').replace(/\s+/g, ' ').trim();
}
