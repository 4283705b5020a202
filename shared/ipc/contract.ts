/**
 * The only door between page and main: every request with what goes in and what comes out, every event with what it
 * carries. Strict both ways: an unknown key is refused. The page imports types from here, never the schemas.
 */
import { z } from 'zod';
import { CopyProgress } from '../model/files/handoff.ts';
import { ImportProgress } from '../model/files/import.ts';
import { SheetsProgress } from '../model/papers/sheets.ts';
import { ConnectStage, SyncEnd, SyncProgress, WhoseQuestion } from '../model/plans/connection.ts';
import type { EventChannel, RequestChannel } from './channels.ts';
import { accessLogRequests } from './requests/access-log.ts';
import { appRequests } from './requests/app.ts';
import { appealsRequests } from './requests/appeals.ts';
import { billsRequests } from './requests/bills.ts';
import { claimsRequests } from './requests/claims.ts';
import { copiesRequests } from './requests/copies.ts';
import { correspondenceRequests } from './requests/correspondence.ts';
import { coverageRequests } from './requests/coverage.ts';
import { drugCapRequests } from './requests/drug-cap.ts';
import { episodesRequests } from './requests/episodes.ts';
import { filesRequests } from './requests/files.ts';
import { forecastRequests } from './requests/forecast.ts';
import { healthRequests } from './requests/health.ts';
import { limitsRequests } from './requests/limits.ts';
import { lockRequests } from './requests/lock.ts';
import { lookupRequests } from './requests/lookup.ts';
import { nextYearRequests } from './requests/next-year.ts';
import { papersRequests } from './requests/papers.ts';
import { peopleRequests } from './requests/people.ts';
import { plansRequests } from './requests/plans.ts';
import { recordsRequests } from './requests/records.ts';
import { secondLookRequests } from './requests/second-look.ts';
import { statementsRequests } from './requests/statements.ts';
import { taxesRequests } from './requests/taxes.ts';
import { updatesRequests } from './requests/updates.ts';
import { writtenRequests } from './requests/written.ts';
import { Nothing } from './shapes.ts';

/** Named one by one: as one inferred type it is longer than the compiler writes out. */
type Requests = typeof appRequests &
  typeof plansRequests &
  typeof peopleRequests &
  typeof claimsRequests &
  typeof statementsRequests &
  typeof recordsRequests &
  typeof coverageRequests &
  typeof healthRequests &
  typeof lookupRequests &
  typeof filesRequests &
  typeof papersRequests &
  typeof writtenRequests &
  typeof copiesRequests &
  typeof lockRequests &
  typeof accessLogRequests &
  typeof billsRequests &
  typeof correspondenceRequests &
  typeof appealsRequests &
  typeof limitsRequests &
  typeof drugCapRequests &
  typeof forecastRequests &
  typeof episodesRequests &
  typeof taxesRequests &
  typeof nextYearRequests &
  typeof secondLookRequests &
  typeof updatesRequests;

export const requests: Requests = {
  ...appRequests,
  ...plansRequests,
  ...peopleRequests,
  ...claimsRequests,
  ...statementsRequests,
  ...recordsRequests,
  ...coverageRequests,
  ...healthRequests,
  ...lookupRequests,
  ...filesRequests,
  ...papersRequests,
  ...writtenRequests,
  ...copiesRequests,
  ...lockRequests,
  ...accessLogRequests,
  ...billsRequests,
  ...correspondenceRequests,
  ...appealsRequests,
  ...limitsRequests,
  ...drugCapRequests,
  ...forecastRequests,
  ...episodesRequests,
  ...taxesRequests,
  ...nextYearRequests,
  ...secondLookRequests,
  ...updatesRequests,
} satisfies Record<RequestChannel, { input: z.ZodType; output: z.ZodType }>;

const menuCommands = [
  'check',
  'print',
  'settings',
  'find',
  'lock',
  'discreet',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'help',
] as const;

export const events = {
  'connect.progress': z.strictObject({
    stage: ConnectStage,
    host: z.string(),
    endsAt: z.string(),
    /** Set when the plan's page sent the browser here with a problem and without saying which sign-in it is about. */
    hint: z.enum(['not-found', 'other']).nullable(),
  }),
  'connect.question': WhoseQuestion,
  'sync.progress': SyncProgress,
  'sync.ended': SyncEnd,
  'import.progress': ImportProgress,
  'sheets.progress': SheetsProgress,
  'handoff.progress': CopyProgress,
  /** Of a comparison that takes longer than a moment. */
  'nextYear.progress': z.strictObject({ percent: z.int() }),
  'lock.changed': Nothing,
  /** Something that asks answer is no longer what it was, and no command of the page changed it. */
  'data.changed': z.strictObject({ personId: z.string().nullable() }),
  /** What is known of newer versions, or how far a download is. */
  'updates.changed': Nothing,
  'theme.changed': z.strictObject({ dark: z.boolean() }),
  'menu.command': z.strictObject({ command: z.enum(menuCommands) }),
} as const satisfies Record<EventChannel, z.ZodType>;

export type Input<C extends RequestChannel> = z.input<(typeof requests)[C]['input']>;
export type Output<C extends RequestChannel> = z.output<(typeof requests)[C]['output']>;
export type EventPayload<E extends EventChannel> = z.output<(typeof events)[E]>;
