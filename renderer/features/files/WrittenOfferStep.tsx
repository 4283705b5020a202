import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrittenOffer } from '#shared/model/files/written';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useOpenedFiles } from '../../shell/opened-files.tsx';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Files.module.css';
import { OtherName } from './OtherName.tsx';
import { WrittenWaiting } from './WrittenWaiting.tsx';

/** What a person wrote, in a file that was opened: what it holds and to whom it is added. */
export function WrittenOfferStep({ importId, offer }: { importId: string; offer: WrittenOffer }) {
  const { t } = useTranslation(['written', 'files']);
  const { date } = useFormats();
  const { addWritten, again } = useOpenedFiles();
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const [personId, setPersonId] = useState(offer.suggestedPersonId);
  const [sureOf, setSureOf] = useState<string | null>(null);
  const [hasTried, setTried] = useState(false);
  const chosen = people.find(({ id }) => id === personId);
  const isOther = chosen !== undefined && chosen.id !== offer.suggestedPersonId && offer.name !== null;
  const add = () => {
    setTried(true);
    if (personId === null || (isOther && sureOf !== personId)) focusInvalid();
    else addWritten({ importId, personId });
  };
  return (
    <>
      <PageHeader
        screen={t('files:screen')}
        title={offer.name === null ? t('offer.titleNoName') : t('offer.title', { name: offer.name })}
        lead={t('offer.lead', { date: date(offer.savedAt.slice(0, 10)) })}
      />
      <Stack>
        <Sheet labelledBy="in-the-file">
          <h2 id="in-the-file">{t('offer.holds')}</h2>
          <ul className={styles['list']}>
            {offer.counts.map(({ kind, count }) => (
              <li key={kind}>{t(`count.${kind}`, { count })}</li>
            ))}
          </ul>
        </Sheet>
        {offer.missing > 0 && <Notice tone="warning">{t('offer.missing', { count: offer.missing })}</Notice>}
        {offer.broken > 0 && <Notice tone="warning">{t('offer.broken', { count: offer.broken })}</Notice>}
        {people.length === 0 ? (
          <Notice>
            <p>{t('offer.nobody')}</p>
            <Link to="/plans/add">{t('offer.addPlan')}</Link>
          </Notice>
        ) : (
          <Sheet label={t('offer.whom')}>
            <Stack>
              <RadioGroup
                label={t('offer.whom')}
                value={personId}
                onChange={setPersonId}
                options={people.map((one) => ({
                  value: one.id,
                  label:
                    one.id === offer.suggestedPersonId
                      ? t('files:offer.suggested', { name: nameOf(one) })
                      : nameOf(one),
                }))}
                error={hasTried && personId === null ? t('offer.missingChoice') : null}
              />
              <Announcement>
                {isOther && offer.name !== null && (
                  <OtherName
                    name={offer.name}
                    chosen={chosen}
                    isSure={sureOf === personId}
                    onChange={(isSure) => setSureOf(isSure ? personId : null)}
                    isMissing={hasTried}
                  />
                )}
              </Announcement>
            </Stack>
          </Sheet>
        )}
        {personId !== null && <Preview importId={importId} personId={personId} />}
        <Row>
          {people.length > 0 && (
            <Button variant="primary" onPress={add}>
              {t('offer.add')}
            </Button>
          )}
          <Button onPress={again}>{t('offer.cancel')}</Button>
        </Row>
      </Stack>
    </>
  );
}

/** What would become of it for that person. */
function Preview({ importId, personId }: { importId: string; personId: string }) {
  const { t } = useTranslation('written');
  const { data, error } = useRequest('written.preview', { importId, personId }, { keepPrevious: true });
  if (error) return <FailureNotice failure={error.failure} />;
  const sum = (name: 'added' | 'here') => (data?.counts ?? []).reduce((all, one) => all + one[name], 0);
  return (
    <Sheet labelledBy="what-happens">
      <h2 id="what-happens">{t('preview.title')}</h2>
      <div role="status">
        {data ? (
          <Stack>
            <p>{t('preview.new', { count: sum('added') })}</p>
            {sum('here') > 0 && <p>{t('preview.here', { count: sum('here') })}</p>}
            <WrittenWaiting outcome={data} />
          </Stack>
        ) : (
          <p>{t('preview.loading')}</p>
        )}
      </div>
    </Sheet>
  );
}
