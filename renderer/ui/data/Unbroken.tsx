import styles from './Unbroken.module.css';

/** A longer name may break: it would not fit a narrow window or large text. */
const longestName = 24;

/** A text in which no line ends inside one of `names`. */
export function Unbroken({ text, names }: { text: string; names: readonly (string | null)[] }) {
  const [name] = names.filter(
    (one): one is string => one !== null && one !== '' && one.length <= longestName && text.includes(one),
  );
  if (name === undefined) return text;
  const [before = '', ...after] = text.split(name);
  return (
    <>
      {before}
      <span className={styles['name']}>{name}</span>
      <Unbroken text={after.join(name)} names={names} />
    </>
  );
}
