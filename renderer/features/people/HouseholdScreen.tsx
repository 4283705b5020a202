import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sumSource } from '#shared/model/claims/totals';
import type { Household, NextDate, PersonStanding } from '#shared/model/people/people';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSumWords } from '../../i18n/use-sum-words.ts';
import { NoPlans } from '../../shell/NoPlans.tsx';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Avatar } from '../../ui/data/Avatar.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { Tag } from '../../ui/data/Tag.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { KeptAside } from '../../ui/whose/KeptAside.tsx';
import { useNotShown } from '../../ui/whose/use-not-shown.ts';
import styles from './People.module.css';

/** Everyone here at once: what needs a look, this year's share, open bills and the next dates of each. */
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
        {data?.people.map((standing) => (
          <OnePerson key={standing.person.id} standing={standing} year={data.year} />
        ))}
        {data && data.leftOut > 0 && <p>{t('household.leftOut', { count: data.leftOut })}</p>}
        {data && <Together household={data} />}
      </Stack>
    </>
  );
}

function OnePerson({ standing, year }: { standing: PersonStanding; year: number }) {
  const { t } = useTranslation(['people', 'claims', 'whose']);
  const { choose } = usePerson();
  const nameOf = usePersonNames();
  const navigate = useNavigate();
  const { person, isReady, openBills, nextDates } = standing;
  const { toLook } = standing;
  const { questions } = useNotShown({ personId: person.id });
  const name = nameOf(person);
  const id = `standing-${person.id}`;
  /** The screens show whoever is chosen. */
  const open = (to: '/claims' | '/bills') => {
    choose(person.id);
    void navigate({ to });
  };
  return (
    <Sheet labelledBy={id}>
      <Stack>
        <div className={styles['who']}>
          <Avatar name={name} />
          <h2 id={id}>{name}</h2>
          {person.authority && <Tag>{t(`authority.${person.authority}.tag`)}</Tag>}
        </div>
        <KeptAside personId={person.id} describedBy={id} />
        <dl className={styles['standing']}>
          <div>
            <dt>{t('household.claims')}</dt>
            <dd>
              {!isReady
                ? t('household.notReady')
                : toLook === 0
                  ? questions.length === 0 && t('household.noLook')
                  : t('household.toLook', { count: toLook })}{' '}
              {questions.length > 0 && t('whose:aside.erased', { count: questions.length })}
            </dd>
          </div>
          <div>
            <dt>{t('household.share', { year })}</dt>
            <dd>
              <Shares standing={standing} year={year} />
            </dd>
          </div>
          <div>
            <dt>{t('household.bills')}</dt>
            <dd>
              {openBills.length === 0
                ? t('household.noBills')
                : openBills.map(({ currency, cents, bills }) => (
                    <p key={currency}>
                      <Money cents={cents} currency={currency} tone="you" size="strong" />{' '}
                      {t('household.billCount', { count: bills })}
                    </p>
                  ))}
            </dd>
          </div>
          {nextDates.length > 0 && (
            <div>
              <dt>{t('household.next')}</dt>
              <dd>
                {nextDates.map((next) => (
                  <p key={next.kind === 'bill' ? next.billId : next.claimId}>
                    <NextWords next={next} />
                  </p>
                ))}
              </dd>
            </div>
          )}
        </dl>
        <Row>
          <Button aria-describedby={id} onPress={() => open('/claims')}>
            {t('household.openClaims')}
          </Button>
          <Button aria-describedby={id} variant="quiet" onPress={() => open('/bills')}>
            {t('household.openBills')}
          </Button>
        </Row>
      </Stack>
    </Sheet>
  );
}

/** This year's share, or why it cannot be told. */
function Shares({ standing, year }: { standing: PersonStanding; year: number }) {
  const { t } = useTranslation('people');
  const { isReady, openVisits, shares } = standing;
  const { questions } = useNotShown({ personId: standing.person.id });
  // What was answered is in lists, even where it is asked about again.
  const aside = questions.reduce((sum, { answer, claims }) => sum + (answer === null ? claims : 0), 0);
  if (!isReady) return t('household.notReady');
  if (openVisits > 0) return t('household.visitsOpen', { count: openVisits });
  if (shares.length === 0)
    return aside > 0
      ? t('household.noClaimsAside', { year, count: aside })
      : t('household.noClaims', { year });
  return shares.map((share) => (
    <p key={share.currency}>
      <ShareWords share={share} />
    </p>
  ));
}

function ShareWords({ share: { currency, sum } }: { share: PersonStanding['shares'][number] }) {
  const { t } = useTranslation('people');
  const { money } = useFormats();
  const nameSum = useSumWords();
  const source = sumSource(sum);
  return (
    <>
      <b className="num">{nameSum(sum, currency, t('household.notStated'))}</b>
      {sum.cents !== null && ` ${t('household.from', { count: sum.statedBy })}`}
      {sum.cents !== null && sum.notStatedBy > 0 && ` ${t('household.without', { count: sum.notStatedBy })}`}
      {sum.partlyBy > 0 && ` ${t('household.partly', { count: sum.partlyBy })}`}
      {source === 'computed' && ` ${t('household.allComputed')}`}
      {source === 'both' &&
        ` ${t('household.split', {
          stated: money(sum.statedCents ?? 0, currency),
          computed: money(sum.computedCents ?? 0, currency),
        })}`}
    </>
  );
}

function NextWords({ next }: { next: NextDate }) {
  const { t } = useTranslation(['people', 'claims']);
  const { date } = useFormats();
  const words = { day: date(next.day) ?? next.day, name: next.name ?? t('claims:list.provider') };
  return t(next.kind === 'bill' ? 'household.billDue' : 'household.appealDue', words);
}

/** What may be added up over all; nothing where it may not. */
function Together({ household: { share, openBills, year } }: { household: Household }) {
  const { t } = useTranslation('people');
  if (share === null && openBills === null) return null;
  return (
    <TitledSheet title={t('household.together')}>
      <dl className={styles['standing']}>
        {share && (
          <div>
            <dt>{t('household.share', { year })}</dt>
            <dd>
              <ShareWords share={share} />
            </dd>
          </div>
        )}
        {openBills && (
          <div>
            <dt>{t('household.bills')}</dt>
            <dd>
              <Money cents={openBills.cents} currency={openBills.currency} tone="you" size="strong" />{' '}
              {t('household.billCount', { count: openBills.bills })}
            </dd>
          </div>
        )}
      </dl>
      <p className="muted">{t('household.paidNot')}</p>
    </TitledSheet>
  );
}
