/** Looks at the file named on the command line as a table, in a process of its own; prints what is refused and the peak memory. */
import { memoryStore } from '../../unit/archive/records.ts';
import { problemOfTable } from './open-table.ts';

const [file = ''] = process.argv.slice(2);
const started = process.cpuUsage();
const problem = await problemOfTable(memoryStore().store, file);
const seconds = process.cpuUsage(started).user / 1e6;
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ problem, seconds, peakMb }));
