import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListRequest } from '#shared/model/papers/statement';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { SimpleDesk } from './desk/SimpleDesk.tsx';

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
  return (
    <>
      {back}
      <PageHeader screen={t(`list.${kind}`)} title={t(`list.${kind}`)} />
      {person ? (
        <SimpleDesk requestOf={(options) => ({ kind, personId: person.id, options })} />
      ) : isLoading ? (
        <Skeleton lines={6} />
      ) : (
        <p>{t('list.empty')}</p>
      )}
    </>
  );
}
