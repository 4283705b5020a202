/** The drugs and doctors of a person that are checked: of their claims without those that they took off, and those they typed. */
import { addedId, type CareList, type OwnDoctor, type OwnDrug } from '#shared/model/plans/plan-lists';
import { isNpi } from '#shared/npi';
import { rxNormCode } from '#shared/words/drugs';
import { type DrugTable, type DrugTableFile, openDrugTable } from '../data/plan-lists/judge/drug-table.ts';

type Changes = { dropped: readonly string[]; added: readonly string[] };

export function chooseDrugs(
  { drugs }: Pick<CareList, 'drugs'>,
  { dropped, added }: Changes,
): Pick<OwnDrug, 'id' | 'name' | 'kind' | 'ndcs' | 'rxNormCodes'>[] {
  const typed = added.map((text) => {
    const code = rxNormCode(text);
    return {
      id: addedId(text),
      name: text,
      kind: 'drug' as const,
      ndcs: [],
      rxNormCodes: code === null ? [] : [code],
    };
  });
  return [...drugs.filter(({ id }) => !dropped.includes(id)), ...typed];
}

/** Ten digits are a number, anything else a name. */
export function chooseDoctors(
  { doctors }: Pick<CareList, 'doctors'>,
  { dropped, added }: Changes,
): OwnDoctor[] {
  const typed = added.map((text): OwnDoctor => {
    const digits = text.replace(/[\s-]/g, '');
    const npi = /^\d{10}$/.test(digits) ? digits : null;
    return {
      id: addedId(text),
      kind: 'doctor',
      name: npi === null ? text : null,
      npi,
      isNpiRight: npi !== null && isNpi(npi),
      specialty: null,
      addresses: [],
      groupNpis: [],
      visits: 0,
      claimId: '',
      lastSeen: '',
    };
  });
  return [...doctors.filter(({ id }) => !dropped.includes(id)), ...typed];
}

let table: Promise<DrugTable | null> | null = null;

/** The table of package numbers, read when it is first needed; `null` where none came with the app. */
export function loadDrugTable(): Promise<DrugTable | null> {
  table ??= import('../../resources/drug-codes.json', { with: { type: 'json' } }).then(({ default: file }) =>
    openDrugTable(file as unknown as DrugTableFile),
  );
  return table;
}
