/** One step of what the app does, named by a call that it makes. */
export type KillPoint = {
  /**
   * `write`, `rename` and `remove` of a file by `node:fs`; `sql` of a statement, or of several in one text; `post` of a message
   * from one thread to another.
   */
  call: 'write' | 'rename' | 'remove' | 'sql' | 'post';
  /** End of the file's name, beginning of the SQL, or a field of the message; of a question, its operation. */
  of: string;
  /** `midway`: half of the statements have run. */
  when: 'before' | 'after' | 'midway';
  /** Which of these calls, from 1; in the main thread those before the deed begins do not count. */
  nth?: number;
};

/** Name of the environment variable that holds the point as JSON. */
export const killPointVariable = 'CLAIMFOLIO_KILL_POINT';
