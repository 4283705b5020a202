/** Everything that crosses between page and main process, by name. No schemas here: the preload needs only names. */

/**
 * What is known of a channel before anything is asked. `does`: an `ask` reads and changes nothing that another ask
 * answers, but for how bills stood when they were last looked at, by which their changes are noticed; after a `change` every
 * ask may answer otherwise; an `act` does something else, such as saving a file or asking a plan, and what it changes is
 * told by an event. `covers`: what discreet mode covers in the answer: of `health`, every text; of `care`, what it was and
 * amounts in texts, and of sensitive care who and where, too; of what was `asked`, all that tells of sensitive care; of a
 * `plan`, amounts in its texts; of one's `own` records, what names the care, and of sensitive care all that the person wrote;
 * of records that may be `anybody`'s, who, when, what and where of all.
 * `besideRecords`: a change of what main keeps (settings, keys, what is under way) or of which records are open, and of
 * nothing in them. `whileLocked`: answered while the app is locked. `closesLock`: answered behind the lock that it closes.
 * `byPreload`: asked by the preload alone.
 */
export type ChannelFacts = {
  readonly does: 'ask' | 'change' | 'act';
  readonly covers: 'health' | 'care' | 'asked' | 'plan' | 'own' | 'anybody' | 'none';
  readonly besideRecords?: true;
  readonly whileLocked?: true;
  readonly closesLock?: true;
  readonly byPreload?: true;
};

