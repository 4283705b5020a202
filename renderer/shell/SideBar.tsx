import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../api/use-request.ts';
import { isEnrollmentSeason } from '../day/enrollment-season.ts';
import { useToday } from '../day/use-today.ts';
import { cx } from '../ui/cx.ts';
import { Icon, type IconName } from '../ui/data/Icon.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { DiscreetToggle, LockButton } from './DiscreetMode.tsx';
import { PersonSwitcher, useShownName } from './PersonSwitcher.tsx';
import { usePerson } from './person.tsx';
import styles from './SideBar.module.css';
import { useHasDenial } from './use-has-denial.ts';

type Entry = {
  to:
    | '/claims'
    | '/bills'
    | '/appeals'
    | '/spending'
    | '/print'
    | '/plans'
    | '/next-year'
    | '/approvals'
    | '/find'
    | '/health'
    | '/settings'
    | '/help';
  name:
    | 'claims'
    | 'bills'
    | 'appeals'
    | 'spending'
    | 'print'
    | 'plans'
    | 'nextYear'
    | 'approvals'
    | 'find'
    | 'health'
    | 'settings'
    | 'help';
  icon: IconName;
  /** Screens of it that have another address. */
  holds?: readonly string[];
};

const claims: Entry[] = [
  { to: '/claims', name: 'claims', icon: 'claims' },
  { to: '/bills', name: 'bills', icon: 'bills', holds: ['/taxes'] },
];
const denials: Entry[] = [{ to: '/appeals', name: 'appeals', icon: 'appeals' }];
const records: Entry[] = [
  { to: '/spending', name: 'spending', icon: 'spending' },
  { to: '/print', name: 'print', icon: 'print' },
];
const plans: Entry[] = [{ to: '/plans', name: 'plans', icon: 'plans', holds: ['/whose', '/people/'] }];
const nextYear: Entry[] = [{ to: '/next-year', name: 'nextYear', icon: 'next-year' }];
/** What plans share beyond claims. */
const shared: Entry[] = [
  { to: '/approvals', name: 'approvals', icon: 'approvals' },
  { to: '/find', name: 'find', icon: 'find' },
  { to: '/health', name: 'health', icon: 'health' },
];
const always: Entry[] = [
  { to: '/settings', name: 'settings', icon: 'settings' },
  { to: '/help', name: 'help', icon: 'help' },
];

const held = { 'aria-current': 'true', className: cx(styles['entry'], styles['on']) } as const;

/** The main navigation. Entries without data stay hidden; below 700 pixels it folds into a menu at the top. */
export function SideBar() {
  const { t } = useTranslation('common');
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const { person } = usePerson();
  const shownName = useShownName();
  const connections = useRequest('connection.list', {}).data ?? [];
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever way leads to another screen or person, the menu has done its work.
  useEffect(() => setOpen(false), [path, person?.id]);
  const hasDenial = useHasDenial(person?.id ?? null);
  const isSeason = isEnrollmentSeason(useToday());
  const groups =
    connections.length > 0
      ? [
          [...claims, ...(hasDenial ? denials : []), ...records],
          [...plans, ...(isSeason ? nextYear : []), ...shared],
          always,
        ]
      : [plans, always];
  useEscape(() => {
    setOpen(false);
    toggle.current?.focus();
  }, isOpen);
  return (
    <header className={cx(styles['side'], isOpen && styles['open'])}>
      <div className={styles['top']}>
        <div
          className={cx(styles['brand'], shownName && styles['hasPerson'])}
          {...(shownName && { 'data-person': shownName })}
        >
          <i aria-hidden="true" />
          <span>Claimfolio</span>
        </div>
        {connections.length > 0 && <DiscreetToggle />}
        <LockButton />
        <button
          ref={toggle}
          type="button"
          className={styles['toggle']}
          aria-expanded={isOpen}
          aria-controls="main-menu"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'close' : 'menu'} />
          {t('nav.menu')}
        </button>
      </div>
      <div id="main-menu" className={styles['content']}>
        <PersonSwitcher />
        <nav aria-label={t('nav.label')}>
          {groups.map((group) => (
            <ul key={group[0]?.name} className={styles['group']}>
              {group.map(({ to, name, icon, holds }) => (
                <li key={name}>
                  <Link
                    to={to}
                    className={styles['entry'] ?? ''}
                    {...(holds?.some((start) => path.startsWith(start)) && held)}
                    activeProps={{ className: styles['on'] ?? '' }}
                    onClick={() => setOpen(false)}
                  >
                    <Icon name={icon} />
                    {t(`nav.${name}`)}
                  </Link>
                </li>
              ))}
            </ul>
          ))}
        </nav>
      </div>
    </header>
  );
}
