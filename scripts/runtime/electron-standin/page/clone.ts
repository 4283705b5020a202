/** Turns values into text and back by the rules of structured clone. */
export interface Codec {
  /** Throws 'An object could not be cloned.' for functions, symbols, promises and other values that cannot cross. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

/**
 * Makes a codec. The function refers to nothing outside itself, so its source text also runs inside a page.
 * Plain data stays plain JSON; everything else is `{ "$": kind, v }`, repeats and cycles are `{ "$": "ref", v: index }`.
 */
export function makeCodec(base64: Base64): Codec {
  const views: Record<string, { new (buffer: ArrayBuffer): ArrayBufferView }> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };
  const tagOf = (value: object) => Object.prototype.toString.call(value).slice(8, -1);
  const refuse = () => new Error('An object could not be cloned.');

  function encodePrimitive(value: unknown): unknown {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (typeof value === 'function' || typeof value === 'symbol') throw refuse();
    return value;
  }

  function encodeRecord(value: object, walk: (value: unknown) => unknown): unknown {
    const entries = Object.entries(value).map(([key, item]) => [key, walk(item)] as const);
    if (!Object.hasOwn(value, '$') && !Object.hasOwn(value, '__proto__')) return Object.fromEntries(entries);
    return { $: 'record', v: entries };
  }

  function encodeObject(value: object, walk: (value: unknown) => unknown): unknown {
    if (Array.isArray(value)) return Array.from(value, walk);
    if (ArrayBuffer.isView(value)) {
      return {
        $: 'view',
        k: tagOf(value),
        v: base64.encode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
      };
    }
    if (value instanceof Error) return { $: 'error', k: value.name, v: value.message, s: value.stack };
    const tag = tagOf(value);
    if (tag === 'Object' || tag === 'Arguments') return encodeRecord(value, walk);
    if (tag === 'Date') return { $: 'date', v: (value as Date).getTime() };
    if (tag === 'Map')
      return { $: 'map', v: [...(value as Map<unknown, unknown>)].map(([k, v]) => [walk(k), walk(v)]) };
    if (tag === 'Set') return { $: 'set', v: [...(value as Set<unknown>)].map(walk) };
    if (tag === 'RegExp') return { $: 'regexp', v: (value as RegExp).source, k: (value as RegExp).flags };
    if (tag === 'ArrayBuffer') return { $: 'buffer', v: base64.encode(new Uint8Array(value as ArrayBuffer)) };
    if (tag === 'Boolean' || tag === 'Phone' || tag === 'String') return { $: 'boxed', v: value.valueOf() };
    throw refuse();
  }

  function encode(root: unknown): string {
    const seen = new Map<object, number>();
    const walk = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return encodePrimitive(value);
      const index = seen.get(value);
      if (index !== undefined) return { $: 'ref', v: index };
      seen.set(value, seen.size);
      return encodeObject(value, walk);
    };
    return JSON.stringify(walk(root));
  }

  type Tagged = { $: string; v: never; k: string; s: string | undefined };
  const bytes = (text: string) => new Uint8Array(base64.decode(text)).buffer;

  function decodeLeaf({ $: kind, v, k, s }: Tagged): object {
    if (kind === 'date') return new Date(v ?? Number.NaN);
    if (kind === 'regexp') return new RegExp(v, k);
    if (kind === 'buffer') return bytes(v);
    if (kind === 'boxed') return Object(v) as object;
    if (kind === 'view') return new (views[k] ?? Uint8Array)(bytes(v));
    const types: Record<string, ErrorConstructor> = {
      EvalError,
      RangeError,
      ReferenceError,
      SyntaxError,
      TypeError,
      URIError,
    };
    return Object.defineProperty(new (types[k] ?? Error)(v), 'stack', {
      value: s,
      configurable: true,
      writable: true,
    });
  }

  function decodeContainer(value: object, seen: object[], walk: (value: unknown) => unknown): object {
    const keep = <T extends object>(made: T): T => {
      seen.push(made);
      return made;
    };
    const define = (target: object, key: string, item: unknown) =>
      Object.defineProperty(target, key, {
        value: item,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    if (Array.isArray(value)) {
      const list = keep([] as unknown[]);
      for (const item of value) list.push(walk(item));
      return list;
    }
    if (!('$' in value)) {
      const record = keep({} as Record<string, unknown>);
      for (const [key, item] of Object.entries(value)) record[key] = walk(item);
      return record;
    }
    const tagged = value as Tagged;
    if (tagged.$ === 'map') {
      const map = keep(new Map());
      for (const [key, item] of tagged.v as [unknown, unknown][]) map.set(walk(key), walk(item));
      return map;
    }
    if (tagged.$ === 'set') {
      const set = keep(new Set());
      for (const item of tagged.v as unknown[]) set.add(walk(item));
      return set;
    }
    if (tagged.$ === 'record') {
      const record = keep({});
      for (const [key, item] of tagged.v as [string, unknown][]) define(record, key, walk(item));
      return record;
    }
    return keep(decodeLeaf(tagged));
  }

  function decode(text: string): unknown {
    const seen: object[] = [];
    const walk = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      const { $: kind, v } = value as { $?: string; v?: never };
      if (kind === 'undefined') return undefined;
      if (kind === 'bigint') return BigInt(v ?? 0);
      if (kind === 'number') return Number(v);
      if (kind === 'ref') return seen[v ?? 0];
      return decodeContainer(value, seen, walk);
    };
    return walk(JSON.parse(text));
  }

  return { encode, decode };
}

/** The codec of the main process. */
export const codec = makeCodec({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => Buffer.from(text, 'base64'),
});
