import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { CopyText } from '../../../ui/actions/CopyText.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';

export type PortalLinkProps = { label: string; url: string; payerId: string };

/** The address of a plan's page for apps, to open in the person's browser or to copy. */
export function PortalLink({ label, url, payerId }: PortalLinkProps) {
  const { t } = useTranslation('plans');
  const { mutate, error } = useCommand('links.open');
  return (
    <Stack>
      <CopyText label={label} value={url} />
      <Row>
        <Button onPress={() => mutate({ portalOf: payerId })}>{t('client.openPortal')}</Button>
      </Row>
      {error && <FailureNotice failure={error.failure} />}
    </Stack>
  );
}
