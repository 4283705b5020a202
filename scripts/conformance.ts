/**
 * `npm run conformance`: asks a plan for everything that the CARIN client suite looks for, with the app's own sign-in
 * and queries. Without `--server` it does so at the sample plan. Ends with `N passed, N failed`.
 */
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
import { anyText, readCommandLine, webAddress, wholeNumber } from './runtime/command-line.ts';
import { nameKinds } from './runtime/kind-counts.ts';

endOnClosedPipe();

const { values: args, refuse } = readCommandLine({
  start:
    'npm run conformance [-- --server URL [--client-id ID --port N | --token TOKEN --patient ID] --id TYPE/ID …]',
  does: 'Asks the sample plan, or another one, for everything that the CARIN client test suite looks for, and prints what was answered.',
  options: {
    server: { value: webAddress, help: 'The SMART server to ask instead of the sample plan.' },
    'client-id': { value: anyText('ID'), default: 'claimfolio', help: 'What that server knows the app by.' },
    port: { value: wholeNumber(1), help: 'Port of the address that the server sends the browser back to.' },
    token: { value: anyText('TOKEN'), help: 'An access token, in place of the sign-in; needs --patient.' },
    patient: { value: anyText('ID'), help: 'Whose records to ask for with the token.' },
    id: {
      value: anyText('TYPE/ID'),
      multiple: true,
      help: 'A record that is known to be there, when no search leads to it; may be given several times.',
    },
  },
});
if (args.token !== undefined && args.patient === undefined)
  refuse('With --token, --patient says whose records to ask for.');

const marks: Record<ItemState, string> = {
  passed: 'PASS   ',
  refused: 'REFUSED',
  failed: 'FAIL   ',
  skipped: 'FAIL   ',
};

try {
  if (args.server === undefined) await atSamplePlan(args.id);
  else await report(await sessionAt(args.server), args.id);
} catch (error) {
  console.error(error instanceof AppError ? `${error.message} (${error.code})` : String(error));
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

async function sessionAt(address: string): Promise<Session> {
  const { fhirBaseUrl, aud, host } = parsePlanAddress(address);
  if (args.token !== undefined && args.patient !== undefined)
    return withToken(fhirBaseUrl, args.token, args.patient);
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
  if (aside.length > 0) console.log(`\nset aside by the app, asked about: ${nameKinds(aside)}`);
  console.log(`\n${results.length - failed} passed, ${failed} failed`);
  if (failed) process.exitCode = 1;
}

function printResult({ name, state, detail }: ItemResult): void {
  console.log(`${marks[state]} ${name}${detail ? `: ${detail}` : ''}`);
}
