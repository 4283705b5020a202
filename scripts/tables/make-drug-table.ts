/**
 * Makes the table of package numbers from RxNorm's files (RRF: one row a line, fields between bars).
 *
 * @see RxNorm Technical Documentation: RXNCONSO, RXNSAT, RXNREL
 */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { DrugTableFile } from '../../electron/data/plan-lists/judge/drug-table.ts';
import { readNdc } from '../../electron/data/plan-lists/judge/ndc.ts';

/** Clinical drugs and packs without a brand, and with one. */
const generics = new Set(['SCD', 'GPCK']);
const brands = new Set(['SBD', 'BPCK']);

const source = 'RxNorm, current prescribable content, U.S. National Library of Medicine';
const licence =
  'Names and codes of RxNorm itself (SAB=RXNORM) may be used without a license. This product uses publicly available data courtesy of the U.S. National Library of Medicine (NLM), which does not endorse or recommend it.';

/** `dated`: the day of the release. Rows of other vocabularies, which need a license, are left out. */
export async function makeDrugTable(folder: string, dated: string): Promise<DrugTableFile> {
  const kinds = new Map<string, string>();
  const drugs = new Set<string>();
  await readRows(path.join(folder, 'RXNCONSO.RRF'), (row) => {
    const [code = '', sab = '', tty = '', suppressed = ''] = [row[0], row[11], row[12], row[16]];
    if (sab !== 'RXNORM' || suppressed === 'O') return;
    if (['IN', 'SCDC'].includes(tty)) kinds.set(code, tty);
    if (!generics.has(tty) && !brands.has(tty)) return;
    kinds.set(code, tty);
    drugs.add(code);
  });
  const links = await readLinks(path.join(folder, 'RXNREL.RRF'), kinds);
  const substances = new Map([...drugs].map((code) => [code, listSubstances(code, links, kinds)]));
  const groups = [...new Set(substances.values())].filter((group) => group !== '').toSorted();
  const places = new Map(groups.map((group, index) => [group, index]));
  const packages = new Map<string, Set<string>>();
  await readRows(path.join(folder, 'RXNSAT.RRF'), (row) => {
    const [code = '', name = '', sab = '', value = ''] = [row[0], row[8], row[9], row[10]];
    const [ndc, ...others] = name === 'NDC' && sab === 'RXNORM' ? readNdc(value) : [];
    if (ndc === undefined || others.length > 0 || !drugs.has(code)) return;
    packages.set(ndc, (packages.get(ndc) ?? new Set()).add(code));
  });
  return {
    dated,
    source,
    licence,
    drugs: [...drugs].toSorted(byNumber).map((code, index) => [
      code,
      // A drug without known substances is of no group but its own.
      places.get(substances.get(code) ?? '') ?? groups.length + index,
      links.generics.get(code) ?? null,
    ]),
    packages: Object.fromEntries(
      [...packages]
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([ndc, codes]) => [ndc, [...codes].toSorted(byNumber)]),
    ),
  };
}

type Links = { generics: Map<string, string>; parts: Map<string, Set<string>> };

/** Read in both directions: which code stands first depends on the name of the relation. */
async function readLinks(file: string, kinds: ReadonlyMap<string, string>): Promise<Links> {
  const links: Links = { generics: new Map(), parts: new Map() };
  const addPart = (whole: string, part: string) =>
    links.parts.set(whole, (links.parts.get(whole) ?? new Set()).add(part));
  await readRows(file, (row) => {
    const [one = '', other = '', relation = '', sab = ''] = [row[0], row[4], row[7], row[10]];
    if (sab !== 'RXNORM') return;
    const kindOf = (code: string) => kinds.get(code) ?? '';
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      if (/tradename_of$|has_tradename$/.test(relation) && brands.has(kindOf(a)) && generics.has(kindOf(b)))
        links.generics.set(a, b);
      if (/^(?:consists_of|constitutes)$/.test(relation) && generics.has(kindOf(a)) && kindOf(b) === 'SCDC')
        addPart(a, b);
      if (/^(?:contains|contained_in)$/.test(relation) && kindOf(a) === 'GPCK' && kindOf(b) === 'SCD')
        addPart(a, b);
      if (/ingredient(?:_of)?$/.test(relation) && kindOf(a) === 'SCDC' && kindOf(b) === 'IN') addPart(a, b);
    }
  });
  return links;
}

/** All substances of a drug, in one order; of a brand those of its drug without a brand. */
function listSubstances(code: string, links: Links, kinds: ReadonlyMap<string, string>): string {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [links.generics.get(code) ?? code];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (kinds.get(one) === 'IN') found.add(one);
    open.push(...(links.parts.get(one) ?? []));
  }
  return [...found].toSorted(byNumber).join(' ');
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}

/** @throws where a file is not there */
async function readRows(file: string, onRow: (row: readonly string[]) => void): Promise<void> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') onRow(line.split('|'));
}
