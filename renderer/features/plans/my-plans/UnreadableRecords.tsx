import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../../api/use-request.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import { SourceDialog } from '../../../ui/records/SeeAllData.tsx';

/** How many records of the plan the app could not read, and each as it came; nothing when there are none. */
export function UnreadableRecords({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation('plans');
  const { data } = useRequest('records.unreadable', { connectionId });
  const [opened, setOpened] = useState<string | null>(null);
  if (!data || data.count === 0) return null;
  return (
    <>
      <Details summary={t('unreadable.count', { count: data.count })}>
        <p>{t('unreadable.text')}</p>
        <ul>
          {data.records.map(({ id, resourceType }, index) => (
            <li key={id}>
              <LinkButton onPress={() => setOpened(id)}>
                {t('unreadable.open', { number: index + 1, type: resourceType })}
              </LinkButton>
            </li>
          ))}
        </ul>
      </Details>
      {opened !== null && (
        <SourceDialog
          source={{ channel: 'records.source', input: { id: opened } }}
          words="health"
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
