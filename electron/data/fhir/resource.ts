/**
 * Safe access to JSON that a plan sent: the one way into it. `textAt(coding, 'display')` reads under a key,
 * `textOf(value)` a value. Nothing here throws and nothing is copied: a value of the wrong type is treated as missing.
 * A `Reading` also remembers what was read.
 */

import { stripUnseen } from '#shared/unseen-text';

/** Any JSON object. */
export type Json = { readonly [key: string]: unknown };

/** A FHIR resource: a JSON object with a type. */
export type Resource = {
  readonly resourceType: string;
  readonly id?: string;
  readonly [key: string]: unknown;
};

const none: readonly Json[] = [];

/** True for a JSON object that is not an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a resource, or `null` when it has no resource type. */
export function asResource(value: unknown): Resource | null {
  return isObject(value) && typeof value['resourceType'] === 'string' && value['resourceType'] !== ''
    ? (value as Resource)
    : null;
}

/** The value as an object, or `null`. */
export function objectOf(value: unknown): Json | null {
  return isObject(value) ? value : null;
}

/** The objects of a list in their order; a lone object counts as a list of one, other values are left out. */
export function listOf(value: unknown): readonly Json[] {
  if (value === undefined || value === null) return none;
  if (!Array.isArray(value)) return isObject(value) ? [value] : none;
  for (const item of value) if (!isObject(item)) return value.filter(isObject);
  return value;
}

/** The text without outer blanks and unseen characters, or `null` when it is missing, empty or no text. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const first = value.charCodeAt(0);
  const last = value.charCodeAt(value.length - 1);
  const text = stripUnseen(value);
  return text === value && first > 32 && last > 32 && last !== 160 ? value : text.trim() || null;
}

/** The finite number, or `null`. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The whole number, or `null`. */
export function integerOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** {@link objectOf} of the value under a key. */
export function objectAt(parent: Json | null | undefined, key: string): Json | null {
  return parent ? objectOf(parent[key]) : null;
}

/** {@link listOf} of the value under a key. */
export function listAt(parent: Json | null | undefined, key: string): readonly Json[] {
  return parent ? listOf(parent[key]) : none;
}

/** {@link textOf} of the value under a key. */
export function textAt(parent: Json | null | undefined, key: string): string | null {
  return parent ? textOf(parent[key]) : null;
}

/** {@link numberOf} of the value under a key. */
export function numberAt(parent: Json | null | undefined, key: string): number | null {
  return parent ? numberOf(parent[key]) : null;
}

/** {@link integerOf} of the value under a key. */
export function integerAt(parent: Json | null | undefined, key: string): number | null {
  return parent ? integerOf(parent[key]) : null;
}

/** The codings of a CodeableConcept; empty when there are none. */
export function codingsOf(concept: Json | null): readonly Json[] {
  return concept === null ? none : listOf(concept['coding']);
}

/** More than any list shows of one thing. */
const longestInList = 500;

/** As much of a text as a list shows. */
export function shortenText<T extends string | null>(text: T, longest = longestInList): T | string {
  return text === null || text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** Longer texts are cut. */
const longestText = 2000;

/** The value as JSON text for people; of a long one the beginning, and how many characters follow. */
export function excerpt(value: unknown, longest = longestText): string {
  const text = typeof value === 'string' ? value : jsonOf(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (+${text.length - longest})`;
}

/** JSON of the value; "…" where it is nested too deeply to be written. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    if (error instanceof RangeError) return '…';
    throw error;
  }
}
