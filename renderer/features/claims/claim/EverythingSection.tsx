import { useTranslation } from 'react-i18next';
import type { Claim, ClaimFact } from '#shared/model/claims/claim';
import { findContract, findFactKey, isTechnicalFact } from '#shared/words/claim-facts';
import { nameOtherAmount } from '#shared/words/disputed-share';
import { useKnownText } from '../../../i18n/translate.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { nameCode } from '../../../ui/data/coded-text.ts';
import { FactList } from '../../../ui/data/FactList.tsx';
import { Ledger } from '../../../ui/data/Ledger.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import { FoldedSheet } from '../../../ui/layout/FoldedSheet.tsx';
import { SeeAllData } from '../../../ui/records/SeeAllData.tsx';
import { AmountSource } from './money/AmountSource.tsx';
import { isTechnicalNumber, listBareCodes } from './technical-details.ts';

/** Everything else the plan sent: other amounts, facts, what the app did not understand, and the record itself. */
export function EverythingSection({ claim, leftOut }: { claim: Claim; leftOut: number }) {
  const { t } = useTranslation('claim');
  const { nameWhole } = useSourceWords();
  return (
    <FoldedSheet title={nameWhole('title') ?? t('everything.title')} says={t('everything.says')}>
      <SeeAllData
        source={{ channel: 'claims.source', input: { claimId: claim.id } }}
        unread={claim.unread}
        technical={claim.technical}
        leftOut={leftOut}
        words="claim"
      >
        <OtherAmounts claim={claim} />
        <Facts claim={claim} />
      </SeeAllData>
    </FoldedSheet>
  );
}

function OtherAmounts({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const all = [...claim.amounts.other, ...claim.lines.flatMap((line) => line.amounts.other)];
  if (all.length === 0) return null;
  return (
    <Details summary={t('other.title')}>
      <p>{t('other.text')}</p>
      <Ledger
        rows={all.map((other, index) => {
          const { lineNumber, amount } = other;
          const label = nameOtherAmount(other, t('other.statedShare'));
          return {
            key: String(index),
            label: lineNumber === null ? label : `${label}, ${t('other.line', { number: lineNumber })}`,
            value: (
              <>
                {money(amount.cents, amount.currency)}
                <AmountSource amount={amount} />
              </>
            ),
            isZero: amount.cents === 0,
          };
        })}
      />
    </Details>
  );
}

/** Facts that a person may want, in plain words; technical ones apart. */
function Facts({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const more = [
    ...listBareCodes(claim).map(({ key, coded }) => ({ key, label: t(key), value: nameCode(t, coded) })),
    ...claim.otherNumbers.flatMap((number, index) =>
      isTechnicalNumber(number) ? [{ key: String(index), ...number }] : [],
    ),
  ];
  const groups = Object.groupBy(claim.facts, (fact) => (isTechnicalFact(fact) ? 'technical' : 'plain'));
  return (
    <>
      {groups.plain && (
        <Details summary={t('facts.title')}>
          <NamedFacts facts={groups.plain} />
        </Details>
      )}
      {(groups.technical || more.length > 0) && (
        <Details summary={t('facts.technical')}>
          <NamedFacts facts={groups.technical ?? []} />
          <FactList facts={more} />
        </Details>
      )}
    </>
  );
}

function NamedFacts({ facts }: { facts: readonly ClaimFact[] }) {
  const { t } = useTranslation('claim');
  const known = useKnownText('claim');
  return (
    <FactList
      facts={facts.map((fact, index) => {
        const { label, value, lineNumber } = fact;
        const name = known(`fact.${findFactKey(fact)}`) ?? label.text ?? label.code ?? t('facts.title');
        const contract = findContract(fact);
        return {
          key: String(index),
          label: lineNumber === null ? name : `${name}, ${t('facts.line', { number: lineNumber })}`,
          value: contract === null ? value : t(`contractWith.${contract}`),
        };
      })}
    />
  );
}
