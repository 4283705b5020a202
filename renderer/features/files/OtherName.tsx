import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedPerson, PersonSummary } from '#shared/model/plans/connection';
import { sortWords } from '#shared/split-words';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { listNamesakes } from './use-namesake.tsx';

/** The one person here of the name, whose birth date is not another one; `null` for none and for several. */
export function findNamed(people: readonly PersonSummary[], named: NamedPerson): PersonSummary | null {
  const [one, ...others] = listNamesakes(people, named.name).filter(
    (person) => !hasOtherBirth(person, named),
  );
  return others.length === 0 ? (one ?? null) : null;
}

/** True where the file says another name, or another birth date, than the chosen person has. */
export function isOtherThan(chosen: PersonSummary | undefined, named: NamedPerson): boolean {
  if (!chosen?.name || named.name === null) return false;
  return sortWords(chosen.name) !== sortWords(named.name) || hasOtherBirth(chosen, named);
}

function hasOtherBirth(person: NamedPerson, named: NamedPerson): boolean {
  return person.birthDate !== null && named.birthDate !== null && person.birthDate !== named.birthDate;
}

type OtherNameProps = {
  /** As the file says it. */
  name: string;
  chosen: PersonSummary;
  isSure: boolean;
  onChange(isSure: boolean): void;
  isMissing: boolean;
};

/** Asks whether what a file says of one person goes to somebody of another name. */
export function OtherName({ name, chosen, isSure, onChange, isMissing }: OtherNameProps) {
  const { t } = useTranslation('files');
  const nameOf = usePersonNames();
  const id = useId();
  const words = { name, chosen: nameOf(chosen) };
  return (
    <Notice tone="warning">
      <Stack>
        <p>{t('offer.other', words)}</p>
        <Checkbox isSelected={isSure} onChange={onChange} errorId={isMissing && !isSure ? id : null}>
          {t('offer.otherSure', words)}
        </Checkbox>
        {isMissing && !isSure && (
          <p id={id} role="alert">
            {t('offer.otherMissing')}
          </p>
        )}
      </Stack>
    </Notice>
  );
}
