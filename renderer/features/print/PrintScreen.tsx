import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { everyClaim } from '#shared/every-claim';
import {
  type BookPart,
  bookParts,
  doctorParts,
  type PacketPart,
  type PaperRequest,
  packetParts,
} from '#shared/model/papers/packet';
import type { StatementOptions } from '#shared/model/papers/statement';
import type { PersonSummary } from '#shared/model/plans/connection';
import { chooseUsualPrint } from '#shared/model/settings';
import { usualOptions } from '#shared/paper/document';
import { countGroups, healthGroups } from '#shared/words/health-groups';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { NoPlans } from '../../shell/NoPlans.tsx';
import { usePerson } from '../../shell/person.tsx';
import { useSessionChoice } from '../../shell/session-choices.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { KeptAside } from '../../ui/whose/KeptAside.tsx';
import { NotShownLine } from '../../ui/whose/NotShownLine.tsx';
import styles from './desk/PrintDesk.module.css';
import { EmptyDesk, PrintDesk } from './desk/PrintDesk.tsx';
import { chooseLeavesOut, SensitiveChoice } from './desk/SensitiveChoice.tsx';
import { HowToPrint, PrintOptions, PrintSizeChoice } from './PrintOptions.tsx';
import type { PrintSearch, Purpose } from './print-search.ts';
import { SaveSheets } from './SaveSheets.tsx';
import { PartChoice, PeopleChoice, PurposeChoice, YearChoice } from './WhatToPrint.tsx';

/** Print: what for, who, what is inside, how; how it will look, and where to. */
export function PrintScreen() {
  const { t } = useTranslation(['print', 'claim']);
  const { person, isLoading } = usePerson();
  const { list } = useSearch({ from: '/shell/print' });
  return (
    <>
      {list && (
        <BackLink to="/claims" search={list.back}>
          {t('claim:back')}
        </BackLink>
      )}
      <PageHeader screen={t('print:screen')} title={t('print:title')} lead={t('print:lead')} />
      {person ? (
        <PersonPrint key={person.id} person={person} />
      ) : isLoading ? (
        <Skeleton />
      ) : (
        <NothingToPrint />
      )}
    </>
  );
}

type Choices = {
  people: readonly string[];
  packet: readonly PacketPart[];
  book: readonly BookPart[];
  options: Partial<StatementOptions>;
  /** `null`: as discreet mode is. */
  leavesOut: boolean | null;
};

/** What a helper may get; what a doctor needs is a packet of its own. */
const helperParts = packetParts.filter((part) => part !== 'doctor');

const onlyWhenAsked: ReadonlySet<PacketPart> = new Set(['diagnoses', 'ended-cards', 'next-year']);

/** What is inside unless the person chooses: no diagnoses, no cards of the past, no plans to compare, and no sheet for each claim. */
const usualChoices: Omit<Choices, 'people'> = {
  packet: helperParts.filter((part) => !onlyWhenAsked.has(part)),
  book: bookParts.filter((part) => part !== 'sheets'),
  options: {},
  leavesOut: null,
};

function PersonPrint({ person }: { person: PersonSummary }) {
  const search = useSearch({ from: '/shell/print' });
  const { data, error, refetch } = useRequest('claims.overview', { personId: person.id, year: null });
  if (error) return <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const shown = data.years.find((one) => one === search.year) ?? data.years[0];
  return (
    <Stack>
      {shown === undefined && <KeptAside personId={person.id} />}
      <Desk person={person} search={search} years={data.years} year={shown ?? null} />
      {shown === undefined && <NotShownLine personId={person.id} />}
    </Stack>
  );
}

type DeskProps = {
  person: PersonSummary;
  search: PrintSearch;
  years: readonly number[];
  /** `null` where no year has claims. */
  year: number | null;
};

