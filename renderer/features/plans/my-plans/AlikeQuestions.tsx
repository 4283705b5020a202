import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { usePerson } from '../../../shell/person.tsx';
import { usePersonWords } from '../../../shell/use-person-names.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { UndoChange } from '../../../ui/records/UndoChange.tsx';

/** Asks once about each two people here who have one name and birth date. */
export function AlikeQuestions() {
  const { t } = useTranslation(['people', 'common']);
  const { data: pairs = [] } = useRequest('people.alike', {});
  const { person, choose } = usePerson();
  const words = usePersonWords();
  const merge = useCommand('people.merge');
  const tellApart = useCommand('people.tellApart');
  const [merged, setMerged] = useState<string | null>(null);
  const isPending = merge.isPending || tellApart.isPending;
  const error = merge.error ?? tellApart.error;
  return (
    <>
      <UndoChange onUndone={() => setMerged(null)}>{merged}</UndoChange>
      {pairs.map(({ one, other }) => {
        const id = `alike-${one.id}-${other.id}`;
        const about = { 'aria-describedby': id, isPending };
        const names = [one.name, other.name].map((name) => name ?? t('common:person.unnamed'));
        return (
          <Notice key={id} tone="warning">
            <p id={id}>
              <strong>{t('alike.title')}</strong>{' '}
              {one.name === other.name
                ? t('alike.twice', { name: words(one) })
                : t('alike.text', { one: words(one), other: words(other) })}
            </p>
            <Row>
              <Button
                {...about}
                onPress={() =>
                  merge.mutate(
                    { personId: other.id, intoId: one.id },
                    {
                      onSuccess() {
                        if (person?.id === other.id) choose(one.id);
                        setMerged(t('merge.done', { gone: names[1], name: names[0] }));
                      },
                    },
                  )
                }
              >
                {t('alike.yes')}
              </Button>
              <Button
                {...about}
                variant="quiet"
                onPress={() => tellApart.mutate({ personId: one.id, otherId: other.id })}
              >
                {t('alike.no')}
              </Button>
            </Row>
          </Notice>
        );
      })}
      {error && <FailureNotice failure={error.failure} />}
    </>
  );
}
