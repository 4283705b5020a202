import { useTranslation } from 'react-i18next';
import { heldAnswers, otherDayAnswers, type TableHeld, type TableRequest } from '#shared/model/files/table';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { CanceledList } from './CanceledList.tsx';

/** What the person says where this table and the one before it contradict each other. */
export type HeldSaid = Pick<TableRequest, 'held' | 'otherDays'>;

type HeldQuestionsProps = {
  /** How many claims the table has. */
  claims: number;
  held: TableHeld | null;
  said: HeldSaid;
  onSay(said: HeldSaid): void;
  hasTried: boolean;
};

const nothingHeld: TableHeld = {
  age: 'newer',
  same: 0,
  differing: 0,
  otherDays: 0,
  canceled: 0,
  canceledClaims: [],
};

/** How the table stands to the one of the plan before it: an older one overwrites nothing unasked. */
export function HeldQuestions({ claims, held, said, onSay, hasTried }: HeldQuestionsProps) {
  const { t } = useTranslation('files');
  const { age, same, differing, otherDays, canceled, canceledClaims } = held ?? nothingHeld;
  const others = differing + canceled;
  return (
    <Stack>
      <Announcement>
        {same > 0 && (
          <Notice tone="calm">
            {t('table.held.same', { count: same })}{' '}
            {t('table.held.new', { count: countNew(claims, held, said) })}
          </Notice>
        )}
        {others > 0 && age === 'older' && (
          <Notice tone="warning">{t('table.held.older', { count: others })}</Notice>
        )}
        {differing > 0 && age === 'newer' && (
          <Notice tone="calm">{t('table.held.newer', { count: differing })}</Notice>
        )}
        {canceled > 0 && age === 'newer' && (
          <Notice tone="calm">
            <p>{t('table.held.canceled', { count: canceled })}</p>
            <CanceledList count={canceled} claims={canceledClaims} />
          </Notice>
        )}
      </Announcement>
      {others > 0 && age === 'open' && (
        <RadioGroup
          label={t('table.held.ask', { count: others })}
          value={said.held}
          onChange={(answer) => onSay({ ...said, held: answer })}
          options={heldAnswers.map((value) => ({ value, label: t(`table.held.${value}`) }))}
          error={hasTried && said.held === null ? t('table.held.missing') : null}
        />
      )}
      {otherDays > 0 && (
        <RadioGroup
          label={t('table.otherDays.ask', { count: otherDays })}
          value={said.otherDays}
          onChange={(answer) => onSay({ ...said, otherDays: answer })}
          options={otherDayAnswers.map((value) => ({ value, label: t(`table.otherDays.${value}`) }))}
          error={hasTried && said.otherDays === null ? t('table.otherDays.missing') : null}
        />
      )}
    </Stack>
  );
}

/** How many claims of the table are not here yet. */
export function countNew(claims: number, held: TableHeld | null, said: HeldSaid): number {
  if (held === null) return claims;
  return claims - held.same - held.differing - (said.otherDays === 'two' ? 0 : held.otherDays);
}

/** True where a question of the two tables waits for its answer. */
export function isHeldOpen(held: TableHeld | null, said: HeldSaid): boolean {
  if (held === null) return false;
  const isAgeOpen = held.age === 'open' && held.differing + held.canceled > 0 && said.held === null;
  return isAgeOpen || (held.otherDays > 0 && said.otherDays === null);
}
