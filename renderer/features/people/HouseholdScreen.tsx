import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPartlyAbove, type OpenBills } from '#shared/model/bills/bill-lists';
import { isOnlyAtPharmacy, sumSource } from '#shared/model/claims/totals';
import type { Household, NextDate, PersonStanding } from '#shared/model/people/people';
import { isPastDue } from '#shared/words/installments';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { useSumWords } from '../../i18n/use-sum-words.ts';
import { NoPlans } from '../../shell/NoPlans.tsx';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { cx } from '../../ui/cx.ts';
import { Avatar } from '../../ui/data/Avatar.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { Tag } from '../../ui/data/Tag.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { NotHappenedShare } from '../../ui/records/NotHappened.tsx';
import tables from '../../ui/tables/Table.module.css';
import { KeptAside } from '../../ui/whose/KeptAside.tsx';
import { useNotShown } from '../../ui/whose/use-not-shown.ts';
import styles from './People.module.css';

/** Everyone here at once: a row a person with this month, this year, open bills and what is due next; below it what comes, in order. */
export function HouseholdScreen() {
  const { t } = useTranslation(['people', 'plans']);
  const { data, error, refetch } = useRequest('people.household', {});
  const { questions } = useNotShown();
  const toLook = data?.people.reduce((sum, one) => sum + one.toLook, questions.length) ?? 0;
  return (
    <>
      <PageHeader
        screen={t('household.screen')}
        title={
          !data || data.people.length === 0
            ? t('household.screen')
            : toLook === 0
              ? t('household.nothing')
              : t('household.look', { count: toLook })
        }
        lead={t('household.lead')}
      />
      <Stack>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data?.people.length === 0 && <NoPlans>{t('plans:none.text')}</NoPlans>}
        {data && data.people.length > 0 && <People household={data} />}
        {data && data.leftOut > 0 && <p>{t('household.leftOut', { count: data.leftOut })}</p>}
        {data && <Coming people={data.people} />}
      </Stack>
    </>
  );
}

/** The screens show whoever is chosen. */
function useOpenOf(personId: string): (go: (navigate: ReturnType<typeof useNavigate>) => unknown) => void {
  const { choose } = usePerson();
  const navigate = useNavigate();
  return (go) => {
    choose(personId);
    void go(navigate);
  };
}

