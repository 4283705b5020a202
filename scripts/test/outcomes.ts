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

/** `message` is indented and short: enough to know where to look. */
type Failure = { file: string; title: string; message: string };

/** `passed` and `skipped` are titles. */
export type Outcomes = { passed: string[]; skipped: string[]; failures: Failure[] };

/**
 * Reads the report of a run (null where there is none) whose command ended as `isPassed` says. A run that broke before
 * or beside its tests, by an unhandled error, say, is a failure by the name of `run`.
 */
export function readOutcomes(
  report: VitestReport | null,
  isPassed: boolean,
  root: string,
  run: string,
): Outcomes {
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
    // A file that could not be loaded has no test that failed.
    if (status === 'failed' && outcomes.failures.length === before)
      outcomes.failures.push({ file, title: file, message: indent([message]) });
  }
  if (!isPassed && outcomes.failures.length === 0)
    outcomes.failures.push({ file: '', title: `${run}: broke beside its tests`, message: '' });
  return outcomes;
}

/** True for a property that met a counterexample: another try would only throw other dice. */
export function readsAsLuck(message: string): boolean {
  return message.includes('Property failed');
}

/** True where a failure of the first run passed in the second. */
export function passedAlone({ title, message }: Failure, second: Outcomes): boolean {
  const isFailedAgain = second.failures.some((failure) => failure.title === title);
  return second.passed.includes(title) && !isFailedAgain && !readsAsLuck(message);
}

function indent(messages: readonly string[]): string {
  return messages
    .join('\n')
    .split('\n')
    .slice(0, 8)
    .map((line) => `    ${line.slice(0, 200)}`)
    .join('\n');
}
