/** Changes texts of JSON as a careless or hostile sender would. Everything follows from the seed. */

/** A number from 0 to below `most`. */
export type Dice = (most: number) => number;

/** Mulberry32: small, and good enough to pick places. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * most);
  };
}

export function pick<T>(dice: Dice, from: readonly T[]): T {
  return from[dice(from.length)] as T;
}

/** Values that stand where others are expected. */
const odd: readonly (() => unknown)[] = [
  ...[
    null,
    '',
    ' ',
    true,
    0,
    -0,
    -1,
    0.1,
    1e21,
    1e300,
    -1e-300,
    2 ** 53,
    90071992547409.91,
    [],
    {},
    [null],
    [[]],
  ],
  ...['\u0000', '\ud800', 'ﬀ\u202e\u200b', '999999999999999.99', '1e5', '__proto__', '2026-02-30', '=1+1'],
  ...[
    { coding: 7 },
    { coding: [null] },
    { value: 'NaN', currency: {} },
    { reference: '#' },
    { resourceType: 7 },
  ],
].map((value) => () => value);
const large: readonly (() => unknown)[] = [
  ...['?', '/', ' ', '[a](', 'eyJ.', '<b', '\u0301', '*a'].map((piece) => () => piece.repeat(50_000)),
  () => Array.from({ length: 2000 }, () => ({ code: 'x' })),
  () => Object.fromEntries(Array.from({ length: 2000 }, (_, key) => [`k${key}`, key])),
  () => nest(300),
];

function nest(deep: number): unknown {
  return deep === 0 ? 1 : deep % 2 === 0 ? [nest(deep - 1)] : { extension: nest(deep - 1) };
}

type Place = { parent: Record<string, unknown>; key: string };

function listPlaces(json: unknown, places: Place[] = []): Place[] {
  if (typeof json !== 'object' || json === null) return places;
  const parent = json as Record<string, unknown>;
  for (const key of Object.keys(parent)) {
    places.push({ parent, key });
    listPlaces(parent[key], places);
  }
  return places;
}

/** One change to a value somewhere inside. */
function changeInside(json: unknown, dice: Dice): void {
  const places = listPlaces(json);
  if (places.length === 0) return;
  const { parent, key } = pick(dice, places);
  const other = pick(dice, places);
  const what = dice(9);
  if (what === 0) delete parent[key];
  else if (what === 1) parent[key] = structuredClone(other.parent[other.key]);
  else if (what === 2) parent[key] = [parent[key], structuredClone(parent[key])];
  else if (what === 3 && Array.isArray(parent[key])) parent[key] = (parent[key] as unknown[])[0];
  else if (what === 4 && typeof parent[key] === 'number') parent[key] = String(parent[key]);
  else if (what === 5)
    parent[pick(dice, ['resourceType', 'id', 'extension', '_id', other.key])] = parent[key];
  else if (what === 6 && dice(4) === 0) parent[key] = pick(dice, large)();
  else parent[key] = structuredClone(pick(dice, odd)());
}

/** One change to the text itself: cut, a flipped bit, a key that stands twice, a piece that is repeated. */
function changeText(text: string, dice: Dice): string {
  const at = dice(text.length + 1);
  const what = dice(4);
  if (what === 0) return text.slice(0, at);
  if (what === 1)
    return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << dice(8))) + text.slice(at + 1);
  if (what === 2) return text.replace('{', `{"id":"twice","resourceType":${dice(3)},`);
  return text.slice(0, at) + text.slice(at, at + dice(40)).repeat(dice(50)) + text.slice(at);
}

/** The text of a seed after one to six changes. */
export function mutate(seed: unknown, dice: Dice): string {
  const json = structuredClone({ root: seed });
  for (let changes = 1 + dice(6); changes > 0; changes--) changeInside(json, dice);
  const text = JSON.stringify(json.root) ?? '';
  return dice(4) === 0 ? changeText(text, dice) : text;
}
