/** What vitest's report says of one run. */
import path from 'node:path';

export type VitestReport = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
    /** Why the file could not be loaded. */
    message: string;
  }[];
};

/**
 * Of which the report does not tell. `byFile`: errors of what a file does around its tests, `msByFile`: how long it took with
 * all that it loads and sets up; both by its absolute path.
 */
export type TestErrors = {
  beside: string[];
  byFile: Record<string, string[]>;
  msByFile: Record<string, number>;
};

/** `message` is indented and short: enough to know where to look. `file`: "" where it is of none. */
type Failure = { file: string; title: string; message: string };

/** `passed` and `skipped` are titles. */
export type Outcomes = { passed: string[]; skipped: string[]; failures: Failure[] };

/** A run of tests. `isPassed`: how its command ended. `errors`: `null` where it ended before it could tell. */
type Run = { name: string; report: VitestReport | null; isPassed: boolean; errors: TestErrors | null };

/** What became of a run. One that broke before or beside its tests is a failure by its own name, and of no file. */
export function readOutcomes({ name: run, report, isPassed, errors }: Run, root: string): Outcomes {
  const outcomes: Outcomes = { passed: [], skipped: [], failures: [] };
  for (const { name, status, message, assertionResults } of report?.testResults ?? []) {
    const file = path.relative(root, name);
    const before = outcomes.failures.length;
    for (const test of assertionResults) {
      const title = `${file}: ${test.fullName}`;
      if (test.status === 'passed') outcomes.passed.push(title);
      else if (test.status === 'failed')
        outcomes.failures.push({ file, title, message: indent(test.failureMessages) });
      else outcomes.skipped.push(title);
    }
    // A file that could not be loaded, or whose tests could not begin, has no test that failed.
    if (status === 'failed' && outcomes.failures.length === before)
      outcomes.failures.push({
        file,
        title: file,
        message: indent([message, ...(errors?.byFile[name] ?? [])]),
      });
  }
  const beside = errors?.beside ?? [];
  if (beside.length > 0 || (!isPassed && outcomes.failures.length === 0))
    outcomes.failures.push({ file: '', title: `${run}: broke beside its tests`, message: indent(beside) });
  return outcomes;
}

/** The files that took most of a run, with the seconds of each part of the tests. */
export function listSlowest(
  msByFile: Readonly<Record<string, number>>,
  root: string,
  most: number,
): string[] {
  const files = Object.entries(msByFile)
    .map(([file, ms]) => ({ file: path.relative(root, file), seconds: Math.round(ms / 1000) }))
    .toSorted((one, other) => other.seconds - one.seconds);
  const parts = Object.entries(
    Object.groupBy(files, ({ file }) => file.split(path.sep).slice(0, 2).join(path.sep)),
  ).map(([part, inside = []]) => `${part}: ${inside.reduce((sum, { seconds }) => sum + seconds, 0)} s`);
  return [...parts, ...files.slice(0, most).map(({ file, seconds }) => `${file}: ${seconds} s`)];
}

/** True for a property that met a counterexample: another try would only throw other dice. */
export function readsAsLuck(message: string): boolean {
  return message.includes('Property failed');
}

/**
 * True where a failure of the first run passed in the second, and nothing of its file or beside the tests failed there.
 * A file that failed as a whole, with its tests left out, has passed when tests of it did.
 */
export function passedAlone({ file, title, message }: Failure, second: Outcomes): boolean {
  const isFailedAgain = second.failures.some((failure) => failure.file === file || failure.file === '');
  const hasPassed = second.passed.some((one) =>
    title === file ? one.startsWith(`${file}: `) : one === title,
  );
  return hasPassed && !isFailedAgain && !readsAsLuck(message);
}

function indent(messages: readonly string[]): string {
  return messages
    .filter((message) => message.trim() !== '')
    .join('\n')
    .split('\n')
    .slice(0, 8)
    .map((line) => `    ${line.slice(0, 200)}`)
    .join('\n');
}
