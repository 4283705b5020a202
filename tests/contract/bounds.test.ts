/** Nothing crosses the door without a bound of its own: what the page asks, by its schema, text by text. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { requests } from '../../shared/ipc/contract.ts';

type Schema = {
  type?: string | string[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
};

/** Places in a schema where a text, a list or a record has no bound, or where nothing is known of the value. */
function listUnbounded(schema: Schema, at: string): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => listUnbounded(one, at));
  if (Array.isArray(schema.type))
    return schema.type.flatMap((type) => listUnbounded({ ...schema, type }, at));
  if (schema.enum !== undefined || schema.const !== undefined) return [];
  switch (schema.type) {
    case 'string':
      return schema.maxLength !== undefined || isBoundedPattern(schema.pattern) ? [] : [at];
    case 'array':
      return [
        ...(schema.maxItems === undefined ? [at] : []),
        ...listUnbounded(schema.items ?? {}, `${at}[]`),
      ];
    case 'object':
      return [
        ...(schema.additionalProperties === false ? [] : [at]),
        ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
          listUnbounded(inner, `${at}.${name}`),
        ),
      ];
    case 'boolean':
    case 'integer':
    case 'number':
    case 'null':
      return [];
    default:
      return [at];
  }
}

/** True for a pattern of the whole text in which nothing repeats without end. */
function isBoundedPattern(pattern = ''): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return /^\^[^|]*\$$/.test(plain) && !/[*+]|\{\d+,\}/.test(plain);
}

const inputOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as Schema;

it('notices what has no bound', () => {
  const planted = z.strictObject({
    text: z.string(),
    list: z.array(z.string()),
    record: z.record(z.string().max(9), z.string().max(9)),
    open: z.looseObject({}),
    union: z.union([z.strictObject({ a: z.string().nullable() }), z.literal('b')]),
    anything: z.unknown(),
    long: z.string().regex(/^a+$/),
    part: z.string().regex(/\d{4}/),
    either: z.string().regex(/^a|b$/),
    many: z.string().regex(/^\d{4,}$/),
    fine: z.string().regex(/^[+*]\d{4}(?:-\d{1,9}){1,2}\+$/),
    alsoFine: z.array(z.enum(['a'])).max(3),
  });
  expect(listUnbounded(inputOf(planted), '').map((at) => at.slice(1))).toEqual([
    'text',
    'list',
    'list[]',
    'record',
    'open',
    'union.a',
    'anything',
    'long',
    'part',
    'either',
    'many',
  ]);
});

it('bounds each text, list and record that the page may send', () => {
  const unbounded = Object.entries(requests).flatMap(([channel, { input }]) =>
    listUnbounded(inputOf(input), channel),
  );
  expect(unbounded).toEqual([]);
});
