/** Every pattern takes time in proportion to its text, or sees short texts only. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from 'recheck';
import { parseAst } from 'vite';
import { expect, it } from 'vitest';
import { dayFirst, monthFirst } from '../../electron/scans/text/find-values.ts';
import { explanationRules, labelRules } from '../../electron/scans/text/labels.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Slow for long hostile texts, and given none: what bounds the text. */
const bounded: Record<string, string> = {
  '/(?<!\\\\)(\\*\\*|__|~~|\\*|`)(?=\\S)(.{1,500}?)(?<=[^\\s\\\\])\\1/g': 'longestMarkup in markdown.ts',
  '/(?<![\\w\\\\])_(?=\\S)(.{1,500}?)(?<=[^\\s\\\\])_(?!\\w)/g': 'longestMarkup in markdown.ts',
  '/^(https?:\\/\\/[^?#]+?)\\/+[A-Z][A-Za-z]+\\/[^/?#]+(?:\\/_history\\/[^/?#]+)?$/':
    'longestAddress in fhir-types.ts',
  '/^.*[/\\\\]((?:electron|shared|scripts|out)[/\\\\][\\w@./\\\\-]+:\\d+):\\d+\\)?$/':
    '300 characters of a frame in errors.ts',
  '/([\\w.-]{1,80}:\\d{1,9}:\\d{1,9})\\)?$/': '300 characters of a frame in report-fault.ts',
};

type Pattern = { pattern: string; flags: string };

function patternsIn(file: string): Pattern[] {
  const found: Pattern[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node) found.push(node.regex as Pattern);
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(parseAst(readFileSync(path.join(root, file), 'utf8'), { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
}

function listPatterns(): Pattern[] {
  const files = ['electron', 'shared', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('sample-plan'))
      .map((file) => path.join(folder, file)),
  );
  const built = [monthFirst, dayFirst, ...[...labelRules, ...explanationRules].map((rule) => rule.pattern)];
  const all = [
    ...files.flatMap(patternsIn),
    ...built.map(({ source, flags }) => ({ pattern: source, flags })),
  ];
  const found = all.map((one) => [`${one.pattern}/${one.flags}`, one] as const);
  return [...new Map(found).values()];
}

/** One without a quantifier looks at each character a few times at most. */
async function isLinear({ pattern, flags }: Pattern): Promise<boolean> {
  if (!/[*+{]/.test(pattern)) return true;
  const { status } = await check(pattern, flags, { timeout: 60_000, randomSeed: 1 });
  return status === 'safe';
}

it('the check knows a pattern that begins anew at each character', async () => {
  expect(await isLinear({ pattern: '\\/+$', flags: '' })).toBe(false);
  expect(await isLinear({ pattern: '^\\/+', flags: '' })).toBe(true);
});

it('no pattern of the product is slow for a hostile text, but for those that see short texts only', async () => {
  const patterns = listPatterns();
  expect(patterns.length).toBeGreaterThan(200);
  const slow: string[] = [];
  for (const one of patterns) if (!(await isLinear(one))) slow.push(`/${one.pattern}/${one.flags}`);
  expect(slow.sort()).toEqual(Object.keys(bounded).sort());
}, 240_000);
