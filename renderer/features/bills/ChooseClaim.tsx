import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasNoDay } from '#shared/model/bills/bill';
import type { BillView, ClaimChoice, ClaimChoices } from '#shared/model/bills/bill-lists';
import { sayDue } from '#shared/words/bills';
import { useRequest } from '../../api/use-request.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { StatePill } from '../../ui/data/Pill.tsx';
import { Tag } from '../../ui/data/Tag.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { RestingSearch } from '../../ui/forms/RestingSearch.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import styles from './Bills.module.css';
import type { BillAnswer } from './use-bill-answer.ts';

const groups = ['week', 'sender', 'others'] as const;

export type ChooseClaimProps = {
  view: BillView;
  answer: BillAnswer;
  /** Called once a claim is chosen. */
  onClose(): void;
  onCancel(): void;
};

/** Lets the person say which claim the bill is about: those of that week first, then the sender's, then all, and by words. */
export function ChooseClaim({ view: { bill, said }, answer, onClose, onCancel }: ChooseClaimProps) {
  const { t } = useTranslation('bills');
  const { money, span } = useFormats();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const { data, error } = useRequest('bills.claimChoices', { billId: bill.id, text: text || null });
  const known = said.answers.find(({ isMeant }) => isMeant)?.claimId ?? null;
  const value = chosen ?? known ?? findOnlyFit(data);
  const choose = (claimId: string) => {
    setChosen(claimId);
    setIsMissing(false);
  };
  const confirm = async () => {
    if (value === null) return setIsMissing(true);
    onClose();
    await answer.say(value, true);
  };
  const postpone = async () => {
    onClose();
    await answer.sayNoneYet();
  };
  const when = span(bill.serviceStart, bill.serviceEnd);
  const asks = { biller: bill.biller, amount: sayDue(bill, { t: lookupFrom(t), money }) };
  const isOfSeveralDays = bill.serviceEnd !== null && bill.serviceEnd !== bill.serviceStart;
  const isUndated = hasNoDay(bill);
  const isNone = data && groups.every((group) => data[group].length === 0);
  return (
    <Dialog
      title={t('choose.title')}
      isOpen
      onClose={onCancel}
      actions={
        <>
          <Button variant="primary" onPress={() => void confirm()}>
            {t('choose.confirm')}
          </Button>
          <Button onPress={() => void postpone()}>{t('choose.noneYet')}</Button>
          {isMissing && (
            <p role="alert" className={styles['missing']}>
              {t('choose.missing')}
            </p>
          )}
        </>
      }
    >
      <p>{when ? t('choose.billOf', { ...asks, when }) : t('choose.bill', asks)}</p>
      {isUndated && bill.kind === 'bill' && (
        <p className={styles['small']}>
          {t('choose.several')}{' '}
          <Link to="/bills/write" search={{ bill: bill.id }}>
            {t('bill.addDate')}
          </Link>
        </p>
      )}
      <RestingSearch
        label={t('choose.search')}
        placeholder={t('choose.searchHint')}
        asked={text}
        onAsk={setText}
      />
      {error && <FailureNotice failure={error.failure} />}
      {!data && !error && <Skeleton lines={4} label={t('choose.loading')} />}
      {isNone && <p role="status">{t('choose.none')}</p>}
      {groups.map(
        (group) =>
          data &&
          data[group].length > 0 && (
            <RadioGroup
              key={group}
              label={t(nameGroup(group, isOfSeveralDays, isUndated))}
              value={data[group].some(({ row }) => row.id === value) ? value : null}
              onChange={choose}
              options={data[group].map((choice) => ({
                value: choice.row.id,
                label: <Choice choice={choice} isOfSeveralDays={isOfSeveralDays} />,
              }))}
            />
          ),
      )}
      {data && data.leftOut > 0 && (
        <p className={styles['small']}>{t('choose.leftOut', { count: data.leftOut })}</p>
      )}
      {data && data.replaced > 0 && (
        <p className={styles['small']}>{t('choose.replaced', { count: data.replaced })}</p>
      )}
      <p className={styles['small']}>{t('choose.later')}</p>
    </Dialog>
  );
}

/** Of a bill without a day, no claim is of another one. */
function nameGroup(group: (typeof groups)[number], isOfSeveralDays: boolean, isUndated: boolean) {
  if (group === 'week' && isOfSeveralDays) return 'choose.weekOfSpan';
  return group === 'sender' && isUndated ? 'choose.senderUndated' : (`choose.${group}` as const);
}

/** The one claim of which both the day and the amount are as on the bill. */
function findOnlyFit(choices: ClaimChoices | undefined): string | null {
  const fits = (choices?.week ?? []).filter(({ isSameDay, isSameAmount }) => isSameDay && isSameAmount);
  return fits.length === 1 ? (fits[0]?.row.id ?? null) : null;
}

type ChoiceProps = {
  choice: ClaimChoice;
  /** True where the bill is for more than one day: then a claim is within its days. */
  isOfSeveralDays: boolean;
};

function Choice({ choice: { row, isSameDay, isSameAmount }, isOfSeveralDays }: ChoiceProps) {
  const { t } = useTranslation(['bills', 'common']);
  const { money, span } = useFormats();
  const isUnusual = !row.counted || row.state === 'plan-did-not-pay';
  const facts = [
    span(row.serviceStart, row.serviceEnd),
    row.what,
    row.yourShare === null
      ? t('choose.noShare')
      : t('choose.share', { amount: money(row.yourShare.cents, row.currency) }),
    row.yourShare?.source === 'computed' && t('common:source.computed'),
  ];
  return (
    <span className={styles['choice']}>
      <span className={styles['name']}>{row.providerName ?? t('claims.noProvider')}</span>
      <span className={styles['small']}>{facts.filter(Boolean).join(' · ')}</span>
      {(isSameDay || isSameAmount || isUnusual) && (
        <span className={styles['tags']}>
          {isSameDay && <Tag>{t(isOfSeveralDays ? 'choose.inSpan' : 'choose.sameDay')}</Tag>}{' '}
          {isSameAmount && <Tag>{t('choose.sameAmount')}</Tag>} {isUnusual && <StatePill state={row.state} />}
        </span>
      )}
    </span>
  );
}
