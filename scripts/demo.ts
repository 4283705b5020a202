/**
 * `npm run demo`: the whole main job without hands or display: connects the sample plan's people through its real sign-in and consent
 * forms (or another server's redirects), fetches, prints the totals, and writes what a person can save.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatCents } from '../shared/money.ts';
import { signInByForms } from '../tests/support/sign-in-by-forms.ts';
import { describeNotShown } from './demo/not-shown.ts';
import { answerVisits, summarizePerson, writePerson } from './demo/outputs.ts';
import { NeedsPersonError, walkRedirects } from './demo/walk-redirects.ts';
import { type AppWindow, openApp } from './runtime/app-window.ts';
import { NoRuntimeError } from './runtime/choose.ts';
import { anyText, readCommandLine, webAddress } from './runtime/command-line.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values: args } = readCommandLine({
  start: 'npm run demo [-- --server URL --client-id ID --out FOLDER]',
  does: "Connects the sample plan's people through its sign-in pages, prints their totals, and writes statements, pictures and files.",
  options: {
    server: { value: webAddress, help: 'Connects to this SMART server instead of the sample plan.' },
    'client-id': { value: anyText('ID'), default: 'claimfolio', help: 'What that server knows the app by.' },
    out: {
      value: anyText('FOLDER'),
      help: 'Where to write, in place of demo-output; what is there is removed.',
    },
  },
});
const out = args.out ?? path.join(root, 'demo-output');

const profile = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-demo-'));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
let window: AppWindow | null = null;
try {
  window = await openApp(root, profile);
  if (args.server) await connectServer(window, args.server, args['client-id']);
  else await connectSamplePeople(window);
  await reportPeople(window, out);
} catch (error) {
  const isExpected = error instanceof NeedsPersonError || error instanceof NoRuntimeError;
  console.error(isExpected || !(error instanceof Error) ? String(error) : error.message);
  process.exitCode = 1;
} finally {
  await window?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function connectSamplePeople(app: AppWindow): Promise<void> {
  const sample = await app.ask('samplePlan.start', {});
  const personIds = new Map<string, string>();
  for (const person of sample.people) {
    const plan = sample.plans.find(({ name }) => name === person.plan);
    if (!plan) throw new Error(`The sample plan does not know ${person.plan}.`);
    console.log(`Connecting ${person.name} to ${plan.name}…`);
    const { personId } = await connect(app, {
      plan: { payerId: plan.payerId },
      personId: personIds.get(person.name) ?? null,
      clientId: null,
      signIn: (url) => signInByForms(url, { ...person, follow: true }).then(() => undefined),
    });
    personIds.set(person.name, personId);
  }
}

async function connectServer(app: AppWindow, address: string, clientId: string): Promise<void> {
  console.log(`Connecting to ${new URL(address).host}…`);
  await connect(app, { plan: { address }, personId: null, clientId, signIn: walkRedirects });
}

type Connecting = {
  plan: { payerId: string } | { address: string };
  personId: string | null;
  clientId: string | null;
  /** Does in the browser what the person does there. */
  signIn: (authorizeUrl: string) => Promise<void>;
};

async function connect(app: AppWindow, { plan, personId, clientId, signIn }: Connecting) {
  const offer = await app.ask('plans.offer', { plan });
  const connecting = app.ask('connection.connect', {
    plan,
    personId,
    connectionId: null,
    categories: offer.categories.map(({ category }) => category),
    keepUpToDate: offer.canKeepUpToDate,
    client: clientId === null ? null : makePublicClient(clientId),
  });
  // When the app refuses, fail at once: the address for the browser would never come.
  const failed = connecting.then(() => new Promise<never>(() => {}));
  await Promise.race([app.nextBrowserAddress().then(signIn), failed]);
  const connected = await connecting;
  await reportSync(app, connected.connectionId);
  return connected;
}

function makePublicClient(clientId: string) {
  const none = { secret: null, keyId: null, brokerUrl: null, relayUrl: null, redirectPort: null };
  return { ...none, clientId, method: 'public' as const };
}

async function reportSync(app: AppWindow, connectionId: string): Promise<void> {
  const { missing, failure } = await app.waitForSync(connectionId);
  for (const part of missing) console.log(`  Missing: ${part.category} (${part.failure.code})`);
  if (failure) throw new Error(`The fetch failed: ${failure.code}`);
}

async function reportPeople(app: AppWindow, out: string): Promise<void> {
  const people = await app.ask('people.list', {});
  const files: string[] = [];
  const summary = [];
  for (const person of people) {
    const personal = await summarizePerson(app, person);
    summary.push(personal);
    console.log(
      `\n${person.name ?? 'Name not shared'}: ${personal.claims} claims${personal.from ? `, ${personal.from} to ${personal.to}` : ''}`,
    );
    console.log(
      `  ${personal.cards} insurance cards, ${personal.approvals} plan approvals, ${personal.healthRecords} health records`,
    );
    const notShown = await app.ask('records.notShown', { personId: person.id });
    for (const line of describeNotShown(notShown)) console.log(`  ${line}`);
    for (const { year, totals } of personal.years)
      for (const { currency, counted, claims, planPaid, yourShare } of totals)
        console.log(
          `  ${year}: ${counted} of ${claims} claims counted, plan paid ${formatMoney(planPaid.cents, currency)}, ` +
            `your share ${formatMoney(yourShare.cents, currency)}`,
        );
    files.push(...(await writePerson(app, person, personal, out)));
    const { answered, written } = await answerVisits(app, person, out);
    personal.answered = answered;
    files.push(...written);
    if (answered)
      console.log(
        `  Two plans sent claims that look like ${answered.visits} visits. Answered yes: ${answered.claims} rows in place of ${personal.claims}.`,
      );
  }
  writeFileSync(path.join(out, 'summary.json'), `${JSON.stringify({ people: summary }, null, 2)}\n`, {
    mode: 0o600,
  });
  files.push('summary.json');
  console.log(`\nWritten to ${path.relative(process.cwd(), out) || out}:`);
  for (const file of files) console.log(`  ${file}`);
}

function formatMoney(cents: number | null, currency: string): string {
  return cents === null ? 'not given' : formatCents(cents, currency, 'en-US');
}
