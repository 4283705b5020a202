/**
 * Reads a page of a public directory resource by resource; they are joined where
 * all pages of an answer are available.
 *
 * @see Da Vinci PDex Plan-Net 1.0 to 1.2
 */
import { PageRoom } from '../page-room.ts';
import { type PublicPage, readPublicPage } from '../public-page.ts';
import { openResources, type PublicReading } from '../public-reading.ts';
import { type DirectoryFacts, roleTypes } from './directory-facts.ts';
import { readLocation, readNetworkPlan, readOrganization, readPractitioner } from './parties.ts';
import { readRole } from './roles.ts';

export type DirectoryPage = PublicPage & DirectoryFacts;

/** The parties, places and roles of one answer. Never throws: what is no FHIR has no `resourceType`. */
export function readDirectoryPage(bytes: Uint8Array): DirectoryPage {
  const { page, resources } = readPublicPage(bytes);
  const read = { roles: [], practitioners: [], organizations: [], locations: [], plans: [] };
  const room = new PageRoom();
  for (const reading of room.letIn(openResources(resources))) readResource(reading, read, room);
  return { ...page, ...read, ...room.pageSize };
}

function readResource(reading: PublicReading, page: DirectoryFacts, room: PageRoom): void {
  const { resource } = reading;
  const roleType = roleTypes.find((type) => type === resource.resourceType);
  if (roleType !== undefined) page.roles.push(room.take(readRole(reading, roleType)));
  else if (resource.resourceType === 'Practitioner')
    page.practitioners.push(room.take(readPractitioner(reading)));
  else if (resource.resourceType === 'Organization')
    page.organizations.push(room.take(readOrganization(reading)));
  else if (resource.resourceType === 'Location') page.locations.push(room.take(readLocation(reading)));
  else if (resource.resourceType === 'InsurancePlan') page.plans.push(room.take(readNetworkPlan(resource)));
}
