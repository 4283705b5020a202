import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { CareTeamMember, Claim, Party } from '#shared/model/claims/claim';
import type { ClaimView } from '#shared/model/claims/claims-view';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { isNetworkMixed } from '#shared/words/line-references';
import { findKindOfCode } from '#shared/words/specialties';
import { useRequest } from '../../../../api/use-request.ts';
import { useKnownText } from '../../../../i18n/translate.ts';
import { OpenedFrom, useSourceWords } from '../../../../i18n/use-source-words.ts';
import { CopyButton } from '../../../../ui/actions/CopyButton.tsx';
import { type Fact, FactList } from '../../../../ui/data/FactList.tsx';
import { SmallLine } from '../../../../ui/data/SmallLine.tsx';
import { Tag } from '../../../../ui/data/Tag.tsx';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import { TitledSheet } from '../../../../ui/layout/TitledSheet.tsx';
import { isNameless, NamesNotAsked } from '../../NamesNotAsked.tsx';
import { isTechnicalNumber } from '../technical-details.ts';
import { FindProviderLink } from './FindLinks.tsx';
import styles from './PeopleSection.module.css';
import { useRoleWords } from './use-role-words.ts';

/** Who billed, who treated, in which network, who is paid; which plan, and how to call it. */
export function PeopleSection({ view, claim }: { view: ClaimView; claim: Claim }) {
  const { t } = useTranslation('claim');
  return (
    <TitledSheet title={t('people.title')}>
      <People claim={claim} more={usePlan(view)} />
    </TitledSheet>
  );
}

