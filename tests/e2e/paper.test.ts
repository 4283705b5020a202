/** Both PDFs of the real app: the same rows and totals, tagged where promised, in Public Sans only. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import type { Statement, StatementRequest } from '../../shared/model/papers/statement.ts';
import { usualOptions } from '../../shared/paper/document.ts';
import { laidOut, textsOf } from '../support/statement-text.ts';
import { Profile } from './support.ts';

type Tree = { role?: string; children?: Tree[] };

/** Text without blanks (a PDF keeps none at line ends), fonts by name, roles of the structure. */
async function readBack(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const roles = new Set<string>();
  let text = '';
  const collect = (node: Tree) => {
    if (node.role) roles.add(node.role);
    node.children?.forEach(collect);
  };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
    const tree = (await page.getStructTree()) as Tree | null;
    if (tree) collect(tree);
  }
  const fonts = [...bytes.toString('latin1').matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)];
  const marks: unknown = await pdf.getMarkInfo();
  const { info } = await pdf.getMetadata();
  return {
    text: bare(text),
    fonts: new Set(fonts.map(([, name]) => name)),
    roles,
    isTagged: marks instanceof Map && marks.get('Marked') === true,
    title: (info as { Title?: string }).Title,
  };
}

function bare(text: string): string {
  return text.replace(/[\s\u00a0_]+/g, '');
}

describe('statements of the real app', () => {
  const profile = new Profile();
  let app: AppWindow;
  let year: StatementRequest;
  let claim: StatementRequest;

  beforeAll(async () => {
    app = await profile.open();
    const { personId } = await connectPerson(app, 'Rosa Medina');
    const { years } = await app.ask('claims.overview', { personId, year: null });
    year = { kind: 'year', personId, year: years[0] ?? 0, connectionId: null, options: usualOptions };
    const { attention } = await app.ask('claims.overview', { personId, year: years[0] ?? 0 });
    claim = { kind: 'claim', claimId: attention[0]?.row.id ?? '', options: usualOptions };
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  async function saved(channel: 'statement.savePdf' | 'statement.saveSimplePdf', request: StatementRequest) {
    const file = path.join(profile.folder, 'statement.pdf');
    await app.saveTo(file);
    await app.ask(channel, request);
    return readBack(readFileSync(file));
  }

  /** What the statement says, in words, as far as a PDF says it on one line. */
  async function words(request: StatementRequest): Promise<string[]> {
    const document = laidOut((await app.ask('statement.get', request)) as Statement);
    return [document.title, ...document.about, ...document.blocks.flatMap((block) => textsOf(block))];
  }

  it.each(['year', 'claim'] as const)(
    '“Save PDF” of a %s says it all, tagged, in Public Sans',
    async (which) => {
      const request = which === 'year' ? year : claim;
      const pdf = await saved('statement.savePdf', request);
      expect((await words(request)).filter((text) => !pdf.text.includes(bare(text)))).toEqual([]);
      expect(pdf.isTagged).toBe(true);
      expect([...pdf.roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'P']));
      expect(pdf.fonts.size).toBeGreaterThan(0);
      expect([...pdf.fonts].filter((name) => !name?.startsWith('PublicSans'))).toEqual([]);
      expect(pdf.title).not.toContain('Medina');
      expect(pdf.title).toBeTruthy();
    },
  );

  it.each(['year', 'claim'] as const)(
    'the simple PDF of a %s has the same rows and totals',
    async (which) => {
      const request = which === 'year' ? year : claim;
      const pdf = await saved('statement.saveSimplePdf', request);
      expect((await words(request)).filter((text) => !pdf.text.includes(bare(text)))).toEqual([]);
      expect(pdf.isTagged).toBe(false);
      expect([...pdf.fonts].filter((name) => !name?.startsWith('PublicSans'))).toEqual([]);
    },
  );
});
