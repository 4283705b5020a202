import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNameOfMember, readMember } from '#shared/member-names';
import { dateOrders, type TableMapping, type TableOutcome } from '#shared/model/files/table';
import type { NamedPerson } from '#shared/model/plans/connection';
import { usePerson } from '../../../shell/person.tsx';
import { usePersonNames } from '../../../shell/use-person-names.ts';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { Field } from '../../../ui/forms/Field.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { isOtherThan, OtherName } from '../OtherName.tsx';

/** What a table does not say. `whose`: the id of a person here, or somebody new. */
export type TableSaid = { planName: string; whose: string | null };

type TableQuestionsProps = {
  mapping: TableMapping;
  onChange(mapping: TableMapping): void;
  said: TableSaid;
  onSay(said: TableSaid): void;
  outcome: TableOutcome | null;
  /** Whether it was said that the rows of one person go to somebody of another name. */
  isOtherSure: boolean;
  onOtherSure(isSure: boolean): void;
  hasTried: boolean;
  /** Whether somebody new is a person here. */
  namesake: ReactNode;
};

/** Whom the rows that count are of, as far as the table says a name. */
export function nameMember({ member }: Pick<TableMapping, 'member'>): NamedPerson {
  const name = member !== null && isNameOfMember(member) ? readMember(member) : null;
  return { name, birthDate: null };
}

/** The order of days where it is open, whose rows count, which plan it is, and whose claims they are. */
export function TableQuestions({
  mapping,
  onChange,
  said,
  onSay,
  outcome,
  isOtherSure,
  onOtherSure,
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
      <WhoseQuestion
        named={nameMember(mapping)}
        said={said}
        onSay={onSay}
        isOtherSure={isOtherSure}
        onOtherSure={onOtherSure}
        hasTried={hasTried}
      />
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

/** Whom the claims are filed under. */
function WhoseQuestion({
  named,
  said,
  onSay,
  isOtherSure,
  onOtherSure,
  hasTried,
}: { named: NamedPerson } & Pick<
  TableQuestionsProps,
  'said' | 'onSay' | 'isOtherSure' | 'onOtherSure' | 'hasTried'
>) {
  const { t } = useTranslation('files');
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const chosen = people.find(({ id }) => id === said.whose);
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
      <Announcement>
        {chosen && named.name !== null && isOtherThan(chosen, named) && (
          <OtherName
            name={named.name}
            chosen={chosen}
            isSure={isOtherSure}
            onChange={onOtherSure}
            isMissing={hasTried}
          />
        )}
      </Announcement>
    </div>
  );
}