function People({ household }: { household: Household }) {
  const { t } = useTranslation('people');
  const { people, year } = household;
  return (
    <Sheet padding="none" label={t('household.table')}>
      <div className={cx(tables['box'], styles['people'])}>
        <table className={cx(tables['table'], styles['table'])} aria-label={t('household.table')}>
          <thead>
            <tr>
              <th scope="col">{t('household.who')}</th>
              <th scope="col">{t('household.month')}</th>
              <th scope="col">{t('household.year', { year })}</th>
              <th scope="col">{t('household.bills')}</th>
              <th scope="col">{t('household.due')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((standing) => (
              <OnePerson key={standing.person.id} standing={standing} year={year} />
            ))}
            <Together household={household} />
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

function OnePerson({ standing, year }: { standing: PersonStanding; year: number }) {
  const { t } = useTranslation(['people', 'whose']);
  const nameOf = usePersonNames();
  const today = useToday();
  const { person, isReady, openBills, nextDates, toLook } = standing;
  const open = useOpenOf(person.id);
  const { questions } = useNotShown({ personId: person.id });
  const name = nameOf(person);
  const id = `standing-${person.id}`;
  const [next] = nextDates;
  return (
    <tr>
      <th scope="row">
        <div className={styles['who']}>
          <Avatar name={name} />
          <div>
            <h2 id={id}>{name}</h2>
            <p className={cx(styles['look'], 'small')}>
              {!isReady
                ? t('household.notReady')
                : toLook === 0
                  ? questions.length === 0 && t('household.noLook')
                  : t('household.toLook', { count: toLook })}{' '}
              {questions.length > 0 && t('whose:aside.erased', { count: questions.length })}
            </p>
            {person.authority && <Tag>{t(`authority.${person.authority}.tag`)}</Tag>}
          </div>
        </div>
        <KeptAside personId={person.id} describedBy={id} />
        <Row>
          <LinkButton aria-describedby={id} onPress={() => open((go) => go({ to: '/claims' }))}>
            {t('household.openClaims')}
          </LinkButton>{' '}
          <LinkButton aria-describedby={id} onPress={() => open((go) => go({ to: '/bills' }))}>
            {t('household.openBills')}
          </LinkButton>
        </Row>
      </th>
      <td data-label={t('household.month')}>
        <Shares
          standing={standing}
          shares={standing.monthShares}
          days={today.slice(0, 7)}
          openVisits={standing.monthOpenVisits}
          openWords={(count) => t('household.visitsOpenMonth', { count })}
          none={t('household.noMonth')}
        />
      </td>
      <td data-label={t('household.year', { year })}>
        <Shares
          standing={standing}
          shares={standing.shares}
          days={String(year)}
          planShares={standing.planShares}
          openVisits={standing.openVisits}
          openWords={(count) => t('household.visitsOpen', { count, year })}
          none={t('household.noClaims', { year })}
          noneAside={(count) => t('household.noClaimsAside', { year, count })}
        />
      </td>
      <td data-label={t('household.bills')}>
        {openBills.length === 0
          ? t(standing.hasBills ? 'household.noneUnpaid' : 'household.noBills')
          : openBills.map((open) => <OpenWords key={open.currency} open={open} />)}
        <ToGetBack standing={standing} describedBy={id} />
      </td>
      <td data-label={t('household.due')}>
        {next ? (
          <>
            <DueDay day={next.day} />
            <SmallLine>
              <NextWords next={next} />
              <DueAmount next={next} />
            </SmallLine>
          </>
        ) : (
          t('household.noDue')
        )}
      </td>
    </tr>
  );
}

type SharesProps = {
  standing: PersonStanding;
  shares: PersonStanding['shares'];
  /** Their days, by how they begin. */
  days: string;
  /** Of each plan, which stand in place of a sum while visits are to be answered. */
  planShares?: PersonStanding['planShares'];
  /** Visits that are to be answered before there is a sum, and how that is said. */
  openVisits: number;
  openWords(count: number): string;
  none: string;
  /** What is said instead where claims wait for an answer. */
  noneAside?(claims: number): string;
};

/** The shares, or why they cannot be told. */
function Shares({
  standing,
  shares,
  days,
  planShares = [],
  openVisits,
  openWords,
  none,
  noneAside,
}: SharesProps) {
  const { person, isReady } = standing;
  const { t } = useTranslation('people');
  const { nameSources } = useSourceWords();
  const { questions } = useNotShown({ personId: person.id });
  // What was answered is in lists, even where it is asked about again.
  const aside = questions.reduce((sum, { answer, claims }) => sum + (answer === null ? claims : 0), 0);
  if (!isReady) return t('household.notReady');
  if (openVisits > 0) {
    const names = nameSources(planShares);
    return (
      <>
        {planShares.flatMap(({ connectionId, shares: ofPlan }, index) =>
          ofPlan.map((share) => (
            <div key={`${connectionId} ${share.currency}`}>
              {names[index]}: <ShareWords share={share} />
            </div>
          )),
        )}
        <p>{openWords(openVisits)}</p>
      </>
    );
  }
  if (shares.length === 0) return aside > 0 && noneAside ? noneAside(aside) : none;
  return shares.map((share) => (
    <p key={share.currency}>
      <ShareWords share={share} />
      <SmallLine>
        <NotHappenedShare personId={person.id} days={days} currency={share.currency} />
      </SmallLine>
    </p>
  ));
}

function ShareWords({ share }: { share: PersonStanding['shares'][number] }) {
  const { t } = useTranslation('people');
  const { money } = useFormats();
  const nameSum = useSumWords();
  const { currency, sum, atPharmacy } = share;
  const source = sumSource(sum);
  const pharmacy = atPharmacy.cents !== null && (
    <SmallLine>{t('household.pharmacy', { amount: money(atPharmacy.cents, currency) })}</SmallLine>
  );
  if (isOnlyAtPharmacy({ yourShare: sum, atPharmacy })) return pharmacy;
  return (
    <>
      <b className="num">{nameSum(sum, currency, t('household.notStated'))}</b>
      <SmallLine>
        {sum.cents !== null && t('household.from', { count: sum.statedBy })}
        {sum.cents !== null &&
          sum.notStatedBy > 0 &&
          ` ${t('household.without', { count: sum.notStatedBy })}`}
        {sum.partlyBy > 0 && ` ${t('household.partly', { count: sum.partlyBy })}`}
        {source === 'computed' && ` ${t('household.allComputed')}`}
        {source === 'both' &&
          ` ${t('household.split', {
            stated: money(sum.statedCents ?? 0, currency),
            computed: money(sum.computedCents ?? 0, currency),
          })}`}
      </SmallLine>
      {pharmacy}
    </>
  );
}

/** What matches the plan, and what is to be asked about first: never one amount of both. */
function OpenWords({ open: { currency, match, toAsk, twiceCents } }: { open: OpenBills }) {
  const { t } = useTranslation(['people', 'bills']);
  const { money } = useFormats();
  const parts = [
    { name: 'match', tone: 'you', sum: match },
    { name: 'toAsk', tone: 'ink', sum: toAsk },
  ] as const;
  const words = parts
    .filter(({ sum }) => sum.bills > 0)
    .map(({ name, tone, sum }) => (
      <p key={name}>
        <Money cents={sum.cents} currency={currency} size="strong" tone={tone} />
        <SmallLine>
          {t(`people:household.unpaid.${name}`, { count: sum.bills })}
          {'aboveCents' in sum &&
            isPartlyAbove(sum) &&
            `. ${t('bills:sum.above')}: ${money(sum.aboveCents, currency)}`}
        </SmallLine>
      </p>
    ));
  return (
    <>
      {words}
      {twiceCents > 0 && (
        <SmallLine>
          {t('bills:sum.twice')}: {money(twiceCents, currency)}
        </SmallLine>
      )}
    </>
  );
}

/** What was paid above the share, or is a credit, with the way to the bill that says what to do. */
function ToGetBack({
  standing: { person, toGetBack },
  describedBy,
}: {
  standing: PersonStanding;
  describedBy: string;
}) {
  const { t } = useTranslation(['people', 'bills']);
  const open = useOpenOf(person.id);
  return toGetBack.map(({ currency, cents, billId }) => (
    <p key={currency}>
      <Money cents={cents} currency={currency} size="strong" />
      <SmallLine>{t('bills:sum.back')}</SmallLine>
      <LinkButton
        aria-describedby={describedBy}
        onPress={() =>
          open((go) =>
            billId === null ? go({ to: '/bills' }) : go({ to: '/bills/$billId', params: { billId } }),
          )
        }
      >
        {t('bills:bill.seeWhat')}
      </LinkButton>
    </p>
  ));
}

/** The day, and in words that it is over. */
function DueDay({ day }: { day: string }) {
  const { t } = useTranslation('people');
  const { date } = useFormats();
  const today = useToday();
  return <strong>{isPastDue(day, today) ? t('household.late', { day: date(day) }) : date(day)}</strong>;
}

function NextWords({ next }: { next: NextDate }) {
  const { t } = useTranslation(['people', 'claims']);
  const name = next.name ?? t('claims:list.provider');
  return t(`household.of.${next.kind === 'appeal' ? next.from : next.kind}`, { name });
}

/** What of a bill is due by that day, and of how much, where the rest has time. */
function DueAmount({ next }: { next: NextDate }) {
  const { t } = useTranslation('people');
  const { money } = useFormats();
  if (next.kind !== 'bill') return null;
  const { cents, openCents, currency } = next;
  return (
    <>
      {' · '}
      <Money cents={cents} currency={currency} size="strong" />
      {cents < openCents && ` ${t('household.ofWhole', { whole: money(openCents, currency) })}`}
    </>
  );
}

/** What it is about, by the id of its record here. */
function idOf(next: NextDate): string {
  return next.kind === 'bill' ? next.billId : next.kind === 'appeal' ? next.claimId : next.approvalId;
}

/** What may be added up over all; nothing where it may not. */
function Together({ household: { share, monthShare, openBills, year } }: { household: Household }) {
  const { t } = useTranslation('people');
  if (share === null && openBills === null) return null;
  return (
    <tr>
      <th scope="row">
        {t('household.together')}
        <SmallLine>{t('household.paidNot')}</SmallLine>
      </th>
      <td data-label={t('household.month')}>{monthShare && <ShareWords share={monthShare} />}</td>
      <td data-label={t('household.year', { year })}>{share && <ShareWords share={share} />}</td>
      <td data-label={t('household.bills')}>{openBills && <OpenWords open={openBills} />}</td>
      <td />
    </tr>
  );
}

/** So many days stand there at first. */
const mostAtFirst = 8;

/** What is due of everyone, the earliest first. */
function Coming({ people }: { people: readonly PersonStanding[] }) {
  const { t } = useTranslation('people');
  const [isWhole, setWhole] = useState(false);
  const all = people
    .flatMap(({ person, nextDates }) => nextDates.map((next) => ({ person, next })))
    .toSorted((a, b) => a.next.day.localeCompare(b.next.day));
  if (all.length === 0) return null;
  const shown = isWhole ? all : all.slice(0, mostAtFirst);
  const later = people.reduce((sum, { laterDates }) => sum + laterDates, 0);
  return (
    <TitledSheet title={t('household.coming')}>
      <ul className={styles['plans']}>
        {shown.map(({ person, next }) => (
          <Due key={idOf(next)} person={person} next={next} />
        ))}
        {shown.length === all.length &&
          people
            .filter(({ laterDates }) => laterDates > 0)
            .map((standing) => <Later key={standing.person.id} standing={standing} />)}
      </ul>
      {shown.length < all.length && (
        <LinkButton onPress={() => setWhole(true)}>
          {t('household.all', { count: all.length + later })}
        </LinkButton>
      )}
    </TitledSheet>
  );
}

/** How many more there are of one person, with the way to them. */
function Later({ standing: { person, nextDates, laterDates } }: { standing: PersonStanding }) {
  const { t } = useTranslation('people');
  const { date } = useFormats();
  const nameOf = usePersonNames();
  const open = useOpenOf(person.id);
  const id = `later-${person.id}`;
  return (
    <li>
      <span id={id}>
        {t('household.later', {
          name: nameOf(person),
          count: laterDates,
          day: date(nextDates.at(-1)?.day ?? ''),
        })}
      </span>
      <LinkButton aria-describedby={id} onPress={() => open((go) => go({ to: '/bills' }))}>
        {t('household.openBills')}
      </LinkButton>
    </li>
  );
}

function Due({ person, next }: { person: PersonStanding['person']; next: NextDate }) {
  const { t } = useTranslation('people');
  const nameOf = usePersonNames();
  const open = useOpenOf(person.id);
  const id = `due-${idOf(next)}`;
  return (
    <li>
      <span id={id}>
        <DueDay day={next.day} /> · {nameOf(person)} · <NextWords next={next} />
        <DueAmount next={next} />
      </span>
      <Button
        aria-describedby={id}
        onPress={() =>
          open((go) =>
            next.kind === 'bill'
              ? go({ to: '/bills/$billId', params: { billId: next.billId } })
              : next.kind === 'appeal'
                ? go({ to: '/appeals/$claimId', params: { claimId: next.claimId } })
                : go({ to: '/approvals' }),
          )
        }
      >
        {t('household.open')}
      </Button>
    </li>
  );
}
