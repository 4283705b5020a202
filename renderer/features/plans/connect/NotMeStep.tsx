import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { TellPlan } from '../../../ui/whose/TellPlan.tsx';
import type { ConnectFlow, NotMeStep as NotMe } from './use-connect-flow.ts';

/** The plan showed somebody else: nothing of it is here, and what to do now. */
export function NotMeStep({
  flow,
  step: { plan, offer, phone, revoked },
}: {
  flow: ConnectFlow;
  step: NotMe;
}) {
  const { t } = useTranslation(['plans', 'whose']);
  const { planName } = offer;
  return (
    <>
      <PageHeader
        screen={t('plans:done.screen')}
        title={t('plans:done.notMe.title')}
        lead={`${t(revoked ? 'plans:done.notMe.revoked' : 'plans:done.notMe.notRevoked', { plan: planName })} ${t('plans:done.notMe.lead')}`}
      />
      <Stack>
        <Row>
          <Button variant="primary" onPress={() => flow.pick(plan)}>
            {t('plans:done.notMe.again')}
          </Button>
          <ButtonLink to="/plans" variant="quiet">
            {t('plans:done.toPlans')}
          </ButtonLink>
        </Row>
        <TellPlan plan={planName} phone={phone} words={t('whose:tell.wordsNotMe', { plan: planName })} />
      </Stack>
    </>
  );
}
