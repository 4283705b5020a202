/** All sockets of a full end-to-end run: `npm run sockets`. Ends with 1 when anything left this computer. */
import { chooseRuntime } from './runtime/choose.ts';
import { readCommandLine } from './runtime/command-line.ts';
import { findToolFile } from './runtime/tool.ts';
import { canTrace, traceCulprit, traceSockets } from './sockets/trace.ts';

readCommandLine({
  start: 'npm run sockets',
  does: 'Runs all end-to-end tests under strace and lists their sockets. Ends with 1 when anything left this computer.',
  options: {},
});

if (!canTrace()) throw new Error('This needs strace: apt-get install strace');
const planted = await traceCulprit();
if (planted.length !== 3) throw new Error(`The tracing is blind: it saw ${planted.join('; ') || 'nothing'}`);
console.log(`planted, and seen: ${planted.map((line) => line.slice(0, 60)).join('; ')}`);

const runtime = await chooseRuntime();
const env = { ...process.env, ...runtime.env };
const run = [process.execPath, findToolFile('vitest'), 'run', '--project', 'e2e'];
const { status, within, breaches } = await traceSockets(run, env);
const connections = [...within.values()].reduce((sum, count) => sum + count, 0);
console.log(`${connections} connections to ${within.size} ports of 127.0.0.1 that the run itself opened`);
console.log(`${breaches.length} others`);
for (const line of new Set(breaches)) console.log(`  ${line}`);
process.exitCode = status === 0 && breaches.length === 0 && connections > 0 ? 0 : 1;
