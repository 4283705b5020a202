/** The last lines of the app's own log, kept in memory for a report that a person may send. */
import type { Log } from '../ports.ts';

const mostLines = 60;

export type RecentLog = Log & {
  /** One line for each event, oldest first, without its time. */
  recent(): readonly string[];
};

/** Facts that are codes, kinds or places of ours. Others stay out of a report, whatever the log allows. */
const shownFacts = [
  'channel',
  'code',
  'kind',
  'at',
  'door',
  'route',
  'reason',
  'type',
  'exitCode',
  'resourceType',
  'count',
  'outcome',
  'missing',
];
const harmless = /^[\w./:$, -]{1,100}$/;

export function createRecentLog(log: Log): RecentLog {
  let lines: string[] = [];
  return {
    write(event, facts = {}) {
      lines = [...lines.slice(1 - mostLines), describeEvent(event, facts)];
      log.write(event, facts);
    },
    erase() {
      lines = [];
      log.erase();
    },
    recent: () => lines,
  };
}

function describeEvent(event: string, facts: Record<string, string | number | boolean>): string {
  const shown = shownFacts.flatMap((name) => {
    const value = String(facts[name] ?? '');
    return harmless.test(value) ? [`${name}=${value}`] : [];
  });
  return [event, ...shown].join(' ');
}
