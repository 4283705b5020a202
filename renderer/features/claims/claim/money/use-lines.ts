import { useState } from 'react';
import type { Claim, ClaimLine } from '#shared/model/claims/claim';
import { send } from '../../../../api/bridge.ts';

const linesAtOnce = 200;

/** The services of a claim that are here so far, and how to have more of them. */
export function useLines({ claim, moreLines }: { claim: Claim; moreLines: number }) {
  const [further, setFurther] = useState<readonly ClaimLine[]>([]);
  const offset = claim.lines.length + further.length;
  const showMore = async () => {
    const { lines } = await send('claims.lines', { claimId: claim.id, offset, limit: linesAtOnce });
    setFurther([...further, ...lines]);
  };
  return {
    claim: further.length === 0 ? claim : { ...claim, lines: [...claim.lines, ...further] },
    moreLines: moreLines - further.length,
    showMore: () => void showMore().catch(() => undefined),
  };
}
