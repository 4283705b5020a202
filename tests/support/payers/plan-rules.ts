/** What a stand-in insists on, and where it departs from the standard. */

export type Reply = { status: number; headers?: Record<string, string>; body?: unknown };

export type SeenRequest = {
  method: string;
  path: string;
  query: Record<string, string>;
  form: Record<string, string>;
  authorization: string | undefined;
};

/** What somebody agreed to, and what is left of it. */
export type Grant = {
  scopes: string[];
  accessToken: string;
  refreshToken: string | null;
  isAccessOver: boolean;
};

export type PlanRules = {
  title: string;
  paths: { fhir: string; configuration: string; authorize: string; token: string; revoke: string };
  /** The smart-configuration, with endpoints as paths. */
  describe: Record<string, unknown>;
  client: { id: string; secret: string | null; auth: readonly ('none' | 'basic' | 'post')[] };
  /** A registered address in full, or `loopback` for any port of 127.0.0.1 below /callback. */
  redirects: readonly string[];
  scopes: readonly string[];
  /** What `aud` must be, below the origin; the FHIR base when absent. */
  aud?: string;
  accessSeconds: number;
  /** Whether this permission comes with a refresh token. */
  refreshes(scopes: readonly string[]): boolean;
  /** Further members of each token answer. */
  extras?(): Record<string, unknown>;
  /** Where a refusal differs from OAuth's and FHIR's own words. */
  refusal?(status: number, error: string, words: string): Reply;
  /** Before anything else about a token request; a reply ends it. */
  atToken?(form: Record<string, string>): Reply | null;
  /** Instead of the usual RFC 7009 answer. */
  atRevoke?(form: Record<string, string>, grants: Grant[]): Reply | null;
  /** After a consent, with the permissions from before. */
  atConsent?(earlier: Grant[]): Grant[];
  /** After login, instead of the consent page. */
  atLogin?(scopes: readonly string[], redirectUri: string): Reply | null;
  /** For each question about records; a reply ends it. */
  atRecords?(url: URL): Reply | null;
};

export type PlanServer = {
  origin: string;
  seen: SeenRequest[];
  seenAt(path: string): SeenRequest[];
  /** Live permissions, newest last. */
  grants: Grant[];
  /** Access tokens are over, as after their time. */
  expireTokens(): void;
  /** The person ended the permission on the plan's own page, or its time is over. */
  endPermission(): void;
  close(): Promise<void>;
};

/** What the browser was sent with; codes stand for one, too. */
export type Asked = { redirectUri: string; state: string; scopes: string[]; challenge: string };
export type State = { asked: Map<string, Asked>; codes: Map<string, Asked> };

export function json(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
}

/** A refusal in the plan's own words. */
export function refuse(rules: PlanRules, status: number, error: string, words: string): Reply {
  return rules.refusal?.(status, error, words) ?? json(status, { error, error_description: words });
}
