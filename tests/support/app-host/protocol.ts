/** What the component tests and the app host say to each other, as JSON over HTTP on this computer. */
import type { EventChannel, RequestChannel } from '../../../shared/ipc/channels.ts';
import type { ConnectionSummary, PersonSummary } from '../../../shared/model/plans/connection.ts';

/** The moment at which host and pages stand still: a Friday in March, noon in New York. */
export const fixedNow = Date.UTC(2026, 2, 20, 16, 4);

/** What an app holds: the sample people with all that their plans sent, nothing, or 3,000 claims of one person. */
export type StateName = 'family' | 'nobody' | 'many-claims';
/** Where a test begins. `records`: FHIR resources that were opened as a file, with nothing else here. */
export type StartState = StateName | { records: readonly object[] };

/** The people and plans of `family`, as the app itself lists them. */
export type Family = { people: PersonSummary[]; connections: ConnectionSummary[] };

export type HostFacts = { url: string; family: Family };

export type Asked = { channel: RequestChannel; input: unknown };
export type Emitted = { channel: EventChannel; payload: unknown };

declare module 'vitest' {
  interface ProvidedContext {
    appHost: HostFacts;
  }
}
