import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/ipc/contract';
import { useCommand } from '../../../../api/use-command.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { Field } from '../../../../ui/forms/Field.tsx';
import { focusInvalid } from '../../../../ui/forms/focus-invalid.ts';
import { Row, Stack } from '../../../../ui/layout/Row.tsx';

/** Takes the address that the browser ended on. A wrong one changes nothing: the sign-in continues. */
export function PasteAnswer() {
  const { t } = useTranslation('plans');
  const [address, setAddress] = useState('');
  const [result, setResult] = useState<Output<'connection.pasteAnswer'>['result'] | 'empty' | null>(null);
  const paste = useCommand('connection.pasteAnswer');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const show = (next: typeof result) => {
      setResult(next);
      if (next !== 'taken') focusInvalid();
    };
    if (address.trim() === '') return show('empty');
    paste.mutate({ address }, { onSuccess: (answer) => show(answer.result) });
  };
  return (
    <form onSubmit={submit} noValidate aria-label={t('signIn.paste.title')}>
      <Stack>
        <p>{t('signIn.paste.lead')}</p>
        <Field
          label={t('signIn.paste.label')}
          hint={t('signIn.paste.hint')}
          value={address}
          onChange={(next) => {
            setAddress(next);
            setResult(null);
          }}
          error={result !== null && result !== 'taken' ? t(`signIn.paste.${result}`) : null}
        />
        {result === 'taken' && <p role="status">{t('signIn.paste.taken')}</p>}
        {paste.error && <FailureNotice failure={paste.error.failure} />}
        <Row>
          <Button type="submit" isPending={paste.isPending}>
            {t('signIn.paste.go')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
