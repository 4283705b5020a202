import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestLine } from '#shared/bounds';
import type { DirectoryAnswer, DirectoryNetwork, DirectoryQuestion } from '#shared/model/plans/lookup';
import { findSpecialty } from '#shared/words/specialties';
import { Button } from '../../ui/actions/Button.tsx';
import { ProgressText } from '../../ui/feedback/Progress.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { AnswerPlace } from './AnswerPlace.tsx';
import { DirectoryAnswerView } from './DirectoryAnswerView.tsx';
import type { SearchProps } from './DrugSearch.tsx';
import styles from './Find.module.css';
import type { LookupTarget } from './find-search.ts';
import { LookupFailure, LookupProgress } from './LookupProgress.tsx';
import { SentBox } from './SentBox.tsx';
import { findCardNetwork, useCardNetworks } from './use-card-networks.ts';
import { type Lookup, useLookup } from './use-lookup.ts';

type Words = Omit<DirectoryQuestion, 'place'>;

/** The directory tab: who or what, where, and the answer. */
export function DoctorSearch({ asked, search, change }: SearchProps) {
  const { t } = useTranslation('find');
  const summary = ({ entries: { length } }: DirectoryAnswer) =>
    length === 0 ? t('missing.doctorTitle') : t('doctor.found', { count: length });
  const [words, setWords] = useState<Words>({
    kind: search.kind ?? 'practitioner',
    name: search.name ?? '',
    specialty: search.specialty ?? '',
    near: search.near ?? '',
    npi: search.npi ?? null,
    networkId: search.network ?? null,
  });
  const networks = useLookup('lookup.networks');
  const directory = useLookup('lookup.directory');
  const own = useCardNetworks(asked?.place ?? null);
  const { now } = directory;
  const send = () => {
    if (asked === null || now.state === 'asking') return;
    const { kind, name, specialty, near, npi, networkId } = words;
    change({ kind, name, specialty, near, npi: npi ?? '', network: networkId ?? '' });
    void directory.ask({ place: asked.place, ...words });
  };
  return (
    <>
      <DoctorForm
        asked={asked}
        words={words}
        networks={networks}
        onWords={(some) => setWords({ ...words, ...some })}
        onSubmit={send}
      />
      <p role="status" className="visually-hidden">
        {now.state === 'answered' && summary(now.answer)}
      </p>
      <AnswerPlace isAnswered={now.state === 'answered'}>
        {now.state === 'asking' && asked && <LookupProgress host={asked.host} onStop={directory.clear} />}
        {now.state === 'failed' && asked && (
          <LookupFailure failure={now.failure} host={asked.host} onRetry={send} />
        )}
        {now.state === 'answered' && (
          <DirectoryAnswerView answer={now.answer} hasNetwork={words.networkId !== null} own={own} />
        )}
      </AnswerPlace>
    </>
  );
}

type DoctorFormProps = {
  asked: LookupTarget | null;
  words: Words;
  networks: Lookup<'lookup.networks'>;
  onWords(some: Partial<Words>): void;
  onSubmit(): void;
};

const kinds = ['practitioner', 'facility', 'pharmacy'] as const;

function DoctorForm({ asked, words, networks, onWords, onSubmit }: DoctorFormProps) {
  const { t } = useTranslation('find');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const known = networks.now.state === 'answered' ? networks.now.answer.networks : [];
  const sent = useSentWords(words, known);
  const inName = words.npi === null && words.specialty.trim() === '' ? findSpecialty(words.name) : null;
  const missing = asked === null ? t('sent.nowhere') : sent.length === 0 ? t('sent.nothingYet') : null;
  return (
    <Sheet labelledBy={id}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <h2 id={id}>{t('tabs.doctors')}</h2>
        {words.npi === null ? (
          <WordFields asked={asked} words={words} networks={networks} onWords={onWords} />
        ) : (
          <Row>
            <p>{t('doctor.npi', { npi: words.npi })}</p>
            <Button onPress={() => onWords({ npi: null })}>{t('doctor.npiClear')}</Button>
          </Row>
        )}
        <SentBox
          sentences={[
            t('sent.doctors', { host: asked?.host ?? '', terms: sent.join(', ') }),
            ...(inName === null ? [] : [t('sent.nameThen', { name: t(`specialty.${inName}`) })]),
          ]}
          missing={missing}
        />
        <Row>
          <Button type="submit" variant="primary" isDisabled={missing !== null}>
            {t('doctor.search')}
          </Button>
        </Row>
      </form>
    </Sheet>
  );
}

