import { makeCodec } from './clone.ts';
import { runInPage } from './page-side.ts';

/** Name of the binding through which a page reaches the main process; the page script removes it from the page. */
export const bindingName = '__standinSend';

/** Name of the page's receiving function: not enumerable, and different in each run. */
export const receiverName = `__standinReceive${crypto.randomUUID().replaceAll('-', '')}`;

/** Source that runs in each new document before the page's own scripts: the bridge, then the preload in a closure. */
export function writePageScript(preload: string): string {
  const info = JSON.stringify({
    binding: bindingName,
    receiver: receiverName,
    platform: process.platform,
    arch: process.arch,
    dropFolder: process.env['ELECTRON_STANDIN_DROP_DIR'],
    versions: { electron: process.versions['electron'], chrome: process.versions['chrome'] },
  });
  const base64 = '{ encode: (bytes) => bytes.toBase64(), decode: (text) => Uint8Array.fromBase64(text) }';
  return `(() => {
    const side = (${runInPage.toString()})(${info}, (${makeCodec.toString()})(${base64}));
    if (!side) return;
    const { require, process, module } = side;
    ((exports) => {\n${preload}\n})(module.exports);
  })();`;
}
