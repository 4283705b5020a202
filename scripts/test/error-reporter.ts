/** Writes down the errors beside tests, of which vitest's own report does not tell. Started by vitest, by path. */
import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

type OnEnd = NonNullable<Reporter['onTestRunEnd']>;

// biome-ignore lint/style/noDefaultExport: vitest takes a reporter's default export.
export default class ErrorReporter implements Reporter {
  onTestRunEnd: OnEnd = (_, errors) => {
    const file = process.env['CLAIMFOLIO_TEST_ERRORS'];
    if (file && errors.length > 0) writeFileSync(file, errors.map(({ message }) => message).join('\n'));
  };
}
