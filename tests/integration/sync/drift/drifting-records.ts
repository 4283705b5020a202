/** The records of one member of a drifting plan, and what may happen to them. */
import {
  makeApproval,
  makeClaim,
  makeCondition,
  makeCoverage,
} from '../../../support/living-plan/records.ts';
import { patientId } from '../../../support/odd-plan/records.ts';
import type { Chance } from './chance.ts';
import type { DriftingPlan, PlanRecord } from './drifting-plan.ts';

/** A plan that takes back more than half at once is not believed. */
const mostTaken = 2;
const otherPatient = 'Patient/other';

export class DriftingRecords {
  /** Names of records that were once somebody else's, or nobody's: the app lets go of these. */
  readonly strayed = new Set<string>();
  readonly #plan: DriftingPlan;
  readonly #chance: Chance;
  /**
   * One way for claims to stray in a series: whether one of nobody is the member's depends on others who were met, and a
   * fresh profile meets fewer of them.
   */
  readonly #strayMove: () => void;
  #number = 0;
  #coverages = 0;
  #taken = 0;

  constructor(plan: DriftingPlan, chance: Chance) {
    this.#plan = plan;
    this.#chance = chance;
    this.#strayMove = chance.of([() => this.#giveAway(), () => this.#strip()]);
    const name = [{ family: 'Quill', given: ['Ada'] }];
    plan.put({ resourceType: 'Patient', id: patientId, name, birthDate: '1971-03-09' });
    for (const number of [0, 1, 2]) this.#putOrganization(number);
    for (let count = 0; count < 3; count += 1) this.#putCoverage();
    for (let count = 0; count < 9; count += 1) this.#put(this.#makeClaim(this.#id()));
    for (const id of ['auth-1', 'auth-2']) this.#put(makeApproval(id, '2026-02-01'));
    for (let count = 0; count < 4; count += 1) this.#put(makeCondition(this.#id(), 'Ailment'));
    for (let count = 0; count < 4; count += 1) this.#put(this.#makeObservation(this.#id()));
  }

