/** What in a source could reach a network, another program or code from elsewhere, read from its syntax. */
import { parseAst } from 'vite';

type Node = { type: string } & Record<string, unknown>;
/** Names that are declared where a node stands: with them no global of that name is meant. */
type Scope = ReadonlySet<string>;

/** Names that every script has. `eval` and its like would hide the rest. */
const globals = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'Worker',
  'SharedWorker',
  'importScripts',
  'require',
  'eval',
  'Function',
]);

const globalObjects = new Set(['globalThis', 'window', 'self', 'global', 'frames']);

/** Members that reach out, whatever object has them. */
const members = new Set([
  'sendBeacon',
  'openExternal',
  'loadURL',
  'downloadURL',
  'resolveHost',
  'resolveProxy',
  'preconnect',
  'getBuiltinModule',
  'dlopen',
]);

/** Modules of Node that reach no network, start nothing and load no code. */
const quietNode =
  /^node:(?:crypto|fs|fs\/promises|path|querystring|timers\/promises|util|zlib|url|events|stream|buffer|os|assert)$/;

/** What Electron has that asks for nothing of its own accord. */
const quietElectron = new Set([
  'app',
  'contextBridge',
  'dialog',
  'ipcMain',
  'ipcRenderer',
  'Menu',
  'nativeTheme',
  'safeStorage',
  'webUtils',
]);

/** Packages without a network of their own. */
const quietPackages = new Set([
  '@fontsource/public-sans',
  '@streamparser/json',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-virtual',
  'better-sqlite3-multiple-ciphers',
  'csv-parse',
  'electron-store',
  'htmlparser2',
  'i18next',
  'ipaddr.js',
  'p-queue',
  'p-retry',
  'react',
  'react-aria-components',
  'react-dom/client',
  'react-i18next',
  'recharts',
  'tldts',
  'yauzl',
  'zod',
]);

/** Ways out in a TypeScript source, each once and in order: `fetch`, `node:http request`, `electron net`, … */
export function listWaysOut(file: string, source: string): string[] {
  const lang = file.endsWith('x') ? 'tsx' : 'ts';
  const program = parseAst(source, { lang }) as unknown as Node;
  return [...new Set(waysIn(program, new Set(declaredIn(program))))].toSorted();
}

function* waysIn(node: Node, scope: Scope): Generator<string> {
  const free = (name: unknown, among: ReadonlySet<string>) =>
    typeof name === 'string' && among.has(name) && !scope.has(name) ? [name] : [];
  const known = (name: string | null) => (name !== null && members.has(name) ? [`.${name}`] : []);

  let inner = scope;
  let parts: unknown[] = Object.values(node);
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (isNode(node['source'])) yield* waysOfImport(node);
      parts = [node['declaration']];
      break;
    case 'ImportExpression': {
      const { value: module } = node['source'] as { value?: unknown };
      if (typeof module !== 'string') yield 'import(…)';
      else if (isLoud(module, '*')) yield `${module} *`;
      break;
    }
    case 'Identifier':
      yield* free(node['name'], globals);
      yield* free(node['name'], globalObjects);
      break;
    case 'MemberExpression': {
      const object = node['object'] as Node;
      const name = nameOf(node['property'], node['computed']);
      yield* known(name);
      const isOfGlobal = name !== null && free(object['name'], globalObjects).length > 0;
      if (isOfGlobal && globals.has(name)) yield name;
      parts = [isOfGlobal ? null : object, node['computed'] === true ? node['property'] : null];
      break;
    }
    case 'ObjectPattern':
      for (const one of node['properties'] as Node[])
        if ('key' in one) yield* known(nameOf(one['key'], one['computed']));
      break;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      parts = [node['computed'] === true ? node['key'] : null, node['value']];
      break;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      inner = new Set([
        ...scope,
        ...namesOf(node['id']),
        ...(node['params'] as Node[]).flatMap(namesOf),
        ...declaredIn(node['body'] as Node),
      ]);
      break;
    default:
      // Of a type nothing runs; `x as T`, `x!` and such hold an expression.
      if (node.type.startsWith('TS')) parts = [node['expression']];
  }
  for (const part of parts.flat()) if (isNode(part)) yield* waysIn(part, inner);
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string';
}

/** `name` of `x.name` and `x['name']`; `null` for a name that is not written out. */
function nameOf(property: unknown, isComputed: unknown): string | null {
  const { name, value } = property as { name?: string; value?: unknown };
  if (isComputed !== true) return name ?? null;
  return typeof value === 'string' ? value : null;
}

/** What an import brings that could reach out. Types bring nothing. */
function waysOfImport(node: Node): string[] {
  const module = String((node['source'] as Node)['value']);
  if ((node['importKind'] ?? node['exportKind']) === 'type') return [];
  const specifiers = node['specifiers'] as Node[] | undefined;
  if (specifiers === undefined || specifiers.length === 0) return isLoud(module, '*') ? [`${module} *`] : [];
  return specifiers
    .filter((one) => (one['importKind'] ?? one['exportKind']) !== 'type')
    .map(nameOfSpecifier)
    .filter((name) => isLoud(module, name))
    .map((name) => `${module} ${name}`);
}

/** What a specifier takes of its module; `*` for all of it. */
function nameOfSpecifier(one: Node): string {
  const taken = one.type === 'ExportSpecifier' ? one['local'] : one['imported'];
  return isNode(taken) ? String(taken['name']) : '*';
}

function isLoud(module: string, name: string): boolean {
  if (/^[.#]/.test(module)) return false;
  if (module.startsWith('node:')) return !quietNode.test(module);
  if (module === 'electron' || module.startsWith('electron/')) return !quietElectron.has(name);
  return !quietPackages.has(module.replace(/\/\d+\.css$/, ''));
}

/** Names that a program or a function's body declares. What a block declares counts for all of it. */
function declaredIn(node: Node): string[] {
  const own = [
    /^(?:Function|Class)Declaration$|^VariableDeclarator$/.test(node.type) ? node['id'] : null,
    node.type === 'CatchClause' ? node['param'] : null,
    /^Import.*Specifier$/.test(node.type) ? node['local'] : null,
  ];
  const isOtherScope = /Function(?:Declaration|Expression)$/.test(node.type);
  const parts = isOtherScope ? [] : Object.values(node).flat().filter(isNode);
  return [...own.flatMap(namesOf), ...parts.flatMap(declaredIn)];
}

/** Names that a parameter or the left side of a declaration binds. */
function namesOf(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  if (pattern.type === 'Identifier') return [String(pattern['name'])];
  const inner = [
    pattern['properties'],
    pattern['elements'],
    pattern['left'],
    pattern['argument'],
    pattern.type === 'Property' ? pattern['value'] : null,
  ];
  return inner.flat().flatMap(namesOf);
}
