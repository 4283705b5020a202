/** Every code of FHIR's own lists, and every form, way and unit that plans send, has words of ours in both languages. */
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import en from '../../../resources/locales/en/health.json' with { type: 'json' };
import es from '../../../resources/locales/es/health.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import type { Coded } from '../../../shared/model/claims/claim.ts';
import { healthTypes } from '../../../shared/model/health/health-kinds.ts';
import { type HealthTranslate, ownWords } from '../../../shared/words/health.ts';
import { findPlanWord, sayQuantity } from '../../../shared/words/plan-words.ts';
import { withUnit } from '../../../shared/words/units.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { resourcesOf } from '../support/corpus.ts';

const texts = createTexts('health', { en, es });
const languages = ['en', 'es'] as const;
type Language = (typeof languages)[number];

function lookUp(language: Language): HealthTranslate {
  const t = texts.getFixedT(language);
  return (key, values = {}) => t(key, values);
}

function wordsOf(language: Language): (coded: Coded) => string | null {
  const t = lookUp(language);
  const english = lookUp('en');
  const locale = `${language}-US`;
  return ownWords({ t, exists: (key) => texts.exists(key, { lng: language }), english, locale });
}
const quantity = (text: string, language: Language) => sayQuantity(text, lookUp(language));

/** Codes that a text of the plan always stands beside; alone, a plan may mean something else by them. */
const needsText = /^(?:M|F|FF|RF|AD|DD|CC|CM)$/;

/** FHIR's lists for the elements that records show. @see FHIR R4 and US Core value sets */
const lists = {
  criticality: 'low high unable-to-assess',
  severity: 'mild moderate severe',
  intent: 'proposal plan order original-order reflex-order filler-order instance-order option directive',
  priority: 'routine urgent asap stat',
  'allergy type and category': 'allergy intolerance food medication environment biologic',
  'condition category': 'problem-list-item health-concern encounter-diagnosis',
  'clinical status': 'active recurrence relapse inactive remission resolved',
  'verification status': 'unconfirmed provisional differential confirmed refuted entered-in-error',
  'observation category':
    'laboratory vital-signs social-history survey exam imaging procedure therapy activity sdoh functional-status ' +
    'disability-status cognitive-status treatment-intervention-preference care-experience-preference ' +
    'observation-adi-documentation',
  'encounter class': 'AMB EMER IMP ACUTE NONACUTE OBSENC SS HH VR FLD PRENC',
  'discharge disposition': 'home alt-home other-hcf hosp long aadvice exp psy rehab snf oth',
  'admit source': 'hosp-trans emd outp born gp mp nursing psych rehab other',
  'diagnosis role': 'AD DD CC CM pre-op post-op billing',
  'medication category': 'inpatient outpatient community discharge patientspecified',
  'goal achievement':
    'in-progress improving worsening no-change achieved sustaining not-achieved no-progress not-attainable',
  'goal priority': 'high-priority medium-priority low-priority',
  'care plan activity': 'not-started scheduled in-progress on-hold completed cancelled stopped unknown',
  'vaccine not given': 'IMMUNE MEDPREC OSTOCK PATOBJ',
  'vaccine told by': 'provider record recall school jurisdiction',
  'supply type': 'FF FFC FFP RF RFC RFP',
  relationship:
    'FTH MTH NFTH NMTH BRO SIS SON DAU GRFTH GRMTH MGRFTH MGRMTH PGRFTH PGRMTH UNCLE AUNT MUNCLE PUNCLE MAUNT PAUNT ' +
    'CHILD SIB PRN FAMMEMB COUSN NIECE NEPHEW HBRO HSIS SPS WIFE HUSB',
  sex: 'male female other',
  schedule: 'BID TID QID QD QOD',
};

describe('codes of FHIR’s own lists', () => {
  it.each(Object.entries(lists))('%s', (_list, codes) => {
    for (const code of codes.split(' '))
      for (const language of languages) {
        const keys = [`term.${code}`, `state.${code}`];
        expect(
          keys.some((key) => texts.exists(key, { lng: language, fallbackLng: [] })),
          `${language} ${code}`,
        ).toBe(true);
      }
  });

  it.each([
    ['PATOBJ', 'Patient Objection', 'The person did not want it', 'La persona no quiso'],
    ['MGRMTH', 'maternal grandmother', 'Mother’s mother', 'Abuela materna'],
    ['home', 'Home', 'Home', 'Su casa'],
    ['OSTOCK', null, 'Out of stock', 'No había existencias'],
    // What says more than the code stays the plan's.
    ['PATOBJ', 'She did not want it', null, null],
  ])('%s, which a plan calls %s', (code, text, english, spanish) => {
    const coded = { text, code, system: null };
    expect([wordsOf('en')(coded), wordsOf('es')(coded)]).toEqual([english, spanish]);
  });
});

