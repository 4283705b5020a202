/** What is known of a release before anything is built. */
export type ReleaseFacts = { tag: string; version: string; changelog: string };

/** What keeps a tag from becoming a release, in sentences; empty when nothing does. */
export function findReleaseFaults({ tag, version, changelog }: ReleaseFacts): string[] {
  const faults: string[] = [];
  if (tag !== `v${version}`) faults.push(`The tag is ${tag}, but package.json says ${version}.`);
  const heading = changelog.split('\n').find((line) => line.startsWith(`## ${version}`));
  if (heading === undefined) faults.push(`CHANGELOG.md has no section "## ${version}, YYYY-MM-DD".`);
  else if (!/^## \S+, \d{4}-\d{2}-\d{2}$/.test(heading))
    faults.push(`"${heading}" in CHANGELOG.md has no day.`);
  return faults;
}
