/**
 * The only door between page and main: every request with what goes in and what comes out, every event with what it
 * carries. Strict both ways: an unknown key is refused. The page imports types from here, never the schemas.
 */
import { z } from 'zod';
import { FilePath, FilePaths, NameOfPlan, OwnId, RecordId, TypedLine, windowOfRows } from '../bounds.ts';
import { AccessRow } from '../model/access-log.ts';
import {
  ClaimFilter,
  ClaimLines,
  ClaimPage,
  ClaimView,
  mostOpenVisits,
  OpenVisits,
  Overview,
  Spending,
  VisitAnswer,
} from '../model/claims/claims-view.ts';
import { BackupId, BackupState } from '../model/files/backups.ts';
import {
  BringInRequest,
  BroughtIn,
  ChosenCopy,
  CopyLook,
  CopyPassphrase,
  CopyProgress,
  CopyRequest,
  CopySaved,
  NewPassphrase,
  Passphrase,
} from '../model/files/handoff.ts';
import { ImportEnd, ImportOffer, ImportProgress, ImportRequest } from '../model/files/import.ts';
import { WrittenEnd, WrittenOutcome, WrittenRequest } from '../model/files/written.ts';
import { HealthOverview, RecordFilter, RecordPage, TimelinePage } from '../model/health/health-lists.ts';
import { OpenedAttachment, RecordView } from '../model/health/health-record.ts';
import { Trend } from '../model/health/measurement.ts';
import { News } from '../model/news/news.ts';
import { Paper, PaperRequest } from '../model/papers/packet.ts';
import { SheetsEnd, SheetsProgress, SheetsRequest } from '../model/papers/sheets.ts';
import { AsideRecords, NotShownList, UndecidedList, WhoseAnswer } from '../model/people/whose.ts';
import { ApprovalList } from '../model/plans/approval.ts';
import {
  Connected,
  ConnectionSummary,
  ConnectRequest,
  ConnectStage,
  ConsentOffer,
  KnownPlan,
  PastedAnswer,
  PayerEntry,
  PlanChoice,
  PlanName,
  SyncEnd,
  SyncProgress,
  Unreadable,
  WebPage,
  WhoseQuestion,
} from '../model/plans/connection.ts';
import { CoverageCard, CoverageNumbers } from '../model/plans/coverage.ts';
import {
  DirectoryAnswer,
  DirectoryNetworks,
  DirectoryQuestion,
  DrugAnswer,
  DrugPlans,
  DrugQuestion,
  LookupPlace,
  LookupSource,
} from '../model/plans/lookup.ts';
import {
  AppInfo,
  LockAnswer,
  LockState,
  RecoveryAnswer,
  RecoveryState,
  SamplePlanFault,
  SamplePlanInfo,
  Settings,
} from '../model/settings.ts';
import type { EventChannel, RequestChannel } from './channels.ts';
import { ownRequests } from './own-requests.ts';
import { peopleRequests } from './people-requests.ts';
import { Nothing, OfAnyone, OfClaim, OfConnection, OfPerson, Saved } from './shapes.ts';

const PageFault = z.strictObject({
  /** The error's class. */
  kind: z.string().regex(/^[A-Za-z]{1,40}$/),
  /** File and line of our bundle, `index-B1x2.js:12:3400`. */
  at: z
    .string()
    .regex(/^[\w.-]{1,80}(?::\d{1,9}){1,2}$/)
    .nullable(),
  /** The pattern of the screen's address, `/claims/$claimId`. */
  route: z
    .string()
    .regex(/^\/[a-zA-Z/$-]{0,80}$/)
    .nullable(),
});
const PageOfRecords = z.strictObject({ filter: RecordFilter, ...windowOfRows });
/** `leftOut`: characters at the end that a screen does not show. */
const RecordSource = z.strictObject({ json: z.string(), leftOut: z.int() });
const OneAttachment = z.strictObject({ recordId: RecordId, index: z.int().min(0) });