/** The same without the plan, folded. */
export function FoldedPeople({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const isOfPlan = use(OpenedFrom).openedAt === null;
  const names = [claim.provider, claim.facility, ...claim.careTeam.map(({ party }) => party)];
  const says = [...new Set(names.flatMap((party) => party?.name ?? []))].join(', ');
  return (
    <FoldedSheet title={t('people.title')} says={says || t(isOfPlan ? 'people.notNamed' : 'people.notGiven')}>
      <People claim={claim} more={[]} />
    </FoldedSheet>
  );
}

function People({ claim, more }: { claim: Claim; more: readonly Fact[] }) {
  const plan = useNameless(claim);
  const parties = [claim.provider, claim.facility, ...claim.careTeam.map(({ party }) => party)];
  const isUnnamed = parties.some((party) => party !== null && party.name === null);
  return (
    <>
      <FactList facts={[...usePeople(claim), ...useNetworks(claim), ...more]} />
      {isUnnamed && plan !== null && <NamesNotAsked plans={[plan]} />}
    </>
  );
}

function PartyWords({ party, extra, claim }: { party: Party; extra?: string | null; claim: Claim }) {
  const { t } = useTranslation('claim');
  const isOfPlan = use(OpenedFrom).openedAt === null;
  const asksNames = useNameless(claim) === null;
  const small = [extra, party.phone, party.address, party.npi && t('people.npi', { npi: party.npi })]
    .filter(Boolean)
    .join(' · ');
  const hasLink = party.npi !== null && isNpi(party.npi);
  return (
    <>
      {party.name ?? t(!asksNames ? 'people.notKnown' : isOfPlan ? 'people.notNamed' : 'people.notGiven')}
      {small !== '' && (
        <SmallLine>
          {small}
          {hasLink && (
            <>
              {' · '}
              <FindProviderLink claimId={claim.id} npi={party.npi ?? ''} name={party.name} />
            </>
          )}
        </SmallLine>
      )}
    </>
  );
}

/** The plan of a claim, where it was not asked for names of doctors and places. */
function useNameless(claim: Claim): ConnectionSummary | null {
  const plan = useRequest('connection.list', {}).data?.find(({ id }) => claim.id.startsWith(`${id}/`));
  return plan !== undefined && isNameless(plan) ? plan : null;
}

/** Plans also send other numbers as the NPI; a directory only knows real ones. */
function isNpi(text: string): boolean {
  return /^\d{10}$/.test(text);
}

function usePeople(claim: Claim): Fact[] {
  const { t } = useTranslation('claim');
  const role = useRoleWords();
  const nameSpecialty = useSpecialtyWords();
  const payee = nameWhoIsPaid(claim);
  const facts: Fact[] = [
    {
      key: 'billing',
      label: t('people.billedBy'),
      value: <PartyWords party={claim.provider} claim={claim} />,
    },
  ];
  // Who has several roles is told once, with all of them.
  const team = Map.groupBy(claim.careTeam, ({ party, specialty }) => JSON.stringify([party, specialty]));
  for (const [key, [member, ...more]] of team) {
    if (!member) continue;
    const roles = [...new Set([member, ...more].map(role))];
    facts.push({
      key,
      label: roles.join(', '),
      value: <PartyWords party={member.party} extra={nameSpecialty(member)} claim={claim} />,
    });
  }
  if (claim.facility)
    facts.push({
      key: 'facility',
      label: t('people.facility'),
      value: <PartyWords party={claim.facility} claim={claim} />,
    });
  if (payee)
    facts.push({
      key: 'payee',
      label: t('people.payee'),
      value: (
        <>
          {payee.party ? (
            <PartyWords party={payee.party} claim={claim} />
          ) : (
            (payee.name ?? t(`people.payeeKind.${payee.kind}`))
          )}
          {payee.words !== null && <SmallLine>{t('people.payeeWords', { words: payee.words })}</SmallLine>}
        </>
      ),
    });
  return facts;
}

/** The plan's words for a specialty; our own for a bare code that we know, and none for another: it stands in the record. */
function useSpecialtyWords(): (member: CareTeamMember) => string | null {
  const { t } = useTranslation('find');
  return ({ specialty, specialtyCode }) => {
    if (specialty === null || !isBareCode(specialty)) return specialty;
    const kind = findKindOfCode(specialtyCode ?? specialty);
    return kind === null ? null : t(`specialty.${kind}`);
  };
}

/** True for "207RC0000X" and "06"; words have three letters in a row. */
function isBareCode(text: string): boolean {
  return /\d/.test(text) && !/\p{L}{3}/u.test(text);
}

type WhoIsPaid = {
  /** With all that is known, where the page does not say it already. */
  party: Party | null;
  name: string | null;
  kind: NonNullable<Claim['payeeKind']>;
  /** The plan's own words, where they say more. */
  words: string | null;
};

/** Who gets the plan's payment; `null` when the plan does not say. One word for a kind that we know says no more. */
function nameWhoIsPaid({ payee, payeeKind, payeeWords, provider }: Claim): WhoIsPaid | null {
  if (payee === null && payeeKind === null && payeeWords === null) return null;
  const isKnownWord = payeeKind !== 'other' && payeeKind !== null && !payeeWords?.includes(' ');
  const kind = payeeKind ?? 'other';
  const words = isKnownWord ? null : payeeWords;
  if (kind === 'you') return { party: null, name: null, kind, words };
  const isBiller = payee !== null && payee.name !== null && payee.name === provider.name;
  return { party: isBiller ? null : payee, name: isBiller ? provider.name : null, kind, words };
}

/** The network status: one line when all roles agree, otherwise a line for each role. */
function useNetworks({ network, lines }: Claim): Fact[] {
  const { t } = useTranslation(['claim', 'claims']);
  const stated = (
    [
      ['networkBilling', network.billing],
      ['networkRendering', network.rendering],
      ['networkBenefit', network.benefit],
    ] as const
  ).flatMap(([key, status]) => (status === null ? [] : [{ key, status }]));
  const [first] = stated;
  if (!first) return [];
  const word = (status: typeof first.status) => t(`claims:network.${status}`);
  const agrees = stated.every(({ status }) => status === first.status);
  const disagrees = ['in', 'out'].every((status) => stated.some((one) => one.status === status));
  const isMixed = isNetworkMixed({ network, lines });
  const value = agrees ? (
    <>
      <Tag>{isMixed ? t('claim:people.networkMixed') : word(first.status)}</Tag>
      {isMixed && <SmallLine>{t('claim:people.networkByService')}</SmallLine>}
    </>
  ) : (
    <>
      {stated.map(({ key, status }) => (
        <span key={key} className={styles['line']}>
          {t(`claim:people.${key}`, { status: word(status) })}
        </span>
      ))}
      {disagrees && <SmallLine>{t('claim:people.disagree')}</SmallLine>}
    </>
  );
  return [{ key: 'network', label: t('claim:people.network'), value }];
}

/** Which plan it is, how to call it, and by which numbers it knows the claim. */
export function usePlan({ claim, row, planName, planPhone, personName }: ClaimView): Fact[] {
  const { nameSource } = useSourceWords();
  const { t } = useTranslation('claim');
  const isOfPlan = use(OpenedFrom).openedAt === null;
  const known = useKnownText('claim');
  const facts: Fact[] = [
    {
      key: 'plan',
      label: t('people.plan'),
      value: (
        <>
          {nameSource(planName, row)}
          {planPhone !== null && (
            <span className={styles['line']}>
              {t('people.call', { phone: planPhone })}{' '}
              <CopyButton text={planPhone} label={t('people.copyPhone')}>
                {t('people.copy')}
              </CopyButton>
            </span>
          )}
        </>
      ),
    },
    {
      key: 'number',
      label: t('people.claimNumber'),
      value:
        claim.claimNumber === null ? (
          t(isOfPlan ? 'people.noNumber' : 'people.notGiven')
        ) : (
          <>
            {claim.claimNumber}{' '}
            <CopyButton text={claim.claimNumber} isPersonalNumber label={t('people.copyNumber')}>
              {t('people.copy')}
            </CopyButton>
          </>
        ),
    },
  ];
  const { insurer, coverageName } = claim;
  if (coverageName && coverageName !== planName)
    facts.splice(1, 0, { key: 'coverage', label: t('people.coverage'), value: coverageName });
  // The plan has one name everywhere; "CMS", which runs Medicare, would be a second one.
  if (insurer.name && ![planName, coverageName, 'CMS'].includes(insurer.name))
    facts.splice(1, 0, { key: 'insurer', label: t('people.insurer'), value: insurer.name });
  if (claim.otherCoverageNames.length > 0)
    facts.push({
      key: 'others',
      label: t('people.otherInsurance'),
      value: claim.otherCoverageNames.map((name) => (
        <span key={name} className={styles['line']}>
          {name}
        </span>
      )),
    });
  // The screen's head names the person already.
  if (personName === null && claim.person.name !== null)
    facts.push({ key: 'person', label: t('people.person'), value: claim.person.name });
  for (const [index, number] of claim.otherNumbers.entries()) {
    const { label, value } = number;
    if (isTechnicalNumber(number) || value === claim.drug?.prescriptionNumber) continue;
    facts.push({ key: `other ${index}`, label: known(`people.otherNumbers.${label}`) ?? label, value });
  }
  return facts;
}
