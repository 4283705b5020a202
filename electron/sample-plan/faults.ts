/** Ways in which real plans misbehave; tests and the settings can switch them on at the sample plan. */
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
  /** One type (`type`, by default Coverage) gets 403 although the person agreed to share it. */
  'refused-type',
  /** One type (`type`) gets 404, as if the plan did not have it. */
  'unknown-type',
  /** Searches by one parameter (`parameter`) get 400. */
  'unknown-search',
  /** Links to further pages point to `origin`. */
  'foreign-next-link',
  /** The list of pages never ends: after the last claim come empty pages, each with a new link. */
  'endless-paging',
  /** The first page has an extra entry: an unreadable claim. */
  'broken-resource',
  /** The first page has an extra entry: somebody else's claim. */
  'two-people',
  /** The next second page gets 410, once. */
  'page-link-gone',
  /** Claims searches get the first half of their JSON. */
  'truncated-body',
  /** All sign-ins end when the fault is switched on. */
  'revoked',
  /** The plan has decided more: new claims, and one changed decision. */
  'new-claims',
] as const;
export type SampleFaultKind = (typeof sampleFaultKinds)[number];

/** `origin` is for `foreign-next-link` only, e.g. `http://127.0.0.1:4000`; `type` is a resource type. */
export type SampleFault = { kind: SampleFaultKind; origin?: string; type?: string; parameter?: string };

/** The fault of one plan, and whether it has struck if it strikes only once. */
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

  /** True when this fault is on and strikes the resource type. */
  hits(kind: 'refused-type' | 'unknown-type', type: string): boolean {
    return this.is(kind) && (this.#fault?.type ?? 'Coverage') === type;
  }

  /** True the first time that it is asked after this fault was switched on. */
  strikesOnce(kind: SampleFaultKind): boolean {
    if (!this.is(kind) || this.#struck) return false;
    this.#struck = true;
    return true;
  }
}
