import { useTranslation } from 'react-i18next';
import { localDay } from '#shared/dates';
import type { ApprovalView } from '#shared/model/approval';
import { blank } from '#shared/words/letters/letters';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { CopyButton } from '../../ui/actions/CopyButton.tsx';
import { nameCoded } from '../../ui/data/coded-text.ts';
import { Details } from '../../ui/layout/Details.tsx';
import styles from './Approvals.module.css';

/** A letter to the plan that asks why it refused, filled in from the record; a blank where that says nothing. */
export function ReasonLetter({ view: { approval, planName } }: { view: ApprovalView }) {
  const { t } = useTranslation('approvals');
  const { date } = useFormats();
  const { person } = usePerson();
  const refused = approval.items.filter(({ decision }) => decision !== 'approved');
  const named = (refused.length > 0 ? refused : approval.items).flatMap(({ services }) => services);
  const services = named.flatMap((one) => nameCoded(t, one) ?? []);
  const refusals = refused.flatMap(({ refusalNumber }) => refusalNumber ?? []);
  const today = localDay(new Date());
  const text = t('why.letter.text', {
    today: date(today) ?? today,
    plan: planName,
    person: person?.name ?? blank,
    services: [...new Set(services)].join(', ') || blank,
    number: [...new Set([...refusals, ...approval.numbers])].join(', ') || blank,
    decidedOn: date(approval.decidedOn) ?? blank,
    blank,
  });
  return (
    <Details summary={t('why.letter.title')}>
      <p>{t('why.letter.about')}</p>
      <p className={styles['letter']}>{text}</p>
      <CopyButton text={text} label={t('why.letter.copy')}>
        {t('why.letter.copy')}
      </CopyButton>
    </Details>
  );
}
