/**
 * What machines can check of PDF/UA-1 (ISO 14289-1) in a file that Chromium printed. The numbers are failure conditions
 * of the Matterhorn Protocol 1.1, which has 87 that machines can tell.
 *
 * Checked:
 * - 01-003 to 01-005: all text is tagged content or an artifact, and none is both; but for heads and feet of pages,
 *   which Chromium leaves unmarked, so that they are given apart (`loose`).
 * - 02-001: every structure type is a standard one; 02-003, 02-004: no role map that could loop or remap one.
 * - 07-001, 07-002: the title is shown in place of the file's name.
 * - 06-002 in part: the title is there, in the document information.
 * - 09-004: parts of tables stand in tables, cells in rows; 09-005, 09-006: items stand in lists.
 * - 11-001 to 11-006: a language is stated for all text, and it is a known code.
 * - 13-004: every figure has a text in its place.
 * - 14-002, 14-003, 14-006, 14-007: headings begin with the first level, skip none, and are all numbered.
 * - 15-003: every title cell of a table has a scope.
 * - 17-002, 19-003: there is neither a formula nor a note.
 * - 20-001, 21-001, 25-001, 26-001, 30-001: no layers, files, forms, encryption or pages of other files.
 * - 28-002 to 28-018: no annotations; pages follow the structure with the Tab key.
 * - 31-009: each font's program is inside; 31-006, 31-007: fonts of two bytes map to glyphs as they stand; 31-027:
 *   each has its characters' Unicode.
 *
 * Not met, since Chromium writes none of it, so that no file claims to be PDF/UA: 06-001 to 06-004 and 05 (XMP metadata),
 * 09-007 (it puts what an item says into `LI` without `LBody`, and a caption as its heading into `Table`).
 *
 * Not checked: what only people can tell (order, contrast, whether words fit); 08 (optical character recognition); 10-001
 * and 31-001 to 31-005, 31-008, 31-010 to 31-026, 31-028 to 31-030 (what font programs hold).
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Element = { number: number; role: string; parent: number; body: string };
type Node = { role?: string; alt?: string; lang?: string; children?: Node[] };

const standardRoles = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form'.split(
    ' ',
  ),
);
const parentsOf: Record<string, readonly string[]> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  Lbl: ['LI'],
};

export type Structure = {
  /** What is wrong, in words. */
  faults: string[];
  roles: string[];
  /** Texts in place of figures. */
  alts: string[];
  /** All tagged text, spaces taken out. */
  text: string;
  /** What is neither tagged nor an artifact. */
  loose: string[];
  /** Languages of parts. */
  languages: string[];
  title: string;
  language: string;
};

export async function checkStructure(bytes: Uint8Array): Promise<Structure> {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = readObjects(raw);
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const nodes: Node[] = [];
  const collect = (node: Node) => {
    nodes.push(node);
    node.children?.forEach(collect);
  };
  const faults: string[] = [];
  const loose: string[] = [];
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const tree = (await page.getStructTree()) as Node | null;
    if (tree) collect(tree);
    const read = await readMarkedText(page);
    text += read.text;
    loose.push(...read.loose);
    if ((await page.getAnnotations()).length > 0) faults.push(`page ${number} has annotations`);
  }
  const elements = readElements(objects);
  const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> };
  const language = String(info['Language'] ?? '');
  faults.push(
    ...findCatalogFaults(raw, objects),
    ...findRoleFaults(elements),
    ...findHeadingFaults(elements),
    ...findFontFaults(objects),
    ...(/^[a-z]{2}(-[A-Z]{2})?$/.test(language) ? [] : [`the language is “${language}”`]),
    ...nodes.flatMap(({ role, alt }) => (role === 'Figure' && !alt ? ['a figure without a text'] : [])),
    ...nodes.flatMap(({ lang }) =>
      lang === undefined || /^[a-z]{2}(-[A-Z]{2})?$/.test(lang) ? [] : [`a part has the language “${lang}”`],
    ),
  );
  return {
    faults,
    roles: elements.map(({ role }) => role),
    alts: nodes.flatMap(({ role, alt }) => (role === 'Figure' ? (alt ?? '') : [])),
    text,
    loose,
    languages: nodes.flatMap(({ lang }) => lang ?? []),
    title: String(info['Title'] ?? ''),
    language,
  };
}

/** Fonts whose program is not inside, and those that do not say which letters they mean. */
export function checkFonts(bytes: Uint8Array): string[] {
  return findFontFaults(readObjects(Buffer.from(bytes).toString('latin1')));
}

/** Objects by their numbers, as they are written, without what streams hold. */
function readObjects(raw: string): Map<number, string> {
  const found = raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)(?=\n?stream\r?\n|\nendobj)/g);
  return new Map([...found].map(([, number, body = '']) => [Number(number), body]));
}

