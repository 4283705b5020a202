/** What the FHIR resources that are made of other files have in common. */
import { createHash } from 'node:crypto';
import type { Json } from '../fhir/resource.ts';

/** 24 digits that stand for a text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/** Without elements that say nothing. */
export function omitEmpty(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