describe('forms, ways and amounts', () => {
  it.each([
    ['Tablet', 'Tablet', 'Tableta'],
    ['By mouth', 'By mouth', 'Por la boca'],
    ['ORAL', 'By mouth', 'Por la boca'],
    ['Intramuscular injection', 'Into a muscle', 'En un músculo'],
    ['Not detected', 'Not found', 'No se encontró'],
    ['Pen for injection', 'Pen for injection', 'Pluma para inyección'],
  ])('%s', (text, english, spanish) => {
    const coded = { text, code: null, system: null };
    expect([wordsOf('en')(coded), wordsOf('es')(coded)]).toEqual([english, spanish]);
  });

  it.each([
    ['30 tablet', '30 tablets', '30 tabletas'],
    ['1 tablet', '1 tablet', '1 tableta'],
    ['0.5 TAB', '0.5 tablets', '0.5 tabletas'],
    ['< 10 capsules', '< 10 capsules', '< 10 cápsulas'],
    ['1000 units', '1000 units', '1000 unidades'],
    ['5 mg', '5 mg', '5 mg'],
    ['One tablet each morning', 'One tablet each morning', 'One tablet each morning'],
  ])('%s', (text, english, spanish) => {
    expect([quantity(text, 'en'), quantity(text, 'es')]).toEqual([english, spanish]);
  });
});

/** What a record says in codes without the name of a list, in short texts and in units. */
function collect(resource: Resource) {
  const record = readHealthRecord(resource, { resolve: () => null });
  const codes: Coded[] = [];
  const units: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('code' in value && 'system' in value && 'text' in value) codes.push(value as Coded);
    if ('unit' in value && typeof value.unit === 'string') units.push(value.unit);
    for (const one of Object.values(value)) visit(one);
  };
  visit(record);
  return { record, codes, units };
}

/** The codes of HL7's own lists that stand in a resource. */
function findOwnCodes(resource: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { system, code } = value as { system?: unknown; code?: unknown };
    if (
      typeof system === 'string' &&
      /hl7\.org\/(?!CodeSystem\/nubc)/.test(system) &&
      typeof code === 'string'
    )
      found.add(code);
    for (const one of Object.values(value)) visit(one);
  };
  visit(resource);
  return found;
}

function expectWords(resource: Resource): void {
  const { codes, units } = collect(resource);
  const own = findOwnCodes(resource);
  const place = `${resource.resourceType}/${resource.id}`;
  const missing: string[] = [];
  for (const { code, system } of codes) {
    if (system !== null || code === null || !own.has(code)) continue;
    for (const language of languages) {
      const hasWords = texts.exists(`term.${code}`, { lng: language, fallbackLng: [] });
      const said = needsText.test(code) ? hasWords : wordsOf(language)({ text: null, code, system });
      if (!said) missing.push(`${code} (${place})`);
    }
  }
  expect(missing).toEqual([]);
  // Units of measure are symbols, or words of each language.
  const isEnglish = /beat|breath|minute|\bper\b|liter|day|score|inch|pound|tablet|capsule|[#{}[\]]/i;
  for (const unit of units) expect(withUnit('2', unit, 'es-US'), place).not.toMatch(isEnglish);
}

const samples = makeSamplePlans({ now: '2026-12-01', later: '2026-12-01' }).flatMap((plan) =>
  plan.members.flatMap(({ own }) => own.map((resource): Resource => ({ ...resource }))),
);
const isHealth = ({ resourceType }: Resource) => (healthTypes as readonly string[]).includes(resourceType);

it('the sample plan sends no code, form or unit that Spanish has no words for', () => {
  const records = samples.filter(isHealth);
  expect(records.length).toBeGreaterThan(100);
  for (const resource of records) expectWords(resource);
  const routes = records.flatMap(
    (one) => collect(one).record?.facts.filter(({ label }) => label === 'route') ?? [],
  );
  for (const { values } of routes)
    for (const value of values) expect(value.type === 'text' && findPlanWord(value.text)).toBeTruthy();
});

describeWithCorpus('real health records', () => {
  it('send no code of FHIR’s lists and no unit that Spanish has no words for', () => {
    const all = corpus ? resourcesOf(new Set<string>(healthTypes)) : [];
    for (const { resource } of all) expectWords(resource);
  });
});
