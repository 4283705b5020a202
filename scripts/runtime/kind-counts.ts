import { countKinds } from '../../shared/not-shown.ts';

/** "13 claims, 7 insurance cards, 176 other records" */
export function nameKinds(records: Parameters<typeof countKinds>[0]): string {
  const { claims, cards, others } = countKinds(records);
  const name = (count: number, one: string) =>
    count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`];
  return [...name(claims, 'claim'), ...name(cards, 'insurance card'), ...name(others, 'other record')].join(
    ', ',
  );
}
