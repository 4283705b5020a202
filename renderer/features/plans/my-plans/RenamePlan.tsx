import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestLine } from '#shared/bounds';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Field } from '../../../ui/forms/Field.tsx';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { Row } from '../../../ui/layout/Row.tsx';

/** Gives a plan that is known by its address the name that the person calls it by. */
export function RenamePlan({ connection }: { connection: ConnectionSummary }) {
  const { t } = useTranslation('plans');
  const [isOpen, setOpen] = useState(false);
  const plan = connection.planName;
  return (
    <Row>
      <Button variant="quiet" aria-label={t('rename.openNamed', { plan })} onPress={() => setOpen(true)}>
        {t('rename.open')}
      </Button>
      {isOpen && <RenameDialog connection={connection} onClose={() => setOpen(false)} />}
    </Row>
  );
}

function RenameDialog({ connection, onClose }: { connection: ConnectionSummary; onClose(): void }) {
  const { t } = useTranslation(['plans', 'common']);
  const { mutate, error, isPending } = useCommand('plans.rename');
  const [name, setName] = useState(connection.planName);
  const [isMissing, setMissing] = useState(false);
  const save = () => {
    setMissing(name.trim() === '');
    if (name.trim() !== '')
      mutate({ connectionId: connection.id, name: name.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('rename.title', { plan: connection.planName })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={save} isPending={isPending}>
            {t('rename.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <Field
        label={t('rename.name')}
        hint={t('rename.hint', { host: connection.host })}
        value={name}
        onChange={(text) => {
          setName(text.slice(0, longestLine));
          setMissing(false);
        }}
        error={isMissing ? t('rename.empty') : null}
      />
      {error && <FailureNotice failure={error.failure} />}
    </Dialog>
  );
}
