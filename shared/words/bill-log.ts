/** What the person did about a bill or a claim, in words: payments, calls and letters. */
import type { Call } from '../model/bills/call.ts';
import type { SentLetter } from '../model/bills/letter.ts';
import type { Payment } from '../model/bills/payment.ts';
import type { BillLookUp } from './bills.ts';

/** One thing that was done. `day`: `YYYY-MM-DD`; `more`: a note, or how it was sent. */
export type Deed = { id: string; day: string; words: string; more: string; isExample?: true | undefined };

export type LogLookUp = BillLookUp & { date(day: string): string | null };

export function sayPayment(
  { id, cents, currency, paidOn, way, note, isExample }: Payment,
  { t, money }: BillLookUp,
): Deed {
  const words = t(cents < 0 ? 'bills:log.cameBack' : 'bills:log.paid', {
    amount: money(Math.abs(cents), currency),
    way: t(`payments:way.${way}`),
  });
  return { id, day: paidOn, words, more: note, isExample };
}

export function sayCall(call: Call, { t, date }: Pick<LogLookUp, 't' | 'date'>): Deed {
  const { id, calledOn, whom, number, name, reference, said, followUpOn, isExample } = call;
  const called = t(`bills:log.called.${whom}`);
  const words = [
    number ? `${called} ${t('bills:log.number', { number })}` : called,
    name && t('bills:log.name', { name }),
    reference && t('bills:log.reference', { reference }),
    followUpOn && t('bills:log.followUp', { day: date(followUpOn) ?? followUpOn }),
  ];
  return { id, day: calledOn, words: words.filter(Boolean).join(', '), more: said, isExample };
}

export function saySent(sent: SentLetter, { t, date }: Pick<LogLookUp, 't' | 'date'>): Deed {
  const { id, sentOn, template, way, followUpOn, isExample } = sent;
  const more = [
    t(`letters:sent.by.${way}`),
    followUpOn && t('letters:sent.logAgain', { day: date(followUpOn) ?? followUpOn }),
  ];
  return {
    id,
    day: sentOn,
    words: t('letters:sent.log', { letter: t(`letters:${template}.title`) }),
    more: more.filter(Boolean).join(' · '),
    isExample,
  };
}
