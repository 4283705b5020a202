/**
 * The searches to try at a directory, most precise first: all in one, then by name, then by less and less.
 *
 * @see Plan-Net 1.2.0 PractitionerRole, OrganizationAffiliation, HealthcareService search parameters
 */

import { findSpecialty, listSpecialtyCodes } from '#shared/words/specialties';
import { holdsWords } from './directory-match.ts';
import {
  type Asked,
  type DirectoryAsker,
  type Gathered,
  gatherPages,
  merge,
  mostKeys,
} from './directory-pages.ts';
import { type Attempt, ignoredError, isNotAnswered, type Pair } from './public-service.ts';

const npiSystem = 'http://hl7.org/fhir/sid/us-npi';
const serviceCategory =
  'http://hl7.org/fhir/us/davinci-pdex-plan-net/CodeSystem/HealthcareServiceCategoryCS|pharm';
const affiliationRole =
  'http://hl7.org/fhir/us/davinci-pdex-plan-net/CodeSystem/OrganizationAffiliationRoleCS|pharmacy';
const count: Pair = ['_count', '50'];
const mostBulkPages = 10;

/** Practitioners by name, specialty, place and network. */
export function practitionerSearches(asker: DirectoryAsker, asked: Asked): Attempt<Gathered>[] {
  const names = splitName(asked.name);
  const specialty: Pair[] = asked.specialty.trim() === '' ? [] : [['specialty:text', asked.specialty.trim()]];
  const network: Pair[] = asked.networkId === null ? [] : [['network', asked.networkId]];
  const chained = names.map((name): Pair => ['practitioner.name', name]);
  const places = placePairs(asked.near, 'location.');
  const roles = (pairs: readonly Pair[], mostPages?: number) => async () => {
    const found = await gatherPages(asker, 'PractitionerRole', pairs, mostPages);
    return found.roles.length === 0 ? null : found;
  };
  const includes = includePairs('PractitionerRole', ['practitioner', 'location', 'organization']);
  const meant = findSpecialty(asked.specialty);
  const codes: Pair[] = meant === null ? [] : [['specialty', listSpecialtyCodes(meant).join(',')]];
  const attempts: Attempt<Gathered>[] = [
    ...(meant === null
      ? []
      : [
          {
            name: 'all in one, by code',
            ask: roles([...network, ...chained, ...codes, ...places, ...includes, count]),
          },
        ]),
    { name: 'all in one', ask: roles([...network, ...chained, ...specialty, ...places, ...includes, count]) },
    { name: 'no specialty', ask: roles([...network, ...chained, ...places, ...includes, count]) },
  ];
  if (names.length > 0) attempts.push(...practitionerNameSearches(asker, asked.name));
  attempts.push(
    { name: 'place only', ask: roles([...network, ...places, ...includes]) },
    { name: 'every role', isLastResort: true, ask: roles([], mostBulkPages) },
  );
  return attempts;
}

function practitionerNameSearches(asker: DirectoryAsker, name: string): Attempt<Gathered>[] {
  const people = (pairs: readonly Pair[]) => async () => {
    const found = await gatherPages(asker, 'Practitioner', pairs);
    const named = found.practitioners.filter((one) => holdsWords([one.name], name));
    if (found.practitioners.length > 0 && named.length === 0) throw ignoredError();
    if (named.length === 0) return null;
    if (found.roles.length > 0) return found;
    const roles = await findRolesOf(asker, 'PractitionerRole', 'practitioner', named);
    return { ...merge(found, roles), practitioners: named, more: found.more || roles.more };
  };
  const each = splitName(name).map((word): Pair => ['name', word]);
  const [last] = splitName(name).slice(-1);
  return [
    {
      name: 'practitioner with roles',
      ask: people([...each, ['_revinclude', 'PractitionerRole:practitioner'], count]),
    },
    { name: 'practitioner', ask: people(each) },
    { name: 'family name', ask: people(last === undefined ? [] : [['family', last]]) },
  ];
}

/** Facilities and pharmacies: affiliations first, which know networks; then services, then organizations. */
export function affiliationSearches(asker: DirectoryAsker, asked: Asked): Attempt<Gathered>[] {
  const isPharmacy = asked.kind === 'pharmacy';
  const network: Pair[] = asked.networkId === null ? [] : [['network', asked.networkId]];
  const name = asked.name.trim();
  const places = placePairs(asked.near, 'location.');
  const named = (key: string): Pair[] => (name === '' ? [] : [[key, name]]);
  const roles = (type: string, pairs: readonly Pair[], mostPages?: number) => async () => {
    const found = await gatherPages(asker, type, pairs, mostPages);
    return found.roles.length === 0 ? null : found;
  };
  const affiliations = (pairs: readonly Pair[]) =>
    roles('OrganizationAffiliation', [
      ...network,
      ...pairs,
      ...places,
      ...includePairs('OrganizationAffiliation', ['participating-organization', 'location', 'service']),
      count,
    ]);
  const pharmacies: Pair[] = isPharmacy ? [['role', affiliationRole]] : [];
  const services: Pair[] = isPharmacy ? [['service-category', serviceCategory]] : [];
  return [
    {
      name: 'affiliations',
      ask: affiliations([...pharmacies, ...named('participating-organization.name:contains')]),
    },
    { name: 'affiliations by prefix', ask: affiliations(named('participating-organization.name')) },
    {
      name: 'services',
      ask: roles('HealthcareService', [
        ...services,
        ...named('organization.name:contains'),
        ...places,
        ...includePairs('HealthcareService', ['organization', 'location']),
        count,
      ]),
    },
    ...organizationSearches(asker, asked),
    {
      name: 'every affiliation',
      isLastResort: true,
      ask: roles('OrganizationAffiliation', [], mostBulkPages),
    },
  ];
}

