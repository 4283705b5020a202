import { useTranslation } from 'react-i18next';
import type { Approval } from '#shared/model/plans/approval';
import { useFormats } from '../../i18n/use-formats.ts';
import { nameCoded } from '../../ui/data/coded-text.ts';
import { type Fact, FactList } from '../../ui/data/FactList.tsx';
import { Ledger } from '../../ui/data/Ledger.tsx';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { describeKind, describeReviewer, nameNumber, nameRole } from './approval-words.ts';

/** Who asked, every number, what for, the amounts on the request, and its documents. */
export function ApprovalFacts({ approval, planName }: { approval: Approval; planName: string }) {
  const { t } = useTranslation('approvals');
  return (
    <>
      <FactList facts={useFacts(approval, planName)} />
      <Totals approval={approval} />
      {approval.documents.length > 0 && (
        <div>
          <h4>{t('documents.title')}</h4>
          <ul>
            {approval.documents.map(({ title, reference }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the documents of one request never change places.
              <li key={index}>
                {title ?? t('documents.unnamed')}{' '}
                {reference !== null && (
                  <SmallLine>
                    <code>{reference}</code>
                  </SmallLine>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function useFacts(approval: Approval, planName: string): Fact[] {
  const { t } = useTranslation('approvals');
  const facts: { key: string; label: string; value: string | null }[] = [
    { key: 'requester', label: t('facts.requester'), value: approval.requester.name ?? t('facts.notNamed') },
    { key: 'facility', label: t('facts.facility'), value: approval.facility?.name ?? null },
    {
      key: 'authorized',
      label: t('facts.authorized'),
      value: approval.providers.flatMap(({ name }) => name ?? []).join(', ') || null,
    },
    // The plan has one name everywhere; "CMS", which runs Medicare, would be a second one.
    {
      key: 'insurer',
      label: t('facts.insurer'),
      value: [planName, 'CMS'].includes(approval.insurer.name ?? '') ? null : approval.insurer.name,
    },
    { key: 'kind', label: t('facts.kind'), value: describeKind(t, approval.kind) },
    {
      key: 'diagnoses',
      label: t('facts.diagnoses'),
      value:
        approval.diagnoses
          .map(({ code }) => nameCoded(t, code))
          .filter(Boolean)
          .join(', ') || null,
    },
    { key: 'reviewer', label: t('facts.reviewer'), value: describeReviewer(t, approval.reviewer) },
    ...approval.careTeam.map(({ role, party }, index) => {
      const words = nameRole(t, role);
      return {
        key: `team ${index}`,
        label: words ?? t('facts.team'),
        value: [party.name, words === null && role].filter(Boolean).join(', ') || null,
      };
    }),
    ...approval.otherNumbers.map(({ label, value }, index) => ({
      key: `other ${index}`,
      label: nameNumber(t, label),
      value,
    })),
    ...approval.items.map(({ traceNumber }, index) => ({
      key: `trace ${index}`,
      label: t('facts.trace'),
      value: traceNumber,
    })),
  ];
  if (approval.decisionText !== null)
    facts.push({
      key: 'word',
      label: t('item.decision'),
      value: t('planWord', { text: approval.decisionText }),
    });
  return facts.filter(({ value }) => value !== null);
}

/** Amounts stand alone: never summed, and never part of spending. */
function Totals({ approval }: { approval: Approval }) {
  const { t } = useTranslation('approvals');
  const { money } = useFormats();
  if (approval.totals.length === 0) return null;
  return (
    <div>
      <h4>{t('totals.title')}</h4>
      <p className="muted">{t('totals.text')}</p>
      <Ledger
        rows={approval.totals.map(({ kind, label, amount, text }, index) => ({
          key: String(index),
          label: kind === 'other' ? (nameCoded(t, label) ?? t('totals.other')) : t(`totals.${kind}`),
          value:
            [
              amount && money(amount.cents, amount.currency),
              text && t(kind === 'used' ? 'totals.quantity' : 'totals.usedOfIt', { amount: text }),
            ]
              .filter(Boolean)
              .join(', ') || t('totals.notStated'),
        }))}
      />
    </div>
  );
}
