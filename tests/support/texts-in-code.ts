/** Which texts the code can ask for, found by the compiler's own types: template keys count as far as they are known. */
import path from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isElementAccessExpression,
  isIdentifier,
  isJsxAttribute,
  isNoSubstitutionTemplateLiteral,
  isPropertyAccessExpression,
  isStringLiteral,
  isTemplateExpression,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Type } from 'typescript/unstable/sync';

const root = path.resolve(import.meta.dirname, '../..');

/** A key as the code writes it; `null` stands for what is only known when the app runs. */
type KeyPattern = readonly (string | null)[];

/** Strings of one file that may be keys, and the namespaces that it names. */
type FileTexts = {
  namespaces: ReadonlySet<string>;
  /** Handed to a function that looks texts up. */
  asked: KeyPattern[];
  /** All others, of tables for one. */
  written: KeyPattern[];
};

/** Functions that look texts up by a key. */
const lookups = new Set(['t', 'english', 'exists', 'known', 'translate', 'text', 'words']);
/** Functions that are told a namespace. */
const openers = new Set(['useTranslation', 'getFixedT', 'createTexts', 'useKnownText']);

/** True for each `namespace:key` that some file of the product can ask for. */
export function findUsedTexts(namespaces: readonly string[]): (namespace: string, key: string) => boolean {
  const files = readFiles(new Set(namespaces));
  const matchers = files.map((file) => ({ file, matches: createMatcher(file) }));
  return (namespace, key) => matchers.some(({ matches }) => matches(namespace, key));
}

function createMatcher({ namespaces, asked, written }: FileTexts) {
  const patterns = [...asked, ...written.filter((pattern) => pattern.join('').includes('.'))].filter(
    isNarrow,
  );
  const whole = new Set(
    patterns.filter((pattern) => !pattern.includes(null)).map((pattern) => pattern.join('')),
  );
  const open = patterns.filter((pattern) => pattern.includes(null)).map(patternToRegExp);
  const isMatch = (text: string) => whole.has(text) || open.some((pattern) => pattern.test(text));
  return (namespace: string, key: string) =>
    isMatch(`${namespace}:${key}`) || ((namespaces.size === 0 || namespaces.has(namespace)) && isMatch(key));
}

/** True for a key that begins with a text: `${namespace}:${key}` hands on what is written elsewhere. */
function isNarrow(pattern: KeyPattern): boolean {
  const end = pattern.indexOf(null);
  const beginning = pattern.slice(0, end < 0 ? undefined : end).join('');
  return /^[a-z]/i.test(beginning.replace(/^[a-z-]*:/, ''));
}

