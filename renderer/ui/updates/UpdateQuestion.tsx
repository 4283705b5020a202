import { type ComponentType, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Row, Stack } from '../layout/Row.tsx';
import { TitledSheet } from '../layout/TitledSheet.tsx';

type UpdateQuestionProps = {
  /** What stands around it; a sheet of its own when absent. */
  Frame?: ComponentType<{ title: string; children: ReactNode }>;
};

/** Asks once whether newer versions are looked for. Empty where that was answered before, or is never done. */
export function UpdateQuestion({ Frame = TitledSheet }: UpdateQuestionProps) {
  const { t } = useTranslation('updates');
  const state = useRequest('updates.get', {}).data;
  const allow = useCommand('updates.allow');
  const [answer, setAnswer] = useState<'isOn' | 'isOff' | null>(null);
  if (!state || state.never !== null || state.host === null) return null;
  if (state.isAllowed !== null && answer === null) return null;
  const { host } = state;
  const say = (isAllowed: boolean) => {
    // At once: what main says next must not take the words away that answer the press.
    setAnswer(isAllowed ? 'isOn' : 'isOff');
    allow.mutate({ isAllowed }, { onError: () => setAnswer(null) });
  };
  return (
    <Frame title={t('ask.title')}>
      <Stack>
        <p role="status">{answer && t(`ask.${answer}`)}</p>
        {allow.error && <FailureNotice failure={allow.error.failure} />}
        {answer === null && (
          <>
            <p>{t('ask.text', { host })}</p>
            <p>{t('ask.sends', { host })}</p>
            <Row>
              <Button onPress={() => say(true)}>{t('ask.yes')}</Button>
              <Button onPress={() => say(false)}>{t('ask.no')}</Button>
            </Row>
          </>
        )}
      </Stack>
    </Frame>
  );
}
