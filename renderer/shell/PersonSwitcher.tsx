import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../api/use-request.ts';
import { Menu } from '../ui/actions/Menu.tsx';
import { Avatar } from '../ui/data/Avatar.tsx';
import { Icon } from '../ui/data/Icon.tsx';
import { useGuarded } from '../ui/forms/guards.tsx';
import styles from './PersonSwitcher.module.css';
import { everyonePath, usePerson } from './person.tsx';
import { usePersonNames } from './use-person-names.ts';

/** No person has this id. */
const everyone = 'everyone';

/** Whose records the screen shows, by name: one person’s, or everyone’s. */
export function useShownName(): string | null {
  const { t } = useTranslation('common');
  const { person } = usePerson();
  const nameOf = usePersonNames();
  return useIsEveryone() ? t('person.everyone') : person && nameOf(person);
}

function useIsEveryone(): boolean {
  return useRouterState({ select: ({ location }) => location.pathname === everyonePath });
}

/** What is looked for on these screens, or chosen there, is no one person’s. */
const ofNobody = /^\/(find|whose|plans\/add|files|settings|help)(\/|$)/;

/**
 * Shows another person’s records: their own list in place of one record, and no search, filter or year that was chosen among
 * the records of whoever was shown before. What a paper is for is no one person’s, and stays.
 */
function useSwitchPerson(): (personId: string) => void {
  const { choose } = usePerson();
  const navigate = useNavigate();
  const router = useRouter();
  return (personId) => {
    choose(personId);
    const { location, matches } = router.state;
    const { pathname, search } = location;
    if (pathname.startsWith(everyonePath)) return void navigate({ to: '/claims' });
    if (ofNobody.test(pathname)) return;
    const isRecord = Object.keys(matches.at(-1)?.params ?? {}).length > 0;
    const list = pathname.split('/').slice(0, 2).join('/');
    const { purpose } = search;
    void navigate({
      to: isRecord ? list : pathname,
      search: purpose ? { purpose } : {},
      replace: !isRecord,
      resetScroll: isRecord,
    });
  };
}

/**
 * Whose records are on screen, and which of their plans needs them. A menu when there are several people, which leads to
 * everyone here, too.
 */
export function PersonSwitcher() {
  const { t } = useTranslation('common');
  const { people, person } = usePerson();
  const nameOf = usePersonNames();
  const navigate = useNavigate();
  const guarded = useGuarded();
  const switchPerson = useSwitchPerson();
  const connections = useRequest('connection.list', {}).data ?? [];
  const isEveryone = useIsEveryone();
  const name = useShownName();
  if (!person || name === null) return null;
  const card = (
    <>
      <Avatar name={name} />
      <span className={styles['words']}>
        <span className={styles['name']}>
          {name}
          {people.length > 1 && <Icon name="down" />}
        </span>
        {connections
          .filter(({ personId, origin, state, disconnectedAt }) => {
            const isOwn = !isEveryone && personId === person.id && origin === 'plan';
            return isOwn && state !== 'connected' && !disconnectedAt;
          })
          .map(({ id, planName }) => (
            <span key={id} className={styles['need']}>
              {`${planName}: `}
              <strong>{t('fresh.signInAgain')}</strong>
            </span>
          ))}
      </span>
    </>
  );
  if (people.length < 2) return <div className={styles['person']}>{card}</div>;
  return (
    <Menu
      label={t('person.switch')}
      trigger={<Button className={styles['person'] ?? ''}>{card}</Button>}
      choices={[
        ...people.map((each) => {
          const text = nameOf(each);
          return { id: each.id, label: text, text };
        }),
        { id: everyone, label: t('person.everyone'), text: t('person.everyone') },
      ]}
      selected={isEveryone ? everyone : person.id}
      onChoose={(id) => {
        if (id === everyone) return void navigate({ to: everyonePath });
        guarded(() => switchPerson(id));
      }}
    />
  );
}
