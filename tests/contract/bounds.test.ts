/** Nothing crosses the door without a bound: what the page asks, text by text, and the lists of what it gets. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { RequestChannel } from '../../shared/ipc/channels.ts';
import { requests } from '../../shared/ipc/contract.ts';

type Schema = {
  type?: string | string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
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
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.flatMap((one) => listUnbounded(one, at));
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

/** Lists in a schema that have no bound; what refers to itself is looked at where it is defined. */
function listEndless(schema: Schema, at: string): string[] {
  return [
    ...(schema.type === 'array' && schema.maxItems === undefined ? [at] : []),
    ...(schema.items ? listEndless(schema.items, `${at}[]`) : []),
    ...(schema.anyOf ?? schema.oneOf ?? []).flatMap((one) => listEndless(one, at)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
      listEndless(inner, `${at}.${name}`),
    ),
  ];
}

/**
 * The test that measures, with far more than anybody has, an answer whose lists have no bound in the schema: they are
 * cut where it is made (`boundView`, `boundEach`, `boundRows`, `PageRoom`).
 */
const measuredIn: Record<string, readonly RequestChannel[]> = {
  'app/large-answers.test.ts': [
    'approvals.list',
    'claims.get',
    'claims.lines',
    'coverage.list',
    'coverage.numbers',
    'health.get',
  ],
  'app/many-records.test.ts': [
    'accessLog.list',
    'claims.list',
    'claims.overview',
    'files.look',
    'health.list',
    'health.trend',
    'records.unreadable',
    'spending.get',
    'statement.get',
    'timeline.list',
    'timeline.overview',
  ],
  'lookup/large-answers.test.ts': ['lookup.directory', 'lookup.drugPlans', 'lookup.drugs', 'lookup.networks'],
};

/** Answers whose lists are as long as something of which there are few. */
const few: { [C in RequestChannel]?: string } = {
  'payers.search': 'plans of the registry, which comes with the app',
  'lookup.sources': 'plans of the registry with a public service, and the sample plans',
  'plans.offer': 'categories, ways to prove who the app is, and ports to come back to: all ours',
  'samplePlan.start': 'people of the sample plans',
  'samplePlan.setFault': 'people of the sample plans',
  'connection.connect': 'categories that were asked for',
  'people.erase': 'plans of one person',
  'people.list': 'people whom somebody signed in for, or chose in a file',
  'connection.list': 'sign-ins and files of these people; categories, and types of records in them',
  'limits.get': 'plans of one person, their limits, and at most 200 claims of each',
  'forecast.get':
    'plans of one person, at most 200 of their drugs, visits, approvals and claims, and the days of a year',
  'taxes.worksheet': 'payments and entries that one person typed; our own kinds and reasons',
  'files.choose': 'made as files.look is',
  'tables.import': 'made as files.import is',
  'files.import': 'people who were chosen, files that were opened, types of FHIR, 200 excerpts',
};

it('bounds each list of an answer, or measures it, or says of what there are few', () => {
  const endless = Object.entries(requests).flatMap(([channel, { output }]) => {
    const schema = z.toJSONSchema(output as z.ZodType) as Schema;
    return listEndless(schema, channel).length === 0 ? [] : [channel];
  });
  const accounted = [...Object.values(measuredIn).flat(), ...Object.keys(few)];
  expect(accounted.toSorted()).toEqual(endless.toSorted());
  for (const [file, channels] of Object.entries(measuredIn)) {
    const text = readFileSync(new URL(`../integration/${file}`, import.meta.url), 'utf8');
    expect(channels.filter((channel) => !text.includes(`'${channel}'`))).toEqual([]);
  }
});
