import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import type { BringInRequest, CopiedPerson, CopyOffer } from '#shared/model/files/handoff';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './Copies.module.css';

/** Somebody here, or one of these. */
const [someoneNew, nobody] = ['new', 'skip'];

export type BringInFormProps = {
  offer: CopyOffer;
  failure: Failure | null;
  onBringIn(people: BringInRequest['people']): void;
  onCancel(): void;
};

/** What is in the copy, and who of it comes in, as whom. */
export function BringInForm({ offer, failure, onBringIn, onCancel }: BringInFormProps) {
  const { t } = useTranslation('copies');
  const { dayDate } = useFormats();
  const { people } = usePerson();
  const [choices, setChoices] = useState<ReadonlyMap<number, string>>(
    () => new Map(offer.people.flatMap((one) => presetChoice(one, people.length > 0))),
  );
  const [hasTried, setTried] = useState(false);
  const isOpen = offer.people.some(({ place }) => !choices.has(place));
  const chosen = [...choices].flatMap(([place, choice]) =>
    choice === nobody ? [] : [{ place, personId: choice === someoneNew ? null : choice }],
  );
  const go = () => {
    setTried(true);
    if (isOpen) focusInvalid();
    else if (chosen.length > 0) onBringIn(chosen);
  };
  return (
    <>
      <PageHeader
        screen={t('open.screen')}
        title={t('offer.title', { count: offer.people.length })}
        lead={t('offer.lead', { day: dayDate(offer.madeAt) })}
      />
      <Stack>
        {failure && <FailureNotice failure={failure} />}
        {offer.people.map((person) => (
          <PersonChoice
            key={person.place}
            person={person}
            isOnly={offer.people.length === 1}
            choice={choices.get(person.place) ?? null}
            onChoose={(choice) => setChoices(new Map(choices).set(person.place, choice))}
            isMissing={hasTried && !choices.has(person.place)}
          />
        ))}
        {hasTried && !isOpen && chosen.length === 0 && <Notice role="alert">{t('offer.nobody')}</Notice>}
        <p>{t('offer.undo')}</p>
        <Row>
          <Button variant="primary" onPress={go}>
            {t('offer.bringIn')}
          </Button>
          <Button onPress={onCancel}>{t('offer.cancel')}</Button>
        </Row>
      </Stack>
    </>
  );
}

/** Presets, without guessing: who seems to be the same, or somebody new while nobody is here. */
function presetChoice({ place, samePersonId }: CopiedPerson, isAnyoneHere: boolean): [number, string][] {
  if (samePersonId !== null) return [[place, samePersonId]];
  return isAnyoneHere ? [] : [[place, someoneNew]];
}

type PersonChoiceProps = {
  person: CopiedPerson;
  isOnly: boolean;
  choice: string | null;
  onChoose(choice: string): void;
  isMissing: boolean;
};

function PersonChoice({ person, isOnly, choice, onChoose, isMissing }: PersonChoiceProps) {
  const { t } = useTranslation(['copies', 'common']);
  const { date } = useFormats();
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const name = person.name ?? t('common:person.unnamed');
  const known = people.filter(({ id }) => !person.isSurelySame || id === person.samePersonId);
  const options = [
    ...known.map((one) => ({
      value: one.id,
      label: t(one.id === person.samePersonId ? 'offer.same' : 'offer.someone', { name: nameOf(one) }),
    })),
    ...(person.isSurelySame ? [] : [{ value: someoneNew, label: t('offer.new') }]),
    ...(isOnly ? [] : [{ value: nobody, label: t('offer.skip') }]),
  ];
  return (
    <TitledSheet title={name}>
      <Stack>
        {person.birthDate !== null && <p>{t('offer.born', { date: date(person.birthDate) })}</p>}
        <ul className={styles['list']}>
          {person.plans.map((plan, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: plans may share a name, and the list never changes
            <li key={index} className={styles['name']}>
              {plan.isHere ? t('offer.planHere', { plan: plan.name }) : plan.name}
            </li>
          ))}
          <li>{t('offer.records', { count: person.records })}</li>
          {person.written > 0 && <li>{t('offer.written', { count: person.written })}</li>}
        </ul>
        {options.length > 1 && (
          <RadioGroup
            label={t('offer.who', { name })}
            value={choice}
            onChange={onChoose}
            options={options}
            error={isMissing ? t('offer.whoMissing') : null}
          />
        )}
      </Stack>
    </TitledSheet>
  );
}
