import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { describeFault, type RouteSource } from '../api/report-fault.ts';
import { useRequest } from '../api/use-request.ts';
import { Button } from '../ui/actions/Button.tsx';
import { useCopy } from '../ui/actions/use-copy.ts';
import { Details } from '../ui/layout/Details.tsx';
import { PageHeader } from '../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../ui/layout/Row.tsx';
import { Sheet } from '../ui/layout/Sheet.tsx';

/**
 * Replaces a screen that broke: says what happened and what to do. Its details are the ones that the log gets: never
 * the error's message, which may hold what a plan sent.
 */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation(['errors', 'common']);
  const client = useQueryClient();
  // Absent outside the router.
  const router: RouteSource | undefined = useRouter({ warn: false });
  const version = useRequest('app.info', {}).data?.version;
  const { isCopied, copy } = useCopy();
  const { kind, at, route } = describeFault(error, router);
  const details = [version === undefined ? 'Claimfolio' : `Claimfolio ${version}`, kind, at, route].filter(
    (detail) => detail !== null,
  );
  const tryAgain = () => {
    // The answers that the screen got may be what broke it.
    client.removeQueries({ type: 'inactive' });
    reset();
  };
  return (
    <>
      <PageHeader screen={t('page.screen')} title={t('page.title')} />
      <Sheet>
        <Stack>
          <div role="alert">
            <p>{t('page.what')}</p>
            <p>{t('page.next')}</p>
          </div>
          <Row>
            <Button variant="primary" onPress={tryAgain}>
              {t('common:action.tryAgain')}
            </Button>
            <Button variant="quiet" onPress={() => void copy(details.join('\n'))}>
              {t(isCopied ? 'common:action.copied' : 'page.copy')}
            </Button>
            <span role="status" className="visually-hidden">
              {isCopied && t('common:action.copied')}
            </span>
          </Row>
          <p className="small muted">{t('page.report')}</p>
          <Details summary={t('common:action.details')}>
            {details.map((detail) => (
              <p key={detail}>{detail}</p>
            ))}
          </Details>
        </Stack>
      </Sheet>
    </>
  );
}
