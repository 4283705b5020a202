import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Counted, HealthGroup } from '#shared/words/health-groups';
import { useFormats } from '../../../i18n/use-formats.ts';
import { cx } from '../../../ui/cx.ts';
import { getSectionId } from './KindSection.tsx';
import styles from './KindSpine.module.css';

export type KindSpineProps = {
  groups: readonly Counted[];
  /** Called when a kind was chosen. */
  onDone?: (() => void) | undefined;
};

/** The kinds that are here, each with how many; it follows the scroll and jumps. */
export function KindSpine({ groups, onDone }: KindSpineProps) {
  const { t } = useTranslation('health');
  const { number } = useFormats();
  const current = useCurrentGroup(groups);
  const jump = (group: HealthGroup) => {
    onDone?.();
    // After the closing popover has returned focus.
    setTimeout(() => showSection(group), onDone ? 60 : 0);
  };
  return (
    <nav aria-label={t('spine.label')}>
      <ul className={styles['list']}>
        {groups.map(({ group, count }) => (
          <li key={group}>
            <Button
              className={cx(styles['entry'], group === current && styles['on'])}
              {...(group === current && { 'aria-current': 'true' })}
              onPress={() => jump(group)}
            >
              <span>{t(`group.${group}.title`)}</span> <span className="num">{number(count)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function showSection(group: HealthGroup): void {
  const section = document.getElementById(getSectionId(group));
  section?.scrollIntoView?.({ block: 'start' });
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

/** The last group whose section has reached the top of the window. */
function useCurrentGroup(groups: readonly Counted[]): HealthGroup | undefined {
  const [current, setCurrent] = useState(groups[0]?.group);
  useEffect(() => {
    const look = () => {
      const isAtEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
      const passed = groups.filter(({ group }) => {
        const top = document.getElementById(getSectionId(group))?.getBoundingClientRect().top;
        return top !== undefined && top < (isAtEnd && window.scrollY > 0 ? window.innerHeight : 140);
      });
      setCurrent((passed.at(-1) ?? groups[0])?.group);
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [groups]);
  return current;
}
