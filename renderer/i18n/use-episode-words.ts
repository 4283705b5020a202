import { useTranslation } from 'react-i18next';
import { coveredText } from '#shared/cover-texts';
import { monthOf, yearOf } from '#shared/dates';
import type { AlikeCharges, EpisodeName, EpisodeRow, EpisodeSum } from '#shared/model/episodes/episode';
import { useDiscreet } from './use-discreet.ts';
import { useFormats } from './use-formats.ts';

type Named = Pick<EpisodeRow, 'name' | 'typedName'>;

/** Words for claims that belong together, and for charges that look alike. */
export function useEpisodeWords() {
  const { t } = useTranslation('together');
  const { money, span, date, month } = useFormats();
  const { isHidden } = useDiscreet();

  const nameWhat = ({ kind, part, text }: EpisodeName): string => {
    if (isHidden && (part !== null || !isAnyCare(kind))) return coveredText;
    if (part !== null) return t(kind === 'surgery' ? 'surgeryOf' : 'careOf', { part: t(`part.${part}`) });
    return text ?? t(`name.${kind}`);
  };

  const nameWhen = ({ kind, start, end, visits }: EpisodeName): string | null => {
    if (isCourse(kind)) return t('visits', { count: visits });
    if (start === null) return null;
    if (isByDay(kind)) return span(start, end);
    return month(yearOf(start), monthOf(start) ?? 1);
  };

  /** "Knee surgery, March 2026" */
  const nameByApp = (name: EpisodeName): string => {
    const when = nameWhen(name);
    return when === null ? nameWhat(name) : t('named', { what: nameWhat(name), when });
  };

  return {
    nameByApp,
    nameEpisode: ({ name, typedName }: Named) => typedName ?? nameByApp(name),
    /** "March 12 – 18, 2026 · 3 claims from 3 providers · 1 still being decided" */
    tellFacts: ({ start, end, claims, providers, open }: EpisodeRow): string =>
      [
        span(start, end),
        [t('claims', { count: claims }), providers > 0 && t('providers', { count: providers })]
          .filter(Boolean)
          .join(' '),
        open > 0 && t('open', { count: open }),
      ]
        .filter(Boolean)
        .join(' · '),
    /** "You may owe $X of your share of $Y. You have bills for $Z of it." and what is not in it. */
    tellSum: ({
      currency,
      shareCents,
      leftCents,
      billedCents,
      withoutShare,
      atPharmacy,
    }: EpisodeSum): string =>
      [
        shareCents === null
          ? t('sum.notStated')
          : t(nameLeft(shareCents, leftCents), {
              share: money(shareCents, currency),
              left: money(Math.abs(leftCents ?? shareCents), currency),
            }),
        shareCents !== null &&
          t(billedCents === 0 ? 'sum.notBilled' : 'sum.billed', { billed: money(billedCents, currency) }),
        shareCents !== null && withoutShare > 0 && t('sum.withoutShare', { count: withoutShare }),
        atPharmacy > 0 && t('sum.atPharmacy', { count: atPharmacy }),
      ]
        .filter(Boolean)
        .join(' '),
    /** "Motion Physical Therapy, April 2, 2026: 2 claims, same service and amount" */
    tellAlike: ({ where, claimIds, provider, day, times }: AlikeCharges): string =>
      t(where === 'claims' ? 'alike.claims' : 'alike.lines', {
        provider: provider ?? t('noProvider'),
        day: date(day),
        count: claimIds.length,
        times,
      }),
  };
}

function nameLeft(shareCents: number, leftCents: number | null): 'sum.owes' | 'sum.owesOf' | 'sum.inFavor' {
  if ((leftCents ?? shareCents) < 0) return 'sum.inFavor';
  return leftCents === null || leftCents === shareCents ? 'sum.owes' : 'sum.owesOf';
}

/** Says nothing of what the care was. */
function isAnyCare(kind: EpisodeName['kind']): boolean {
  return kind === 'visit' || kind === 'visits';
}

function isByDay(kind: EpisodeName['kind']): boolean {
  return kind === 'hospital-stay' || kind === 'nursing-stay' || kind === 'emergency' || kind === 'visit';
}

const courses: ReadonlySet<EpisodeName['kind']> = new Set([
  'dialysis',
  'physical-therapy',
  'occupational-therapy',
  'speech-therapy',
  'radiation',
  'chemotherapy',
  'heart-rehabilitation',
  'home-health',
  'hospice',
]);

function isCourse(kind: EpisodeName['kind']): boolean {
  return courses.has(kind);
}
