import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageMode } from '#shared/model/settings';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';

/** The key is gone, or the file cannot be read: elsewhere the records open again, and nothing offers to erase them. */
const lostFor: readonly StorageMode[] = ['key-lost', 'unreadable', 'older'];

type ClosedRecordsProps = {
  storage: Exclude<StorageMode, 'encrypted' | 'memory-erasing'>;
  hasCode: boolean;
  onGoOn(): void;
};

/** The start screen while records lie here that could not be opened: why, and the ways on. */
export function ClosedRecords({ storage, hasCode, onGoOn }: ClosedRecordsProps) {
  const { t } = useTranslation('recovery');
  const isLost = lostFor.includes(storage);
  return (
    <>
      <PageHeader screen={t('closed.screen')} title={t('closed.title')} lead={t(`closed.why.${storage}`)} />
      <Stack>
        <Sheet>
          <Stack>
            <p>{t(`closed.next.${storage}`)}</p>
            {hasCode ? <CodeForm /> : isLost && <p>{t('closed.noCode')}</p>}
          </Stack>
        </Sheet>
        <Row>
          <Button onPress={onGoOn}>{t('closed.goOn')}</Button>
          {isLost && (
            <ButtonLink to="/settings" variant="quiet">
              {t('closed.erase')}
            </ButtonLink>
          )}
        </Row>
      </Stack>
    </>
  );
}

function CodeForm() {
  const { t } = useTranslation('recovery');
  const [code, setCode] = useState('');
  const { mutate, data, error, isPending, reset } = useCommand('recovery.open');
  const problem = data && data.result !== 'opened' ? t(`closed.${data.result}`) : null;
  const change = (typed: string) => {
    reset();
    setCode(typed);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ code });
      }}
    >
      <Stack>
        <Field
          label={t('closed.label')}
          hint={t('closed.hint')}
          value={code}
          onChange={change}
          error={problem}
        />
        {error && <FailureNotice failure={error.failure} />}
        <Row>
          <Button variant="primary" type="submit" isPending={isPending}>
            {t('closed.open')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
