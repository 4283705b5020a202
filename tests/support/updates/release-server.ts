/** Serves a signed list of releases and one package from 127.0.0.1, and does wrong what a test asks for. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Manifest } from '../../../electron/updates/manifest.ts';
import { signManifest } from '../../../scripts/package/make-manifest.ts';

export type ReleaseServer = Awaited<ReturnType<typeof startReleaseServer>>;

export const target = 'deb-x64';

export function makeKey(): { privateKey: KeyObject; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

/** A list of one release for `target`, of which `bytes` are the package. */
export function makeManifest(bytes: Uint8Array, more: Partial<Manifest> = {}): Manifest {
  const sha512 = createHash('sha512').update(bytes).digest('hex');
  return {
    format: 'claimfolio-releases-1',
    sequence: 5,
    expiresAt: '2099-01-01T00:00:00.000Z',
    version: '9.9.9',
    releasedOn: '2026-12-01',
    stagedPercent: 100,
    withdrawn: [],
    files: { [target]: { name: 'claimfolio_9.9.9_amd64.deb', size: bytes.byteLength, sha512 } },
    whatsNew: { en: ['Bills are read faster.'], es: ['Las facturas se leen más rápido.'] },
    ...more,
  };
}

export async function startReleaseServer(size = 20 * 1024 * 1024) {
  const key = makeKey();
  const bytes = randomBytes(size);
  const asked: { url: string; range: string | null; userAgent: string | null }[] = [];
  const set = {
    /** What `releases.json` is. */
    list: signManifest(makeManifest(bytes), key.privateKey),
    /** Ends the connection in the middle of the answer to the nth request for the package, from 1. */
    cutAt: 0,
    /** Answers the whole file to every request. */
    ignoresRange: false,
    bytes: bytes as Uint8Array,
    /** Answers nothing until it is resolved. */
    hold: Promise.resolve() as Promise<unknown>,
  };
  let pieces = 0;
  const server = createServer(async (request, response) => {
    const range = request.headers.range ?? null;
    asked.push({ url: request.url ?? '', range, userAgent: request.headers['user-agent'] ?? null });
    if (request.url === '/app/releases.json') {
      response.end(set.list);
      return;
    }
    pieces += 1;
    await set.hold;
    const [, from, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    if (set.ignoresRange || from === undefined) {
      response.end(set.bytes);
      return;
    }
    const piece = set.bytes.subarray(Number(from), Number(last) + 1);
    response.writeHead(206, {
      'content-range': `bytes ${from}-${last}/${set.bytes.byteLength}`,
      'content-length': piece.byteLength,
    });
    if (pieces === set.cutAt) response.write(piece.subarray(0, 1000), () => response.destroy());
    else response.end(piece);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    source: { address: `http://127.0.0.1:${port}/app/`, publicKey: key.publicKey },
    key: key.privateKey,
    bytes,
    asked,
    set,
    sign: (more: Partial<Manifest>) => {
      set.list = signManifest(makeManifest(bytes, more), key.privateKey);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
