/**
 * Writes down what vitest's own report does not tell: errors beside tests, those of what a file or a group does before and
 * after its tests, and how long each file took in all. Started by vitest, by path.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import type { TestErrors } from './outcomes.ts';

type OnEnd = NonNullable<Reporter['onTestRunEnd']>;

// biome-ignore lint/style/noDefaultExport: vitest takes a reporter's default export.
export default class ErrorReporter implements Reporter {
  onTestRunEnd: OnEnd = (modules, errors) => {
    const file = process.env['CLAIMFOLIO_TEST_ERRORS'];
    const found: TestErrors = { beside: errors.map(({ message }) => message), byFile: {}, msByFile: {} };
    for (const module of modules) {
      const { duration, collectDuration, setupDuration, environmentSetupDuration } = module.diagnostic();
      found.msByFile[module.moduleId] = duration + collectDuration + setupDuration + environmentSetupDuration;
      const own = [module, ...module.children.allSuites()].flatMap((part) => part.errors());
      if (own.length > 0) found.byFile[module.moduleId] = own.map(({ message }) => message);
    }
    if (file) writeFileSync(file, JSON.stringify(found));
  };
}
