import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookupSource } from '#shared/model/plans/lookup';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { DoctorSearch } from './DoctorSearch.tsx';
import { DrugSearch } from './DrugSearch.tsx';
import styles from './Find.module.css';
import {
  applyChanges,
  type FindChanges,
  type FindSearch,
  type LookupTarget,
  readHost,
} from './find-search.ts';
import { SourceChoice } from './SourceChoice.tsx';

const tabs = ['drugs', 'doctors'] as const;

/** Asks a plan's public drug list or directory about a drug, a doctor or a place. */
export function FindScreen() {
  const { t } = useTranslation('find');
  const search = useSearch({ from: '/shell/find' });
  const navigate = useNavigate({ from: '/find' });
  const { person } = usePerson();
  const { data: sources, error, refetch } = useRequest('lookup.sources', { personId: person?.id ?? null });
  const tab = search.tab ?? 'drugs';
  const change = (some: FindChanges) => navigate({ search: (old) => applyChanges(old, some), replace: true });
  useForgetOnPersonChange(person?.id ?? null, () =>
    change({ product: undefined, network: undefined, npi: undefined }),
  );
  return (
    <>
      <PageHeader
        screen={`${t(`tabs.${tab}`)} – ${t('screen')}`}
        title={t(`title.${tab}`)}
        lead={t('lead')}
      />
      <nav className={styles['tabs']} aria-label={t('tabs.label')}>
        {tabs.map((one) => (
          <Link
            key={one}
            to="/find"
            search={applyChanges(search, { tab: one, address: undefined })}
            className={styles['tab'] ?? ''}
            {...(one === tab && { 'aria-current': 'page' as const })}
          >
            {t(`tabs.${one}`)}
          </Link>
        ))}
      </nav>
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {!sources && !error && <Skeleton />}
      {sources && (
        <Chosen key={`${tab} ${person?.id}`} tab={tab} sources={sources} search={search} change={change} />
      )}
    </>
  );
}

/** Resets the search when another person is chosen. */
function useForgetOnPersonChange(personId: string | null, forget: () => void): void {
  const last = useRef(personId);
  const latest = useRef(forget);
  useEffect(() => {
    latest.current = forget;
  });
  useEffect(() => {
    if (last.current !== null && personId !== null && last.current !== personId) latest.current();
    last.current = personId;
  }, [personId]);
}

type ChosenProps = {
  tab: (typeof tabs)[number];
  sources: readonly LookupSource[];
  search: FindSearch;
  change(some: FindChanges): void;
};

function Chosen({ tab, sources, search, change }: ChosenProps) {
  const [address, setAddress] = useState(search.address ?? '');
  const known = sources.filter((one) => findHost(one, tab) !== null);
  const source = search.address !== undefined ? null : chooseSource(known, search.payer);
  const asked = findTarget(source, tab, address);
  const Search = tab === 'drugs' ? DrugSearch : DoctorSearch;
  return (
    <Stack>
      <SourceChoice
        tab={tab}
        known={known}
        isYoursMissing={!known.some(({ isYours }) => isYours)}
        source={source}
        address={address}
        onSource={(payer) => change({ payer, address: undefined, product: undefined, network: undefined })}
        onAddress={(next) => {
          setAddress(next);
          change({ address: next, payer: undefined, product: undefined, network: undefined });
        }}
      />
      <Search key={source?.payerId ?? asked?.host ?? ''} asked={asked} search={search} change={change} />
    </Stack>
  );
}

function findHost({ drugsHost, directoryHost }: LookupSource, tab: (typeof tabs)[number]): string | null {
  return tab === 'drugs' ? drugsHost : directoryHost;
}

/** The source in the address, else the person's own, else none: no other plan is asked unexpectedly. */
function chooseSource(known: readonly LookupSource[], payer: string | undefined): LookupSource | null {
  return known.find(({ payerId }) => payerId === payer) ?? known.find(({ isYours }) => isYours) ?? null;
}

function findTarget(
  source: LookupSource | null,
  tab: (typeof tabs)[number],
  address: string,
): LookupTarget | null {
  if (source) {
    const host = findHost(source, tab) ?? source.name;
    return { place: { payerId: source.payerId }, host, name: source.name };
  }
  const typed = address.trim();
  return typed === '' ? null : { place: { address: typed }, host: readHost(typed), name: readHost(typed) };
}
