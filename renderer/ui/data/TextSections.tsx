import { useTranslation } from 'react-i18next';
import styles from './TextSections.module.css';

type Section = { title: string; text: string };

/** A longer text of the resources: sections of a heading and a paragraph. `path` is `namespace:key`. */
export function TextSections({ path }: { path: string }) {
  const { t } = useTranslation();
  const sections = t(path, { returnObjects: true }) as unknown as readonly Section[];
  return (
    <div className={styles['sections']}>
      {sections.map(({ title, text }) => (
        <section key={title}>
          <h3>{title}</h3>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}
