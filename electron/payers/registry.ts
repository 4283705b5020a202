/** The list of plans that can be added: what comes with the app, the person's own, and the sample plan. */
import { z } from 'zod';
import type { PayerEntry } from '#shared/model/connection';
import { AppError } from '../errors.ts';
import { parsePlanAddress } from './address.ts';
import { Payer } from './payer.ts';

/** A plan of the running sample server. */
export type SamplePlanFacts = {
  id: string;
  name: string;
  fhirBaseUrl: string;
  issuer: string;
  clientId: string;
};

export interface Registry {
  /** Plans whose names hold every word typed, in any order, without regard to case and accents; best first. */
  search(text: string): PayerEntry[];
  /** @throws {AppError} store/not-found */
  payer(id: string): Payer;
  /** Further hosts that are a plan's own for links to pages; none for a plan that is not in the list. */
  allowedHosts(id: string): readonly string[];
  /**
   * A plan that the person knows the FHIR address of.
   *
   * @throws {AppError} plan/bad-address
   */
  payerFromAddress(address: string): Payer;
  /** Adds the sample plans as `sample-<id>`, or replaces them after the sample server was started again. */
  addSamplePlans(plans: readonly SamplePlanFacts[]): void;
}

/** Lower case, no accents, words parted by one space. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function entryFrom(payer: Payer): PayerEntry {
  return {
    id: payer.id,
    name: payer.name,
    alsoKnownAs: payer.alsoKnownAs,
    host: new URL(payer.fhirBaseUrl).host,
    isSample: payer.isSample,
    needsClientId: payer.clientId === null,
  };
}

/** 0 does not match; higher is better: the start of the name, a word of the name, another name. */
function rank(payer: Payer, words: readonly string[]): number {
  const name = plain(payer.name);
  const starts = (text: string, word: string) => text.startsWith(word) || text.includes(` ${word}`);
  const every = (text: string) => words.every((word) => starts(text, word));
  if (every(name)) return name.startsWith(words.join(' ')) ? 3 : 2;
  return every([name, ...payer.alsoKnownAs.map(plain)].join(' ')) ? 1 : 0;
}

/**
 * Builds the registry from the list that comes with the app and the person's own additions, which win over it.
 *
 * @throws {ZodError} when a list is not in the schema of `Payer`
 */
export function createRegistry(builtIn: unknown, extra: unknown = []): Registry {
  const payers = new Map<string, Payer>();
  for (const list of [builtIn, extra]) for (const one of z.array(Payer).parse(list)) payers.set(one.id, one);
  return {
    search(text) {
      const words = plain(text).split(' ').filter(Boolean);
      return [...payers.values()]
        .map((payer) => ({ payer, rank: words.length === 0 ? 1 : rank(payer, words) }))
        .filter((found) => found.rank > 0)
        .sort((a, b) => b.rank - a.rank || a.payer.name.localeCompare(b.payer.name, 'en'))
        .map((found) => entryFrom(found.payer));
    },
    payer(id) {
      const payer = payers.get(id);
      if (payer === undefined) throw new AppError('store/not-found', 'This plan is not in the list.');
      return payer;
    },
    allowedHosts: (id) => payers.get(id)?.allowedHosts ?? [],
    payerFromAddress(typed) {
      const { fhirBaseUrl, aud, host } = parsePlanAddress(typed);
      return Payer.parse({ id: fhirBaseUrl, name: host, fhirBaseUrl, aud });
    },
    addSamplePlans(plans) {
      for (const plan of plans) {
        const id = `sample-${plan.id}`;
        const redirect = { host: '127.0.0.1', ports: 'any', path: `/callback/${id}` };
        payers.set(id, Payer.parse({ ...plan, id, isSample: true, signInHosts: [], redirect }));
      }
    },
  };
}
