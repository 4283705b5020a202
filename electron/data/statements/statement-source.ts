/** What a statement needs to know. */

import type { AppealFacts } from '#shared/model/appeals/appeal';
import type { About } from '#shared/model/bills/about';
import type { BillRow } from '#shared/model/bills/bill-lists';
import type { LetterLanguage, LetterTemplate } from '#shared/model/bills/letter';
import type { LimitsView } from '#shared/model/bills/limits';
import type { PaidClaim } from '#shared/model/bills/paid-sums';
import type { ClaimReason } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimFilter, ClaimPage, ClaimView, PlanTotals } from '#shared/model/claims/claims-view';
import type { RecordKind } from '#shared/model/health/health-kinds';
import type { RecordRow } from '#shared/model/health/health-record';
import type { News } from '#shared/model/news/news';
import type { LetterStatement } from '#shared/model/papers/statement';
import type { NamedPerson } from '#shared/model/plans/connection';
import type { CoverageCard, CoverageNumbers } from '#shared/model/plans/coverage';
import type { HandWay } from '#shared/model/plans/plan-kind';
import type { VisitCheck } from '#shared/model/visits/visit-check';

export type StatementPlan = {
  connectionId: string;
  name: string;
  /** As in `PlanTotals`. */
  openedAt: string | null;
  way?: HandWay;
  phone: string | null;
  /** The whole member id; a statement shows its last four characters unless asked otherwise. */
  memberId: string | null;
  /** ISO instant when the plan last sent data. */
  lastCheckedAt: string | null;
};

export interface StatementSource {
  /** `null` when nobody has that id. */
  person(personId: string): NamedPerson | null;
  /** The person's plans, oldest connection first, each with the member id of the card valid on a day. */
  plans(personId: string, today: string): StatementPlan[];
  /**
   * Claims with a service date in `year`, counted or not, of one plan or of all, as the list shows them: a visit that the
   * person called one is whole, whichever of its plans is asked for.
   */
  rows(personId: string, year: number, connectionId: string | null): ClaimRow[];
  planTotals(personId: string, year: number): PlanTotals[];
  /** Same-visit questions of the year that are not answered yet. */
  openVisits(personId: string, year: number): number;
  /** All that the filter lets through, as the list shows it. */
  claimList(filter: ClaimFilter): ClaimPage;
  reasons(claimId: string): ClaimReason[];
  /** What the person wrote down as paid, claim by claim. */
  paidClaims(personId: string): PaidClaim[];
  /** The claim that what was paid for this one counts for: of its versions and of its visit, the one that stands for all. */
  paidClaimId(personId: string, claimId: string): string;
  /** Of the plan years that begin in `year`. */
  limits(personId: string, year: number, today: string): LimitsView;
  claim(claimId: string): Pick<ClaimView, 'claim' | 'row' | 'visit' | 'denial' | 'chain' | 'visits'>;
  /** What the person wrote about a refusal of the claim. */
  appeal(claimId: string): AppealFacts | null;
  /** A card as of a day, `YYYY-MM-DD`. */
  card(coverageId: string, today: string): CoverageCard;
  cardNumbers(coverageId: string): CoverageNumbers;
  /** A letter that was kept. `today`: `YYYY-MM-DD`. @throws {StoreError} store/not-found */
  letter(
    about: About,
    template: LetterTemplate,
    language: LetterLanguage,
    today: string,
  ): Pick<LetterStatement, 'text' | 'isExample'>;
  /** All health records of these kinds, newest first, undated ones last. */
  records(personId: string, kinds: readonly RecordKind[]): RecordRow[];
  /** Bills with something open, by the day they are due. */
  openBills(personId: string, today: string): BillRow[];
  /** What happened since the person last looked. */
  news(personId: string, today: string): News;
  /** Care that the person does not know, of claims that still stand. */
  visitChecks(personId: string): VisitCheck[];
}
