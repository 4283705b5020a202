import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperOptions } from '#shared/model/papers/statement';
import type { KnownPlan, PlanChoice } from '#shared/model/plans/connection';
import { chooseUsualPrint } from '#shared/model/settings';
import { useRequest } from '../../api/use-request.ts';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { PaperChoice, PaperLanguageChoice, SizeChoice } from './desk/PaperChoices.tsx';
import { PrintDesk } from './desk/PrintDesk.tsx';

/** Prints what whoever gets an app ID for the person must know. */
export function HelperPrintScreen() {
  const { t } = useTranslation('print');
  const { payerId = '', address } = useSearch({ from: '/shell/plans/add/helper' });
  const plan: PlanChoice = address === undefined ? { payerId } : { address };
  const { data, error } = useRequest('plans.about', { plan });
  return (
    <>
      <BackLink to="/plans/add" search={plan}>
        {t('helper.back')}
      </BackLink>
      <PageHeader screen={t('helper.screen')} title={t('helper.screen')} lead={t('helper.lead')} />
      {error && <FailureNotice failure={error.failure} />}
      {data ? <HelperDesk known={data} /> : !error && <Skeleton lines={6} />}
    </>
  );
}

function HelperDesk({ known }: { known: KnownPlan }) {
  const { settings } = useSettings();
  const [chosen, choose] = useState<Partial<PaperOptions>>({});
  const { language } = settings;
  const options: PaperOptions = { size: chooseUsualPrint(settings), paper: 'letter', language, ...chosen };
  const change = (more: Partial<PaperOptions>) => choose({ ...chosen, ...more });
  const { planName, fhirBaseUrl, portalUrl, redirectUrls, needsRelay } = known;
  const plan = { planName, fhirBaseUrl, portalUrl, redirectUrls, needsRelay };
  return (
    <PrintDesk request={{ kind: 'helper', plan, options }}>
      <SizeChoice value={options.size} onChange={(size) => change({ size })} />
      <PaperLanguageChoice value={options.language} onChange={(language) => change({ language })} />
      <PaperChoice value={options.paper} onChange={(paper) => change({ paper })} />
    </PrintDesk>
  );
}