/** What the question holds, in words; empty when there is nothing to look for. */
function useSentWords(words: Words, networks: readonly DirectoryNetwork[]): string[] {
  const { t } = useTranslation('find');
  if (words.npi !== null) return [t('sent.npi', { npi: words.npi })];
  const parts = (['name', 'specialty', 'near'] as const).flatMap((key) => {
    const text = words[key].trim();
    if (text.length < 2) return [];
    const meant = key === 'specialty' ? findSpecialty(text) : null;
    return [
      meant === null
        ? t(`sent.${key}`, { text })
        : t('sent.understood', { text, name: t(`specialty.${meant}`) }),
    ];
  });
  if (parts.length === 0) return [];
  const network = networks.find(({ id }) => id === words.networkId);
  return [
    t(`sent.kind.${words.kind}`),
    ...parts,
    ...(network ? [t('sent.network', { text: network.name })] : []),
  ];
}

type WordFieldsProps = Pick<DoctorFormProps, 'asked' | 'words' | 'networks' | 'onWords'>;

function WordFields({ asked, words, networks, onWords }: WordFieldsProps) {
  const { t } = useTranslation('find');
  return (
    <div className={styles['fields']}>
      <Select
        label={t('doctor.kind')}
        value={words.kind}
        onChange={(kind) => onWords({ kind })}
        options={kinds.map((kind) => ({ value: kind, label: t(`doctor.${kind}`) }))}
      />
      <Field
        label={t('doctor.name')}
        value={words.name}
        onChange={(name) => onWords({ name })}
        maxLength={longestLine}
      />
      <Field
        label={t('doctor.specialty')}
        hint={t('doctor.specialtyHint')}
        value={words.specialty}
        onChange={(specialty) => onWords({ specialty })}
        maxLength={longestLine}
      />
      <Field
        label={t('doctor.near')}
        value={words.near}
        onChange={(near) => onWords({ near })}
        maxLength={longestLine}
      />
      <NetworkChoice asked={asked} words={words} networks={networks} onWords={onWords} />
    </div>
  );
}

const every = 'all';

/** Networks are fetched only on request: that, too, is a request to the plan. */
function NetworkChoice({ asked, words, networks, onWords }: WordFieldsProps) {
  const { t } = useTranslation('find');
  const [isWanted, setWanted] = useState(false);
  const own = useCardNetworks(asked?.place ?? null);
  const { now } = networks;
  if (now.state === 'answered' && now.answer.networks.length > 0)
    return (
      <>
        <Select
          label={t('doctor.network')}
          value={words.networkId ?? every}
          takesFocus={isWanted}
          onChange={(next) => onWords({ networkId: next === every ? null : next })}
          options={[
            { value: every, label: t('doctor.allNetworks') },
            ...now.answer.networks.map(({ id, name, plans }) => {
              const label =
                plans.length === 0 ? name : t('doctor.networkPlans', { name, plans: plans.join(', ') });
              const isOwn = findCardNetwork(own, name) !== null;
              return { value: id, label: isOwn ? t('doctor.networkOfCard', { network: label }) : label };
            }),
          ]}
        />
        {now.answer.leftOut > 0 && <p>{t('doctor.networksLeftOut', { count: now.answer.leftOut })}</p>}
      </>
    );
  if (now.state === 'answered') return <p role="status">{t('doctor.noNetworks')}</p>;
  return (
    <Row>
      <Button
        isDisabled={asked === null}
        onPress={() => {
          setWanted(true);
          if (asked && now.state !== 'asking') void networks.ask({ place: asked.place });
        }}
      >
        {t('doctor.loadNetworks')}
      </Button>
      {now.state === 'asking' && asked && <ProgressText>{t('asking', { host: asked.host })}</ProgressText>}
      {now.state === 'failed' && asked && (
        <LookupFailure
          failure={now.failure}
          host={asked.host}
          onRetry={() => void networks.ask({ place: asked.place })}
        />
      )}
    </Row>
  );
}
