import { useTranslation } from 'react-i18next';
import type { DirectoryAnswer } from '#shared/model/plans/lookup';
import { findSpecialty } from '#shared/words/specialties';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { DoctorSheet } from './DoctorSheet.tsx';
import { NotFound } from './NotFound.tsx';
import type { CardNetwork } from './use-card-networks.ts';

/** The directory's entries, or what to try when there are none. */
export function DirectoryAnswerView({
  answer,
  hasNetwork,
  own,
}: {
  answer: DirectoryAnswer;
  hasNetwork: boolean;
  own: readonly CardNetwork[];
}) {
  const { t } = useTranslation('find');
  const { entries, more, understood } = answer;
  const meant = understood === null ? null : findSpecialty(understood);
  const meaning = meant !== null && (
    <p>{t('doctor.understood', { name: t(`specialty.${meant}`), text: understood })}</p>
  );
  if (entries.length === 0)
    return (
      <>
        {meaning}
        <NotFound
          title={t('missing.doctorTitle')}
          lead={more ? t('missing.partOnly') : undefined}
          tries={[
            t('missing.tryWords'),
            ...(hasNetwork ? [t('missing.tryNetwork')] : []),
            t('missing.callDoctor'),
          ]}
        />
      </>
    );
  return (
    <>
      <div>
        <h2>{t('doctor.found', { count: entries.length })}</h2>
        {meaning}
        {more && <p>{t('doctor.more')}</p>}
      </div>
      <Notice tone="calm">{t('doctor.today')}</Notice>
      {entries.map((entry) => (
        <DoctorSheet key={entry.id} entry={entry} own={own} />
      ))}
    </>
  );
}
