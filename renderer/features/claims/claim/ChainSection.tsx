import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Claim, Coded } from '#shared/model/claims/claim';
import type { ChainClaim, ClaimView, VersionDifference } from '#shared/model/claims/claims-view';
import { useFormats } from '../../../i18n/use-formats.ts';
import { nameCoded } from '../../../ui/data/coded-text.ts';
import { StatePill } from '../../../ui/data/Pill.tsx';
import { FoldedSheet } from '../../../ui/layout/FoldedSheet.tsx';
import styles from './ChainSection.module.css';
import { ChangeList, useFieldNames } from './ChangeList.tsx';

/** The versions of the claim that the plan sent, oldest first, and which of them counts. */
export function ChainSection({ view: { chain, claim, sinceEarlier, inLater } }: { view: ClaimView }) {
  const { t } = useTranslation('claim');
  const sayChanged = useChangedWords();
  if (chain.length === 0) return null;
  const hasCounting = chain.some(({ row }) => row?.counted);
  const isWaiting = hasCounting && chain.some(({ row }) => row?.notCountedBecause === 'being-decided');
  const isUnsent = chain.some(({ role }) => role === 'not-sent');
  return (
    <FoldedSheet
      title={t('chain.title')}
      says={[
        t(claim.counted ? 'chain.saysCounts' : 'chain.saysOld', { count: chain.length }),
        sinceEarlier && sayChanged(sinceEarlier),
      ]
        .filter(Boolean)
        .join(' ')}
      isOpen={!claim.counted}
    >
      <p>{t(hasCounting ? 'chain.lead' : 'chain.leadNone')}</p>
      {isWaiting && <p>{t('chain.deciding')}</p>}
      {isUnsent && <p>{t('chain.unsent')}</p>}
      {sinceEarlier && (
        <Difference title={t('chain.changed.title')} difference={sinceEarlier} claim={claim} />
      )}
      {inLater && <Difference title={t('chain.changed.titleLater')} difference={inLater} claim={claim} />}
      <ol className={styles['chain']}>
        {chain.map((one, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is what the list says
            key={index}
            className={one.row?.counted ? styles['counts'] : undefined}
            aria-current={one.row?.id === claim.id ? 'page' : undefined}
          >
            <Version one={one} isHere={one.row?.id === claim.id} />
          </li>
        ))}
      </ol>
    </FoldedSheet>
  );
}

/** "Changed: Plan paid, Your share." */
function useChangedWords(): (difference: VersionDifference) => string {
  const { t } = useTranslation('claim');
  const { locale } = useFormats();
  const nameField = useFieldNames();
  return (difference) => {
    const { changes, added, removed, linesDiffer, othersDiffer } = difference;
    const what = changes.map(({ field }) => nameField(field));
    if (added.length + removed.length > 0 || linesDiffer) what.push(t('services.title'));
    if (what.length > 0) return t('chain.changed.says', { list: new Intl.ListFormat(locale).format(what) });
    return t(othersDiffer ? 'chain.changed.others' : 'chain.changed.nothing');
  };
}

type DifferenceProps = { title: string; difference: VersionDifference; claim: Claim };

function Difference({ title, difference, claim }: DifferenceProps) {
  const { t } = useTranslation('claim');
  const { changes, added, removed, linesDiffer, othersDiffer } = difference;
  const list = (services: readonly Coded[]) =>
    services.map((service) => nameCoded(t, service) ?? t('services.notNamed')).join(' · ');
  const words = [
    added.length > 0 && t('chain.changed.added', { list: list(added) }),
    removed.length > 0 && t('chain.changed.removed', { list: list(removed) }),
    linesDiffer && t('chain.changed.lines'),
    othersDiffer && t('chain.changed.others'),
  ].filter((text) => text !== false);
  return (
    <div>
      <h3>{title}</h3>
      {changes.length + words.length === 0 ? (
        <p>{t('chain.changed.nothing')}</p>
      ) : (
        <ChangeList changes={changes} claim={claim}>
          {words.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ChangeList>
      )}
    </div>
  );
}

function Version({ one: { role, claimNumber, row }, isHere }: { one: ChainClaim; isHere: boolean }) {
  const { t } = useTranslation('claim');
  const { date } = useFormats();
  const decided = date(row?.decidedOn ?? null);
  const facts = [
    claimNumber === null ? null : t('chain.number', { number: claimNumber }),
    decided === null ? null : t('chain.decided', { date: decided }),
  ].filter((fact) => fact !== null);
  const what = [t(`chain.role.${role}`), ...facts].join(', ');
  return (
    <>
      <p className={styles['head']}>
        <strong>{t(`chain.role.${role}`)}</strong>
        {row && <StatePill state={row.state} />}
        {row?.counted && <strong className={styles['mark']}>✓ {t('chain.counts')}</strong>}
      </p>
      {facts.length > 0 && <p className="small muted">{facts.join(' · ')}</p>}
      {isHere ? (
        <p className="small">{t('chain.this')}</p>
      ) : (
        row && (
          <Link to="/claims/$claimId" params={{ claimId: row.id }} aria-label={t('chain.seeNamed', { what })}>
            {t('chain.see')}
          </Link>
        )
      )}
    </>
  );
}