function patternToRegExp(pattern: KeyPattern): RegExp {
  const source = pattern.map((part) => (part === null ? '.+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`);
}

/** Whose types to read the code of which folders with. */
const projects = [
  { config: 'tsconfig.web.json', folders: /^renderer\// },
  { config: 'tsconfig.node.json', folders: /^(electron|shared)\// },
];

function readFiles(known: ReadonlySet<string>): FileTexts[] {
  const api = new API({ cwd: root });
  try {
    return projects.flatMap(({ config, folders }) => {
      const snapshot = api.updateSnapshot({ openProject: path.join(root, config) });
      const project = snapshot.getProject(path.join(root, config));
      if (!project) throw new Error(`${config} cannot be opened`);
      return project.program.getSourceFileNames().flatMap((name) => {
        if (!folders.test(path.relative(root, name)) || name.endsWith('.json')) return [];
        const file = project.program.getSourceFile(name);
        return file ? [readFile(file, project.checker, known)] : [];
      });
    });
  } finally {
    api.close();
  }
}

/** What type a node has; `undefined` also while it is only noted that somebody will ask. */
type TypeOf = (node: Node) => Type | undefined;

/** The compiler is asked for all types of a file at once: each question to it takes its time. */
function readFile(file: SourceFile, checker: Checker, known: ReadonlySet<string>): FileTexts {
  const nodes: Node[] = [];
  const untyped = collectTexts(file, known, (node) => {
    nodes.push(node);
    return undefined;
  });
  if (nodes.length === 0) return untyped;
  const types = checker.getTypeAtLocation(nodes);
  const typeOf = new Map(nodes.map((node, index) => [node, types[index]]));
  return collectTexts(file, known, (node) => typeOf.get(node));
}

function collectTexts(file: SourceFile, known: ReadonlySet<string>, typeOf: TypeOf): FileTexts {
  const namespaces = new Set<string>();
  const asked: KeyPattern[] = [];
  const written: KeyPattern[] = [];
  // Words of main's tables are read as properties of the imported file.
  const imported = file.text.match(/locales\/en\/([a-z-]+)\.json/)?.[1];
  const readsProperties = imported !== undefined && !file.text.includes('createTexts');
  if (readsProperties) namespaces.add(imported);
  const visit = (node: Node, isAsked: boolean): void => {
    if (readsProperties) asked.push(...pathsOf(node, typeOf));
    const name = isCallExpression(node) ? calleeName(node.expression) : null;
    const inCall =
      isAsked || (name !== null && lookups.has(name)) || (isJsxAttribute(node) && isKeyAttribute(node));
    const found = isIdentifier(node) && isAsked ? literalsOf(typeOf(node)) : patternsOf(node, typeOf);
    (inCall ? asked : written).push(...found);
    if (name !== null && openers.has(name))
      for (const text of textsIn(node)) if (known.has(text)) namespaces.add(text);
    node.forEachChild((child) => visit(child, inCall));
  };
  visit(file, false);
  return { namespaces, asked, written };
}

function calleeName(callee: Node): string | null {
  if (isIdentifier(callee)) return callee.text;
  return isPropertyAccessExpression(callee) && isIdentifier(callee.name) ? callee.name.text : null;
}

function isKeyAttribute(node: Node): boolean {
  return isJsxAttribute(node) && isIdentifier(node.name) && ['i18nKey', 'path'].includes(node.name.text);
}

function textsIn(node: Node): string[] {
  const texts: string[] = isStringLiteral(node) ? [node.text] : [];
  node.forEachChild((child) => {
    texts.push(...textsIn(child));
  });
  return texts;
}

/** The strings that a literal or a template can be. */
function patternsOf(node: Node, typeOf: TypeOf): KeyPattern[] {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return [[node.text]];
  if (!isTemplateExpression(node)) return [];
  let patterns: KeyPattern[] = [[node.head.text]];
  for (const span of node.templateSpans) {
    const values = literalsOf(typeOf(span.expression));
    const choices: KeyPattern[] = values.length > 0 ? values : [[null]];
    patterns = patterns.flatMap((pattern) =>
      choices.map((choice) => [...pattern, ...choice, span.literal.text]),
    );
  }
  return patterns;
}

/** The keys that `texts.kind[kind]` reads, with and without the name that it begins with. */
function pathsOf(node: Node, typeOf: TypeOf): KeyPattern[] {
  const steps = stepsOf(node, typeOf);
  return steps ? [...joinSteps(steps), ...joinSteps(steps.slice(1))] : [];
}

/** The names on the way to a property; `null` for what is no property. */
function stepsOf(node: Node, typeOf: TypeOf): string[][] | null {
  if (isIdentifier(node)) return [[node.text]];
  if (isPropertyAccessExpression(node)) {
    const before = stepsOf(node.expression, typeOf);
    return before && [...before, [node.name.text]];
  }
  if (!isElementAccessExpression(node)) return null;
  const before = stepsOf(node.expression, typeOf);
  const values = literalsOf(typeOf(node.argumentExpression)).map(([value]) => value ?? '');
  return before && [...before, values];
}

function joinSteps(steps: string[][]): KeyPattern[] {
  const paths = steps.reduce<string[]>(
    (all, names) => all.flatMap((start) => names.map((name) => (start === '' ? name : `${start}.${name}`))),
    [''],
  );
  return paths.map((each) => [each]);
}

/** What {@link literalsOf} found: the members of a union are asked for one union at a time. */
const literals = new WeakMap<Type, KeyPattern[]>();

/** The strings of a type, as far as it is made of literals and templates; none for any string. */
function literalsOf(type: Type | undefined): KeyPattern[] {
  if (!type) return [];
  const found = literals.get(type) ?? findLiterals(type);
  literals.set(type, found);
  return found;
}

function findLiterals(type: Type): KeyPattern[] {
  if (type.isUnionType()) {
    const parts = type.getTypes().map(literalsOf);
    return parts.some((part) => part.length === 0) ? [] : parts.flat();
  }
  return type.isStringLiteralType() || type.isNumberLiteralType() ? [[String(type.value)]] : [];
}
