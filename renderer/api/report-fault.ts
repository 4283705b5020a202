/** What breaks in the page leaves its kind and place in the main process's log, never a message or a value. */
import type { Input } from '#shared/ipc/contract';
import { bridge } from './bridge.ts';

export type PageFault = Input<'app.reportFault'>;

/** As much of a router as tells the pattern of the current screen's address. */
export type RouteSource = { state: { matches: readonly { fullPath: string }[] } };

/** An error as it may be logged and copied: its class, our own line, and the pattern of the screen's address. */
export function describeFault(error: unknown, router?: RouteSource): PageFault {
  const route = router?.state.matches.at(-1)?.fullPath ?? null;
  return {
    kind: kindOf(error),
    at: error instanceof Error ? ownLine(error) : null,
    route: route !== null && /^\/[a-zA-Z/$-]{0,80}$/.test(route) ? route : null,
  };
}

/** Error classes only: code may set any text as an error's name. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return /^[A-Z][A-Za-z]{0,30}(Error|Exception)$/.test(error.name) ? error.name : 'Error';
}

/** The innermost line of the stack that is in our bundle, `index-B1x2.js:12:3400`. */
function ownLine({ stack = '', message }: Error): string | null {
  const bundle = new URL('./', location.href).href;
  // The stack begins with the message, which may look like a line of it.
  for (const frame of stack.slice(stack.indexOf(message) + message.length).split('\n')) {
    const start = frame.indexOf(bundle);
    if (!/^\s+at /.test(frame) || start < 0) continue;
    const at = /([\w.-]{1,80}:\d{1,9}:\d{1,9})\)?$/.exec(frame.slice(start, start + 300))?.[1];
    if (at !== undefined) return at;
  }
  return null;
}

const reported = new Set<string>();

/** Writes a fault to the log, once: a screen may break on every render. */
export function reportFault(fault: PageFault): void {
  const key = JSON.stringify(fault);
  if (reported.has(key)) return;
  reported.add(key);
  void bridge()
    .request['app.reportFault'](fault)
    .catch(() => undefined);
}

/** Reports what nothing in the page catches; call the result to stop. */
export function reportUncaughtFaults(router: RouteSource): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  // Without an error it is a browser warning, such as a resize observer's.
  const onError = ({ error }: ErrorEvent) => error != null && reportFault(describeFault(error, router));
  window.addEventListener('error', onError, { signal });
  window.addEventListener('unhandledrejection', ({ reason }) => reportFault(describeFault(reason, router)), {
    signal,
  });
  return () => listening.abort();
}
