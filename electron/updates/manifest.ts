/**
 * The list of releases, and whether it may be believed. It is signed with a key of ours that lies off the machines that
 * build and serve it, numbered so that an older one cannot be played again, and dated so that nobody can hold a newer one
 * back for long. All of that is checked before anything it says is used.
 *
 * @see The Update Framework, "Attacks and weaknesses": arbitrary software, rollback, freeze and endless data attacks
 */
import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { type UpdateProblem, Version, WhatsNew } from '#shared/model/updates';

/** Of the signed file. A list of all targets has 3 KB. */
export const largestManifest = 64 * 1024;
/** Of a package: Electron's have about 120 MB. */
const largestFile = 500 * 1024 * 1024;

/** Unknown fields are for later versions. */
const ReleaseFile = z.object({
  /** No path, so that it can lie beside the list only. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/),
  size: z.int().min(1).max(largestFile),
  /** In hexadecimal digits. */
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
});
export type ReleaseFile = z.infer<typeof ReleaseFile>;

export const Manifest = z.object({
  format: z.literal('claimfolio-releases-1'),
  /** One more with each list that is signed. */
  sequence: z.int().min(1),
  /** ISO instant from which on the list counts for nothing. */
  expiresAt: z.iso.datetime(),
  /** The newest release. */
  version: Version,
  releasedOn: z.iso.date(),
  /** How many of a hundred computers may have it by now. */
  stagedPercent: z.int().min(0).max(100),
  /** Versions that nobody should use. */
  withdrawn: z.array(Version).max(500),
  /** By target, such as `win-x64`. */
  files: z.record(z.string(), ReleaseFile),
  whatsNew: z.object(WhatsNew.shape),
});
export type Manifest = z.infer<typeof Manifest>;

/** The file as it is served: the bytes that are signed, and the signature over them. Both in Base64. */
const Signed = z.object({ manifest: z.base64(), signature: z.base64() });

/**
 * The list, or why it counts for nothing. `publicKey`: Ed25519, SPKI in Base64. `seen`: the highest sequence of a list that
 * was believed. `now`: milliseconds since 1970.
 */
export function readManifest(
  bytes: Uint8Array,
  { publicKey, seen, now }: { publicKey: string; seen: number; now: number },
): Manifest | UpdateProblem {
  const signed = Signed.safeParse(parseJson(bytes));
  if (!signed.success) return 'not-signed';
  const text = Buffer.from(signed.data.manifest, 'base64');
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  if (!verify(null, text, key, Buffer.from(signed.data.signature, 'base64'))) return 'not-signed';
  const manifest = Manifest.safeParse(parseJson(text));
  if (!manifest.success) return 'unreadable';
  if (manifest.data.sequence < seen) return 'replayed';
  if (Date.parse(manifest.data.expiresAt) <= now) return 'expired';
  return manifest.data;
}

export function isProblem(read: Manifest | UpdateProblem): read is UpdateProblem {
  return typeof read === 'string';
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
