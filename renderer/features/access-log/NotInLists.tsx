import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { useOtherOfPlan } from '../../shell/whose/use-other-of-plan.ts';
import { Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { KeptAside } from '../../ui/whose/KeptAside.tsx';
import { NotShownReasons } from '../../ui/whose/NotShownReasons.tsx';
import { useNotShown } from '../../ui/whose/use-not-shown.ts';

/** What plans and files brought that is in no list, each with its reason; nothing where all of it is. */
export function NotInLists({ personId }: { personId: string | null }) {
  const { t } = useTranslation('whose');
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const findOther = useOtherOfPlan();
  const connections = useRequest('connection.list', {}).data ?? [];
  const of = personId === null ? {} : { personId };
  const { questions, others } = useNotShown(of);
  if (questions.length + others.length === 0) return null;
  return (
    <TitledSheet title={t('notShown.title')}>
      <Stack>
        <KeptAside {...of} />
        {connections.map((connection) => {
          const records = others.filter(({ connectionId }) => connectionId === connection.id);
          const owner = people.find(({ id }) => id === connection.personId);
          if (records.length === 0 || !owner) return null;
          return (
            <div key={connection.id}>
              <h3>{t('notShown.plan', { plan: connection.planName, name: nameOf(owner) })}</h3>
              <ul>
                <NotShownReasons records={records} other={findOther(connection)} />
              </ul>
            </div>
          );
        })}
      </Stack>
    </TitledSheet>
  );
}
