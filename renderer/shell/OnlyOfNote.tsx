import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/actions/ButtonLink.tsx';
import { NoticeLine } from '../ui/feedback/NoticeLine.tsx';
import { everyonePath, usePerson } from './person.tsx';
import styles from './StorageWarning.module.css';
import { usePersonNames } from './use-person-names.ts';

/** Screens that show one person's records, by the beginning of their addresses. */
const ofOnePerson = /^\/(?:claims|bills|appeals|approvals|spending|health|taxes|news|next-year)(?:\/|$)/;

/** On the first screen after the one of everyone: that it shows one person alone, whom, and the way back. */
export function OnlyOfNote() {
  const { t } = useTranslation('common');
  const { people, person } = usePerson();
  const nameOf = usePersonNames();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const [trail, setTrail] = useState({ pathname, from: '', personId: '' });
  if (trail.pathname !== pathname) setTrail({ pathname, from: trail.pathname, personId: person?.id ?? '' });
  if (!person || people.length < 2 || trail.personId !== person.id) return null;
  if (trail.from !== everyonePath || !ofOnePerson.test(pathname)) return null;
  return (
    <div className={styles['warning']}>
      <NoticeLine
        tone="calm"
        role="status"
        actions={
          <ButtonLink to={everyonePath} variant="quiet">
            {t('person.backToEveryone')}
          </ButtonLink>
        }
      >
        <p>{t('person.onlyOf', { name: nameOf(person) })}</p>
      </NoticeLine>
    </div>
  );
}
