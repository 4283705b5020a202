/**
 * Whom to ask about a plan's drug list, and where the plan writes about it.
 *
 * @see US Drug Formulary 2.1.0 PayerInsurancePlan.contact, PlanContactTypeCS; 1.1.0 CoveragePlan, FormularyURL,
 *   SummaryURL, MarketingURL, EmailPlanContact
 */
import type { PlanContact } from '#shared/model/plans/lookup';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import { nameOf } from '../../fhir/parties.ts';
import { type Json, objectAt, textAt } from '../../fhir/resource.ts';
import type { PublicReading } from '../public-reading.ts';

type About = PlanContact['about'];

/** Codes of purposes, lower case: of the guide, and HL7's for patients. */
const purposes = new Map<string, About>([
  ['formulary', 'drugs'],
  ['patinf', 'members'],
  ['summary', 'benefits'],
  ['marketing', 'product'],
]);
const order: readonly About[] = ['drugs', 'members', 'benefits', 'product', 'other'];

/** The contacts of a product, those for questions about drugs first. One without phone, page or mail is none. */
export function readPlanContacts(reading: PublicReading): PlanContact[] {
  const own = reading.open(reading.resource, 'contact').map((contact) => contactOf(reading, contact));
  return [...own, ...contactsOfList(reading)]
    .filter(({ phones, websites, emails }) => phones.length + websites.length + emails.length > 0)
    .sort((a, b) => order.indexOf(a.about) - order.indexOf(b.about));
}

function contactOf(reading: PublicReading, contact: Json): PlanContact {
  reading.take(contact, 'purpose');
  const purpose = objectAt(contact, 'purpose');
  const about = codesOf(purpose).flatMap((code) => purposes.get(code) ?? [])[0] ?? 'other';
  const label = about === 'other' ? readCoded(purpose) : null;
  const telecom = reading.open(contact, 'telecom');
  const ways = (system: string) =>
    telecom.flatMap((way) => {
      if (textAt(way, 'system') !== system) return [];
      reading.guide(way, 'system', 'use', 'rank');
      return reading.text(way, 'value') ?? [];
    });
  return {
    about,
    label: label?.text ?? label?.code ?? null,
    name: nameIn(reading, contact),
    phones: ways('phone'),
    websites: ways('url'),
    emails: ways('email'),
  };
}

/** A person's or a desk's name; what its whole text leaves out stays unread. */
function nameIn(reading: PublicReading, contact: Json): string | null {
  const human = objectAt(contact, 'name');
  const name = nameOf({ name: human ?? textAt(contact, 'name') });
  if (human === null || textAt(human, 'text') === null) reading.take(contact, 'name');
  else reading.text(reading.openOne(contact, 'name'), 'text');
  return name;
}

const pages = [
  ['FormularyURL', 'drugs'],
  ['SummaryURL', 'benefits'],
  ['MarketingURL', 'product'],
] as const;

/** The older guide has an extension for each page, and one for a mail or phone of the plan. */
function contactsOfList(reading: PublicReading): PlanContact[] {
  const nothing = { label: null, name: null, phones: [], websites: [], emails: [] };
  const websites = pages.map(([name, about]) => ({
    ...nothing,
    about,
    websites: addressesIn(reading, name),
  }));
  const direct = addressesIn(reading, 'EmailPlanContact');
  const isPhone = (address: string) => /^tel:|^[+()\d][\d ().-]+$/i.test(address);
  const phones = direct.filter(isPhone).map((address) => address.replace(/^tel:/i, ''));
  const emails = direct.filter((address) => !isPhone(address)).map((one) => one.replace(/^mailto:/i, ''));
  return [...websites, { ...nothing, about: 'members', phones, emails }];
}

function addressesIn(reading: PublicReading, name: string): string[] {
  return reading
    .extensions(reading.resource, name)
    .flatMap((one) => textAt(one, 'valueUrl') ?? textAt(one, 'valueUri') ?? textAt(one, 'valueString') ?? []);
}
