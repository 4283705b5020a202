/** A record that is kept aside, as far as it may be told: its day, what it is of, and where, or who pays; never an amount. */
import { parseFhirDate } from '#shared/dates';
import type { AsideRecord } from '#shared/model/people/whose';
import { readListedClaim } from '../claims/read/read-claim.ts';
import { readCoverage } from '../coverage/read/read-coverage.ts';
import { readCoded } from '../fhir/codes.ts';
import { objectAt, type Resource, shortenText, textAt } from '../fhir/resource.ts';
import { isEnteredInError } from '../health/read/doubts.ts';
import { readHealthRecord } from '../health/read/read-health-record.ts';

/** Aside, what a record names by reference is not looked up. */
const resolve = () => null;
const longestTitle = 200;

export function readAside(resource: Resource): AsideRecord {
  const { resourceType } = resource;
  const told =
    readAsClaim(resource) ?? readAsCard(resource) ?? readAsRecord(resource) ?? readPlainly(resource);
  return { resourceType, relationship: null, isError: isEnteredInError(resource), ...told };
}

type Told = Omit<AsideRecord, 'resourceType' | 'relationship' | 'isError'> &
  Partial<Pick<AsideRecord, 'relationship'>>;

function readAsClaim(resource: Resource): Told | null {
  if (resource.resourceType !== 'ExplanationOfBenefit') return null;
  const read = readListedClaim(resource, { id: '', resolve });
  if (read.kind !== 'claim') return null;
  const { serviceStart, provider, facility, drug, lines } = read.claim;
  const service = drug?.name?.text ?? lines.find((line) => line.service.text !== null)?.service.text ?? null;
  return { day: serviceStart, title: cut(service), place: cut(provider?.name ?? facility?.name ?? null) };
}

function readAsCard(resource: Resource): Told | null {
  const read = readCoverage(resource, { resolve });
  if (read.kind !== 'coverage') return null;
  const { start, payerName, coverageName, relationship } = read.facts;
  return { day: start, title: null, place: cut(payerName ?? coverageName), relationship };
}

function readAsRecord(resource: Resource): Told | null {
  const read = readHealthRecord(resource, { resolve });
  return read === null ? null : { day: read.start, title: cut(read.title.text), place: cut(read.source) };
}

function readPlainly(resource: Resource): Told {
  const title = readCoded(objectAt(resource, 'type'))?.text ?? readCoded(objectAt(resource, 'code'))?.text;
  const period = objectAt(resource, 'period');
  const day = parseFhirDate(
    textAt(period, 'start') ?? textAt(resource, 'created') ?? textAt(resource, 'date'),
  );
  return { day, title: cut(title ?? null), place: null };
}

function cut(text: string | null): string | null {
  return text === null ? null : shortenText(text.replaceAll(/\s+/g, ' '), longestTitle);
}
