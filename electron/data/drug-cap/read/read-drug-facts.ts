/**
 * What a pharmacy claim states of Medicare's drug coverage. Medicare's own claims name each amount by a variable; those of
 * other plans state the person's part alone, which their row has.
 *
 * @see CMS Blue Button 2.0, PDE variables (v2, lower case) and IDR columns (v3, upper case); ResDAC, Part D Event file
 */
import { type Cents, parseCents, sumCents } from '#shared/money';
import type { WholeClaim } from '../../claims/keep/claim-digests.ts';
import { findFocalCoverage } from '../../claims/read/claim-people.ts';
import { codeAt } from '../../fhir/codes.ts';
import { extensionsOf, lastPartOf } from '../../fhir/extensions.ts';
import { codingsOf, type Json, listAt, objectAt, textAt } from '../../fhir/resource.ts';
import type { DrugEvent } from '../count/count-toward-cap.ts';

export type DrugFacts = Omit<DrugEvent, 'date' | 'currency'> & {
  /** True where the claim itself says that Part D decided it. */
  isPartD: boolean;
};

const variables = {
  ownCents: ['ptnt_pay_amt', 'CLM_LINE_BENE_PMT_AMT'],
  extraHelpCents: ['lics_amt', 'CLM_LINE_LIS_AMT'],
  otherCents: ['othr_troop_amt'],
  // Whether v3 files what counts for sure under the last of these is not said anywhere: it may count.
  otherInsuranceCents: ['plro_amt', 'CLM_LINE_PLRO_AMT', 'CLM_LINE_OTHR_TP_PD_AMT'],
  enhancedCents: ['ncvrd_plan_pd_amt', 'CLM_LINE_NCVRD_PD_AMT'],
  aboveCapCents: ['gdc_abv_oopt_amt', 'CLM_LINE_GRS_ABOVE_THRSHLD_AMT'],
} as const;
type AmountName = keyof typeof variables;

/** `null` for a claim that is not a pharmacy's. */
export function readDrugFacts({ claim, row, eob }: WholeClaim): DrugFacts | null {
  if (row.kind !== 'pharmacy') return null;
  const amounts = listAt(eob, 'item').flatMap((item) => listAt(item, 'adjudication').map(readAmount));
  const sumOf = (name: AmountName) =>
    sumCents(
      amounts.map(({ variable, cents }) =>
        (variables[name] as readonly string[]).includes(variable) ? cents : null,
      ),
    );
  return {
    isPartD: claim.planKind === 'part-d',
    ownCents: sumOf('ownCents'),
    extraHelpCents: sumOf('extraHelpCents'),
    otherCents: sumOf('otherCents'),
    otherInsuranceCents: sumOf('otherInsuranceCents'),
    enhancedCents: sumOf('enhancedCents'),
    aboveCapCents: sumOf('aboveCapCents'),
    isCovered: !isOutsidePartD(eob),
    contract: readContract(eob),
  };
}

function readAmount(adjudication: Json): { variable: string; cents: Cents | null } {
  const codings = codingsOf(objectAt(adjudication, 'category'));
  const codes = codings.map((coding) => codeAt(coding) ?? '');
  const variable = codes.map(lastPartOf).find((code) => /_amt$/i.test(code)) ?? '';
  // Medicare has sent the plan's enhanced part under the name of its basic part, with this code beside it.
  const isEnhanced = variable === 'cvrd_d_plan_pd_amt' && codes.includes('noncovered');
  return {
    variable: isEnhanced ? 'ncvrd_plan_pd_amt' : variable,
    cents: parseCents(objectAt(adjudication, 'amount')?.['value']),
  };
}

/** Drugs that only an enhanced plan pays for, and those sold without a prescription. */
const outsidePartD: ReadonlySet<string | null> = new Set(['E', 'O']);

function isOutsidePartD(eob: Json): boolean {
  return listAt(eob, 'supportingInfo')
    .flatMap((info) => codingsOf(objectAt(info, 'code')))
    .some(
      (coding) =>
        /drug[_-]cvrg[_-]stus[_-]cd$/i.test(textAt(coding, 'system') ?? '') &&
        outsidePartD.has(codeAt(coding)),
    );
}

/** Contract and benefit package: "S5601 020". */
function readContract(eob: Json): string | null {
  const coverage = findFocalCoverage(eob);
  const partOf = (name: string) => {
    const [extension] = extensionsOf(coverage, name);
    return textAt(objectAt(extension, 'valueIdentifier'), 'value');
  };
  const contract = partOf('plan_cntrct_rec_id');
  return contract === null ? null : [contract, partOf('plan_pbp_rec_num')].filter(Boolean).join(' ');
}
