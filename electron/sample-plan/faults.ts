/** Ways in which a real plan misbehaves, that tests and the settings can switch on at the sample plan. */
const sampleFaultKinds = [
  /** Every answer takes 1.5 seconds. */
  'slow',
  /** The next claims search gets 429 with `Retry-After: 1`, once. */
  'throttled',
  /** The next second page gets 503, once. */
  'server-error',
  /** Connections are cut without an answer. */
  'offline',
  /** Claims searches get a web page with status 200. */
  'html-instead-of-json',
  /** The access token ends at the next second page; a refresh makes it work again. */
  'token-expires-mid-sync',
  /** One type (`type`, Coverage when not named) gets 403 although it was agreed to. */
  'refused-type',
  /** One type (`type`) gets 404 as if the plan did not have it. */
  'unknown-type',
  /** Searches by one parameter (`parameter`) get 400. */
  'unknown-search',
  /** Links to further pages point to `origin`. */
  'foreign-next-link',
  /** The list of pages never ends: after the last claim come empty pages, each with a new link. */
  'endless-paging',
  /** The first page has one more entry, a claim that no one can read. */
  'broken-resource',
  /** The first page has one more entry, a claim of somebody else. */
  'two-people',
  /** The next second page gets 410, once. */
  'page-link-gone',
  /** Claims searches get the first half of their JSON. */
  'truncated-body',
  /** All sign-ins end at once, when the fault is switched on. */
  'revoked',
  /** The plan has decided more: new claims, and one decision changed. */
  'new-claims',
] as const;
export type SampleFaultKind = (typeof sampleFaultKinds)[number];

/** `origin` is for `foreign-next-link` only, e.g. `http://127.0.0.1:4000`; `type` is a resource type. */
export type SampleFault = { kind: SampleFaultKind; origin?: string; type?: string; parameter?: string };

/** The fault of one plan, and whether a once-only fault has struck. */
export class FaultSwitch {
  #fault: SampleFault | null = null;
  #struck = false;

  /** Switches to another fault, ready to strike; `null` is a plan that works. */
  set(fault: SampleFault | null): void {
    this.#fault = fault;
    this.#struck = false;
  }

  get current(): SampleFault | null {
    return this.#fault;
  }

  is(kind: SampleFaultKind): boolean {
    return this.#fault?.kind === kind;
  }

  /** True when the fault is about this resource type. */
  hits(kind: 'refused-type' | 'unknown-type', type: string): boolean {
    return this.is(kind) && (this.#fault?.type ?? 'Coverage') === type;
  }

  /** True once after the fault was switched on. */
  strikesOnce(kind: SampleFaultKind): boolean {
    if (!this.is(kind) || this.#struck) return false;
    this.#struck = true;
    return true;
  }
}
