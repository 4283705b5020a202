/** What a list of releases means for this computer. Pure. */
import type { Manifest, ReleaseFile } from './manifest.ts';

export type Chosen = {
  /** The file of this computer's own package; `null` where there is nothing newer for it now. */
  file: ReleaseFile | null;
  /** A newer version is given out step by step, and not to this computer yet. */
  isLater: boolean;
  /** The version that runs was withdrawn. */
  isWithdrawn: boolean;
};

/**
 * `bucket`: 0 to 99, drawn once by this installation. A version that was withdrawn is left as soon as another one is there,
 * whatever the bucket.
 */
export function chooseOffer(
  manifest: Manifest,
  own: { version: string; target: string; bucket: number },
): Chosen {
  const { version, withdrawn, stagedPercent, files } = manifest;
  const isWithdrawn = withdrawn.includes(own.version);
  const file = Object.hasOwn(files, own.target) ? (files[own.target] ?? null) : null;
  const isNewer = compareVersions(version, own.version) > 0 && !withdrawn.includes(version);
  if (!isNewer || file === null) return { file: null, isLater: false, isWithdrawn };
  const isMine = isWithdrawn || own.bucket < stagedPercent;
  return { file: isMine ? file : null, isLater: !isMine, isWithdrawn };
}

/** Below zero when `a` is older than `b`; both are three numbers. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = [0, 1, 2].find((index) => left?.[index] !== right?.[index]);
  return at === undefined ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
