/** The versions of a claim that replace each other, in a paragraph. */
import type { ChainClaim } from '../model/claims/claims-view.ts';
import type { ClaimStatement } from '../model/papers/statement.ts';
import type { Block } from './document.ts';
import type { Words } from './words.ts';

export function layOutChain({ chain, claim }: ClaimStatement, { t }: Words): Block[] {
  if (chain.length === 0) return [];
  const name = ({ claimNumber }: ChainClaim) =>
    claimNumber === null ? t('chain.unnumbered') : t('chain.named', { number: claimNumber });
  const list = chain.map((one) => {
    const values = { name: name(one), role: t(`chain.role.${one.role}`) };
    return one.row === null
      ? t('chain.itemUnsent', values)
      : t('chain.item', { ...values, state: t(`state.${one.row.state}`).toLocaleLowerCase() });
  });
  const counting = chain.find(({ row }) => row?.counted);
  const which =
    counting === undefined
      ? t('chain.countsNone')
      : counting.row?.id === claim.id
        ? t('chain.countsThis')
        : t('chain.counts', { name: name(counting) });
  return [{ kind: 'paragraph', text: `${t('chain.list', { list: list.join('; ') })} ${which}` }];
}
