/**
 * Whom to ask about a plan's drug list, and where the plan writes about it.
 *
 * @see US Drug Formulary 2.1.0 PayerInsurancePlan.contact, PlanContactTypeCS; 1.1.0 CoveragePlan, FormularyURL,
 *   SummaryURL, MarketingURL, EmailPlanContact
 */
import type { PlanContact } from '#shared/model/lookup';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import { extensionsOf } from '../../fhir/extensions.ts';
import { nameOf } from '../../fhir/parties.ts';
import { type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';

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
export function readPlanContacts(resource: Resource): PlanContact[] {
  return [...listAt(resource, 'contact').map(contactOf), ...contactsOfList(resource)]
    .filter(({ phones, websites, emails }) => phones.length + websites.length + emails.length > 0)
    .sort((a, b) => order.indexOf(a.about) - order.indexOf(b.about));
}

function contactOf(contact: Json): PlanContact {
  const purpose = objectAt(contact, 'purpose');
  const about = codesOf(purpose).flatMap((code) => purposes.get(code) ?? [])[0] ?? 'other';
  const label = about === 'other' ? readCoded(purpose) : null;
  const telecom = listAt(contact, 'telecom');
  const ways = (system: string) =>
    telecom.flatMap((way) => (textAt(way, 'system') === system ? (textAt(way, 'value') ?? []) : []));
  return {
    about,
    label: label?.text ?? label?.code ?? null,
    name: nameOf({ name: objectAt(contact, 'name') ?? textAt(contact, 'name') }),
    phones: ways('phone'),
    websites: ways('url'),
    emails: ways('email'),
  };
}

const pages = [
  ['FormularyURL', 'drugs'],
  ['SummaryURL', 'benefits'],
  ['MarketingURL', 'product'],
] as const;

/** The older guide has an extension for each page, and one for a mail or phone of the plan. */
function contactsOfList(resource: Resource): PlanContact[] {
  const nothing = { label: null, name: null, phones: [], websites: [], emails: [] };
  const websites = pages.map(([name, about]) => ({
    ...nothing,
    about,
    websites: addressesIn(resource, name),
  }));
  const direct = addressesIn(resource, 'EmailPlanContact');
  const isPhone = (address: string) => /^tel:|^[+()\d][\d ().-]+$/i.test(address);
  const phones = direct.filter(isPhone).map((address) => address.replace(/^tel:/i, ''));
  const emails = direct.filter((address) => !isPhone(address)).map((one) => one.replace(/^mailto:/i, ''));
  return [...websites, { ...nothing, about: 'members', phones, emails }];
}

function addressesIn(resource: Resource, name: string): string[] {
  return extensionsOf(resource, name).flatMap(
    (one) => textAt(one, 'valueUrl') ?? textAt(one, 'valueUri') ?? textAt(one, 'valueString') ?? [],
  );
}
