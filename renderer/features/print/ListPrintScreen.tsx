import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListRequest, PaperOptions } from '#shared/model/statement';
import { usePerson } from '../../shell/person.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { LanguageChoice } from '../../ui/forms/LanguageChoice.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { PaperChoice, SizeChoice } from './desk/PaperChoices.tsx';
import { PrintDesk } from './desk/PrintDesk.tsx';

/** Prints the bills that are open. */
export function BillsPrintScreen() {
  const { t } = useTranslation('bills');
  return <ListPrint kind="bills" back={<BackLink to="/bills">{t('back')}</BackLink>} />;
}

/** Prints what happened since the person last looked. */
export function NewsPrintScreen() {
  const { t } = useTranslation('news');
  return <ListPrint kind="news" back={<BackLink to="/news">{t('page')}</BackLink>} />;
}

/** Prints care that the person does not know. */
export function VisitsPrintScreen() {
  const { t } = useTranslation('visits');
  return <ListPrint kind="visits" back={<BackLink to="/claims/visits">{t('screen')}</BackLink>} />;
}

function ListPrint({ kind, back }: { kind: ListRequest['kind']; back: ReactNode }) {
  const { t } = useTranslation('print');
  const { person, isLoading } = usePerson();
  const { settings } = useSettings();
  const [chosen, choose] = useState<Partial<PaperOptions>>({});
  const options: PaperOptions = { size: 'regular', paper: 'letter', language: settings.language, ...chosen };
  const change = (more: Partial<PaperOptions>) => choose({ ...chosen, ...more });
  return (
    <>
      {back}
      <PageHeader screen={t(`list.${kind}`)} title={t(`list.${kind}`)} />
      {person ? (
        <PrintDesk request={{ kind, personId: person.id, options }}>
          <SizeChoice value={options.size} onChange={(size) => change({ size })} />
          <LanguageChoice value={options.language} onChange={(language) => change({ language })} />
          <PaperChoice value={options.paper} onChange={(paper) => change({ paper })} />
        </PrintDesk>
      ) : isLoading ? (
        <Skeleton lines={6} />
      ) : (
        <p>{t('list.empty')}</p>
      )}
    </>
  );
}
