import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from '../forms/fields.module.css';
import { windowEdge } from './PopoverButton.tsx';

export type MenuChoice = { id: string; label: ReactNode; text: string };

export type MenuProps = {
  /** The button that opens the menu. */
  trigger: ReactNode;
  label: string;
  choices: readonly MenuChoice[];
  onChoose(id: string): void;
  /** Marks the current choice where the menu picks one of several. */
  selected?: string;
};

/** A button that opens a list of actions or choices. */
export function Menu({ trigger, label, choices, onChoose, selected }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles['popover'] ?? ''} containerPadding={windowEdge}>
        <AriaMenu
          aria-label={label}
          onAction={(key) => onChoose(String(key))}
          {...(selected !== undefined && { selectionMode: 'single' as const, selectedKeys: [selected] })}
        >
          {choices.map((choice) => (
            <MenuItem
              key={choice.id}
              id={choice.id}
              textValue={choice.text}
              className={styles['option'] ?? ''}
            >
              {choice.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
