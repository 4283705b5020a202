import { type ReactNode, useEffect } from 'react';
import styles from './PageHeader.module.css';

export type PageHeaderProps = {
  /** The screen's name for the window title. Never a person's name. */
  screen: string;
  /** The `h1`: on most screens the answer, not the name of the screen. Focus comes here on navigation. */
  title: ReactNode;
  /** Beside the title, in its line while there is room. */
  beside?: ReactNode;
  lead?: ReactNode;
  /** Buttons and notes at the right. */
  actions?: ReactNode;
};

/** The title of the screen and the window; focus lands here. Render it while data is loading, too. */
export function PageHeader({ screen, title, beside, lead, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${screen} – Claimfolio`;
  }, [screen]);
  return (
    <header className={styles['header']}>
      <div>
        <div className={styles['title']}>
          <h1 tabIndex={-1}>{title}</h1>
          {beside}
        </div>
        {lead && <div className={styles['lead']}>{lead}</div>}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </header>
  );
}
