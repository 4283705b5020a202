/** What a sign-in is given, and what it gives back. */
import type { ConnectStage, DataCategory } from '#shared/model/connection';
import type { Payer } from '../payers/payer.ts';
import type { Log, SystemBrowser } from '../ports.ts';
import type { RecordingDeps } from './recorded-fetch.ts';
import type { Granted } from './scopes.ts';
import type { Vault } from './vault.ts';

export type SignInDeps = RecordingDeps & {
  browser: SystemBrowser;
  log: Log;
  vault: Vault;
  /** How long the person has in the browser; 10 minutes when absent. */
  signInMs?: number;
};

export type SignInRequest = {
  payer: Payer;
  /** The person's own client id; the registry's where `null`. */
  clientId: string | null;
  categories: readonly DataCategory[];
  keepUpToDate: boolean;
  /** Set when signing in again: the plan's id of the person that it must be. */
  expectPatientId?: string;
};

/** What a finished sign-in is known to allow. */
export type SignInFacts = Granted & {
  patientId: string;
  /** ISO instant, where known. */
  accessEndsAt: string | null;
  keepsUpToDate: boolean;
};

export type SignedIn = SignInFacts & { connectionId: string };

export type SignInWatch = {
  /** `endsAt`: ISO instant when waiting ends. */
  onStage(progress: { stage: ConnectStage; host: string; endsAt: string }): void;
  signal?: AbortSignal;
  /** Stores the connection and gives its id, under which the tokens are then sealed. */
  save(facts: SignInFacts): Promise<string>;
};
