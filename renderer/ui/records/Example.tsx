import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../actions/Button.tsx';
import { Tag } from '../data/Tag.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { Dialog } from '../layout/Dialog.tsx';
import styles from './Example.module.css';

type ExampleTagProps = { isExample: true | undefined; isPartlyOwn?: true | undefined };

/** The label of what "Fill in an example" wrote, all of it or a part; nothing beside what the person typed. */
export function ExampleTag({ isExample, isPartlyOwn }: ExampleTagProps) {
  const { t } = useTranslation('common');
  return isExample ? <Tag>{t(isPartlyOwn ? 'example.partTag' : 'example.tag')}</Tag> : null;
}

/** Whether an example is offered for the person, or filled in. */
function useExampleState(personId: string | undefined) {
  const { data } = useRequest(
    'examples.get',
    { personId: personId ?? '' },
    { enabled: personId !== undefined },
  );
  return data?.state ?? 'none';
}

/** Offers a made-up person an example, among what an empty screen offers; nothing for everybody else. */
export function FillExample({ personId }: { personId: string }) {
  const { t } = useTranslation('common');
  const fill = useCommand('examples.fill');
  if (useExampleState(personId) !== 'offered') return null;
  return (
    <>
      <Button onPress={() => fill.mutate({ personId })} isPending={fill.isPending}>
        {t('example.fill')}
      </Button>
      {fill.error && <FailureNotice failure={fill.error.failure} />}
    </>
  );
}

type LineProps = {
  personId: string;
  /** True where the screen has other things on it, but nothing that the person wrote down. */
  isEmpty?: boolean;
};

/** Says that an example is filled in, and takes it away; where the screen is empty, it offers one. */
export function ExampleLine({ personId, isEmpty = false }: LineProps) {
  const { t } = useTranslation('common');
  const state = useExampleState(personId);
  const [isAsking, setAsking] = useState(false);
  if (state === 'none' || (state === 'offered' && !isEmpty)) return null;
  const isFilled = state === 'filled';
  return (
    <Notice tone="calm" role={isFilled ? 'status' : 'note'}>
      <div className={styles['line']}>
        <p>{t(isFilled ? 'example.filled' : 'example.madeUp')}</p>
        {isFilled ? (
          <Button variant="quiet" onPress={() => setAsking(true)}>
            {t('example.remove')}
          </Button>
        ) : (
          <FillExample personId={personId} />
        )}
      </div>
      {isAsking && <RemoveDialog personId={personId} onClose={() => setAsking(false)} />}
    </Notice>
  );
}

function RemoveDialog({ personId, onClose }: { personId: string; onClose(): void }) {
  const { t } = useTranslation('common');
  const remove = useCommand('examples.remove');
  return (
    <Dialog
      title={t('example.removing.title')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button
            variant="primary"
            onPress={() => remove.mutate({ personId }, { onSuccess: onClose })}
            isPending={remove.isPending}
          >
            {t('example.removing.confirm')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('example.removing.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('example.removing.text')}</p>
      {remove.error && <FailureNotice failure={remove.error.failure} />}
    </Dialog>
  );
}
