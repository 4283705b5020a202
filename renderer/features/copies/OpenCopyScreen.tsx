import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroughtIn, ChosenCopy, CopyOffer } from '#shared/model/files/handoff';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { useFocusHeading } from '../../ui/layout/use-focus-heading.ts';
import { BringInForm } from './BringInForm.tsx';
import { BroughtInView } from './BroughtInView.tsx';
import { CopyRunning } from './CopyRunning.tsx';
import { useCopyProgress } from './use-copy-progress.ts';

type Step =
  | { name: 'choose' }
  | { name: 'passphrase'; file: ChosenCopy }
  | { name: 'offer'; file: ChosenCopy; offer: CopyOffer }
  | { name: 'end'; brought: BroughtIn };

/** Opens a copy in steps: which file, its passphrase, who comes in, what came. */
export function OpenCopyScreen() {
  const { t } = useTranslation('copies');
  const progress = useCopyProgress();
  const [step, setStep] = useState<Step>({ name: 'choose' });
  const [isStopped, setStopped] = useState(false);
  const choose = useCommand('handoff.choose');
  const look = useCommand('handoff.look');
  const bringIn = useCommand('handoff.bringIn');
  const running = look.isPending ? 'looking' : bringIn.isPending ? 'storing' : null;
  // Most copies are looked at in a moment, and then the passphrase may have been wrong: its form stays.
  const isLooking = running === 'looking' && progress?.stage === 'looking';
  const isForm = step.name === 'passphrase' && running !== 'storing' && !isLooking;
  useFocusHeading(isForm ? null : (running ?? step.name));
  const pick = () =>
    choose.mutate({}, { onSuccess: (file) => file && setStep({ name: 'passphrase', file }) });
  if (running === 'storing') return <CopyRunning stage="storing" progress={progress} />;
  if (isLooking) return <CopyRunning stage="looking" progress={progress} />;
  if (step.name === 'offer')
    return (
      <BringInForm
        offer={step.offer}
        failure={bringIn.error?.failure ?? null}
        onCancel={() => setStep({ name: 'choose' })}
        onBringIn={(people) =>
          bringIn.mutate(
            { people },
            {
              onSuccess: (brought) => {
                setStopped(brought === null);
                setStep(brought === null ? { name: 'choose' } : { name: 'end', brought });
              },
              onError: () => setStep({ name: 'passphrase', file: step.file }),
            },
          )
        }
      />
    );
  if (step.name === 'end') return <BroughtInView brought={step.brought} />;
  const problem = look.data?.problem ?? null;
  return (
    <>
      <BackLink to="/files">{t('open.back')}</BackLink>
      <PageHeader screen={t('open.screen')} title={t('open.title')} lead={t('open.lead')} />
      <Stack>
        {isStopped && <Notice role="status">{t('open.stopped')}</Notice>}
        {choose.error && <FailureNotice failure={choose.error.failure} />}
        {look.error && <FailureNotice failure={look.error.failure} />}
        {bringIn.error && <FailureNotice failure={bringIn.error.failure} />}
        {problem !== null && problem !== 'wrong-passphrase' && (
          <Notice tone="warning" role="alert">
            {t(`open.problem.${problem}`)}
          </Notice>
        )}
        {step.name === 'choose' ? (
          <Sheet>
            <Stack>
              <p>{t('open.which')}</p>
              <Row>
                <Button variant="primary" onPress={pick} isPending={choose.isPending}>
                  {t('open.choose')}
                </Button>
              </Row>
            </Stack>
          </Sheet>
        ) : (
          <PassphraseForm
            file={step.file}
            isPending={look.isPending}
            isWrong={problem === 'wrong-passphrase'}
            onType={() => look.reset()}
            onOther={() => {
              look.reset();
              pick();
            }}
            onOpen={(passphrase) => {
              bringIn.reset();
              look.mutate(
                { passphrase },
                {
                  onSuccess: (answer) =>
                    answer?.problem === null &&
                    setStep({ name: 'offer', file: step.file, offer: answer.offer }),
                },
              );
            }}
          />
        )}
      </Stack>
    </>
  );
}

type PassphraseFormProps = {
  file: ChosenCopy;
  isPending: boolean;
  isWrong: boolean;
  onType(): void;
  onOther(): void;
  onOpen(passphrase: string): void;
};

function PassphraseForm({ file, isPending, isWrong, onType, onOther, onOpen }: PassphraseFormProps) {
  const { t } = useTranslation('copies');
  const { size } = useFormats();
  const [passphrase, setPassphrase] = useState('');
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (isWrong) focusInvalid();
  }, [isWrong]);
  return (
    <Sheet>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onOpen(passphrase);
        }}
      >
        <Stack>
          <p>{t('open.file', { file: file.name, size: size(file.bytes) })}</p>
          <Field
            label={t('open.passphrase')}
            hint={t('open.passphraseHint')}
            value={passphrase}
            onChange={(typed) => {
              onType();
              setPassphrase(typed);
            }}
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
            takesFocus
            error={isWrong ? t('open.wrong') : null}
          />
          <Checkbox isSelected={isShown} onChange={setShown}>
            {t('passphrase.show')}
          </Checkbox>
          <Row>
            <Button variant="primary" type="submit" isPending={isPending}>
              {t('open.open')}
            </Button>
            <Button onPress={onOther}>{t('open.other')}</Button>
          </Row>
          <p role="status">{isPending && t('open.opening')}</p>
        </Stack>
      </form>
    </Sheet>
  );
}
