/**
 * Takes the texts of some records out of an answer, and leaves its shape, its days, its states and its money. The schema of
 * the answer says what is a text: nothing has to be listed for a new field to be covered.
 */
import type { z } from 'zod';

/** Stands for a covered text. Nobody types it: between the dots are characters that are not seen. */
export const coveredText = '•\u2060•\u2060•';

/** True where something in the answer is covered. */
export function hasCovered(value: unknown): boolean {
  return JSON.stringify(value).includes(coveredText);
}

/** The ids of records that an answer names: claims as `<connection>/<id>`, others with their type between; and of bills. */
export function listRecordIds(value: unknown): string[] {
  const ids: string[] = [];
  const todo: unknown[] = [value];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, inner] of Object.entries(next)) {
      if (key === 'claimIds' && Array.isArray(inner)) ids.push(...inner.map(String));
      else if (typeof inner === 'object' && inner !== null) todo.push(inner);
      else if (typeof inner !== 'string') continue;
      else if (key === 'billId' || (idKeys.has(key) && inner.includes('/'))) ids.push(inner);
    }
  }
  return ids;
}

/**
 * What is covered. `ids`: of records whose texts are. `isWhole`: all of it is about such a record. `care`: what is covered of
 * every other record, too: of what plans send, all but who, where and which one it is (`sent`); of what a person wrote
 * beside it, what names the care (`named`). `tells`: true for a text that is covered wherever it stands.
 */
export type Covering = {
  ids: ReadonlySet<string>;
  isWhole?: boolean;
  care?: 'sent' | 'named';
  tells?: (text: string) => boolean;
};

/** The value with these texts covered. */
export function coverTexts<T>(schema: z.ZodType, value: T, covering: Covering): T {
  const { ids, isWhole = false, care = null, tells } = covering;
  const level = isWhole ? 'all' : care;
  return cover(schema, value, { ids, tells: tells ?? (() => false), level, key: '' }) as T;
}

const idKeys: ReadonlySet<string> = new Set(['id', 'claimId', 'recordId']);

/** True for a field that holds an id, or several: no text for people. */
export function isIdKey(key: string): boolean {
  return /^id$|Ids?$/.test(key);
}

/** Lists that only say more about a record. */
const emptied: ReadonlySet<string> = new Set([
  ...[
    'attachments',
    'balances',
    'bodySite',
    'compoundOf',
    'documents',
    'dosages',
    'facts',
    'found',
    'measurements',
  ],
  ...[
    'modifiers',
    'notes',
    'otherNumbers',
    'programs',
    'provenance',
    'remarks',
    'supporting',
    'technical',
    'unread',
  ],
]);

/** What is said of a record without saying what it is about: whose and which one it is, in words of ours. */
const kept: ReadonlySet<string> = new Set([
  ...[
    'after',
    'before',
    'claimNumber',
    'coverageName',
    'currency',
    'dateFrom',
    'field',
    'from',
    'insurer',
    'key',
  ],
  ...['person', 'personName', 'planName', 'planPhone', 'role', 'types'],
]);

/**
 * What everyday care can be found by: who gave it, where, the plan, claim numbers. Not the numbers of a plan's approval: who
 * says one to the plan hears what it is for. `name`: of a person, a place or a plan.
 */
const who: ReadonlySet<string> = new Set([
  ...['address', 'chainNames', 'chainNumbers', 'name', 'npi', 'otherCoverageNames', 'phone', 'place'],
  ...['placeAddress', 'planNames', 'provider', 'providerName', 'providerNpi', 'savedAs'],
]);

/** What names the care beside what a person wrote. */
const named: ReadonlySet<string> = new Set(['code', 'service', 'text', 'typedName', 'what']);

/** A day, a part of one or an instant. */
const dayPattern = /^\d{4}(?:-\d\d){0,2}(?:T[\d:.]{1,20}(?:Z|[+-]\d\d:\d\d)?)?$/;

type Place = {
  ids: ReadonlySet<string>;
  tells: (text: string) => boolean;
  level: 'all' | 'sent' | 'named' | null;
  key: string;
};

