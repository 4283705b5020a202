import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Authority, PersonSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../api/use-command.ts';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';

const choices = ['self', 'parent', 'power-of-attorney', 'representative', 'none'] as const;

/** Why whoever uses the app may see the person's records, each choice with what it means. Kept as soon as it is chosen. */
export function AuthorityChoice({ person, onSaved }: { person: PersonSummary; onSaved(): void }) {
  const { t } = useTranslation('people');
  const [isSaved, setSaved] = useState(false);
  const { mutate, error, variables, isPending } = useCommand('people.setAuthority');
  const kept: Authority | null = isPending ? variables.authority : person.authority;
  return (
    <TitledSheet title={t('authority.title')}>
      <Stack>
        <p>{t('authority.lead')}</p>
        <RadioGroup
          label={t('authority.title')}
          hideLabel
          value={kept ?? 'none'}
          onChange={(next) =>
            mutate(
              { personId: person.id, authority: next === 'none' ? null : next },
              {
                onSuccess() {
                  setSaved(true);
                  onSaved();
                },
              },
            )
          }
          options={choices.map((value) => ({
            value,
            label: (
              <>
                <strong>{t(`authority.${value}.name`)}</strong> {t(`authority.${value}.means`)}
              </>
            ),
          }))}
        />
        <Announcement>{isSaved && <p>{t('authority.saved')}</p>}</Announcement>
        {error && <FailureNotice failure={error.failure} />}
      </Stack>
    </TitledSheet>
  );
}
