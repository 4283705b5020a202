/** Runs the sample plan alone, for trying a client against it: `node scripts/sample-plan.ts`. */
import { startSamplePlan } from '../electron/sample-plan/sample-plan.ts';
import { readCommandLine, wholeNumber } from './runtime/command-line.ts';

const { values } = readCommandLine({
  start: 'node scripts/sample-plan.ts [--port 18300 --claims 1000]',
  does: 'Runs the sample plan alone, and prints where it is and who can sign in. Ctrl+C ends it.',
  options: {
    port: { value: wholeNumber(0), default: '18300', help: 'Where it listens on 127.0.0.1.' },
    claims: { value: wholeNumber(1), help: 'How many claims its largest person has.' },
  },
});
const claims = values.claims === undefined ? {} : { claims: Number(values.claims) };
const sample = await startSamplePlan({ port: Number(values.port), ...claims });
for (const { name, fhirBaseUrl, clientId, formularyUrl, directoryUrl } of sample.plans) {
  console.log(`${name}: ${fhirBaseUrl} (client id ${clientId})`);
  if (formularyUrl) console.log(`${name}, drug list: ${formularyUrl}`);
  if (directoryUrl) console.log(`${name}, directory: ${directoryUrl}`);
}
for (const { plan, userName, password, about } of sample.people)
  console.log(`${plan}: ${userName} / ${password}. ${about}`);
