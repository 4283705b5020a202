import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coded } from '#shared/model/claims/claim';
import type { DirectoryEntry, DirectoryLocation, NewPatients } from '#shared/model/plans/lookup';
import { cardTitle } from '#shared/words/coverage';
import { findDirectoryKind } from '#shared/words/directory-kinds';
import { isPlanLanguage } from '#shared/words/health';
import { findKindOfCode } from '#shared/words/specialties';
import { useKnownText } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePlanLanguage } from '../../i18n/use-plan-language.ts';
import { type Fact, FactList } from '../../ui/data/FactList.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { AsSent } from '../../ui/records/AsSent.tsx';
import { Leftovers } from '../../ui/records/Leftovers.tsx';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';
import styles from './Find.module.css';
import { type CardNetwork, findCardNetwork } from './use-card-networks.ts';
import { useDeliveryWords, useQualificationWords } from './use-doctor-words.ts';
import { useHoursWords } from './use-hours-words.ts';

/** One entry of a directory: who, what, where, in which networks. */
export function DoctorSheet({ entry, own }: { entry: DirectoryEntry; own: readonly CardNetwork[] }) {
  const { t } = useTranslation('find');
  const id = useId();
  const facts = [...useWho(entry), ...useNetworkFacts(entry), ...useCardFact(entry, own)];
  const more = useMore(entry);
  const { specialties, types, locations } = entry;
  const kind = useKindLines();
  const sent = [...types, ...locations.flatMap((place) => place.types)].flatMap(kind);
  const isSaid = specialties.some(({ text }) => text !== null) || sent.some((one) => typeof one !== 'string');
  return (
    <Sheet labelledBy={id} as="article">
      <div className={styles['entry']}>
        <h3 id={id}>{entry.name ?? t('doctor.noName')}</h3>
        {entry.active === false && <Notice tone="warning">{t('doctor.notActive')}</Notice>}
        <FactList facts={facts} />
        {entry.locations.length > 0 && (
          <ul className={styles['places']}>
            {entry.locations.map((place) => (
              <li key={`${place.name} ${place.address}`}>
                <Place place={place} />
              </li>
            ))}
          </ul>
        )}
        {entry.moreLocations > 0 && <p>{t('doctor.moreLocations', { count: entry.moreLocations })}</p>}
        <FactList facts={more} />
        {isSaid && <AsSent isExplained={false} />}
        <Leftovers unread={entry.unread} technical={entry.technical} words="find" />
      </div>
    </Sheet>
  );
}

/** A line of ours, or what the directory sent, in the language in which directories write. */
type Line = string | { sent: string };

/** The directory's words; its bare code where it sends no words. */
function listCodedTexts({ text, code }: Coded): Line[] {
  return [text === null ? code : { sent: text }].filter((one) => one !== null);
}

function Lines({ texts }: { texts: readonly Line[] }) {
  const lang = usePlanLanguage();
  const lines = new Map(texts.map((line) => [typeof line === 'string' ? line : line.sent, line]));
  return Array.from(lines, ([text, line]) => (
    <span key={text} className={styles['line']} lang={typeof line === 'string' ? undefined : lang}>
      {text}
    </span>
  ));
}

/**
 * A specialty as the directory calls it. For readers of another language, and where only a code came, our word for its
 * kind stands first; the directory's may say more.
 */
function useSpecialtyLines(): (coded: Coded) => Line[] {
  const { t } = useTranslation('find');
  const isForeign = usePlanLanguage() !== undefined;
  return (coded) => {
    const kind = findKindOfCode(coded.code);
    if (kind === null || (coded.text !== null && !isForeign)) return listCodedTexts(coded);
    const ours = t(`specialty.${kind}`);
    return coded.text === null ? [ours] : [ours, { sent: coded.text }];
  };
}

/** What kind of place or organization it is: for readers of another language our word, where the code is known. */
function useKindLines(): (coded: Coded) => Line[] {
  const { t } = useTranslation('find');
  const isForeign = usePlanLanguage() !== undefined;
  return (coded) => {
    const kind = findDirectoryKind(coded.code);
    return kind !== null && (isForeign || coded.text === null)
      ? [t(`doctor.sort.${kind}`)]
      : listCodedTexts(coded);
  };
}

function useWho(entry: DirectoryEntry): Fact[] {
  const { t } = useTranslation('find');
  const phone = usePhoneWords();
  const hours = useHoursWords();
  const delivery = useDeliveryWords();
  const specialty = useSpecialtyLines();
  const kind = useKindLines();
  const isPerson = entry.kind === 'practitioner';
  return buildFacts([
    ['specialties', t('doctor.specialties'), entry.specialties.flatMap(specialty)],
    ['types', t('doctor.types'), entry.types.flatMap(kind)],
    [
      'organizations',
      t(isPerson ? 'doctor.organizations' : 'doctor.belongs'),
      entry.organizations.filter((one) => one !== entry.name),
    ],
    ['phone', t('doctor.phone'), entry.phones.filter((one) => !isOfPlace(entry, one)).map(phone)],
    ['hours', t('doctor.hours'), entry.hours.map(hours)],
    ['delivery', t('doctor.delivery'), entry.delivery.map(delivery)],
  ]);
}

