/**
 * Claims that a plan sends under one id. One id is one claim, of which the newer version counts; but a list holds each
 * claim once, so that two contents of one list, of which neither says that it is newer, are two.
 *
 * @see FHIR R4 Resource.id, Meta.versionId, Meta.lastUpdated; 3.1.1 search: a searchset has current versions alone
 */
import { createHash } from 'node:crypto';
import { nameTwin, numbersOf, resourceIdOf } from '../fhir/identity.ts';
import { objectAt, type Resource, textAt } from '../fhir/resource.ts';

/** Answers whether two resources of one id, of one list, are two claims. */
export function areTwoClaims(one: Resource, other: Resource): boolean {
  if (one.resourceType !== 'ExplanationOfBenefit') return false;
  if (compareVersions(one, other) === 0) return contentOf(one) !== contentOf(other);
  return haveOtherNumbers(one, other) && daysOf(one) !== daysOf(other);
}

/** Which of two versions is newer: above 0 for the first, 0 where they do not say so. */
export function compareVersions(one: Resource, other: Resource): number {
  const [time, otherTime] = [one, other].map((resource) => Date.parse(metaText(resource, 'lastUpdated')));
  const byTime = (time ?? Number.NaN) - (otherTime ?? Number.NaN);
  if (byTime !== 0 && !Number.isNaN(byTime)) return byTime;
  const [version = '', otherVersion = ''] = [one, other].map((resource) => metaText(resource, 'versionId'));
  return /^\d{1,9}$/.test(version) && /^\d{1,9}$/.test(otherVersion)
    ? Number(version) - Number(otherVersion)
    : 0;
}

/** The ids under which a claim may stand whose own id another one has: by its numbers, else by its content. */
function listTwinIds(resource: Resource): string[] {
  const numbers = numbersOf(resource);
  const marks = [...(numbers.length > 0 ? [JSON.stringify(numbers)] : []), contentOf(resource)];
  return marks.map((mark) => {
    const text = JSON.stringify([resource.resourceType, resourceIdOf(resource), mark]);
    return `x-${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
  });
}

/** What stands under an id, as far as it decides where another claim of that id goes. */
type Taken = { json: string; isOfList: boolean };

/**
 * The id under which a claim stands and goes from here on, by what has each id: its own, but where its list has brought
 * that for another claim, or where it stood under another one before.
 */
export function placeClaim(
  resource: Resource,
  json: string,
  find: (id: string) => Taken | undefined,
): string {
  const place = findPlace(resource, json, find);
  if (place !== resourceIdOf(resource)) nameTwin(resource, place);
  return place;
}

function findPlace(resource: Resource, json: string, find: (id: string) => Taken | undefined): string {
  const id = resourceIdOf(resource);
  const isOther = (taken: Taken) =>
    taken.json !== json && areTwoClaims(JSON.parse(taken.json) as Resource, resource);
  const taken = resource.resourceType === 'ExplanationOfBenefit' ? find(id) : undefined;
  if (taken === undefined || !isOther(taken)) return id;
  const places = [id, ...listTwinIds(resource)].map((name) => ({ name, taken: find(name) }));
  const own = places.find((place) => place.taken && !isOther(place.taken));
  const free = places.find((place) => !place.taken?.isOfList);
  return (own ?? (taken.isOfList ? free : undefined))?.name ?? id;
}

function metaText(resource: Resource, key: 'lastUpdated' | 'versionId'): string {
  return textAt(objectAt(resource, 'meta'), key) ?? '';
}

function haveOtherNumbers(one: Resource, other: Resource): boolean {
  const numbers = new Set(numbersOf(one).map(String));
  const others = numbersOf(other).map(String);
  return numbers.size > 0 && others.length > 0 && !others.some((number) => numbers.has(number));
}

function daysOf(resource: Resource): string {
  return JSON.stringify(resource['billablePeriod'] ?? null);
}

const contents = new WeakMap<Resource, string>();

/** A digest, without what some plans write anew for each answer or sign-in. */
function contentOf(resource: Resource): string {
  const { id, meta, text, created, patient, ...content }: Resource & Record<string, unknown> = resource;
  const known =
    contents.get(resource) ?? createHash('sha256').update(JSON.stringify(content)).digest('base64');
  contents.set(resource, known);
  return known;
}
