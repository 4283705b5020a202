import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary, PersonSummary } from '#shared/model/connection';
import { useRequest } from '../api/use-request.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { Menu } from '../ui/actions/Menu.tsx';
import { Icon } from '../ui/data/Icon.tsx';
import styles from './PersonSwitcher.module.css';
import { usePerson } from './person.tsx';

/** Whose records are on screen, and how fresh each of their plans is. A menu when there are several people. */
export function PersonSwitcher() {
  const { t } = useTranslation('common');
  const { people, person, choose } = usePerson();
  const connections = useRequest('connection.list', {}).data ?? [];
  if (!person) return null;
  const name = personName(person, t('person.unnamed'));
  const card = (
    <>
      <span className={styles['avatar']} aria-hidden="true">
        {initials(name)}
      </span>
      <span className={styles['words']}>
        <span className={styles['name']}>
          {name}
          {people.length > 1 && <Icon name="down" />}
        </span>
        {connections
          .filter(({ personId }) => personId === person.id)
          .map((connection) => (
            <Freshness key={connection.id} connection={connection} />
          ))}
      </span>
    </>
  );
  if (people.length < 2) return <div className={styles['person']}>{card}</div>;
  return (
    <Menu
      label={t('person.switch')}
      trigger={<Button className={styles['person'] ?? ''}>{card}</Button>}
      choices={people.map((each) => {
        const text = personName(each, t('person.unnamed'));
        return { id: each.id, label: text, text };
      })}
      selected={person.id}
      onChoose={choose}
    />
  );
}

function Freshness({ connection }: { connection: ConnectionSummary }) {
  const { t } = useTranslation(['common', 'files']);
  const { day } = useFormats();
  const plan = connection.planName;
  return (
    <span className={styles['fresh']}>
      {`${plan}: `}
      {connection.origin === 'file' ? (
        t('files:fresh', { day: day(connection.lastCheckedAt ?? connection.connectedAt) })
      ) : connection.syncing ? (
        t('fresh.checking')
      ) : connection.state !== 'connected' ? (
        <strong>{t('fresh.signInAgain')}</strong>
      ) : connection.lastCheckedAt ? (
        day(connection.lastCheckedAt)
      ) : (
        t('fresh.notYet')
      )}
    </span>
  );
}

function personName(person: PersonSummary, unnamed: string): string {
  return person.name ?? unnamed;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${first.charAt(0)}${last.charAt(0)}`.toLocaleUpperCase();
}
