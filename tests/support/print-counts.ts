/** Prints how many of something each folder of the real data holds, one entry per occurrence in `folders`. */
export function printCounts(what: string, folders: readonly string[]): void {
  const counts = Map.groupBy(folders, (folder) => folder);
  const each = [...counts].map(([folder, all]) => `${folder} ${all.length}`);
  console.info(`${what}: ${folders.length} (${each.join(', ')})`);
}
