/**
 * Which drug a package number stands for. RxNorm's clinical drugs are a substance, strength and form; its branded drugs are
 * the same under a brand's name.
 */
import { readNdc } from './ndc.ts';

export type DrugTable = {
  /** Codes of the drugs that a package of eleven digits is or was; of old packages there can be several. */
  codesOf(ndc: string): readonly string[];
  /** Codes of the drugs of the same substances, in whatever strength, form and brand, itself among them. */
  kinOf(code: string): ReadonlySet<string>;
  /** The drug without a brand; `null` for one that has none. */
  genericOf(code: string): string | null;
};

/** `kin` is `null` where no table is at hand. */
export type DrugIdentity =
  | { state: 'one'; code: string; kin: ReadonlySet<string> | null }
  | { state: 'several'; why: 'several-drugs' | 'two-readings' }
  | { state: 'none' };

/** Which drug claims name, by the codes that they state. */
export function identifyDrug(
  { ndcs, rxNormCodes }: { ndcs: readonly string[]; rxNormCodes: readonly string[] },
  table: DrugTable | null,
): DrugIdentity {
  const readings = ndcs.map((ndc) => readNdc(ndc).flatMap((one) => nonEmpty(table?.codesOf(one) ?? [])));
  if (readings.some(({ length }) => length > 1)) return { state: 'several', why: 'two-readings' };
  const codes = dropGenerics([...new Set([...rxNormCodes, ...readings.flat(2)])], table);
  const [code, ...others] = codes;
  if (code === undefined) return { state: 'none' };
  if (others.length > 0) return { state: 'several', why: 'several-drugs' };
  const kin = table?.kinOf(code) ?? null;
  return { state: 'one', code, kin: kin !== null && kin.size > 0 ? kin : null };
}

function nonEmpty(codes: readonly string[]): (readonly string[])[] {
  return codes.length === 0 ? [] : [codes];
}

/** A brand says more than the drug that it is a brand of. */
function dropGenerics(codes: readonly string[], table: DrugTable | null): string[] {
  const generics = new Set(codes.flatMap((code) => table?.genericOf(code) ?? []));
  return codes.filter((code) => !generics.has(code));
}

/**
 * The table as it lies beside the app: what `npm run tables` makes of RxNorm. `dated`: the day of the release; `null` until
 * one was put in. `drugs`: code, number of its group of substances, and the code of the drug without a brand.
 */
export type DrugTableFile = {
  dated: string | null;
  source: string;
  licence: string;
  drugs: readonly (readonly [code: string, group: number, generic: string | null])[];
  packages: Readonly<Record<string, readonly string[]>>;
};

/** `null` for a table that is not there yet. */
export function openDrugTable({ dated, drugs, packages }: DrugTableFile): DrugTable | null {
  if (dated === null) return null;
  const byCode = new Map(drugs.map((drug) => [drug[0], drug]));
  const kin = new Map(
    [...Map.groupBy(drugs, ([, group]) => group)].map(([group, all]) => [
      group,
      new Set(all.map(([code]) => code)),
    ]),
  );
  const none: ReadonlySet<string> = new Set();
  return {
    codesOf: (ndc) => (Object.hasOwn(packages, ndc) ? (packages[ndc] ?? []) : []),
    kinOf: (code) => kin.get(byCode.get(code)?.[1] ?? -1) ?? none,
    genericOf: (code) => byCode.get(code)?.[2] ?? null,
  };
}
