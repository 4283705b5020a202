import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillFacts } from '#shared/model/bills/bill';
import type { BillView } from '#shared/model/bills/bill-lists';
import type { OfferedField } from '#shared/model/bills/scan';
import { parseTypedCents } from '#shared/money';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { NoticeLine } from '../../../ui/feedback/NoticeLine.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import scanStyles from '../../../ui/scans/Scan.module.css';
import { answersFrom, findBillProblems, readBillAnswers } from '../bill-answers.ts';
import { type ReadField, readFields, takeAll } from './read-fields.ts';

/** What the photo or PDF of a bill says beside it: what the bill does not have yet is added by one press, and taken back by one. */
export function ReadFromScan({ view: { bill, scan } }: { view: BillView }) {
  const { t } = useTranslation(['scans', 'bills']);
  const { isHidden } = useDiscreet();
  const { data } = useRequest(
    'scans.read',
    { ref: { of: 'bill', id: bill.id } },
    { enabled: scan !== null && !isHidden },
  );
  const save = useCommand('bills.save');
  const [added, setAdded] = useState<{ before: BillFacts; count: number } | null>(null);
  const answers = answersFrom(bill);
  const fields = readFields(data?.offers ?? [], answers);
  if (scan === null || isHidden || (fields.length === 0 && added === null)) return null;
  const usable = fields.filter(({ isUsable }) => isUsable);
  const { id: billId, isExample: _isExample, ...before } = bill;
  const addAll = async () => {
    const facts = readBillAnswers(takeAll(fields, answers), before);
    const isSaved = await save.mutateAsync({ billId, facts }).catch(() => null);
    if (isSaved) setAdded({ before, count: usable.length });
  };
  const undo = async () => {
    if (added === null) return;
    const isBack = await save.mutateAsync({ billId, facts: added.before }).catch(() => null);
    if (isBack) setAdded(null);
  };
  const isGood = Object.keys(findBillProblems(takeAll(fields, answers))).length === 0;
  return (
    <TitledSheet title={t('scans:read.title')}>
      <p className={scanStyles['facts']}>{t('scans:read.lead')}</p>
      <dl className={scanStyles['read']}>
        {fields.map((field) => (
          <Field key={field.field} field={field} entered={answers[field.field]} />
        ))}
      </dl>
      {usable.length > 0 && isGood && (
        <Row>
          <Button onPress={() => void addAll()} isPending={save.isPending}>
            {t('scans:read.useAll', { count: usable.length })}
          </Button>
        </Row>
      )}
      <Announcement>
        {added !== null && (
          <NoticeLine
            tone="calm"
            actions={
              <Button onPress={() => void undo()} isPending={save.isPending}>
                {t('bills:said.undo')}
              </Button>
            }
          >
            <p>{t('scans:read.used', { count: added.count })}</p>
          </NoticeLine>
        )}
      </Announcement>
      {save.error && <FailureNotice failure={save.error.failure} />}
    </TitledSheet>
  );
}

const amounts: ReadonlySet<OfferedField> = new Set(['due', 'totalCharges', 'previousBalance', 'fee']);

/** One field: what was read, and how that stands to what the person entered. */
function Field({ field: { field, values, isUsable }, entered }: { field: ReadField; entered: string }) {
  const { t } = useTranslation(['scans', 'bills']);
  const { date, money } = useFormats();
  const say = (value: string) => {
    const cents = amounts.has(field) ? parseTypedCents(value) : null;
    return cents === null ? (date(value) ?? value) : money(cents, 'USD');
  };
  const isSame = values.length === 1 && entered.split(', ').includes(values[0] ?? '');
  return (
    <div>
      <dt>{t(`bills:form.${field}`)}</dt>
      <dd>
        {values.map(say).join(' · ')}
        <span className={scanStyles['facts']}>
          {isSame
            ? t('scans:read.same')
            : values.length > 1
              ? t('scans:read.several')
              : !isUsable && t('scans:read.entered', { value: say(entered) })}
        </span>
      </dd>
    </div>
  );
}
