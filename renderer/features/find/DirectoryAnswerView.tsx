import { useTranslation } from 'react-i18next';
import type { DirectoryAnswer } from '#shared/model/plans/lookup';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { DoctorSheet } from './DoctorSheet.tsx';
import { NotFound } from './NotFound.tsx';

/** The directory's entries, or what to try when there are none. */
export function DirectoryAnswerView({
  answer,
  hasNetwork,
}: {
  answer: DirectoryAnswer;
  hasNetwork: boolean;
}) {
  const { t } = useTranslation('find');
  const { entries, more } = answer;
  if (entries.length === 0)
    return (
      <NotFound
        title={t('missing.doctorTitle')}
        lead={more ? t('missing.partOnly') : undefined}
        tries={[
          t('missing.tryWords'),
          ...(hasNetwork ? [t('missing.tryNetwork')] : []),
          t('missing.callDoctor'),
        ]}
      />
    );
  return (
    <>
      <div>
        <h2>{t('doctor.found', { count: entries.length })}</h2>
        {more && <p>{t('doctor.more')}</p>}
      </div>
      <Notice tone="calm">{t('doctor.today')}</Notice>
      {entries.map((entry) => (
        <DoctorSheet key={entry.id} entry={entry} />
      ))}
    </>
  );
}