  /** One thing happens. */
  move(): void {
    this.#chance.of([
      ...this.#claimMoves,
      ...this.#claimMoves,
      ...this.#healthMoves,
      () => this.#putOrganization(this.#chance.below(4)),
      () => this.#putCoverage(),
      () =>
        this.#change('Coverage', (one) => ({ ...one, period: { start: '2025-01-01', end: this.#day(12) } })),
      () => this.#takeCoverage(),
    ])();
  }

  readonly #claimMoves = [
    () => this.#put(this.#makeClaim(this.#id())),
    () => this.#change('claim', ({ id }) => this.#makeClaim(id)),
    () => this.#change('claim', ({ id }) => this.#makeClaim(id), true),
    () => this.#change('claim', (one) => ({ ...one, status: 'cancelled' })),
    () => this.#change('claim', ({ id }) => makeApproval(id, '2026-02-03')),
    () => this.#change('preauthorization', ({ id }) => this.#makeClaim(id)),
    () => this.#take(this.#pick('claim')),
    () => this.#replace(),
    () => this.#moveId(),
    () => this.#strayMove(),
    () => this.#change('claim', ({ id }) => this.#makeClaim(id), false, true),
  ];

  readonly #healthMoves = [
    () => this.#put(makeCondition(this.#id(), 'Ailment')),
    () => this.#change('Condition', ({ id }) => makeCondition(id, `Ailment ${this.#id()}`)),
    () => this.#change('Condition', ({ id }) => makeCondition(id, `Ailment ${this.#id()}`), true),
    () => this.#change('Condition', (one) => ({ ...one, verificationStatus: enteredInError })),
    () => this.#take(this.#pick('Condition')),
    () => this.#put(this.#makeObservation(this.#id())),
    () => this.#change('Observation', ({ id }) => this.#makeObservation(id)),
    () => this.#take(this.#pick('Observation')),
  ];

  #id(): string {
    this.#number += 1;
    return `r-${this.#number}`;
  }

  #day(month: number): string {
    return `2026-${String(month).padStart(2, '0')}-${10 + this.#chance.below(18)}`;
  }

  #makeClaim(id: string, replaces?: string): object {
    const billed = 10 + this.#chance.below(500);
    const coverage = `Coverage/cov-${1 + this.#chance.below(this.#coverages)}`;
    return {
      ...makeClaim({
        id,
        served: this.#day(1),
        billed,
        paid: 5,
        ...(replaces === undefined ? {} : { replaces }),
      }),
      provider: { reference: `Organization/org-${this.#chance.below(4)}` },
      insurance: [{ focal: true, coverage: { reference: coverage } }],
    };
  }

  #makeObservation(id: string): object {
    return {
      resourceType: 'Observation',
      id,
      status: 'final',
      category: [{ coding: [{ code: this.#chance.of(['laboratory', 'vital-signs', 'survey']) }] }],
      code: { text: 'Measure' },
      subject: { reference: `Patient/${patientId}` },
      performer: [{ reference: `Organization/org-${this.#chance.below(4)}` }],
      effectiveDateTime: '2026-01-04',
      valueQuantity: { value: this.#chance.below(1000), unit: 'mg' },
    };
  }

  #putOrganization(number: number): void {
    this.#plan.put({ resourceType: 'Organization', id: `org-${number}`, name: `House ${this.#id()}` });
  }

  #putCoverage(): void {
    this.#coverages += 1;
    const start = `2025-0${1 + (this.#coverages % 9)}-01`;
    this.#put({
      ...makeCoverage(`cov-${this.#coverages}`, null, start),
      subscriberId: `M-${this.#coverages}`,
    });
  }

  /** A record of the member, by type or by what an ExplanationOfBenefit is used for. */
  #pick(kind: string, isStray = false): PlanRecord | null {
    const all = [...this.#plan.truth.values()].filter(
      (one) =>
        (one.resourceType === kind || one['use'] === kind) &&
        JSON.stringify(one).includes(otherPatient) === isStray,
    );
    return all.length === 0 ? null : this.#chance.of(all);
  }

  #change(kind: string, change: (one: PlanRecord) => object, isSilent = false, isStray = false): void {
    const one = this.#pick(kind, isStray);
    if (one !== null) this.#put(change(one), isSilent);
  }

  #replace(): void {
    const one = this.#pick('claim');
    if (one !== null) this.#put(this.#makeClaim(this.#id(), `LP-${one.id}`));
  }

  #moveId(): void {
    const one = this.#pick('claim');
    if (this.#take(one)) this.#put({ ...one, id: this.#id() });
  }

  #giveAway(): void {
    const one = this.#pick('claim');
    if (one === null || this.#taken >= mostTaken) return;
    this.#taken += 1;
    this.#stray({ ...one, patient: { reference: otherPatient } });
  }

  #strip(): void {
    const one = this.#pick('claim');
    if (one !== null && this.#isOfCard(one)) this.#stray({ ...one, patient: undefined });
  }

  /** The card of a claim of nobody stays: it shows whose the claim is. */
  #takeCoverage(): void {
    const card = this.#pick('Coverage');
    const isShowing = [...this.#plan.truth.values()].some(
      (one) => one['use'] === 'claim' && one['patient'] === undefined && namesCard(one, card?.id),
    );
    if (!isShowing) this.#take(card);
  }

  #isOfCard(claim: PlanRecord): boolean {
    return [...this.#plan.truth.values()].some(
      (one) => one.resourceType === 'Coverage' && namesCard(claim, one.id),
    );
  }

  #stray(record: PlanRecord): void {
    this.strayed.add(`${record.resourceType}/${record.id}`);
    this.#plan.put(JSON.parse(JSON.stringify(record)));
  }

  #take(one: PlanRecord | null): boolean {
    if (one === null || this.#taken >= mostTaken) return false;
    this.#taken += 1;
    return this.#plan.truth.delete(`${one.resourceType}/${one.id}`);
  }

  #put(record: object, isSilent = false): void {
    const own = JSON.stringify(record).replaceAll(/"Patient\/[^"]+"/g, `"Patient/${patientId}"`);
    this.#plan.put(JSON.parse(own) as PlanRecord, isSilent);
  }
}

function namesCard(claim: PlanRecord, id: string | undefined): boolean {
  return JSON.stringify(claim['insurance']).includes(`"Coverage/${id}"`);
}

const enteredInError = {
  coding: [
    { system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'entered-in-error' },
  ],
};