/** True for a number that is already shown with a place. */
function isOfPlace({ locations }: DirectoryEntry, { number }: DirectoryEntry['phones'][number]): boolean {
  return locations.some(({ phones }) => phones.some((one) => one.number === number));
}

function useNetworkFacts({ networks, newPatients }: DirectoryEntry): Fact[] {
  const { t } = useTranslation('find');
  const accepts = useAcceptWords();
  const stated: Fact[] =
    networks.length > 0
      ? buildFacts([['networks', t('doctor.networks'), networks]])
      : [
          {
            key: 'networks',
            label: t('doctor.networks'),
            value: <span className={styles['unknown']}>{t('doctor.noNetwork')}</span>,
          },
        ];
  return [...stated, ...buildFacts([['newPatients', t('doctor.newPatients'), newPatients.map(accepts)]])];
}

/** Which of its networks the person's card names. That is no word on whether a visit would be in network. */
function useCardFact({ networks }: DirectoryEntry, own: readonly CardNetwork[]): Fact[] {
  const { t } = useTranslation('find');
  const { t: words } = useCoverageWords();
  const found = networks.flatMap((network) => {
    const known = findCardNetwork(own, network);
    return known === null ? [] : [{ network, card: known.card }];
  });
  if (found.length === 0) return [];
  return [
    {
      key: 'card',
      label: t('doctor.cardNetwork'),
      value: (
        <>
          {found.map(({ network, card }) => (
            <span key={network} className={styles['line']}>
              {network}{' '}
              <Link to="/plans/card/$coverageId" params={{ coverageId: card.id }}>
                {t('doctor.cardSource', { card: cardTitle(card, words) })}
              </Link>
            </span>
          ))}
          <span className={styles['line']}>{t('doctor.cardCall')}</span>
        </>
      ),
    },
  ];
}

function useMore(entry: DirectoryEntry): Fact[] {
  const { t } = useTranslation('find');
  const { dayDate, date, locale } = useFormats();
  const qualification = useQualificationWords();
  const { verifiedOn } = entry;
  const isDate = verifiedOn !== null && !Number.isNaN(Date.parse(verifiedOn));
  return buildFacts([
    ['languages', t('doctor.languages'), entry.languages.map((one) => nameLanguage(one, locale))],
    ['qualifications', t('doctor.qualifications'), entry.qualifications.map(qualification)],
    ['website', t('doctor.website'), entry.websites],
    ['npi', t('doctor.npiNumber'), entry.npi === null ? [] : [entry.npi]],
    ['ends', t('drug.offered'), entry.end === null ? [] : [t('doctor.ends', { date: date(entry.end) })]],
    ['verified', t('doctor.verified'), [isDate ? dayDate(verifiedOn) : t('doctor.verifiedUnknown')]],
  ]);
}

function buildFacts(facts: readonly (readonly [string, string, readonly Line[]])[]): Fact[] {
  return facts.flatMap(([key, label, texts]) =>
    texts.length === 0 ? [] : [{ key, label, value: <Lines texts={texts} /> }],
  );
}

/** The name of a language: for readers of the directory's as sent, else its code in the person's language. */
function nameLanguage({ text, code }: Coded, locale: string): string {
  if (code === null || (text !== null && isPlanLanguage(locale))) return text ?? '';
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code) ?? text ?? code;
  } catch {
    return text ?? code;
  }
}

function Place({ place }: { place: DirectoryLocation }) {
  const { t } = useTranslation('find');
  const known = useKnownText('find');
  const phone = usePhoneWords();
  const hours = useHoursWords();
  const accepts = useAcceptWords();
  const kind = useKindLines();
  const isForeign = usePlanLanguage() !== undefined;
  const access = (coded: Coded): Line[] => {
    const ours = known(`doctor.access.${coded.code}`);
    return ours !== null && (isForeign || coded.text === null) ? [ours] : listCodedTexts(coded);
  };
  return (
    <FactList
      facts={[
        {
          key: 'place',
          label: t('doctor.place'),
          value: <Lines texts={[place.name, place.address].filter((one) => one !== null)} />,
        },
        ...buildFacts([
          ['types', t('doctor.types'), place.types.flatMap(kind)],
          ['phone', t('doctor.phone'), place.phones.map(phone)],
          ['hours', t('doctor.hours'), place.hours.map(hours)],
          ['newPatients', t('doctor.newPatients'), place.newPatients.map(accepts)],
          ['access', t('doctor.accessibility'), place.accessibility.flatMap(access)],
        ]),
      ]}
    />
  );
}

function usePhoneWords() {
  const { t } = useTranslation('find');
  const hours = useHoursWords();
  return ({ name, number: digits, hours: open }: DirectoryEntry['phones'][number]) => {
    const number = name === null ? digits : t('doctor.phoneName', { number: digits, name });
    return open.length === 0 ? number : t('doctor.phoneHours', { number, hours: open.map(hours).join('; ') });
  };
}

function useAcceptWords() {
  const { t } = useTranslation('find');
  return ({ accepts, network }: NewPatients) => {
    const words = t(`doctor.accepts.${accepts}`);
    return network === null ? words : t('doctor.inNetwork', { accepts: words, network });
  };
}
