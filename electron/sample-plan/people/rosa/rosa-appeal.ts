import { languageCodes } from '#shared/languages';
import type { Example } from '#shared/model/bills/example';
import { addDays } from '../../make/calendar.ts';
import type { ClaimSpec } from '../../make/claims/claim-spec.ts';
import { beginLetter } from '../../make/example/begin-letter.ts';
import { type ExampleMember, textsIn } from '../../make/example/example-texts.ts';
import { Calendar } from '../../make/example/write-bill.ts';
import { parties } from '../../make/providers.ts';
import { people } from '../people.ts';

const appealDays = 180;

/**
 * The appeal against the newest refusal: the letter's days are copied, a call is written down and the answer begun.
 * Once its last day has passed, it was sent in time and waits.
 */
export function planRosaAppeal(
  specs: readonly ClaimSpec[],
  { connectionId, today, language }: ExampleMember,
): Example['appeals'][number] | null {
  const t = textsIn(language);
  const refused = specs
    .filter(({ paymentType, kind, outcome }) => paymentType === 'denied' && kind !== 'pharmacy' && !outcome)
    .toSorted((one, other) => (one.start < other.start ? 1 : -1))
    .find(({ decided }) => addDays(decided, 4) <= today);
  if (!refused) return null;
  const calendar = new Calendar(today);
  const letterDate = addDays(refused.decided, 1);
  const receivedOn = addDays(letterDate, 3);
  const lastDay = addDays(letterDate, appealDays);
  const sendTo = `${parties.evergreen.name}\n${parties.evergreen.address.line}\nMaple Falls, WA 98990`;
  const { note } = refused.lines[0]?.reason ?? { note: null };
  const begun = {
    today: calendar.until(addDays(receivedOn, 12)),
    sendTo,
    person: people.rosa.name,
    plan: parties.evergreen.name,
    claimNumber: refused.number,
    serviceDate: refused.start,
    provider: refused.provider.name,
    letterDate,
    reason: note,
  };
  return {
    claimId: `${connectionId}/${refused.id}`,
    facts: {
      letterDate,
      receivedOn,
      lastDay,
      sendTo,
      sentOn: lastDay < today ? addDays(receivedOn, 40) : null,
      outcome: null,
      endedOn: null,
    },
    calls: [
      {
        calledOn: calendar.until(addDays(receivedOn, 5)),
        whom: 'plan',
        number: parties.evergreen.phone,
        name: 'Morgan',
        reference: 'EV-20931',
        said: t('example.call.plan'),
        followUpOn: null,
      },
    ],
    // In each language whole: the words of the example are ours to say in both.
    letters: languageCodes.map((code) => beginLetter(begun, textsIn(code)('example.letter.why'), code)),
  };
}
