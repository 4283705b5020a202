/** Recognises a file by its first bytes, so that people learn what to do with one that is not JSON. */
import type { FileProblem } from '#shared/model/files/import';

/** True when the bytes begin a gzip file. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** How a file of what a person wrote in this app begins. */
export const writtenMark = '{"claimfolio":"what-i-wrote"';

/** How a copy for another computer begins, whatever its version. */
export const copyMark = 'claimfolio copy\n';

/** Why bytes that begin like this cannot be FHIR JSON; `null` when they may be. */
export function problemOfHead(head: Uint8Array): FileProblem | null {
  if (head.length === 0) return 'empty';
  const text = Buffer.from(head.subarray(0, 512)).toString('latin1');
  if (text.startsWith('%PDF')) return 'pdf';
  if (text.startsWith(writtenMark)) return 'written-alone';
  if (text.startsWith(copyMark)) return 'copy';
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('PK\u0005\u0006')) return 'zip';
  const begin = text.replace(/^(?:\u00ef\u00bb\u00bf)?\s+|^\u00ef\u00bb\u00bf/, '').toLowerCase();
  if (begin === '') return text.trim() === '' ? 'empty' : 'not-json';
  if (/^<(?:!doctype html|html|head|body)/.test(begin)) return 'web-page';
  if (begin.startsWith('<')) return 'xml';
  return text.includes('\u0000') ? 'not-json' : null;
}