type Definition = {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  options?: readonly z.ZodType[];
  shape?: Readonly<Record<string, z.ZodType>>;
  checks?: readonly { _zod: { def: { check: string } } }[];
};

function cover(schema: z.ZodType, value: unknown, place: Place): unknown {
  const definition = schema.def as unknown as Definition;
  if (definition.innerType !== undefined) {
    if (value === null || value === undefined) return value;
    return definition.type === 'nullable' && isCode(place.key) && hasOnlyKept(place)
      ? null
      : cover(definition.innerType, value, place);
  }
  if (definition.options !== undefined) {
    const option = definition.options.find((one) => one.safeParse(value).success);
    return option === undefined ? value : cover(option, value, place);
  }
  if (Array.isArray(value)) return coverList(definition, value, place);
  if (typeof value === 'object' && value !== null) return coverObject(definition, value as Json, place);
  if (typeof value !== 'string' || !isText(definition, value, place.key)) return value;
  return isHidden(place) || (!kept.has(place.key) && place.tells(value)) ? coveredText : value;
}

/** True where a text at this place is covered whatever it says. */
function isHidden({ level, key }: Place): boolean {
  if (level === 'all') return true;
  if (level === 'sent') return !kept.has(key) && !who.has(key);
  return level === 'named' && named.has(key);
}

/** True where only what is listed to be kept is seen. */
function hasOnlyKept({ level, key }: Place): boolean {
  return level === 'all' || (level === 'sent' && !who.has(key));
}

type Json = Readonly<Record<string, unknown>>;

function coverObject({ shape, valueType }: Definition, value: Json, place: Place): Json {
  const level = isAbout(value, place.ids) || isBeside(value, place.ids) ? 'all' : place.level;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const schema = shape?.[key] ?? valueType;
      const isKept = schema === undefined || (level === 'all' && kept.has(key));
      return [key, isKept ? inner : cover(schema, inner, { ...place, level, key })];
    }),
  );
}

/** A text stands once, however many there were. */
function coverList({ element }: Definition, value: readonly unknown[], place: Place): unknown[] {
  if (emptied.has(place.key) && hasOnlyKept(place)) return [];
  if (element === undefined) return [...value];
  const all = value.map((one) => cover(element, one, place));
  return all.some((one) => one === coveredText) ? [...new Set(all)] : all;
}

/** True for what stands beside such a record in one entry, for instance what the person wrote about it. */
function isBeside(value: Json, ids: ReadonlySet<string>): boolean {
  return Object.values(value).some(
    (inner) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) && isAbout(inner as Json, ids),
  );
}

/** What says which claims something is about: a visit, an episode, a bill. `isSensitive`: a row of a sum over such claims. */
type About = {
  visit?: { parts?: { id: string }[] } | null;
  claimIds?: string[];
  claims?: unknown;
  isSensitive?: boolean;
};

/** True for what is of such a record, or of a visit, an episode, a bill or a sum that has such a claim. */
function isAbout(value: Json, ids: ReadonlySet<string>): boolean {
  const { visit, claimIds, claims, isSensitive } = value as About;
  if (isSensitive === true) return true;
  const named = [...idKeys, 'billId'].map((key) => value[key]);
  const ofBill = Array.isArray(claims) ? claims.map((one) => (one as Json)['claimId']) : [];
  const others = [...(visit?.parts ?? []).map(({ id }) => id), ...(claimIds ?? []), ...ofBill];
  return [...named, ...others].some((id) => typeof id === 'string' && ids.has(id));
}

function isText({ type, checks = [] }: Definition, value: string, key: string): boolean {
  if (type !== 'string' || isIdKey(key) || dayPattern.test(value)) return false;
  return !checks.some(({ _zod }) => _zod.def.check === 'string_format');
}

/** Codes and numbers of a covered text are left away where nothing needs them. */
function isCode(key: string): boolean {
  return ['code', 'system', 'npi', 'providerNpi', 'phone', 'address', 'specialty', 'absent'].includes(key);
}
