import styles from './Avatar.module.css';

/** The initials of a person, beside the name that says the same. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className={styles['avatar']} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** Of the name itself, not of what tells apart two people who share it. */
function initials(called: string): string {
  const [name = ''] = called.split(',');
  const words = name.split(/\s+/).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${first.charAt(0)}${last.charAt(0)}`.toLocaleUpperCase();
}
