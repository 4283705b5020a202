/** What the page's main thread does for a while, by Chromium's own trace. */
import type { Page } from 'playwright';

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds on the clock, and of the thread's own processor time. */
  dur?: number;
  tdur?: number;
  args?: { name?: string; data?: { score?: number; had_recent_input?: boolean } };
};

/** Milliseconds are of processor time of the page's main thread: a busy machine does not make them more. */
export type PageTrace = {
  /** All of its work. */
  busyMs: number;
  longestTaskMs: number;
  /** Tasks of more than 50 ms. */
  longTasks: number;
  frames: number;
  /** Scripts between one frame and the next. */
  scriptPerFrameMs: { median: number; p95: number; most: number };
  /** Cumulative layout shift, without what follows a press within half a second. */
  layoutShift: number;
};

const categories = [
  'devtools.timeline',
  'toplevel',
  'devtools.timeline.frame',
  'disabled-by-default-devtools.timeline',
];
const scripts = new Set([
  'EvaluateScript',
  'v8.compile',
  'FunctionCall',
  'TimerFire',
  'RunMicrotasks',
  'FireAnimationFrame',
  'MajorGC',
  'MinorGC',
  'EventDispatch',
]);

/** Traces the page while `work` lasts. */
export async function tracePage(page: Page, work: () => Promise<unknown>): Promise<PageTrace> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  await work();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return readTrace(events);
}

function readTrace(events: readonly TraceEvent[]): PageTrace {
  const main = findMainThread(events);
  const own = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const tasks = own.filter(({ name, ph }) => ph === 'X' && name === 'RunTask').map(cpuMs);
  const frames = own.filter(({ name }) => name === 'Commit').map(({ ts }) => ts);
  const perFrame = addUpScripts(
    own,
    frames.toSorted((a, b) => a - b),
  ).toSorted((a, b) => a - b);
  const at = (share: number) =>
    perFrame[Math.min(perFrame.length - 1, Math.floor(perFrame.length * share))] ?? 0;
  const shifts = own.filter(
    ({ name, args }) => name === 'LayoutShift' && args?.data?.had_recent_input === false,
  );
  return {
    busyMs: tasks.reduce((sum, ms) => sum + ms, 0),
    longestTaskMs: Math.max(0, ...tasks),
    longTasks: tasks.filter((ms) => ms > 50).length,
    frames: frames.length,
    scriptPerFrameMs: { median: at(0.5), p95: at(0.95), most: at(1) },
    layoutShift: shifts.reduce((sum, { args }) => sum + (args?.data?.score ?? 0), 0),
  };
}

/** The renderer's main thread that did the most. */
function findMainThread(events: readonly TraceEvent[]): { pid: number; tid: number } {
  const named = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const count = ({ pid, tid }: TraceEvent) =>
    events.reduce((sum, event) => sum + Number(event.pid === pid && event.tid === tid), 0);
  const [most] = named.toSorted((a, b) => count(b) - count(a));
  if (!most) throw new Error('The trace has no page.');
  return most;
}

function cpuMs({ tdur, dur }: TraceEvent): number {
  return (tdur ?? dur ?? 0) / 1000;
}

/** Of scripts that lie in each other, the outer one. */
function addUpScripts(events: readonly TraceEvent[], frames: readonly number[]): number[] {
  const sums = frames.map(() => 0);
  let coveredTo = 0;
  let frame = 0;
  const calls = events.filter(({ name, ph }) => ph === 'X' && scripts.has(name));
  for (const call of calls.toSorted((a, b) => a.ts - b.ts)) {
    const end = call.ts + (call.dur ?? 0);
    if (call.ts < coveredTo) continue;
    coveredTo = end;
    while (frame + 1 < frames.length && (frames[frame + 1] ?? 0) <= call.ts) frame += 1;
    if (frames.length > 0) sums[frame] = (sums[frame] ?? 0) + cpuMs(call);
  }
  return sums;
}