export const requests = {
  'app.info': { input: Nothing, output: AppInfo },
  /** Something broke in the page. Shapes are narrow so that no name, amount or text of a plan gets into the log. */
  'app.reportFault': { input: PageFault, output: Nothing },
  /** A text without anything personal that a person may send; it is saved as it was shown last. */
  'app.report': { input: Nothing, output: z.strictObject({ text: z.string().max(20_000) }) },
  'app.saveReport': { input: Nothing, output: Saved },
  'settings.get': { input: Nothing, output: Settings },
  'settings.set': { input: Settings, output: Settings },
  /** Whether what discreet mode hides is shown for now. It ends with the app, and when the setting is changed. */
  'discreet.show': { input: z.strictObject({ isShown: z.boolean() }), output: Nothing },
  'payers.search': { input: z.strictObject({ text: TypedLine }), output: z.array(PayerEntry) },
  /** What this app knows of a plan. Asks nobody. */
  'plans.about': { input: z.strictObject({ plan: PlanChoice }), output: KnownPlan },
  /** Asks the plan where its sign-in is and what may be asked for. */
  'plans.offer': {
    input: z.strictObject({ plan: PlanChoice }),
    output: ConsentOffer,
  },
  'samplePlan.start': { input: Nothing, output: SamplePlanInfo },
  'samplePlan.setFault': {
    input: z.strictObject({ fault: SamplePlanFault.nullable() }),
    output: SamplePlanInfo,
  },
  'connection.connect': { input: ConnectRequest, output: Connected },
  'connection.openBrowserAgain': { input: Nothing, output: Nothing },
  /** The address that the browser ended on, when it could not come back by itself. */
  'connection.pasteAnswer': {
    input: z.strictObject({ address: z.string().max(20_000) }),
    output: z.strictObject({ result: PastedAnswer }),
  },
  /** Forgets the client id and secret that are remembered for a plan. */
  'connection.forgetClient': { input: z.strictObject({ plan: PlanChoice }), output: Nothing },
  /** Whose records these are, as asked by `connect.question`: a person of that question, or `null` for someone new. */
  'connection.answerWhose': { input: OfAnyone, output: Nothing },
  /** Takes back the connection that was just made, and erases it. `revoked`: the plan confirmed the end of the permission. */
  'connection.notMe': { input: OfConnection, output: z.strictObject({ revoked: z.boolean() }) },
  'connection.cancelConnect': { input: Nothing, output: Nothing },
  'connection.list': { input: Nothing, output: z.array(ConnectionSummary) },
  'connection.disconnect': {
    input: z.strictObject({ connectionId: OwnId, erase: z.boolean() }),
    /** `revoked`: the plan confirmed that the permission is withdrawn. `null`: the person chose not to erase. */
    output: z.strictObject({ revoked: z.boolean() }).nullable(),
  },
  ...peopleRequests,
  /** What the person calls a plan from now on. */
  'plans.rename': {
    input: z.strictObject({ connectionId: OwnId, name: PlanName }),
    output: Nothing,
  },
  /** Opens a known page in the person's browser. */
  'links.open': { input: WebPage, output: Nothing },
  'sync.start': { input: OfConnection, output: Nothing },
  /** The person uses the app: plans that were last checked more than a day ago are checked within fifteen minutes. */
  'sync.checkDue': { input: Nothing, output: Nothing },
  'sync.cancel': { input: OfConnection, output: Nothing },
  'news.get': { input: OfPerson, output: News },
  /** What `news.get` says was on the screen today: from tomorrow on it is seen. */
  'news.noteShown': { input: OfPerson, output: Nothing },
  'news.markSeen': { input: OfPerson, output: Nothing },
  'claims.overview': {
    input: z.strictObject({ personId: OwnId, year: z.int().nullable() }),
    output: Overview,
  },
  'claims.list': {
    input: z.strictObject({ filter: ClaimFilter, ...windowOfRows }),
    output: ClaimPage,
  },
  'claims.get': { input: OfClaim, output: ClaimView },
  /** Lines of a claim that has more of them than `claims.get` brings. */
  'claims.lines': {
    input: z.strictObject({ claimId: RecordId, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    output: ClaimLines,
  },
  /** The resource as the plan sent it, as indented JSON text. */
  'claims.source': {
    input: OfClaim,
    output: RecordSource,
  },
  'claims.openVisits': { input: OfPerson, output: OpenVisits },
  'claims.answerVisit': { input: VisitAnswer, output: Nothing },
  /** All of them or, where one was never asked about, none. */
  'claims.answerVisits': {
    input: z.strictObject({ answers: z.array(VisitAnswer).min(1).max(mostOpenVisits) }),
    output: Nothing,
  },
  /** Puts a claim that needs a look away as looked at, or brings it back. */
  'claims.putAway': {
    input: z.strictObject({ claimId: RecordId, isPutAway: z.boolean() }),
    output: Nothing,
  },
  'claims.saveCsv': { input: z.strictObject({ filter: ClaimFilter }), output: Saved },
  ...ownRequests,
  'spending.get': {
    input: z.strictObject({ personId: OwnId, year: z.int().nullable() }),
    output: Spending,
  },
  'statement.get': { input: PaperRequest, output: Paper },
  'statement.savePdf': { input: PaperRequest, output: Saved },
  /** Statements of claims only. */
  'statement.saveSimplePdf': { input: PaperRequest, output: Saved },
  /** Each claim of a year as a PDF of its own, in a folder that the person chooses. */
  'statement.saveSheets': { input: SheetsRequest, output: SheetsEnd },
  'statement.stopSheets': { input: Nothing, output: Nothing },
  'statement.print': { input: PaperRequest, output: z.strictObject({ printed: z.boolean() }) },
  /** Everything the plans sent about one person, as one FHIR Bundle in JSON. */
  'records.saveBundle': { input: OfPerson, output: Saved },
  /** The resource as the plan sent it, as indented JSON text. `id`: `<connection id>/<resource type>/<resource id>`. */
  'records.source': {
    input: z.strictObject({ id: RecordId }),
    output: RecordSource,
  },
  'records.unreadable': { input: OfConnection, output: Unreadable },
  /** `connectionId: null`: of all plans and files, as one sheet. */
  'records.undecided': {
    input: z.strictObject({ connectionId: OwnId.nullable() }),
    output: UndecidedList,
  },
  /** The records of one question, without amounts. */
  'records.aside': {
    input: z.strictObject({ connectionId: OwnId, cause: NameOfPlan }),
    output: AsideRecords,
  },
  /** `personId: null`: of everyone. */
  'records.notShown': { input: z.strictObject({ personId: OwnId.nullable() }), output: NotShownList },
  /** Says whose undecided records are. Leaving them out erases them, so main asks first; `null`: the person chose not to. */
  'records.decide': { input: WhoseAnswer, output: Nothing.nullable() },
  /** How much room the records of all people take on this computer. */
  'records.size': { input: Nothing, output: z.strictObject({ bytes: z.int() }) },
  /** Current cards first, in the order in which they pay. */
  'coverage.list': { input: OfPerson, output: z.array(CoverageCard) },
  /** The full numbers of one card, when the person asks to see them. */
  'coverage.numbers': { input: z.strictObject({ coverageId: RecordId }), output: CoverageNumbers },
  'approvals.list': { input: OfPerson, output: ApprovalList },
  'timeline.overview': { input: OfPerson, output: HealthOverview },
  /** Newest first; records without a date at the end. */
  'health.list': { input: PageOfRecords, output: RecordPage },
  'health.get': { input: z.strictObject({ recordId: RecordId }), output: RecordView },
  /** Claims, plan approvals and health records in one line, newest first. */
  'timeline.list': { input: PageOfRecords, output: TimelinePage },
  'health.trend': { input: z.strictObject({ personId: OwnId, key: NameOfPlan }), output: Trend },
  'health.openAttachment': { input: OneAttachment, output: OpenedAttachment },
  'health.saveAttachment': { input: OneAttachment, output: Saved },
  'lookup.sources': {
    input: OfAnyone,
    output: z.array(LookupSource),
  },
  'lookup.drugPlans': {
    input: z.strictObject({ place: LookupPlace, text: TypedLine, personId: OwnId.nullable() }),
    output: DrugPlans,
  },
  'lookup.drugs': { input: DrugQuestion, output: DrugAnswer },
  'lookup.networks': { input: z.strictObject({ place: LookupPlace }), output: DirectoryNetworks },
  'lookup.directory': { input: DirectoryQuestion, output: DirectoryAnswer },
  /** Ends every look-up that is under way. */
  'lookup.cancel': { input: Nothing, output: Nothing },
  /** Asks for files and looks at them; `null` when the person closed the dialog. */
  'files.choose': { input: Nothing, output: ImportOffer.nullable() },
  /** Looks at files that were dropped on the window. */
  'files.look': { input: z.strictObject({ paths: FilePaths }), output: ImportOffer },
  'files.import': { input: ImportRequest, output: ImportEnd },
  /** Shows a file in its folder: only one that this app saved since it was started. */
  'files.showSaved': { input: z.strictObject({ savedAs: FilePath }), output: Nothing },
  'files.cancel': { input: Nothing, output: Nothing },
  /** Everything that one person wrote here, with papers and receipts, as one file that is not encrypted. */
  'written.save': { input: OfPerson, output: Saved },
  /** What would become of an opened file of what a person wrote. */
  'written.preview': { input: WrittenRequest, output: WrittenOutcome },
  /** Adds all of it; `null` when the person stopped it, and then nothing was added. */
  'written.add': { input: WrittenRequest, output: WrittenEnd.nullable() },
  /** Asks where, then writes a copy under the passphrase; `null` when the person closed the dialog or stopped it. */
  'handoff.save': { input: CopyRequest, output: CopySaved.nullable() },
  /** Shows the copy that was saved last in its folder. */
  'handoff.showFolder': { input: Nothing, output: Nothing },
  /** Asks for a copy to open; `null` when the person closed the dialog. */
  'handoff.choose': { input: Nothing, output: ChosenCopy.nullable() },
  /** What is in the chosen copy; `null` when it was stopped. */
  'handoff.look': { input: CopyPassphrase, output: CopyLook.nullable() },
  /** `null` when it was stopped: then nothing of it is here. */
  'handoff.bringIn': { input: BringInRequest, output: BroughtIn.nullable() },
  'handoff.cancel': { input: Nothing, output: Nothing },
  'backups.get': { input: Nothing, output: BackupState },
  'backups.showFolder': { input: Nothing, output: Nothing },
  /** Goes back to a copy that the app made, when the person says yes to main's question. */
  'backups.restore': {
    input: z.strictObject({ id: BackupId }),
    output: z.strictObject({ restored: z.boolean() }),
  },
  'accessLog.list': {
    input: z.strictObject({ personId: OwnId.nullable(), ...windowOfRows }),
    output: z.strictObject({
      count: z.int(),
      rows: z.array(AccessRow),
      /** False when a row was changed or removed outside the app. */
      complete: z.boolean(),
      /** Every host that the rows name: where nothing was erased, every one that was ever contacted. */
      hosts: z.array(z.string()),
      /** True where records were erased, and the rows about them. */
      hasErased: z.boolean(),
    }),
  },
  'accessLog.saveCsv': { input: OfAnyone, output: Saved },
  'recovery.state': { input: Nothing, output: RecoveryState },
  /** A new code to write down, the same until it is kept. It crosses to be shown, and never again. */
  'recovery.offer': { input: Nothing, output: z.strictObject({ code: z.string() }) },
  'recovery.print': { input: Nothing, output: z.strictObject({ printed: z.boolean() }) },
  /** The person has written the offered code down: it opens the records from now on, and an earlier one does not. */
  'recovery.keep': { input: Nothing, output: Nothing.nullable() },
  'recovery.open': {
    input: z.strictObject({ code: TypedLine }),
    output: z.strictObject({ result: RecoveryAnswer }),
  },
  'lock.state': { input: Nothing, output: LockState },
  /** `current`: the passphrase until now, where one is set. `next`: `null` for none from now on. */
  'lock.set': {
    input: z.strictObject({ current: Passphrase.nullable(), next: NewPassphrase.nullable() }),
    output: LockAnswer,
  },
  /** Locks the app now; nothing where no passphrase is set. What runs is stopped. */
  'lock.close': { input: Nothing, output: Nothing },
  'lock.open': { input: z.strictObject({ passphrase: Passphrase }), output: LockAnswer },
  /** Asks the person first; false when the answer was no. */
  'data.eraseAll': { input: Nothing, output: z.strictObject({ erased: z.boolean() }) },
} as const satisfies Record<RequestChannel, { input: z.ZodType; output: z.ZodType }>;

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
  /** There is one more, or one could not be made. */
  'backups.changed': Nothing,
  'lock.changed': Nothing,
  /** Something that lists, totals or connections show is no longer what it was. */
  'data.changed': z.strictObject({ personId: z.string().nullable() }),
  'theme.changed': z.strictObject({ dark: z.boolean() }),
  'menu.command': z.strictObject({ command: z.enum(menuCommands) }),
} as const satisfies Record<EventChannel, z.ZodType>;

export type Input<C extends RequestChannel> = z.input<(typeof requests)[C]['input']>;
export type Output<C extends RequestChannel> = z.output<(typeof requests)[C]['output']>;
export type EventPayload<E extends EventChannel> = z.output<(typeof events)[E]>;
