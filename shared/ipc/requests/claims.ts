/** Requests about claims: lists, one claim, visits, sums, and what is new. Part of the contract. */
import { z } from 'zod';
import { OwnId, RecordId, windowOfRows } from '../../bounds.ts';
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
} from '../../model/claims/claims-view.ts';
import { AskedClaims, AskedText, ClaimParts, PartsQuestion, WaysOn } from '../../model/claims/question.ts';
import { News } from '../../model/news/news.ts';
import { Nothing, OfClaim, OfPerson, RecordSource, Saved } from '../shapes.ts';

export const claimsRequests = {
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
  /** What the words mean as a question, and what they may become; each with what it comes to. */
  'claims.ask': { input: AskedText, output: AskedClaims },
  /** What the sum of a filtered list is made of. */
  'claims.parts': { input: PartsQuestion, output: ClaimParts },
  /** Where to go on from a filter that lets no claim through. */
  'claims.waysOn': { input: z.strictObject({ filter: ClaimFilter }), output: WaysOn },
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
  'spending.get': {
    input: z.strictObject({ personId: OwnId, year: z.int().nullable() }),
    output: Spending,
  },
} as const;
