import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '#shared/model/plans/connection';
import { sortWords } from '#shared/split-words';
import { usePerson } from '../../shell/person.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';

/** Those here of that name, however its words are ordered, written and spaced. */
export function listNamesakes(people: readonly PersonSummary[], name: string | null): PersonSummary[] {
  const words = sortWords(name ?? '');
  return words === '' ? [] : people.filter((person) => sortWords(person.name ?? '') === words);
}

type Namesake = {
  /** True until the question is answered. */
  isOpen: boolean;
  question: ReactNode;
};

/**
 * Asks whether somebody new is the person of that name who is here. `name`: of somebody new, else `null`. `onUse` is called
 * with the person who is the same.
 */
export function useNamesake(
  name: string | null,
  { onUse, hasTried }: { onUse(personId: string): void; hasTried: boolean },
): Namesake {
  const { t } = useTranslation('files');
  const { people } = usePerson();
  const [another, setAnother] = useState<string | null>(null);
  const [same] = listNamesakes(people, name);
  if (same === undefined) return { isOpen: false, question: null };
  const isOpen = another !== same.id;
  const question = (
    <RadioGroup
      label={t('namesake.ask', { name: same.name })}
      value={isOpen ? null : 'another'}
      onChange={(value) => (value === 'same' ? onUse(same.id) : setAnother(same.id))}
      options={[
        { value: 'same', label: t('namesake.same', { name: same.name }) },
        { value: 'another', label: t('namesake.another') },
      ]}
      error={hasTried && isOpen ? t('namesake.missing') : null}
    />
  );
  return { isOpen, question };
}
