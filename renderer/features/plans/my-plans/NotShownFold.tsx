import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { sumKinds } from '#shared/not-shown';
import { useOtherOfPlan } from '../../../shell/whose/use-other-of-plan.ts';
import { SmallLine } from '../../../ui/data/SmallLine.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import { NotShownReasons } from '../../../ui/whose/NotShownReasons.tsx';
import { useNotShown } from '../../../ui/whose/use-not-shown.ts';
import { useSavedWords } from '../use-saved-words.ts';

type OfConnection = { connection: ConnectionSummary };

/** How many claims of the plan are here; never "0 claims" alone where something came. */
export function ClaimCount({ connection }: OfConnection) {
  const { t } = useTranslation(['common', 'whose']);
  const savedWords = useSavedWords();
  const { id, claims, cards, records, asksForAll } = connection;
  const { asked, others } = useNotShown({ connectionId: id });
  const beside =
    asked.claims > 0
      ? t('whose:aside.beside', { count: asked.claims })
      : claims > 0
        ? null
        : sumKinds(asked) > 0
          ? t('whose:aside.besideRecords', { count: sumKinds(asked) })
          : others.length > 0
            ? t('whose:aside.besideSome')
            : cards + records > 0
              ? savedWords(connection)
              : asksForAll
                ? t('whose:comesBack.beside')
                : null;
  return (
    <div>
      <p>{t('common:claims', { count: claims })}</p>
      {beside !== null && <SmallLine>{beside}</SmallLine>}
    </div>
  );
}

/** What the plan sent that is in no list, with the reason; what could not be read of it is told by itself. */
export function NotShownFold({ connection }: OfConnection) {
  const { t } = useTranslation('whose');
  const other = useOtherOfPlan()(connection);
  const { others } = useNotShown({ connectionId: connection.id });
  const told = others.filter(({ reason, resourceType }) => reason !== 'unreadable' || resourceType === null);
  if (told.length === 0) return null;
  return (
    <Details summary={t('notShown.title')}>
      <ul>
        <NotShownReasons records={told} other={other} />
      </ul>
    </Details>
  );
}