function readElements(objects: ReadonlyMap<number, string>): Element[] {
  return [...objects].flatMap(([number, body]) =>
    /\/Type\s*\/StructElem\b/.test(body)
      ? [
          {
            number,
            role: /\/S\s*\/(\w+)/.exec(body)?.[1] ?? '',
            parent: Number(/\/P (\d+) 0 R/.exec(body)?.[1] ?? 0),
            body,
          },
        ]
      : [],
  );
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

/** The text in tagged content, and texts that are in neither tagged content nor an artifact. */
async function readMarkedText(page: Page): Promise<{ text: string; loose: string[] }> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const open: ('tagged' | 'artifact' | 'other')[] = [];
  const loose: string[] = [];
  let text = '';
  for (const item of items) {
    if ('str' in item) {
      if (open.includes('tagged') && open.includes('artifact')) loose.push(item.str);
      else if (open.includes('tagged')) text += item.str;
      else if (!open.includes('artifact') && item.str.trim() !== '') loose.push(item.str);
      continue;
    }
    const { type, tag, id } = item as { type: string; tag?: string; id?: string | null };
    if (type === 'endMarkedContent') open.pop();
    else open.push(tag === 'Artifact' ? 'artifact' : id ? 'tagged' : 'other');
  }
  return { text: text.replaceAll(/[\s\u00a0_]+/g, ''), loose };
}

function findCatalogFaults(raw: string, objects: ReadonlyMap<number, string>): string[] {
  const catalog = [...objects.values()].find((body) => /\/Type\s*\/Catalog\b/.test(body)) ?? '';
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body));
  const wanted = [
    [/\/MarkInfo[\s\S]*\/Marked true/, 'not marked as tagged'],
    [/\/StructTreeRoot \d+ 0 R/, 'no structure'],
    [/\/DisplayDocTitle true/, 'the title is not shown'],
    [/\/Lang \(/, 'no language'],
  ] as const;
  return [
    ...wanted.flatMap(([pattern, fault]) => (pattern.test(catalog) ? [] : [fault])),
    ...pages.flatMap((body) => (/\/Tabs \/S/.test(body) ? [] : ['a page without an order of its own'])),
    ...['RoleMap', 'Encrypt', 'OCProperties', 'EmbeddedFiles', 'AcroForm', 'XFA', 'Annots'].flatMap((name) =>
      [...objects.values()].some((body) => new RegExp(`/${name}\\b`).test(body)) ? [`there is ${name}`] : [],
    ),
    ...(/trailer[\s\S]*\/Encrypt/.test(raw) ? ['it is encrypted'] : []),
  ];
}

function findRoleFaults(elements: readonly Element[]): string[] {
  const roles = new Map(elements.map(({ number, role }) => [number, role]));
  return elements.flatMap(({ role, parent, body }) => [
    ...(standardRoles.has(role) ? [] : [`“${role}” is no standard type`]),
    ...(role === 'Formula' || role === 'Note' ? [`there is a ${role}`] : []),
    ...(parentsOf[role]?.includes(roles.get(parent) ?? '') === false
      ? [`${role} stands in ${roles.get(parent)}`]
      : []),
    ...(role === 'TH' && !/\/Scope\s*\/(Column|Row|Both)/.test(body) ? ['a title cell without a scope'] : []),
  ]);
}

/** Headings in the order in which they are written, which is that of the structure. */
function findHeadingFaults(elements: readonly Element[]): string[] {
  const levels = listInOrder(elements).flatMap(({ role }) => (/^H[1-6]$/.test(role) ? Number(role[1]) : []));
  return [
    ...(elements.some(({ role }) => role === 'H') ? ['a heading without a level'] : []),
    ...(levels.length === 0 || levels[0] === 1 ? [] : ['the first heading is not of the first level']),
    ...levels.flatMap((level, index) =>
      level > (levels[index - 1] ?? 0) + 1
        ? [`a heading of level ${level} after one of ${levels[index - 1]}`]
        : [],
    ),
  ];
}

/** From the root down, along the lists of what each element holds. */
function listInOrder(elements: readonly Element[]): Element[] {
  const byNumber = new Map(elements.map((element) => [element.number, element]));
  const visit = (element: Element): Element[] => {
    const held = /\/K (\[[^\]]*\]|\d+ 0 R)/.exec(element.body)?.[1] ?? '';
    const children = [...held.matchAll(/(\d+) 0 R/g)].flatMap(
      ([, number]) => byNumber.get(Number(number)) ?? [],
    );
    return [element, ...children.flatMap(visit)];
  };
  return elements.filter(({ parent }) => !byNumber.has(parent)).flatMap(visit);
}

function findFontFaults(objects: ReadonlyMap<number, string>): string[] {
  const bodies = [...objects.values()];
  const fonts = bodies.filter((body) => /\/Type\s*\/Font\b/.test(body));
  const follow = (body: string, name: string) =>
    objects.get(Number(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(body)?.[1] ?? 0)) ?? '';
  const faults = fonts.flatMap((body) => {
    const name = /\/BaseFont\s*\/([\w+-]+)/.exec(body)?.[1] ?? 'a font';
    if (/\/Subtype\s*\/CIDFontType/.test(body)) {
      return [
        ...(/\/FontFile[23]? \d+ 0 R/.test(follow(body, 'FontDescriptor')) ? [] : [`${name} is not inside`]),
        ...(/\/CIDToGIDMap/.test(body) ? [] : [`${name} does not say which glyphs it means`]),
      ];
    }
    const isComposite = /\/Subtype\s*\/Type0/.test(body);
    return [
      ...(/\/ToUnicode \d+ 0 R/.test(body) ? [] : [`${name} does not say which letters it means`]),
      ...(isComposite || /\/FontFile[23]? \d+ 0 R/.test(follow(body, 'FontDescriptor'))
        ? []
        : [`${name} is not inside`]),
    ];
  });
  return fonts.length === 0 ? ['no fonts'] : faults;
}
