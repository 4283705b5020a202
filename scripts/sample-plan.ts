/**
 * Runs the sample plan alone, for trying a client against it: `node scripts/sample-plan.ts [port] [claims]`.
 * Prints where it is and who can sign in; ends with Ctrl+C.
 */
import { startSamplePlan } from '../electron/sample-plan/sample-plan.ts';

const [port = 18_300, claims] = process.argv.slice(2).map(Number);
const sample = await startSamplePlan({ port, ...(claims ? { claims } : {}) });
for (const { name, fhirBaseUrl, clientId, formularyUrl, directoryUrl } of sample.plans) {
  console.log(`${name}: ${fhirBaseUrl} (client id ${clientId})`);
  if (formularyUrl) console.log(`${name}, drug list: ${formularyUrl}`);
  if (directoryUrl) console.log(`${name}, directory: ${directoryUrl}`);
}
for (const { plan, userName, password, about } of sample.people)
  console.log(`${plan}: ${userName} / ${password}. ${about}`);
