/**
 * Every recording, in each way in which the sign-in's own Patient may be answered: what arrived against what was
 * recorded, by type. Nothing that a search of the app can bring is missing without a word.
 */
import { afterEach, expect, it } from 'vitest';
import { resourceIdOf } from '../../../electron/data/fhir/identity.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { searchedTypes } from '../../../shared/model/health/health-kinds.ts';
import { healthCategories } from '../../../shared/model/plans/connection.ts';
import { describeWithRecordings } from '../../support/needs.ts';
import { type Account, AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { type Counts, countTypes, type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';
import { listRecordings, readRecording, waysToShow } from '../../support/recorded-plan/recording.ts';
import { shuffle } from '../../support/recorded-plan/shuffle.ts';
import { Chance } from '../sync/drift/chance.ts';

/** Types that the app searches plans for. */
const searched = new Set<string>([
  'ExplanationOfBenefit',
  'Coverage',
  ...healthCategories.flatMap((category) => searchedTypes(category)),
]);

/**
 * Recorded, and not asked for: types that the app does not know or opens only when the person does, and organizations,
 * places and medicines that nothing of the person's names, and where these come from.
 */
const neverAsked: Record<string, Counts> = {
  careevolution: { Organization: 5, Provenance: 5 },
  chbase: { Binary: 5 },
  epic: { Binary: 1, Organization: 1 },
  epiclegacy: { Organization: 1 },
  healthit: { Location: 1 },
  medhost: { Binary: 6, Location: 1 },
};

const everythingOf = ({ records }: Account) => countSearched(records.map(nameOf));
/** What is asked about and not filed. */
const asked: Record<string, (account: Account) => Counts> = {
  'healthit as-recorded': () => ({ Encounter: 1 }),
  'healthit echo': () => ({ Encounter: 1 }),
  'healthit refuse': () => ({ Encounter: 1 }),
  'humana refuse': everythingOf,
  'linked as-recorded': everythingOf,
  'linked echo': everythingOf,
  'linked refuse': everythingOf,
};

/** Lists that the server refused; a category of which nothing came is told by its first type. */
const refused: Record<string, Counts> = {
  drchrono: { MedicationStatement: 1 },
  eclinicalworks: { CarePlan: 1 },
  epic: { Coverage: 1, MedicationDispense: 1, Procedure: 1 },
  epiclegacy: { CarePlan: 1, Observation: 1, Procedure: 1 },
  healthit: { ServiceRequest: 1 },
};

describeWithRecordings('each recording', () => {
  let app: PlanApp;
  let plan: AnsweringPlan;
  afterEach(async () => {
    await app.close();
    await plan.close();
  });

  const cases = listRecordings().flatMap((name) => waysToShow.map((way) => [name, way] as const));
  it.each(cases)('%s, its Patient shown %s: everything is filed, asked about, or told', async (name, way) => {
    const account = readRecording(name, way);
    const chance = new Chance(name.length);
    plan = await AnsweringPlan.start([account]);
    plan.pageSize = 7;
    plan.listsTypes = true;
    plan.order = (all) => shuffle(all, () => chance.next());
    app = await startPlanApp([plan]);
    const { connectionId, personId } = await app.connect(plan);
    const [filed, aside] = [await app.listFiled(connectionId), await app.listAside(connectionId)];
    const recorded = account.records.map(nameOf).filter((one) => !one.startsWith('Patient/'));
    const expected = asked[`${name} ${way}`]?.(account) ?? {};
    expect(countTypes(aside)).toEqual(expected);
    const here = new Set([...filed, ...aside]);
    expect(countTypes(recorded.filter((one) => !here.has(one)))).toEqual(neverAsked[name] ?? {});
    expect([...here].filter((one) => !recorded.includes(one))).toEqual([]);
    const told = await app.notShown(personId);
    const count = (reason: string) =>
      Object.fromEntries(
        told.filter((one) => one.reason === reason).map(({ resourceType, count }) => [resourceType, count]),
      );
    expect(count('asked')).toEqual(expected);
    expect(count('refused')).toEqual({ ...refused[name], ...(way === 'refuse' && { Patient: 1 }) });
    const marked = account.records.filter(isMarkedAsError).map(nameOf);
    expect(count('in-error')).toEqual(countTypes(filed.filter((one) => marked.includes(one))));
    const others = told.filter(({ reason }) => !['asked', 'refused', 'in-error'].includes(reason));
    expect(others).toEqual([]);
  });
});

/** What the server itself calls entered in error, and no list shows. */
function isMarkedAsError({ status, lifecycleStatus, docStatus, verificationStatus }: Resource): boolean {
  return JSON.stringify([status, lifecycleStatus, docStatus, verificationStatus]).includes(
    'entered-in-error',
  );
}

function countSearched(names: readonly string[]): Counts {
  return countTypes(names.filter((name) => searched.has(name.split('/')[0] ?? '')));
}

/** Ids that FHIR does not allow are kept as others. */
function nameOf(resource: Account['records'][number]): string {
  return `${resource.resourceType}/${resourceIdOf(resource)}`;
}
