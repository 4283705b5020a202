import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import { findLaw, findLetter, findWhomToAsk } from '#shared/words/second-look';
import { useFormats } from '../../i18n/use-formats.ts';
import { FoldedSheet } from '../layout/FoldedSheet.tsx';
import styles from './SecondLook.module.css';

export type SecondLookProps = {
  questions: readonly SecondLookQuestion[];
  /** The claim whose page this is; `null` on the page of a bill. */
  claimId: string | null;
  /** The bill to write letters about; `null` while none was added. */
  bill: { id: string; isItemized: boolean } | null;
  planPhone: string | null;
  /** Whether it opens by itself. */
  isOpen?: boolean;
};

/** What there is to ask about a claim or a bill, folded: what was found, what to say, by which rule, and the letter. */
export function SecondLook({ questions, isOpen = false, ...place }: SecondLookProps) {
  const { t } = useTranslation('second-look');
  if (questions.length === 0) return null;
  return (
    <FoldedSheet
      title={t('title', { count: questions.length })}
      isOpen={isOpen}
      says={[...new Set(questions.map(({ rule }) => t(`rule.${rule}.title`)))].join(' · ')}
    >
      <p className="muted">{t('lead')}</p>
      <ul className={styles['questions']}>
        {questions.map((question) => (
          <li key={JSON.stringify(question)}>
            <Question question={question} {...place} />
          </li>
        ))}
      </ul>
    </FoldedSheet>
  );
}

type QuestionProps = Omit<SecondLookProps, 'questions' | 'isOpen'> & { question: SecondLookQuestion };

function Question({ question, planPhone, ...place }: QuestionProps) {
  const { t } = useTranslation('second-look');
  const { rule } = question;
  const whom = findWhomToAsk(rule);
  return (
    <>
      <h3>{t(`rule.${rule}.title`)}</h3>
      <p>
        <Facts question={question} />
      </p>
      <p>
        {t(`askWhom.${whom}`)} {t(`rule.${rule}.ask`)}
      </p>
      {whom === 'plan' && planPhone !== null && <p>{t('phone', { phone: planPhone })}</p>}
      <p className="small muted">
        {t('source', { source: t(`rule.${rule}.source`, { law: findLaw(question) ?? '' }) })}
      </p>
      <Ways question={question} {...place} />
    </>
  );
}

function Facts({ question }: { question: SecondLookQuestion }) {
  const { t } = useTranslation('second-look');
  const { money, date } = useFormats();
  const { rule, service, printed, cents, currency, count, most, approvalNumber } = question;
  const [day, otherDay] = [date(question.day), date(question.otherDay)];
  const facts = {
    service: nameService(service, printed) ?? t('service'),
    day: day ?? '',
    otherDay: otherDay ?? '',
    amount: cents === null ? '' : money(cents, currency),
    count: count ?? 0,
    most: most ?? 0,
  };
  if (rule === 'long-day' && otherDay !== null) return t('rule.long-day.saysSpan', facts);
  if (rule !== 'approval-on-file' && rule !== 'refused-twice') return t(`rule.${rule}.says`, facts);
  const isApproved = rule === 'approval-on-file';
  return [
    t(`rule.${rule}.says`, facts),
    otherDay && t(isApproved ? 'approved.on' : 'approved.deniedOn', { day: otherDay }),
    approvalNumber && t(isApproved ? 'approved.number' : 'approved.deniedNumber', { number: approvalNumber }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The code with the words that the bill has for it, or these alone. */
function nameService(service: string | null, printed: string | null): string | null {
  return service === null || printed === null ? (service ?? printed) : `${service} (${printed})`;
}

/** The letter that fits, the other claim, and where what is right can be put away. */
function Ways({ question, claimId, bill }: Omit<QuestionProps, 'planPhone'>) {
  const { t } = useTranslation(['second-look', 'letters']);
  const { rule, claimIds } = question;
  const letter = findLetter(rule, bill?.isItemized === true);
  const [ownId] = claimIds;
  const shownId = claimIds.find((id) => id !== claimId);
  return (
    <ul className={styles['links']}>
      {letter?.about === 'claim' && ownId !== undefined && (
        <li>
          <Link
            to="/appeals/$claimId/letter/$template"
            params={{ claimId: ownId, template: letter.template }}
          >
            {t('second-look:writeLetter', { letter: t(`letters:${letter.template}.title`) })}
          </Link>
        </li>
      )}
      {letter?.about === 'bill' && bill !== null && (
        <li>
          <Link to="/bills/$billId/letter/$template" params={{ billId: bill.id, template: letter.template }}>
            {t('second-look:writeLetter', { letter: t(`letters:${letter.template}.title`) })}
          </Link>
        </li>
      )}
      {letter?.about === 'bill' && bill === null && ownId !== undefined && (
        <li>
          <Link to="/bills/write" search={{ claim: ownId }}>
            {t('second-look:addBill')}
          </Link>
        </li>
      )}
      {shownId !== undefined && (
        <li>
          <Link to="/claims/$claimId" params={{ claimId: shownId }}>
            {t(claimId === null ? 'second-look:openClaim' : 'second-look:openOther')}
          </Link>
        </li>
      )}
      {rule === 'equal-charges' && claimId !== null && (
        <li>
          <Link to="/claims/together">{t('second-look:alike')}</Link>
        </li>
      )}
    </ul>
  );
}
