/** What was seen of one file that somebody is to have signed. */
export type Seal = {
  file: string;
  /** How it was looked at: "codesign --verify". */
  check: string;
  /** True for what holds of a file that nobody with a certificate vouches for, too, as of one that is sealed ad hoc. */
  isForAll: boolean;
  isGood: boolean;
};

/**
 * What keeps a package from people, in sentences: it says by its name whether somebody vouches for it (`plan-signing.ts`), and a
 * signature that failed must not pass for one that nobody asked for.
 */
export function findSealFaults(packageName: string, seals: readonly Seal[]): string[] {
  if (seals.length === 0) return [`Nothing of ${packageName} was looked at.`];
  const isSigned = !/-unsigned\.\w+$/.test(packageName);
  return seals
    .filter(({ isForAll, isGood }) => !isGood && (isForAll || isSigned))
    .map(({ file, check }) => `${check} says no to ${file}, of ${packageName}.`);
}
