/**
 * Downloads one resource type page by page. The next page is requested as soon as its link is known, so that the plan
 * works while pages before it are read and stored.
 */
import type { AccessWhat } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/plans/connection';
import type { ListEnd, SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { SearchForm } from '../data/archive/search-form.ts';
import { resolveLink } from '../data/fhir/links.ts';
import { FhirError } from '../errors.ts';
import { redactText } from '../fhir/outcome.ts';
import { isUsualForm } from '../fhir/query.ts';
import { isLongAgo, type Pass, restartPass } from './passes.ts';
import { type ReadAnswer, readAnswer } from './read-answer.ts';
import { isAbsence, isFailureOfPart, isRefusal, isServiceFault, planUrl, type SyncRun } from './run.ts';

const mostPages = 10_000;
/** Plans that filter late may send some empty pages; a longer row of them has no end. */
const mostEmptyPages = 20;
const mostRestarts = 2;
/**
 * So many pages may be on their way into the database when the next one is taken in, which with the one asked for ahead makes
 * three; and so many bytes of them.
 */
const mostUnstored = { pages: 1, bytes: 8_000_000 };

/** What is downloaded, and how to ask for it. */
export type PageSource<Search extends SearchForm> = {
  resourceType: string;
  /** Name of its checkpoint; the resource type when absent. */
  checkpoint?: string;
  what: AccessWhat;
  category: DataCategory;
  /** How many of them are here already. */
  known: number;
  /** The query of a pass, below the base. */
  query(pass: Pass<Search>): string;
  /** The pass to try after a refusal of the first page; `null` when there is no plainer search. */
  afterRefusal(pass: Pass<Search>, status: number | null): Pass<Search> | null;
  /** The pass to try, once, where the service fails at the first page; `null` when there is no plainer search. */
  afterFault?(pass: Pass<Search>): Pass<Search> | null;
  /** An answer that nothing is there is a refusal, too: some services answer so to a search that they do not know. */
  mayAbsenceRefuse?: true;
  /** The passes to try, one after the other, where the list has no record of the type; none when absent. */
  afterNothing?(pass: Pass<Search>): Pass<Search>[];
};

/**
 * Downloads a pass to its end and commits each page together with the checkpoint. Starts over, twice at most, when the
 * plan's page links have expired.
 *
 * @throws {FhirError} with every page before the failing one stored
 */
export async function downloadPages<Search extends SearchForm>(
  run: SyncRun,
  source: PageSource<Search>,
  begun: Pass<Search>,
): Promise<void> {
  let pass: Pass<Search> | null = begun;
  for (let tries = 0; tries <= mostRestarts; tries += 1) {
    pass = await new PageDownload(run, source, pass).toEnd();
    if (pass === null) return;
    run.log.write('sync.pages-gone', { resourceType: source.resourceType });
  }
  throw new FhirError('fhir/gone', 'The plan lost the list while we were reading it.', { retryable: true });
}

class PageDownload<Search extends SearchForm> {
  readonly #run: SyncRun;
  readonly #source: PageSource<Search>;
  readonly #visited = new Set<string>();
  #pass: Pass<Search>;
  #emptyPages = 0;
  /** What the plan says went wrong while it made the pages of this download. */
  readonly #faults: string[] = [];
  /** The list was to be whole, and has come to its end with less than the plan counts in it. */
  #isShort = false;
  /** What came in its place: see {@link PageRead.otherMatches}. */
  #otherMatches = 0;
  /** Pages on their way into the database, in order. */
  readonly #unstored: { stored: Promise<void>; bytes: number }[] = [];
  /** The page that was given to be stored last. */
  #last: number | undefined;

  constructor(run: SyncRun, source: PageSource<Search>, pass: Pass<Search>) {
    this.#run = run;
    this.#source = source;
    this.#pass = pass;
  }

  /** `null` at the end; the pass to begin with again when the plan no longer has its pages. */
  async toEnd(): Promise<Pass<Search> | null> {
    const { nextUrl } = this.#pass;
    let pending: Promise<ReadAnswer | 'gone'> =
      nextUrl === null ? this.#firstPage() : this.#furtherPage(nextUrl, true);
    try {
      for (;;) {
        const page = await pending.catch(async (error: unknown) => {
          await this.#leaveUnstored(0);
          throw error;
        });
        if (page === 'gone') break;
        // A list that may be without an end is looked at page by page.
        if (this.#emptyPages > 0) await this.#leaveUnstored(0);
        const next = this.#nextOf(page);
        // If the sync was cancelled meanwhile, this rejects before anything is sent.
        const sent = Promise.withResolvers<void>();
        const ahead = typeof next === 'string' ? this.#furtherPage(next, false, sent.resolve) : null;
        ahead?.catch(() => {});
        try {
          // The worker is free now; after this page it would keep the next request waiting for its row. One that waits for
          // the person's word does not keep this page from being stored.
          if (ahead !== null && !this.#run.budget.isSpent)
            await Promise.race([sent.promise, ahead]).catch(() => {});
          this.#beginStore(page, next);
          await this.#leaveUnstored(ahead === null ? 0 : mostUnstored.pages);
        } catch (error) {
          if (ahead !== null) this.#dropLater(ahead);
          throw error;
        }
        if (next instanceof FhirError) throw next;
        if (ahead === null) {
          this.#noteFaults();
          return null;
        }
        pending = ahead;
      }
      await this.#leaveUnstored(0);
      return restartPass(this.#pass);
    } finally {
      // What was given to be stored is, or is refused, before anything else is done.
      await Promise.allSettled(this.#unstored.map(({ stored }) => stored));
    }
  }

  #beginStore(page: ReadAnswer, next: string | FhirError | null): void {
    const stored = this.#store(page, next);
    stored.catch(() => {});
    this.#unstored.push({ stored, bytes: page.bytes });
  }

  /**
   * Waits until so few pages are left on their way into the database.
   *
   * @throws what the first that could not be stored met
   */
  async #leaveUnstored(pages: number): Promise<void> {
    const sumBytes = () => this.#unstored.reduce((sum, { bytes }) => sum + bytes, 0);
    while (this.#unstored.length > pages || sumBytes() > mostUnstored.bytes)
      await this.#unstored.shift()?.stored;
  }

  /** A list may hold the plan's word, or its count, that it is not all there is: what came is kept, and that is told. */
  #noteFaults(): void {
    const { category, resourceType } = this.#source;
    const note = (error: FhirError) => this.#run.listFaults.push({ category, resourceType, error });
    if (this.#faults.length > 0)
      note(
        new FhirError('fhir/list-fault', 'The plan says that something went wrong in its list.', {
          status: 200,
          details: this.#faults.slice(0, 5).map(redactText),
        }),
      );
    else if (this.#isShort)
      note(new FhirError('fhir/short-list', 'The plan counts more than it sent.', { status: 200 }));
  }

  /** Lets go of a page that was asked for and will not be stored. */
  #dropLater(ahead: Promise<ReadAnswer | 'gone'>): void {
    const drop = (one: ReadAnswer | 'gone') => (one === 'gone' ? undefined : one.drop());
    ahead.then(drop).catch(() => {});
  }

  /** Asks for the first page, with a plainer search after each refusal, and after a fault that does not pass. */
  async #firstPage(): Promise<ReadAnswer> {
    let told: FhirError | null = null;
    for (;;) {
      try {
        return await this.#orPlainer(await this.#askFirst(this.#pass));
      } catch (error) {
        const isRefused =
          error instanceof FhirError &&
          (isRefusal(error) || (this.#source.mayAbsenceRefuse === true && isAbsence(error)));
        const plain = isServiceFault(error) ? (this.#source.afterFault?.(this.#pass) ?? null) : null;
        if (plain !== null) {
          this.#pass = plain;
          continue;
        }
        if (!isRefused) throw error;
        // Of a form that few plans know, a refusal says less than that of the usual one.
        if (isUsualForm(this.#pass.search)) told = error;
        const plainer = this.#source.afterRefusal(this.#pass, error.status);
        if (plainer === null) throw told ?? error;
        this.#pass = plainer;
      }
    }
  }

  #askFirst(pass: Pass<Search>): Promise<ReadAnswer> {
    return this.#fetch(planUrl(this.#run, this.#source.query(pass)), 1);
  }

  /** The first page; of a list of nothing, that of the first plainer search which brings a record. */
  async #orPlainer(page: ReadAnswer): Promise<ReadAnswer> {
    if (page.read.sent > 0 || page.read.next !== null) return page;
    for (const plainer of this.#source.afterNothing?.(this.#pass) ?? []) {
      const answered = await this.#askFirst(plainer).catch(async (error: unknown) => {
        if (isFailureOfPart(error)) return null;
        await page.drop();
        throw error;
      });
      if (answered === null) continue;
      if (answered.read.sent > 0) {
        await page.drop();
        this.#pass = plainer;
        return answered;
      }
      await answered.drop();
    }
    return page;
  }

  /** A page by its link. A link of an earlier sync may have expired, which plans say by various refusals. */
  async #furtherPage(link: string, isOld: boolean, onSent?: () => void): Promise<ReadAnswer | 'gone'> {
    try {
      const url = isOld ? this.#followable(link, this.#run.connection.fhirBaseUrl) : link;
      return await this.#fetch(url, this.#pass.pages + (isOld ? 1 : 2), onSent);
    } catch (error) {
      if (!(error instanceof FhirError)) throw error;
      if (isAbsence(error)) return 'gone';
      if (isOld && (isRefusal(error) || error.code === 'fhir/foreign-link')) return 'gone';
      throw error;
    }
  }

  async #fetch(url: string, page: number, onSent?: () => void): Promise<ReadAnswer> {
    this.#visited.add(url);
    const { resourceType, what, category } = this.#source;
    return readAnswer(this.#run, {
      url,
      resourceType,
      what,
      category,
      page,
      ...(onSent === undefined ? {} : { onSent }),
    });
  }

  /** Where to go on: an address, nowhere, or the fault of the link. */
  #nextOf({ read, answer }: ReadAnswer): string | FhirError | null {
    if (read.next === null) return null;
    // Whose the records of a page are is known once it is stored.
    const emptyPages = this.#emptyPages + (read.sent === 0 ? 1 : 0);
    if (this.#pass.pages + 1 >= mostPages || emptyPages > mostEmptyPages)
      return new FhirError('fhir/too-many-pages', 'The list of the plan does not end.');
    try {
      const url = this.#followable(read.next, answer.url);
      if (!this.#visited.has(url)) return url;
      return new FhirError('fhir/too-many-pages', 'The list of the plan goes round in circles.');
    } catch (error) {
      if (error instanceof FhirError) return error;
      throw error;
    }
  }

  #followable(link: string, requestUrl: string): string {
    const { fhirBaseUrl } = this.#run.connection;
    return resolveLink(link, { requestUrl, fhirBaseUrl, allowedHosts: this.#run.allowedHosts });
  }

  /** What decides how the list has ended, besides what its pages brought. */
  #endOf(startedAt: string, total: number | null): ListEnd {
    const { shortSince = startedAt } = this.#pass;
    return {
      known: this.#source.known,
      total,
      isFaulty: this.#faults.length > 0,
      isShortForLong: isLongAgo(shortSince, this.#run.clock.now()),
    };
  }

  async #store(page: ReadAnswer, next: string | FhirError | null): Promise<void> {
    const run = this.#run;
    const now = run.clock.now();
    const { total, faults, warnings, otherMatches } = page.read;
    this.#otherMatches += otherMatches;
    this.#faults.push(...faults);
    // Of two clocks the earlier one: changes are asked for from here, and one that is ahead would leave some out.
    const startedAt =
      this.#pass.startedAt ?? new Date(Math.min(page.answer.plansClock ?? now, now)).toISOString();
    this.#pass = {
      ...this.#pass,
      startedAt,
      nextUrl: typeof next === 'string' ? next : null,
      pages: this.#pass.pages + 1,
    };
    const checkpoint: SyncCheckpoint = {
      ...this.#pass,
      startedAt,
      connectionId: run.connection.id,
      resourceType: this.#source.checkpoint ?? this.#source.resourceType,
      done: next === null,
    };
    const end = next === null ? this.#endOf(startedAt, total) : null;
    const after = this.#last === undefined ? {} : { after: this.#last };
    this.#last = page.read.page;
    const stored = await page.store(checkpoint, { list: { end, ...after } });
    const { mode, matches = 0, sent = 0 } = stored.checkpoint;
    this.#isShort =
      next === null && checkpoint.mode !== 'changes' && sent + this.#otherMatches < (total ?? 0);
    this.#pass = { ...this.#pass, mode, matches, sent };
    this.#emptyPages = stored.matches === 0 ? this.#emptyPages + 1 : 0;
    run.counts.pages += 1;
    run.counts.news += stored.newClaims + stored.changedClaims;
    run.counts.records += stored.records;
    if (this.#source.category === 'claims')
      run.progress.more(stored.newClaims, mode === 'changes' ? null : total);
    run.progress.changed();
    if (warnings.length > 0 || stored.skipped > 0)
      run.log.write('sync.page', { warnings: warnings.length, skipped: stored.skipped });
  }
}
