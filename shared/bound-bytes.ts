/**
 * Bounds what pdf.js unpacks. A stream of a few bytes can unpack to gigabytes, through one filter or several, and pdf.js
 * has no limit of its own; but whatever a filter gives grows in one `Uint8Array`, which it makes anew as it fills.
 */

/** In bytes: more than a page scanned in color at 600 dots an inch. */
export const mostUnpacked = 128 * 1024 * 1024;

/**
 * From here on no script of this thread, or page, makes a longer `Uint8Array`: it gets a RangeError instead. Only for one
 * that does nothing but read a paper. The result says whether that has happened.
 */
export function boundUnpacking(): { isOver(): boolean } {
  let isOver = false;
  const scope = globalThis as Record<string, unknown>;
  scope['Uint8Array'] = new Proxy(Uint8Array, {
    construct(target, args, asked) {
      const [length] = args as unknown[];
      if (typeof length === 'number' && length > mostUnpacked) {
        isOver = true;
        throw new RangeError('A stream unpacks to too much.');
      }
      return Reflect.construct(target, args, asked) as Uint8Array;
    },
  });
  // What the engine itself unpacks would be counted nowhere. Without it pdf.js takes its own filters.
  Reflect.deleteProperty(scope, 'DecompressionStream');
  return { isOver: () => isOver };
}
