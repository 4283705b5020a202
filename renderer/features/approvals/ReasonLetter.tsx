import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '#shared/model/plans/approval';
import { citeName } from '#shared/words/letters/cite';
import { blank } from '#shared/words/letters/letters';
import { useToday } from '../../day/use-today.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { CopyButton } from '../../ui/actions/CopyButton.tsx';
import { nameCoded } from '../../ui/data/coded-text.ts';
import { HiddenPart } from '../../ui/discreet/HiddenPart.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import styles from './Approvals.module.css';
import { withReason } from './approval-words.ts';

/**
 * A letter to the plan that asks why it refused, filled in from the record; a blank where that says nothing. What the plan
 * wrote stays apart from the person's words, as in every letter.
 */
export function ReasonLetter({ view: { approval, planName } }: { view: ApprovalView }) {
  const { t } = useTranslation(['approvals', 'letters']);
  const { date } = useFormats();
  const { person } = usePerson();
  const cite = (text: string | null) => citeName(text, lookupFrom(t));
  const list = (texts: readonly string[]) =>
    [...new Set(texts.flatMap((text) => cite(text) ?? []))].join(', ') || blank;
  const refused = approval.items.filter(({ decision }) => withReason.has(decision));
  const named = (refused.length > 0 ? refused : approval.items).flatMap(({ services }) => services);
  const services = named.flatMap((one) => nameCoded(t, one) ?? []);
  const refusals = refused.flatMap(({ refusalNumber }) => refusalNumber ?? []);
  const today = useToday();
  const text = t('approvals:why.letter.text', {
    today: date(today) ?? today,
    plan: cite(planName) ?? blank,
    person: cite(person?.name ?? null) ?? blank,
    services: list(services),
    number: list([...refusals, ...approval.numbers]),
    decidedOn: date(approval.decidedOn) ?? blank,
    blank,
  });
  return (
    <Details summary={t('approvals:why.letter.title')}>
      <HiddenPart>
        <p>{t('approvals:why.letter.about')}</p>
        <p className={styles['letter']}>{text}</p>
        <CopyButton text={text} label={t('approvals:why.letter.copy')}>
          {t('approvals:why.letter.copy')}
        </CopyButton>
      </HiddenPart>
    </Details>
  );
}
