import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOrders, type TableMapping, type TableOutcome } from '#shared/model/files/table';
import { sortWords } from '#shared/split-words';
import { usePerson } from '../../../shell/person.tsx';
import { usePersonNames } from '../../../shell/use-person-names.ts';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Field } from '../../../ui/forms/Field.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';

/** What a table does not say. `whose`: the id of a person here, or somebody new. */
export type TableSaid = { planName: string; whose: string | null };

type TableQuestionsProps = {
  mapping: TableMapping;
  onChange(mapping: TableMapping): void;
  said: TableSaid;
  onSay(said: TableSaid): void;
  outcome: TableOutcome | null;
  hasTried: boolean;
  /** Whether somebody new is a person here. */
  namesake: ReactNode;
};

/** The order of days where it is open, whose rows count, which plan it is, and whose claims they are. */
export function TableQuestions({
  mapping,
  onChange,
  said,
  onSay,
  outcome,
  hasTried,
  namesake,
}: TableQuestionsProps) {
  const { t } = useTranslation('files');
  const isOpen = (doubt: 'order-open' | 'member-open') =>
    outcome?.doubts.some((one) => one.doubt === doubt) ?? false;
  return (
    <Stack>
      {(mapping.dateOrder !== null || isOpen('order-open')) && (
        <RadioGroup
          label={t('table.order.label')}
          value={mapping.dateOrder}
          onChange={(dateOrder) => onChange({ ...mapping, dateOrder })}
          options={dateOrders.map((value) => ({ value, label: t(`table.order.${value}`) }))}
          error={hasTried && isOpen('order-open') ? t('table.order.missing') : null}
        />
      )}
      <MemberQuestion mapping={mapping} onChange={onChange} outcome={outcome} hasTried={hasTried} />
      <Field
        label={t('table.plan')}
        hint={t('table.planHint')}
        value={said.planName}
        onChange={(planName) => onSay({ ...said, planName })}
        maxLength={100}
        error={hasTried && said.planName.trim() === '' ? t('table.planMissing') : null}
      />
      <WhoseQuestion member={mapping.member} said={said} onSay={onSay} hasTried={hasTried} />
      {namesake}
    </Stack>
  );
}

/** Whose rows count, where a column names people; else that one may. */
function MemberQuestion({
  mapping,
  onChange,
  outcome,
  hasTried,
}: Pick<TableQuestionsProps, 'mapping' | 'onChange' | 'outcome' | 'hasTried'>) {
  const { t } = useTranslation('files');
  const members = outcome?.members ?? [];
  if (!mapping.columns.includes('member')) return <p className="muted">{t('table.noMember')}</p>;
  if (members.length === 0) return null;
  return (
    <RadioGroup
      label={t('table.member')}
      value={mapping.member}
      onChange={(member) => onChange({ ...mapping, member })}
      options={members.map(({ name, rows }) => ({
        value: name,
        label: t('table.memberRows', { name, count: rows }),
      }))}
      error={hasTried && mapping.member === null ? t('table.memberMissing') : null}
    />
  );
}

/** Whom the claims are filed under. Nobody is preset where somebody is here: a table names nobody for sure. */
function WhoseQuestion({
  member,
  said,
  onSay,
  hasTried,
}: { member: string | null } & Pick<TableQuestionsProps, 'said' | 'onSay' | 'hasTried'>) {
  const { t } = useTranslation('files');
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const chosen = people.find(({ id }) => id === said.whose)?.name ?? null;
  const isOther = chosen !== null && member !== null && sortWords(chosen) !== sortWords(member);
  return (
    <div>
      <RadioGroup
        label={t('table.whose')}
        value={said.whose}
        onChange={(whose) => onSay({ ...said, whose })}
        options={[
          ...people.map((person) => ({ value: person.id, label: nameOf(person) })),
          { value: 'new', label: t('offer.new') },
        ]}
        error={hasTried && said.whose === null ? t('table.whoseMissing') : null}
      />
      <Announcement>{isOther && <Notice>{t('offer.other', { name: member, chosen })}</Notice>}</Announcement>
    </div>
  );
}
