/**
 * The longest files and the fullest folders of the code: where a reader should ask whether a subject could be cut.
 * A report, not a rule: a number alone never says where to cut.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const longFile = 400;
const fullFolder = 25;

/** Lines to print; none when no file and no folder is out of the ordinary. */
export function reportSizes(): string[] {
  const files = ['electron', 'shared', 'renderer', 'scripts', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  const linesOf = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
  const long = files.map((file) => [file, linesOf(file)] as const).filter(([, lines]) => lines > longFile);
  const folders = Object.entries(Object.groupBy(files, (file) => path.dirname(file)));
  const full = folders
    .map(([folder, inside = []]) => [folder, inside.length] as const)
    .filter(([, count]) => count > fullFolder);
  const list = (rows: (readonly [string, number])[], unit: string) =>
    rows.sort(([, one], [, other]) => other - one).map(([name, count]) => `  ${name}: ${count} ${unit}`);
  return [...list(long, 'lines'), ...list(full, 'files')];
}
