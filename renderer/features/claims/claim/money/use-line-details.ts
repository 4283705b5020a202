import { useTranslation } from 'react-i18next';
import type { Claim, ClaimLine, ClaimLinePart, Coded } from '#shared/model/claims/claim';
import { findReferences, isNetworkMixed } from '#shared/words/line-references';
import { findPlace } from '#shared/words/places';
import type { Translate } from '../../../../i18n/translate.ts';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { nameCoded } from '../../../../ui/data/coded-text.ts';
import { useRoleWords } from '../people/use-role-words.ts';
import { useQuantityWords } from '../use-quantity-words.ts';

/** What each service says beyond its name and amounts: who did it and why, then all the rest, in short words. */
export function useLineDetails(claim: Claim): (line: ClaimLine) => string[] {
  const { t } = useTranslation(['claim', 'claims']);
  const { number } = useFormats();
  const role = useRoleWords();
  const facts = useSharedFacts();
  const isMixed = isNetworkMixed(claim);
  return (line) => {
    const { careTeam, diagnoses, procedures } = findReferences(line, claim);
    const named = (places: readonly number[], list: Claim['diagnoses'] | Claim['procedures']) =>
      places.flatMap((place) => nameCoded(t, list[place]?.code ?? null) ?? []).join(', ');
    const why = named(diagnoses, claim.diagnoses);
    const done = named(procedures, claim.procedures);
    const network = isMixed ? nameNetwork(line, (status) => t(`claims:network.${status}`)) : null;
    return [
      ...careTeam.flatMap((at) => {
        const member = claim.careTeam[at];
        if (member === undefined) return [];
        const { name, npi } = member.party;
        const who = name ?? (npi && t('claim:people.npi', { npi }));
        // Someone without name and number stands among the people; here it would tell nothing.
        return who === null ? [] : `${role(member)}: ${who}`;
      }),
      why && t('claim:services.why', { text: why }),
      done && t('claim:services.done', { text: done }),
      network,
      ...facts(line),
      line.allowedUnits !== null && t('claim:services.allowedUnits', { number: number(line.allowedUnits) }),
      namePlace(t, line.place),
      line.placeAddress !== null &&
        t(/^\d+$/.test(line.placeAddress) ? 'claim:services.stateCode' : 'claim:services.address', {
          text: line.placeAddress,
        }),
      ...nameEach(t, line.bodySite, (text) => t('claim:services.site', { text })),
      ...nameEach(t, line.programs, (text) => t('claim:services.program', { text })),
      line.noteNumbers.length > 0 && t('claim:services.notes', { list: line.noteNumbers.join(', ') }),
    ].flatMap((text) => text || []);
  };
}

/** What services and their parts say alike: how many, of which kind, with what. */
export function useSharedFacts(): (
  service: Pick<ClaimLinePart, 'quantity' | 'category' | 'revenue' | 'modifiers'>,
) => string[] {
  const { t } = useTranslation('claim');
  const quantity = useQuantityWords('among others');
  return ({ quantity: many, category, revenue, modifiers }) => [
    // One of something without a unit is the usual case.
    ...(many && (many.value !== 1 || many.unit !== null) ? [quantity(many)] : []),
    ...nameEach(t, category ? [category] : [], (text) => t('services.category', { text })),
    ...nameEach(t, revenue ? [revenue] : [], (text) =>
      revenue?.text ? t('services.revenue', { text }) : text,
    ),
    ...nameEach(t, modifiers, (text) => t('services.modifier', { text })),
  ];
}

function nameEach(t: Translate, list: readonly Coded[], words: (text: string) => string): string[] {
  return list.flatMap((coded) => {
    const text = nameCoded(t, coded);
    return text === null ? [] : words(text);
  });
}

/** Where it was done: in our own words where we have them, else in the plan's. */
function namePlace(t: Translate, place: Coded | null): string | null {
  if (place === null) return null;
  const known = findPlace(place);
  const text = known === null ? place.text : t(`claim:place.${known}`);
  return text === null ? nameCoded(t, place) : t('claim:services.place', { place: text });
}

/** The network of one service: one word where its roles agree, otherwise each word once. */
function nameNetwork(
  { network }: ClaimLine,
  word: (status: NonNullable<ClaimLine['network']['benefit']>) => string,
): string {
  const stated = [network.benefit, network.billing, network.rendering].filter((status) => status !== null);
  return [...new Set(stated)].map(word).join(' / ');
}
