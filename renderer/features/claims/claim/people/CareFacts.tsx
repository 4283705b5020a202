import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim, Coded, DrugFacts } from '#shared/model/claims/claim';
import {
  findDiagnosisType,
  findOnAdmission,
  findProcedureType,
  listDiagnosisTypes,
} from '#shared/words/care';
import type { Translate } from '../../../../i18n/translate.ts';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { capitalizeFirst, nameCode, nameCoded } from '../../../../ui/data/coded-text.ts';
import { type Fact, FactList } from '../../../../ui/data/FactList.tsx';
import { SmallLine } from '../../../../ui/data/SmallLine.tsx';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import { isBareCode } from '../technical-details.ts';
import { useQuantityWords } from '../use-quantity-words.ts';
import styles from './CareFacts.module.css';
import { FindDrugLink } from './FindLinks.tsx';

const saidFacts = 3;

/** What the care was: the drug, the stay. */
export function CareFacts({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const drug = useDrugFacts(claim.drug);
  const stay = useStayFacts(claim);
  const groups = [
    {
      key: 'drug',
      title: t('drug.title'),
      facts: drug,
      more: claim.drug && <FindDrugLink claimId={claim.id} drug={claim.drug.name} />,
    },
    { key: 'stay', title: t(`stay.${nameStay(claim.kind)}`), facts: stay, more: null },
  ].filter(({ facts }) => facts.length > 0);
  return groups.map(({ key, ...group }) => <Group key={key} says={sayFacts(group.facts)} {...group} />);
}

/** As many facts as a line holds, each with its name: a bare "10 · 1 · 3" says nothing. */
function sayFacts(facts: readonly Fact[]): string {
  return facts
    .filter(({ label, value }) => typeof label === 'string' && typeof value === 'string')
    .slice(0, saidFacts)
    .map(({ label, value }) => `${label}: ${value}`)
    .join(' · ');
}

/** The reasons that the provider gave, and what was done; nothing where the claim says neither. */
export function CareReasons({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const facts = useReasons(claim);
  const words = useCodedWords();
  const says = [...claim.diagnoses, ...claim.procedures].map(({ code }) => words(code)).slice(0, 3);
  return (
    facts.length > 0 && (
      <Group title={t('diagnoses.title')} says={says.join(' · ')} facts={facts} more={null} />
    )
  );
}

type GroupProps = { title: string; says: string; facts: readonly Fact[]; more: ReactNode };

function Group({ title, says, facts, more }: GroupProps) {
  return (
    <FoldedSheet title={title} says={says}>
      <FactList facts={facts} />
      {more && <p className={styles['more']}>{more}</p>}
    </FoldedSheet>
  );
}

function useCodedWords(): (coded: Coded) => string {
  const { t } = useTranslation('claim');
  return (coded) => {
    const code = nameCode(t, coded);
    if (coded.text !== null) return code ? `${coded.text} (${code})` : coded.text;
    return code ?? t(`diagnoses.${coded.absent ?? 'unknown'}`);
  };
}

/** The words of a code that has some; a bare one stands under the technical facts. */
function useWordsIfAny(): (coded: Coded | null) => string | null {
  const words = useCodedWords();
  return (coded) => (coded === null || isBareCode(coded) ? null : words(coded));
}

function useDrugFacts(drug: DrugFacts | null): Fact[] {
  const { t } = useTranslation('claim');
  const words = useCodedWords();
  const wordsIfAny = useWordsIfAny();
  const quantity = useQuantityWords('labeled');
  if (!drug) return [];
  const facts = [
    ['name', words(drug.name)],
    ['dispensed', drug.quantity && quantity(drug.quantity)],
    ['supply', drug.daysSupply === null ? null : t('drug.days', { count: drug.daysSupply })],
    [
      'refill',
      drug.refillNumber === null
        ? null
        : drug.refillNumber === 0
          ? t('drug.refillFirst')
          : String(drug.refillNumber),
    ],
    ['refills', drug.refillsAuthorized === null ? null : String(drug.refillsAuthorized)],
    ['prescription', drug.prescriptionNumber],
    ['brand', wordsIfAny(drug.brandOrGeneric)],
    ['daw', wordsIfAny(drug.dispenseAsWritten)],
    [
      'compound',
      drug.compoundOf.length === 0
        ? null
        : // biome-ignore lint/suspicious/noArrayIndexKey: ingredients never change places.
          drug.compoundOf.map((ingredient, index) => <div key={index}>{words(ingredient)}</div>),
    ],
  ] as const;
  return facts.flatMap(([key, value]) => (value === null ? [] : [{ key, label: t(`drug.${key}`), value }]));
}

/** Only an inpatient claim is a hospital stay; others are sent with dates and codes of the same names. */
function nameStay(kind: Claim['kind']): 'title' | 'other' | 'facility' {
  if (kind === 'inpatient') return 'title';
  return kind === 'nursing' || kind === 'hospice' ? 'other' : 'facility';
}

function useStayFacts({ stay, kind }: Claim): Fact[] {
  const { t } = useTranslation('claim');
  const { date } = useFormats();
  const words = useCodedWords();
  const wordsIfAny = useWordsIfAny();
  if (!stay) return [];
  const isStay = nameStay(kind) !== 'facility';
  const facts = [
    [isStay ? 'admitted' : 'began', date(stay.admitted)],
    [
      isStay ? 'discharged' : 'ended',
      date(stay.discharged) ?? (isStay && stay.admitted ? t('stay.notLeft') : null),
    ],
    ['type', wordsIfAny(stay.admissionType)],
    ['status', wordsIfAny(stay.dischargeStatus)],
    ['drg', stay.drg && words(stay.drg)],
  ] as const;
  return facts.flatMap(([key, value]) => (value === null ? [] : [{ key, label: t(`stay.${key}`), value }]));
}

function useReasons({ diagnoses, procedures }: Claim): Fact[] {
  const { t } = useTranslation('claim');
  const { date } = useFormats();
  const words = useCodedWords();
  const facts: Fact[] = [];
  if (diagnoses.length > 0)
    facts.push({
      key: 'diagnoses',
      label: t('people.reasonGiven'),
      value: diagnoses.map((diagnosis, index) => (
        <Entry
          // biome-ignore lint/suspicious/noArrayIndexKey: diagnoses never change places.
          key={index}
          words={words(diagnosis.code)}
          more={[
            ...nameEach(listDiagnosisTypes(diagnosis, diagnoses), (type) => {
              const known = findDiagnosisType(type);
              return known === null ? type : t(`diagnoses.type.${known}`);
            }),
            diagnosis.onAdmission && nameOnAdmission(t, diagnosis.onAdmission),
          ]}
        />
      )),
    });
  if (procedures.length > 0)
    facts.push({
      key: 'procedures',
      label: t('diagnoses.procedures'),
      value: procedures.map((procedure, index) => (
        <Entry
          // biome-ignore lint/suspicious/noArrayIndexKey: procedures never change places.
          key={index}
          words={words(procedure.code)}
          more={[
            date(procedure.date),
            // Some send the address of a code system here, which is no word.
            ...nameEach(
              procedure.types.filter((type) => !type.includes('://')),
              (type) => {
                const known = findProcedureType(type);
                return known === null ? type : t(`diagnoses.procedureType.${known}`);
              },
            ),
          ]}
        />
      )),
    });
  return facts;
}

/** A diagnosis or procedure, and beneath it what the provider said of it. */
function Entry({ words, more }: { words: string; more: readonly (string | null)[] }) {
  const said = more.filter((text) => text !== null);
  return (
    <div className={styles['entry']}>
      {words}
      {said.length > 0 && <SmallLine>{capitalizeFirst(said.join(' · '))}</SmallLine>}
    </div>
  );
}

/** The words of each, once. */
function nameEach(codes: readonly string[], words: (code: string) => string): string[] {
  return [...new Set(codes.map(words))];
}

function nameOnAdmission(t: Translate, onAdmission: Coded): string | null {
  const known = findOnAdmission(onAdmission);
  if (known !== null) return t(`claim:diagnoses.onAdmission.${known}`);
  const sent = nameCoded(t, onAdmission);
  return sent && t('claim:diagnoses.onAdmission.sent', { text: sent });
}