function Desk({ person, search, years, year }: DeskProps) {
  const { t } = useTranslation(['print', 'packet']);
  const navigate = useNavigate({ from: '/print' });
  const { settings } = useSettings();
  const [choices, keep] = useSessionChoice<Choices>(`print ${person.id}`, {
    ...usualChoices,
    people: [person.id],
  });
  const choose = (more: Partial<Choices>) => keep({ ...choices, ...more });
  const chooseOptions = (more: Partial<StatementOptions>) =>
    choose({ options: { ...choices.options, ...more } });
  const { people: everyone } = usePerson();
  // Who was chosen may have become one with somebody since.
  const people = choices.people.filter((id) => everyone.some((one) => one.id === id));
  const { claimId, list } = search;
  const ofClaim = { ...(claimId !== undefined && { claimId }), ...(list && { list }) };
  const offered = listPurposes(search, year);
  // What one came from is what is printed, else a year; without claims, what else is here.
  const usual = offered.findLast((one) => one !== 'book') ?? 'packet';
  const purpose = offered.find((one) => one === search.purpose) ?? usual;
  const size = chooseUsualPrint(settings);
  const { isOn } = useDiscreet();
  const isLeftOut = choices.leavesOut ?? isOn;
  const options = {
    ...usualOptions,
    size,
    language: settings.language,
    ...choices.options,
    ...chooseLeavesOut(isLeftOut),
  };
  const request = requestFrom(purpose, { person, search, choices: { ...choices, people }, options, year });
  const open = (next: PrintSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  const what: ReactNode = (
    <>
      <PurposeChoice
        value={purpose}
        offered={offered}
        onChange={(next) => open({ ...search, purpose: next })}
      />
      {(purpose === 'book' || purpose === 'year') && year !== null && (
        <YearChoice
          year={year}
          {...(purpose === 'year' && { connectionId: search.connectionId ?? null })}
          years={years}
          onSearch={(next) => open({ ...ofClaim, purpose, ...next })}
        />
      )}
      {(purpose === 'doctor' || purpose === 'packet' || purpose === 'book') && (
        <Who chosen={people} onChange={(next) => choose({ people: next })} />
      )}
      {purpose === 'packet' && (
        <PartChoice
          parts={helperParts}
          chosen={choices.packet}
          nameOf={(part) => t(`packet:part.${part}`)}
          onChange={(packet) => choose({ packet })}
        />
      )}
      {purpose === 'book' && (
        <PartChoice
          parts={bookParts}
          chosen={choices.book}
          nameOf={(part) => (part === 'sheets' ? t('print:sheets') : t(`packet:part.${part}`))}
          onChange={(book) => choose({ book })}
        />
      )}
    </>
  );
  if (request === null) return <EmptyDesk what={what}>{t('print:chooseOne')}</EmptyDesk>;
  return (
    <PrintDesk
      request={request}
      what={what}
      more={
        <>
          {request.kind === 'year' && (
            <SaveSheets request={{ personId: person.id, year: request.year, options }} />
          )}
          <OtherPapers person={person} />
        </>
      }
    >
      <PrintSizeChoice options={options} purpose={purpose} onChange={chooseOptions} />
      <SensitiveChoice
        value={isLeftOut}
        hasMoney={purpose !== 'doctor'}
        onChange={(leavesOut) => choose({ leavesOut })}
      />
      {(purpose === 'doctor' || purpose === 'packet') && (
        <Checkbox
          isSelected={options.fullMemberId}
          onChange={(fullMemberId) => chooseOptions({ fullMemberId })}
        >
          {t('print:shows.memberId')}
        </Checkbox>
      )}
      <HowToPrint options={options}>
        <PrintOptions options={options} purpose={purpose} onChange={chooseOptions} />
      </HowToPrint>
    </PrintDesk>
  );
}

function listPurposes({ claimId, list }: PrintSearch, year: number | null): Purpose[] {
  return [
    'doctor',
    'packet',
    ...(year === null ? [] : (['book', 'year'] as const)),
    ...(claimId === undefined ? [] : (['claim'] as const)),
    ...(list === undefined ? [] : (['list'] as const)),
  ];
}

/** `null` while nobody, or nothing, is chosen. */
function requestFrom(
  purpose: Purpose,
  {
    person,
    search,
    choices,
    options,
    year,
  }: Omit<DeskProps, 'years'> & { choices: Choices; options: StatementOptions },
): PaperRequest | null {
  const personIds = [...choices.people];
  switch (purpose) {
    case 'claim':
      return { kind: 'claim', claimId: search.claimId ?? '', options };
    case 'doctor':
      if (personIds.length === 0) return null;
      return { kind: 'packet', personIds, inside: [...doctorParts], options };
    case 'packet': {
      const inside = [...choices.packet];
      if (personIds.length === 0 || inside.length === 0) return null;
      return { kind: 'packet', personIds, inside, options };
    }
    case 'book': {
      const inside = [...choices.book];
      if (personIds.length === 0 || inside.length === 0 || year === null) return null;
      return { kind: 'book', personIds, year, inside, options };
    }
    case 'list': {
      const { size, paper, language, leavesOutSensitive } = options;
      const filter = { ...everyClaim(person.id), ...search.list?.filter, personId: person.id };
      return {
        kind: 'list',
        filter,
        options: { size, paper, language, ...chooseLeavesOut(leavesOutSensitive === true) },
      };
    }
    case 'year':
      if (year === null) return null;
      return { kind: 'year', personId: person.id, year, connectionId: search.connectionId ?? null, options };
  }
}

function Who({ chosen, onChange }: { chosen: readonly string[]; onChange(people: string[]): void }) {
  const { people } = usePerson();
  return people.length > 1 && <PeopleChoice people={people} chosen={chosen} onChange={onChange} />;
}

/** What has a screen of its own to print it from. */
function OtherPapers({ person }: { person: PersonSummary }) {
  const { t } = useTranslation(['print', 'health', 'access-log']);
  const { data } = useRequest('timeline.overview', { personId: person.id });
  const hasRecords = data !== undefined && countGroups(data.counts, healthGroups).length > 0;
  return (
    <section className={styles['others']} aria-labelledby="other-papers">
      <h2 id="other-papers">{t('print:others')}</h2>
      {hasRecords && <Link to="/health/print">{t('health:page')}</Link>}{' '}
      <Link to="/print/$paper" params={{ paper: 'access-log' }} search={{ personId: person.id }}>
        {t('access-log:screen')}
      </Link>
    </section>
  );
}

function NothingToPrint() {
  const { t } = useTranslation('print');
  return <NoPlans title={t('empty.title')}>{t('empty.text')}</NoPlans>;
}