const table = {
  'app.info': { does: 'ask', covers: 'none', whileLocked: true },
  'app.reportFault': { does: 'act', covers: 'none', whileLocked: true },
  'app.report': { does: 'ask', covers: 'none' },
  'app.saveReport': { does: 'act', covers: 'none' },
  'app.noteCopied': { does: 'act', covers: 'none' },
  'settings.get': { does: 'ask', covers: 'none', whileLocked: true },
  'settings.set': { does: 'change', covers: 'none', besideRecords: true },
  'discreet.show': { does: 'change', covers: 'none', besideRecords: true },
  'payers.search': { does: 'ask', covers: 'none' },
  'plans.about': { does: 'ask', covers: 'none' },
  'plans.offer': { does: 'act', covers: 'none' },
  'plans.rename': { does: 'change', covers: 'none' },
  'plans.setKind': { does: 'change', covers: 'none' },
  'samplePlan.start': { does: 'act', covers: 'none' },
  'samplePlan.setFault': { does: 'act', covers: 'none' },
  'connection.connect': { does: 'change', covers: 'none' },
  'connection.openBrowserAgain': { does: 'act', covers: 'none' },
  'connection.pasteAnswer': { does: 'act', covers: 'none' },
  'connection.forgetClient': { does: 'change', covers: 'none', besideRecords: true },
  'connection.answerWhose': { does: 'act', covers: 'none' },
  'connection.notMe': { does: 'change', covers: 'none' },
  'connection.cancelConnect': { does: 'act', covers: 'none' },
  'connection.list': { does: 'ask', covers: 'none' },
  'connection.disconnect': { does: 'change', covers: 'none' },
  'links.open': { does: 'act', covers: 'none' },
  'people.list': { does: 'ask', covers: 'own' },
  'people.rename': { does: 'change', covers: 'own' },
  'people.setAuthority': { does: 'change', covers: 'own' },
  'people.previewMove': { does: 'ask', covers: 'own' },
  'people.move': { does: 'change', covers: 'own' },
  'people.previewMerge': { does: 'ask', covers: 'own' },
  'people.merge': { does: 'change', covers: 'own' },
  'people.undo': { does: 'change', covers: 'own' },
  'people.alike': { does: 'ask', covers: 'own' },
  'people.tellApart': { does: 'change', covers: 'own' },
  'people.household': { does: 'ask', covers: 'own' },
  'sync.start': { does: 'change', covers: 'none' },
  'sync.checkDue': { does: 'act', covers: 'none' },
  'sync.cancel': { does: 'change', covers: 'none', besideRecords: true },
  'bills.list': { does: 'ask', covers: 'own' },
  'bills.get': { does: 'ask', covers: 'own' },
  'bills.save': { does: 'change', covers: 'own' },
  'bills.remove': { does: 'change', covers: 'own' },
  'bills.answer': { does: 'change', covers: 'own' },
  'bills.answerForAll': { does: 'change', covers: 'own' },
  'bills.restoreAnswers': { does: 'change', covers: 'own' },
  'bills.claimChoices': { does: 'ask', covers: 'own' },
  'bills.setApart': { does: 'change', covers: 'own' },
  'bills.chooseCounted': { does: 'change', covers: 'own' },
  'bills.pay': { does: 'change', covers: 'own' },
  'bills.payMany': { does: 'change', covers: 'own' },
  'bills.removePayments': { does: 'change', covers: 'own' },
  'bills.planInstallments': { does: 'change', covers: 'own' },
  'bills.removePayment': { does: 'change', covers: 'own' },
  'calls.add': { does: 'change', covers: 'none' },
  'calls.remove': { does: 'change', covers: 'none' },
  'letters.get': { does: 'ask', covers: 'none' },
  'letters.save': { does: 'change', covers: 'none' },
  'letters.noteSent': { does: 'change', covers: 'none' },
  'letters.removeSent': { does: 'change', covers: 'none' },
  'appeals.list': { does: 'ask', covers: 'own' },
  'appeals.get': { does: 'ask', covers: 'own' },
  'appeals.save': { does: 'change', covers: 'own' },
  'appeals.noteLetter': { does: 'change', covers: 'own' },
  'appeals.reminders': { does: 'ask', covers: 'own' },
  'visitChecks.list': { does: 'ask', covers: 'own' },
  'visitChecks.get': { does: 'ask', covers: 'own' },
  'visitChecks.save': { does: 'change', covers: 'own' },
  'secondLook.ofClaim': { does: 'ask', covers: 'care' },
  'secondLook.ofBill': { does: 'ask', covers: 'care' },
  'scans.choose': { does: 'act', covers: 'none' },
  'scans.draw': { does: 'ask', covers: 'none' },
  'scans.read': { does: 'ask', covers: 'none' },
  'scans.keep': { does: 'change', covers: 'none' },
  'scans.remove': { does: 'change', covers: 'none' },
  'scans.save': { does: 'act', covers: 'none' },
  'scans.drop': { does: 'act', covers: 'none' },
  'limits.get': { does: 'ask', covers: 'own' },
  'limits.save': { does: 'change', covers: 'own' },
  'bills.payClaim': { does: 'change', covers: 'own' },
  'bills.claimPayments': { does: 'ask', covers: 'own' },
  'bills.paidClaims': { does: 'ask', covers: 'own' },
  'bills.paidInYear': { does: 'ask', covers: 'own' },
  'bills.paidOf': { does: 'ask', covers: 'own' },
  'examples.get': { does: 'ask', covers: 'none' },
  'examples.fill': { does: 'change', covers: 'none' },
  'examples.remove': { does: 'change', covers: 'none' },
  'episodes.list': { does: 'ask', covers: 'own' },
  'episodes.get': { does: 'ask', covers: 'own' },
  'episodes.join': { does: 'change', covers: 'own' },
  'episodes.split': { does: 'change', covers: 'own' },
  'episodes.rename': { does: 'change', covers: 'own' },
  'episodes.putAway': { does: 'change', covers: 'own' },
  'taxes.worksheet': { does: 'ask', covers: 'own' },
  'taxes.addEntry': { does: 'change', covers: 'own' },
  'taxes.removeEntry': { does: 'change', covers: 'own' },
  'taxes.saveCsv': { does: 'act', covers: 'own' },
  'news.get': { does: 'ask', covers: 'own' },
  'news.noteShown': { does: 'act', covers: 'own' },
  'news.markSeen': { does: 'change', covers: 'own' },
  'claims.overview': { does: 'ask', covers: 'care' },
  'claims.list': { does: 'ask', covers: 'care' },
  'claims.ask': { does: 'ask', covers: 'asked' },
  'claims.parts': { does: 'ask', covers: 'asked' },
  'claims.waysOn': { does: 'ask', covers: 'asked' },
  'claims.get': { does: 'ask', covers: 'care' },
  'claims.lines': { does: 'ask', covers: 'care' },
  'claims.source': { does: 'ask', covers: 'care' },
  'claims.openVisits': { does: 'ask', covers: 'care' },
  'claims.answerVisit': { does: 'change', covers: 'care' },
  'claims.answerVisits': { does: 'change', covers: 'care' },
  'claims.putAway': { does: 'change', covers: 'care' },
  'claims.saveCsv': { does: 'act', covers: 'care' },
  'spending.get': { does: 'ask', covers: 'own' },
  'statement.get': { does: 'ask', covers: 'none' },
  'statement.savePdf': { does: 'act', covers: 'none' },
  'statement.saveSimplePdf': { does: 'act', covers: 'none' },
  'statement.print': { does: 'act', covers: 'none' },
  'statement.saveSheets': { does: 'act', covers: 'none' },
  'statement.stopSheets': { does: 'act', covers: 'none' },
  'records.saveBundle': { does: 'act', covers: 'own' },
  'records.source': { does: 'ask', covers: 'health' },
  'records.unreadable': { does: 'ask', covers: 'own' },
  'records.undecided': { does: 'ask', covers: 'anybody' },
  'records.aside': { does: 'ask', covers: 'anybody' },
  'records.notShown': { does: 'ask', covers: 'own' },
  'records.decide': { does: 'change', covers: 'own' },
  'records.size': { does: 'ask', covers: 'own' },
  'coverage.list': { does: 'ask', covers: 'plan' },
  'coverage.numbers': { does: 'ask', covers: 'plan' },
  'approvals.list': { does: 'ask', covers: 'care' },
  'timeline.overview': { does: 'ask', covers: 'care' },
  'health.list': { does: 'ask', covers: 'health' },
  'health.get': { does: 'ask', covers: 'health' },
  'timeline.list': { does: 'ask', covers: 'health' },
  'health.trend': { does: 'ask', covers: 'health' },
  'health.openAttachment': { does: 'act', covers: 'care' },
  'health.saveAttachment': { does: 'act', covers: 'care' },
  'lookup.sources': { does: 'ask', covers: 'none' },
  'lookup.drugPlans': { does: 'act', covers: 'none' },
  'lookup.drugs': { does: 'act', covers: 'none' },
  'lookup.networks': { does: 'act', covers: 'none' },
  'lookup.directory': { does: 'act', covers: 'none' },
  'lookup.cancel': { does: 'act', covers: 'none' },
  'files.choose': { does: 'act', covers: 'none' },
  'files.import': { does: 'change', covers: 'none' },
  'tables.preview': { does: 'ask', covers: 'none' },
  'tables.import': { does: 'change', covers: 'none' },
  'tables.undo': { does: 'change', covers: 'none' },
  'files.cancel': { does: 'act', covers: 'none' },
  'files.showSaved': { does: 'act', covers: 'none' },
  'written.save': { does: 'act', covers: 'none' },
  'written.preview': { does: 'ask', covers: 'none' },
  'written.add': { does: 'change', covers: 'none' },
  'written.bringBack': { does: 'change', covers: 'none' },
  'handoff.save': { does: 'act', covers: 'none' },
  'handoff.showFolder': { does: 'act', covers: 'none' },
  'handoff.choose': { does: 'act', covers: 'none' },
  'handoff.look': { does: 'act', covers: 'none' },
  'handoff.bringIn': { does: 'change', covers: 'none' },
  'handoff.cancel': { does: 'act', covers: 'none' },
  'backups.get': { does: 'ask', covers: 'none' },
  'backups.showFolder': { does: 'act', covers: 'none' },
  'backups.restore': { does: 'change', covers: 'none', besideRecords: true },
  'accessLog.list': { does: 'ask', covers: 'none' },
  'accessLog.saveCsv': { does: 'act', covers: 'none' },
  'recovery.state': { does: 'ask', covers: 'none', whileLocked: true },
  'recovery.offer': { does: 'act', covers: 'none' },
  'recovery.print': { does: 'act', covers: 'none' },
  'recovery.keep': { does: 'change', covers: 'none', besideRecords: true },
  'recovery.open': { does: 'change', covers: 'none', besideRecords: true, whileLocked: true },
  'lock.state': { does: 'ask', covers: 'none', whileLocked: true },
  'lock.set': { does: 'change', covers: 'none', besideRecords: true },
  'lock.close': { does: 'act', covers: 'none', closesLock: true },
  'lock.open': { does: 'act', covers: 'none', whileLocked: true },
  'data.eraseAll': { does: 'change', covers: 'none', besideRecords: true, whileLocked: true },
  // What is in these must not be written by a script of the page: the preload asks them in its name.
  'files.look': { does: 'act', covers: 'none', byPreload: true },
  'scans.look': { does: 'act', covers: 'none', byPreload: true },
} as const satisfies Record<string, ChannelFacts>;

type Table = typeof table;
/** Channels of which all of `F` is true. */
type ChannelOf<F> = { [C in keyof Table]: Table[C] extends F ? C : never }[keyof Table];

export type RequestChannel = keyof Table;
/** What the page may ask. */
export type PageChannel = Exclude<RequestChannel, ChannelOf<{ byPreload: true }>>;
export type AskChannel = ChannelOf<{ does: 'ask' }>;
/** What is answered of records that may be anybody's. */
export type AnybodyChannel = ChannelOf<{ covers: 'anybody' }>;
/** What the page may have done. */
export type CommandChannel = Exclude<PageChannel, AskChannel>;

export const channels: Readonly<Record<RequestChannel, ChannelFacts>> = table;
export const requestChannels = Object.keys(table) as RequestChannel[];
export const pageChannels = requestChannels.filter(
  (channel) => !channels[channel].byPreload,
) as PageChannel[];

export const eventChannels = [
  'connect.progress',
  'connect.question',
  'sync.progress',
  'sync.ended',
  'import.progress',
  'sheets.progress',
  'handoff.progress',
  'lock.changed',
  'data.changed',
  'theme.changed',
  'menu.command',
] as const;
export type EventChannel = (typeof eventChannels)[number];
