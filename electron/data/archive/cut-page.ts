import { parseText } from '../fhir/json-text.ts';
import { type BundleEntry, type BundlePage, readBundle } from '../fhir/read-bundle.ts';
import { asResource, isObject, type Resource } from '../fhir/resource.ts';
import { listEntries } from './page-entries.ts';
import { type Piece, pieceText, splitPage } from './split-page.ts';

const claimType = 'ExplanationOfBenefit';
const claimBegin = /^\{\s*"resourceType"\s*:\s*"ExplanationOfBenefit"/;
/** As long as the beginning of a claim may be, in bytes. */
const longestBegin = 100;

/**
 * A Bundle whose claims are still bytes: each is parsed when its turn comes, so that it is gone before the next one. What
 * else came is parsed. Until its turn a claim's entry holds nothing but its type.
 */
export class CutPage {
  readonly resourceType = 'Bundle';
  readonly bytes: Uint8Array;
  readonly bundle: BundlePage;
  readonly entries: BundleEntry[];
  readonly #buffer: Buffer;
  readonly #claims: ReadonlyMap<Resource, Piece>;

  private constructor(buffer: Buffer, skeleton: Resource, read: PiecesRead) {
    this.#buffer = buffer;
    this.bytes = buffer;
    this.#claims = read.claims;
    this.bundle = readBundle(skeleton);
    this.entries = listEntries(this.bundle, skeleton).map((entry) => {
      const json = read.texts.get(entry.resource);
      return json === undefined ? entry : { ...entry, json };
    });
  }

  /** `null` for bytes that cannot be cut. */
  static cut({ buffer, byteOffset, byteLength }: Uint8Array): CutPage | null {
    const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
    const split = splitPage(bytes);
    const skeleton = asResource(split?.skeleton);
    if (split === null || skeleton === null) return null;
    const read: PiecesRead = { claims: new Map(), texts: new Map() };
    for (const entry of split.skeleton.entry) {
      const piece = isObject(entry) ? split.pieces[entry['resource'] as number] : undefined;
      if (piece === undefined) continue;
      const resource = readPiece(bytes, piece, read);
      if (resource === undefined) return null;
      (entry as Record<string, unknown>)['resource'] = resource;
    }
    return new CutPage(bytes, skeleton, read);
  }

  get isRead(): boolean {
    return this.#claims.size === 0;
  }

  readonly isUnread = ({ resource }: BundleEntry): boolean => this.#claims.has(resource);

  /** The claim's bytes, as they were sent. */
  bytesOf({ resource }: BundleEntry): Uint8Array {
    const piece = this.#claims.get(resource);
    return this.#buffer.subarray(piece?.begin, piece?.end);
  }

  /** The entry with its claim; `null` where the bytes are no claim after all. */
  readonly read = (entry: BundleEntry): BundleEntry | null => {
    const piece = this.#claims.get(entry.resource);
    if (piece === undefined) return entry;
    const json = pieceText(this.#buffer, piece);
    const parsed = parseText(json);
    const resource = 'json' in parsed ? asResource(parsed.json) : null;
    return resource?.resourceType === claimType ? { ...entry, resource, json } : null;
  };
}

/** What the pieces are: claims that stand for themselves, and the texts of all others. */
type PiecesRead = { claims: Map<Resource, Piece>; texts: Map<unknown, string> };

/** What stands in the place of a piece; `undefined` where it is no JSON. */
function readPiece(bytes: Buffer, piece: Piece, { claims, texts }: PiecesRead): unknown {
  if (
    claimBegin.test(bytes.toString('latin1', piece.begin, Math.min(piece.begin + longestBegin, piece.end)))
  ) {
    const claim = { resourceType: claimType };
    claims.set(claim, piece);
    return claim;
  }
  const text = pieceText(bytes, piece);
  const parsed = parseText(text);
  if (!('json' in parsed)) return undefined;
  texts.set(parsed.json, text);
  return parsed.json;
}
