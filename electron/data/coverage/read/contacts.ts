import type { CoverageContact } from '#shared/model/plans/coverage';
import { codesOf, noCode, readCoded } from '../../fhir/codes.ts';
import { addressText, nameOf } from '../../fhir/parties.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, listAt, listOf, objectAt, type Resource, textAt } from '../../fhir/resource.ts';

/** The contacts of the organizations, purposeful ones first; e-mail and fax are noted as unread. */
export function readContacts(organizations: readonly Resource[], reading: Reading): CoverageContact[] {
  const contacts: CoverageContact[] = [];
  for (const organization of organizations) {
    reading.takeAll(organization, 'name', 'identifier');
    reading.guide(organization, 'active');
    for (const contact of reading.open(organization, 'contact')) contacts.push(contactOf(contact, reading));
    const own = ownContact(organization, reading);
    if (own !== null) contacts.push(own);
  }
  return contacts.filter(
    ({ phones, websites, address }) => phones.length + websites.length > 0 || address !== null,
  );
}

function contactOf(contact: Json, reading: Reading): CoverageContact {
  reading.takeAll(contact, 'purpose', 'name', 'address');
  const address = reading.openOne(contact, 'address');
  if (address !== null) reading.markAddress(address);
  const purpose = objectAt(contact, 'purpose');
  const name = contact['name'];
  return {
    purpose: codesOf(purpose)[0] ?? null,
    label: readCoded(purpose) ?? noCode,
    name: nameOf({ name: typeof name === 'string' ? name : listOf(name) }),
    ...waysOf(contact, reading),
    address: addressText(address),
  };
}

function ownContact(organization: Resource, reading: Reading): CoverageContact | null {
  const ways = waysOf(organization, reading);
  const address = addressText(listAt(organization, 'address')[0] ?? null);
  return { purpose: null, label: noCode, name: nameOf(organization), ...ways, address };
}

const isWebsite = /^(?:https?:\/\/|www\.)/i;

function waysOf(holder: Json, reading: Reading): Pick<CoverageContact, 'phones' | 'websites'> {
  const phones: string[] = [];
  const websites: string[] = [];
  for (const way of reading.open(holder, 'telecom')) {
    reading.takeAll(way, 'value');
    reading.guide(way, 'system', 'use', 'rank');
    const value = textAt(way, 'value');
    if (value === null) continue;
    const system = textAt(way, 'system');
    if (system === 'phone') phones.push(value);
    else if (system === 'url' || isWebsite.test(value)) websites.push(value);
    else reading.unreadable.add(`payor.telecom.${system ?? 'other'}`, value);
  }
  return { phones, websites };
}
