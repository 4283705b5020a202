/** Input and result of a sign-in. */

import type { EventPayload } from '#shared/ipc/contract';
import type { Language } from '#shared/languages';
import type { ClientAnswer, DataCategory } from '#shared/model/plans/connection';
import type { LoggedBrowser, LoggedFetch, SendReason } from '../access/logged-fetch.ts';
import type { Resource } from '../data/fhir/resource.ts';
import type { Payer } from '../plans/payer.ts';
import type { Clock, Log } from '../ports.ts';
import type { ClientVault } from './client-vault.ts';
import type { Granted } from './scopes.ts';
import type { Vault } from './vault.ts';

/** Which plan and which sign-in a request belongs to, until there is a connection. */
export type SignInReason = Required<Pick<SendReason, 'why' | 'payerId' | 'attempt'>>;

export type SignInDeps = {
  fetch: LoggedFetch;
  browser: LoggedBrowser;
  /** Makes the rows that an attempt has in the access log the connection's. */
  ownAccess(attempt: string, connectionId: string): Promise<void>;
  clock: Clock;
  log: Log;
  vault: Vault;
  clients: ClientVault;
  /** How long the person has in the browser; 10 minutes when absent. */
  signInMs?: number;
};

export type SignInRequest = {
  payer: Payer;
  /** How the app is registered there; as remembered, else as in the registry, where `null`; else it registers itself. */
  client: ClientAnswer | 'register' | null;
  categories: readonly DataCategory[];
  keepUpToDate: boolean;
  /** In which the person uses the app: the plan's page may know it, too. */
  language: Language;
  /** Set when signing in again: the patient id that the plan must answer with, unless it is recognized. */
  expectPatientId?: string;
  /**
   * True when another patient id is the same person's. `who`: the plan's Patient, where it may be read. Absent: nobody
   * is recognized.
   */
  recognizes?(patientId: string, who: ReadWho): Promise<boolean>;
};

/** Reads the Patient that the plan answers with for this sign-in; `null` where it refuses, or it was not agreed to. */
export type ReadWho = () => Promise<Resource | null>;

/** What a finished sign-in allows. */
export type SignInFacts = Granted & {
  patientId: string;
  /** ISO instant, where known. */
  accessEndsAt: string | null;
  keepsUpToDate: boolean;
};

export type SignedIn = SignInFacts & { connectionId: string };

/** Somebody whom a plan shows without saying that they are who signed in. `patient`: `null` where it shows no more. */
export type ShownPatient = { id: string; patient: Resource | null };

export type SignInWatch = {
  onStage(progress: EventPayload<'connect.progress'>): void;
  signal?: AbortSignal;
  /**
   * Picks one of the people whom the plan shows without saying who of them signed in; `null`, and absent: none of them.
   * Rejects with the reason of the signal.
   */
  choose?(shown: readonly ShownPatient[], signal: AbortSignal): Promise<string | null>;
  /**
   * Stores the connection and returns its id, under which the tokens are then sealed. `plan` reads who signed in, and
   * tells when the sign-in was stopped meanwhile.
   */
  save(facts: SignInFacts, plan: { who: ReadWho; signal: AbortSignal }): Promise<string>;
  /** Takes back what `save` has stored, because the sign-in was stopped or failed after it. */
  undoSave?(connectionId: string): Promise<void>;
};
