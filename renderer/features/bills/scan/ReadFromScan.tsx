import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BillFacts, mayLackDue } from '#shared/model/bills/bill';
import type { BillView } from '#shared/model/bills/bill-lists';
import { type OfferedField, offeredFields, type ScanCharge } from '#shared/model/bills/scan';
import { parseTypedCents } from '#shared/money';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useToday } from '../../../day/use-today.ts';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { NoticeLine } from '../../../ui/feedback/NoticeLine.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { type ReadField, readFields, takeAll } from '../../../ui/scans/read-fields.ts';
import scanStyles from '../../../ui/scans/Scan.module.css';
import { answersFrom, findBillProblems, readBillAnswers } from '../bill-answers.ts';
import { takeDays, toLine } from './read-charges.ts';
import { SeemsOther } from './SeemsOther.tsx';

/** What the photo or PDF of a bill says beside it: what the bill does not have yet is added by one press, and taken back by one. */
export function ReadFromScan({ view: { bill, scan } }: { view: BillView }) {
  const { t } = useTranslation(['scans', 'bills']);
  const today = useToday();
  const { isHidden } = useDiscreet();
  const navigate = useNavigate();
  const { data } = useRequest(
    'scans.read',
    { ref: { of: 'bill', id: bill.id } },
    { enabled: scan !== null && !isHidden },
  );
  const save = useCommand('bills.save');
  const [added, setAdded] = useState<{ before: BillFacts; said: string } | null>(null);
  const answers = answersFrom(bill);
  const fields = readFields(offeredFields, data?.offers ?? [], answers);
  // Lines that the person typed, or kept, stay theirs.
  const charges = bill.lines.length === 0 && bill.currency === 'USD' ? (data?.charges ?? []) : [];
  // A paper that says that it is no bill was kept with one: it is told whatever else was read.
  const seemsOther = data?.kind != null && data.kind !== bill.kind;
  const isEmpty = fields.length + charges.length === 0 && !seemsOther && added === null;
  if (scan === null || isHidden || isEmpty) return null;
  const usable = fields.filter(({ isUsable }) => isUsable);
  const { id: billId, isExample: _isExample, ...before } = bill;
  const add = async (facts: BillFacts, said: string) => {
    const isSaved = await save.mutateAsync({ billId, facts }).catch(() => null);
    if (isSaved) setAdded({ before, said });
  };
  const kept = charges.length > 0 ? { ...before, lines: charges.map(toLine) } : before;
  const saidKept = t('scans:read.kept', { count: charges.length });
  const addAll = () => {
    const used = t('scans:read.used', { count: usable.length });
    return add(
      readBillAnswers(takeDays(charges, takeAll(fields, answers)), kept),
      charges.length > 0 ? `${used} ${saidKept}` : used,
    );
  };
  const keepCharges = () => add(kept, saidKept);
  const undo = async () => {
    if (added === null) return;
    const isBack = await save.mutateAsync({ billId, facts: added.before }).catch(() => null);
    if (isBack) setAdded(null);
  };
  const isGood = Object.keys(findBillProblems(takeAll(fields, answers), today)).length === 0;
  return (
    <TitledSheet title={t('scans:read.title')}>
      <p className={scanStyles['facts']}>{t('scans:read.lead')}</p>
      {seemsOther && (
        <SeemsOther
          seems={data?.kind}
          kind={bill.kind}
          isPending={save.isPending}
          onTake={(kind) =>
            // An amount that is needed then is asked for.
            void (bill.dueCents === null && !mayLackDue({ kind })
              ? navigate({ to: '/bills/write', search: { bill: billId } })
              : add({ ...before, kind }, t('scans:kind.taken', { kind: t(`bills:kind.${kind}`) })))
          }
          onClaim={() => void navigate({ to: '/files/paper', search: { bill: billId } })}
        />
      )}
      <dl className={scanStyles['read']}>
        {fields.map((field) => (
          <Field key={field.field} field={field} entered={answers[field.field]} />
        ))}
      </dl>
      <Charges charges={charges} isPending={save.isPending} onKeep={() => void keepCharges()} />
      {usable.length > 0 && isGood && (
        <Row>
          <Button onPress={() => void addAll()} isPending={save.isPending}>
            {t('scans:read.useAll', { count: usable.length + charges.length })}
          </Button>
          {charges.length > 0 && (
            <span className="small muted">{t('scans:read.withCharges', { count: charges.length })}</span>
          )}
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
            <p>{added.said}</p>
          </NoticeLine>
        )}
      </Announcement>
      {save.error && <FailureNotice failure={save.error.failure} />}
    </TitledSheet>
  );
}

type ChargesProps = { charges: readonly ScanCharge[]; isPending: boolean; onKeep(): void };

/** What an itemized bill lists: it is part of the bill once the person says so. */
function Charges({ charges, isPending, onKeep }: ChargesProps) {
  const { t } = useTranslation('scans');
  const { date, money } = useFormats();
  if (charges.length === 0) return null;
  return (
    <>
      <h3>{t('read.charges')}</h3>
      <ul className={scanStyles['charges']}>
        {charges.map(({ serviceStart, code, printed, chargeCents }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal charges are what one looks for.
          <li key={index}>
            {[date(serviceStart), code, printed, money(chargeCents, 'USD')].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
      <Row>
        <Button onPress={onKeep} isPending={isPending}>
          {t('read.keep', { count: charges.length })}
        </Button>
      </Row>
    </>
  );
}

const amounts: ReadonlySet<OfferedField> = new Set(['due', 'totalCharges', 'previousBalance', 'fee']);

/** One field: what was read, and how that stands to what the person entered. */
function Field({
  field: { field, values, isUsable },
  entered,
}: {
  field: ReadField<OfferedField>;
  entered: string;
}) {
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