function organizationSearches(asker: DirectoryAsker, { name, near }: Asked): Attempt<Gathered>[] {
  const ask = (pairs: readonly Pair[]) => async () => {
    const found = await gatherPages(asker, 'Organization', pairs);
    const organizations = found.organizations.filter(
      (one) => !one.isNetwork && holdsWords([one.name, ...one.alsoCalled], name),
    );
    if (found.organizations.length > 0 && organizations.length === 0) throw ignoredError();
    return organizations.length === 0 ? null : addRoles(asker, { ...found, organizations });
  };
  if (name.trim() === '') return [{ name: 'organizations', ask: ask([...placePairs(near, ''), count]) }];
  return [
    { name: 'organizations', ask: ask([['name:contains', name.trim()], count]) },
    { name: 'organizations by prefix', ask: ask([['name', splitName(name)[0] ?? name.trim()]]) },
  ];
}

/** By the number of a provider on a claim: a person first, then an organization. */
export function npiSearches(asker: DirectoryAsker, npi: string): Attempt<Gathered>[] {
  const people = (value: string) => async () => {
    const found = await gatherPages(asker, 'Practitioner', [['identifier', value]]);
    const practitioners = found.practitioners.filter((one) => one.npis.includes(npi));
    if (found.practitioners.length > 0 && practitioners.length === 0) throw ignoredError();
    if (practitioners.length === 0) return null;
    const roles = await findRolesOf(asker, 'PractitionerRole', 'practitioner', practitioners);
    return { ...merge(found, roles), practitioners, more: roles.more };
  };
  const organizations = (value: string) => async () => {
    const found = await gatherPages(asker, 'Organization', [['identifier', value]]);
    const named = found.organizations.filter((one) => one.npis.includes(npi));
    if (found.organizations.length > 0 && named.length === 0) throw ignoredError();
    return named.length === 0 ? null : addRoles(asker, { ...found, organizations: named });
  };
  return [
    { name: 'person', ask: people(`${npiSystem}|${npi}`) },
    { name: 'organization', ask: organizations(`${npiSystem}|${npi}`) },
    { name: 'person by number', ask: people(npi) },
    { name: 'organization by number', ask: organizations(npi) },
  ];
}

async function addRoles(asker: DirectoryAsker, found: Gathered): Promise<Gathered> {
  const parties = found.organizations;
  const affiliations = await findRolesOf(
    asker,
    'OrganizationAffiliation',
    'participating-organization',
    parties,
  );
  const services = await findRolesOf(asker, 'HealthcareService', 'organization', parties);
  return { ...merge(found, affiliations, services), more: found.more || affiliations.more };
}

/** Roles of the given parties; none when the service does not answer that. */
async function findRolesOf(
  asker: DirectoryAsker,
  type: string,
  parameter: string,
  parties: readonly { key: string }[],
): Promise<Gathered> {
  const keys = parties.slice(0, mostKeys).map(({ key }) => key);
  const includes = includePairs(
    type,
    type === 'PractitionerRole' ? ['location', 'organization'] : ['location'],
  );
  const ask = (pairs: readonly Pair[]) => async () => {
    const found = await gatherPages(asker, type, pairs);
    return found.roles.length === 0 ? null : found;
  };
  const found = await asker
    .firstOf(`${type} of a party`, [
      { name: 'with includes', ask: ask([[parameter, keys.join(',')], ...includes, count]) },
      { name: 'plain', ask: ask([[parameter, keys.join(',')]]) },
    ])
    .catch(ignoreUnanswered);
  return found ?? { ...merge(), more: parties.length > mostKeys };
}

function ignoreUnanswered(error: unknown): null {
  if (isNotAnswered(error)) return null;
  throw error;
}

function includePairs(type: string, names: readonly string[]): Pair[] {
  return names.map((name) => ['_include', `${type}:${name}`]);
}

/** A ZIP code, a state of two letters, or a city. */
function placePairs(near: string, prefix: string): Pair[] {
  const text = near.trim();
  if (text === '') return [];
  if (/^\d{5}/.test(text)) return [[`${prefix}address-postalcode`, text.slice(0, 5)]];
  if (/^[a-z]{2}$/i.test(text)) return [[`${prefix}address-state`, text.toUpperCase()]];
  return [[`${prefix}address-city`, text.split(',')[0] ?? text]];
}

function splitName(text: string): string[] {
  return text.split(/[\s,.]+/).filter((word) => word.length > 1);
}
