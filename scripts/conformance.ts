/**
 * `npm run conformance`: asks a plan for everything that the CARIN client suite looks for, with the app's own sign-in
 * and queries. Without `--server` it does so at the sample plan. Ends with `N passed, N failed`.
 */
import { parseArgs } from 'node:util';
import { AppError } from '../electron/errors.ts';
import { parsePlanAddress } from '../electron/plans/address.ts';
import { Payer } from '../electron/plans/payer.ts';
import { startSamplePlan } from '../electron/sample-plan/sample-plan.ts';
import { signInByForms } from '../tests/support/sign-in-by-forms.ts';
import { type Session, signInAt, withToken } from './conformance/connect.ts';
import { Findings } from './conformance/findings.ts';
import { attestations } from './conformance/items.ts';
import { type ItemResult, type ItemState, runConformance } from './conformance/run.ts';
import { endOnClosedPipe } from './runtime/closed-pipe.ts';
import { nameKinds } from './runtime/kind-counts.ts';

endOnClosedPipe();

const usage = `Usage: npm run conformance [-- --server URL [--client-id ID] [--port N]
                                       | --server URL --token TOKEN --patient ID] [--id Type/id …]`;

const marks: Record<ItemState, string> = {
  passed: 'PASS   ',
  refused: 'REFUSED',
  failed: 'FAIL   ',
  skipped: 'FAIL   ',
};

try {
  const { values: args } = parseArgs({
    options: {
      server: { type: 'string' },
      'client-id': { type: 'string', default: 'claimfolio' },
      /** Port of the address that the server sends the browser back to. */
      port: { type: 'string' },
      token: { type: 'string' },
      patient: { type: 'string' },
      /** A resource that is known to be there, when no search leads to it. */
      id: { type: 'string', multiple: true, default: [] },
    },
  });
  if (args.server === undefined) await atSamplePlan(args.id);
  else await report(await sessionAt(args.server, args), args.id);
} catch (error) {
  console.error(error instanceof AppError ? `${error.message} (${error.code})` : String(error));
  if (error instanceof TypeError) console.error(usage);
  process.exitCode = 1;
}

async function atSamplePlan(ids: readonly string[]): Promise<void> {
  const sample = await startSamplePlan();
  try {
    const plan = sample.plans.find(({ id }) => id === 'evergreen');
    const person = sample.people.find(({ userName }) => userName === 'rosa');
    if (!plan || !person) throw new Error('The sample plan lacks its people.');
    const { fhirBaseUrl, clientId } = plan;
    const payer = Payer.parse({
      id: 'sample',
      name: plan.name,
      fhirBaseUrl,
      clientId,
      redirect: { ports: 'any' },
    });
    const session = await signInAt(payer, async (url) => {
      signInByForms(url, { ...person, follow: true }).catch((error: unknown) => console.error(String(error)));
    });
    await report(session, ['RelatedPerson/rosa-spouse', ...ids]);
  } finally {
    await sample.close();
  }
}

type ServerArgs = { 'client-id': string; port?: string; token?: string; patient?: string };

async function sessionAt(address: string, args: ServerArgs): Promise<Session> {
  const { fhirBaseUrl, aud, host } = parsePlanAddress(address);
  if (args.token !== undefined) {
    if (args.patient === undefined)
      throw new TypeError('With --token, --patient says whose records to ask for.');
    return withToken(fhirBaseUrl, args.token, args.patient);
  }
  const payer = Payer.parse({
    id: fhirBaseUrl,
    name: host,
    fhirBaseUrl,
    aud,
    clientId: args['client-id'],
    ...(args.port === undefined ? {} : { redirect: { ports: [Number(args.port)] } }),
  });
  return signInAt(payer, async (url) => {
    console.log(`Open this address in a browser on this computer and sign in:\n${url}\n`);
  });
}

async function report({ server, patientId }: Session, ids: readonly string[]): Promise<void> {
  console.log(`Asking ${new URL(server.fhirBaseUrl).host}…`);
  const found = new Findings(patientId, ids);
  const results = await runConformance(server, found, printResult);
  console.log('\nTo be looked at by a person and attested:');
  for (const line of attestations) console.log(`  - ${line}`);
  const refused = results.filter(({ state }) => state === 'refused').length;
  const failed = results.filter(({ state }) => state === 'failed' || state === 'skipped').length;
  if (refused) console.log(`\n${refused} refused by the plan with its reason; they count as passed.`);
  const aside = found.listNotOwn(server.fhirBaseUrl).map(({ resourceType }) => ({ resourceType, count: 1 }));
  if (aside.length > 0) console.log(`\nkept aside by the app, asked about: ${nameKinds(aside)}`);
  console.log(`\n${results.length - failed} passed, ${failed} failed`);
  if (failed) process.exitCode = 1;
}

function printResult({ name, state, detail }: ItemResult): void {
  console.log(`${marks[state]} ${name}${detail ? `: ${detail}` : ''}`);
}
