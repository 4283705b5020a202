/** The data worker, whose readers break at every claim, in one of two places. */
import { registerHooks } from 'node:module';

const subjects = `
  const breakHere = () => { throw new TypeError('Canary'); };
  const breakThere = () => { throw new RangeError('Canary'); };
  export const createSubjects = () => [
    { resourceTypes: ['ExplanationOfBenefit'], read: ({ id }) => (id.startsWith('here') ? breakHere() : breakThere()) },
  ];`;

registerHooks({
  load: (url, context, next) =>
    url.endsWith('/data/worker/subjects.ts')
      ? { format: 'module', source: subjects, shortCircuit: true }
      : next(url, context),
});
await import('../../../electron/data/worker/worker.ts');
