import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { Stack } from '../../ui/layout/Row.tsx';

export type WhoDialogProps = {
  title: string;
  /** The question, and what to say where it was not answered. */
  label: string;
  unanswered: string;
  options: readonly { value: string; label: string }[];
  /** `null` while nobody is chosen: nobody is preset. */
  who: string | null;
  onChoose(who: string): void;
  go: string;
  isPending: boolean;
  onGo(who: string): void;
  onClose(): void;
  /** What becomes of it, under the question. */
  children: ReactNode;
};

/** Asks who, and goes on with the answer. */
export function WhoDialog(props: WhoDialogProps) {
  const { title, label, unanswered, options, who, go, isPending, onClose, children } = props;
  const { t } = useTranslation('common');
  const [isOpen, setOpen] = useState(false);
  const submit = () => {
    if (who !== null) return props.onGo(who);
    setOpen(true);
    focusInvalid();
  };
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={submit} isPending={isPending}>
            {go}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('action.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        <RadioGroup
          label={label}
          value={who}
          onChange={(next) => {
            setOpen(false);
            props.onChoose(next);
          }}
          error={isOpen ? unanswered : null}
          options={options}
        />
        {children}
      </Stack>
    </Dialog>
  );
}
