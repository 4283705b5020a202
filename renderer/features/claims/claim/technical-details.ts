import type { Claim, Coded } from '#shared/model/claims/claim';

/** Facts of the care that plans often send as a code without words, by the key of their label under `claim`. */
export type CodedFactKey = 'drug.brand' | 'drug.daw' | 'stay.type' | 'stay.status';

/** What was sent as a code alone. It says nothing to people, so it stands under the technical facts. */
export function listBareCodes({ drug, stay }: Claim): { key: CodedFactKey; coded: Coded }[] {
  const sent: [CodedFactKey, Coded | null | undefined][] = [
    ['drug.brand', drug?.brandOrGeneric],
    ['drug.daw', drug?.dispenseAsWritten],
    ['stay.type', stay?.admissionType],
    ['stay.status', stay?.dischargeStatus],
  ];
  return sent.flatMap(([key, coded]) => (coded && isBareCode(coded) ? [{ key, coded }] : []));
}

/** True for a code without words, or with itself for words. */
export function isBareCode({ text, code, absent }: Coded): boolean {
  return code !== null && absent === undefined && (text === null || text === code);
}

/** True for a number that is named as computers name it: "claim-group". */
export function isTechnicalNumber({ label }: Claim['otherNumbers'][number]): boolean {
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/i.test(label);
}
