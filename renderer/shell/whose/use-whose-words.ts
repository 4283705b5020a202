import { useTranslation } from 'react-i18next';
import type { Undecided } from '#shared/model/people/whose';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import { useRequest } from '../../api/use-request.ts';
import { useKindWords } from '../../ui/whose/use-kind-words.ts';
import { usePerson } from '../person.tsx';
import { useNamesApart, usePersonNames, usePersonWords } from '../use-person-names.ts';

/** The person whose sign-in or file it was: the one at the computer, somebody else, or nobody who has a name. */
type Who = 'you' | 'name' | 'unnamed';

export type WhoseWords = {
  /** "Evergreen Health sent 13 claims for “Chauncey Invented, born October 23, 2016”." */
  sent: string;
  /** `is`: whether somebody who is shown is the person; `are`: whether records are theirs. */
  asks: 'is' | 'are';
  /** "Is that you?" */
  ask: string;
  /** Whose sign-in or file it was, with birth date; `null` where that is not known. */
  owner: string | null;
  /** True where the plan shows the same name and birth date as the person has. */
  isSame: boolean;
  who: Who;
  /** The name of the person that the records would go to; empty where there is none. */
  ownerName: string;
  /** Whom the plan shows, by a name that nobody else here has; `null` where it shows no name. */
  shownName: string | null;
  /** "13 claims and 7 insurance cards" */
  what: string;
  /** How many records that is. */
  count: number;
  plan: string;
  phone: string | null;
  origin: ConnectionSummary['origin'];
};

/** A question in the names and words that the app uses elsewhere. */
export function useWhoseWords(): (question: Undecided) => WhoseWords {
  const { t } = useTranslation('whose');
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const personWords = usePersonWords();
  const nameApart = useNamesApart();
  const nameKinds = useKindWords();
  const connections = useRequest('connection.list', {}).data ?? [];
  const user = findUser(people, connections);
  return (question) => {
    const { connectionId, personId, planName: plan, kind, name, place, said, count, erased } = question;
    const connection = connections.find(({ id }) => id === connectionId);
    const person = people.find(({ id }) => id === personId);
    const origin = connection?.origin ?? 'plan';
    const who = person !== undefined && person === user ? 'you' : person?.name ? 'name' : 'unnamed';
    const ownerName = person?.name ? nameOf(person) : '';
    const total = count > 0 ? count : erased;
    const all = count > 0 ? question : { claims: 0, cards: 0, others: erased };
    // What was answered may have been taken back by the plan since.
    const what = total > 0 ? nameKinds(all) : t('kinds.none');
    // The headline has room for what matters most.
    const claims = nameKinds({ claims: all.claims, cards: 0, others: 0 });
    const hasMore = all.claims > 0 && all.claims < total;
    const most = hasMore ? t('kinds.andMore', { what: claims }) : what;
    const shown = said?.name || said?.birthDate ? personWords(said) : null;
    const isShown = kind === 'identity' ? shown !== null : kind === 'name';
    const key = kind === 'identity' ? (isShown ? 'shown' : name === null ? 'erased' : 'hidden') : kind;
    const asks = isShown ? 'is' : 'are';
    const owner = person?.name ? personWords(person) : null;
    const askKey = who === 'unnamed' ? (`unnamed.${origin}` as const) : who;
    return {
      asks,
      sent: t(`sent.${origin}.${key}`, {
        plan,
        what: most,
        whom: shown,
        name,
        place,
        count: total,
      }),
      ask: t(`ask.${asks}.${askKey}`, { name: ownerName, count: total }),
      owner,
      isSame: owner !== null && owner === shown,
      who,
      ownerName,
      shownName: said?.name ? nameApart({ id: question.helpedId, ...said }) : null,
      what,
      count: total,
      plan,
      phone: connection?.planPhone ?? null,
      origin,
    };
  };
}

/** What was answered: "You said that they belong to Rosa Medina." */
export function useAnsweredWords(): (question: Undecided, words: WhoseWords) => string {
  const { t } = useTranslation('whose');
  return ({ answer, kind, why }, { ownerName, shownName, count }) => {
    if (answer === 'own')
      return t(ownerName ? 'answered.own' : 'answered.ownUnnamed', { name: ownerName, count });
    if (answer === 'helped')
      return t(shownName === null ? 'answered.helpedUnnamed' : 'answered.helped', { name: shownName });
    // Of what was asked about only that it was left out is known.
    if (why === 'erased') return t('answered.left-outErased');
    return t(kind === 'identity' ? 'answered.left-out' : 'answered.left-outRecords');
  };
}

/**
 * Who sits at the computer: whoever noted that they are this person, else the only one here of whom nothing else is noted
 * and whose records do not come by somebody else's sign-in; `null` where that is open.
 */
function findUser(
  people: readonly PersonSummary[],
  connections: readonly ConnectionSummary[],
): PersonSummary | null {
  const noted = people.filter(({ authority }) => authority === 'self');
  const isFed = ({ id }: PersonSummary) =>
    connections.some(({ personId, fedBy }) => personId === id && fedBy !== null);
  const open = people.filter((person) => person.authority === null && !isFed(person));
  const [user, ...more] = noted.length > 0 ? noted : open;
  return user === undefined || more.length > 0 ? null : user;
}
