import styles from './Unbroken.module.css';

export type UnbrokenProps = { text: string; names: readonly (string | null)[] };

/** A text in which no line that has room for one of `names` ends inside it. Marks beside a name stay with it. */
export function Unbroken({ text, names }: UnbrokenProps) {
  const [name] = names.filter((one) => one !== null && one !== '' && text.includes(one));
  if (!name) return text;
  const at = text.indexOf(name);
  const start = text.lastIndexOf(' ', at) + 1;
  const next = text.indexOf(' ', at + name.length);
  const end = next === -1 ? text.length : next;
  return (
    <>
      {text.slice(0, start)}
      <span className={styles['name']}>{text.slice(start, end)}</span>
      <Unbroken text={text.slice(end)} names={names} />
    </>
  );
}
