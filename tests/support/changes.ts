/** Lets a test wait for what it watches without asking again and again: who changes it tells, who waits looks again. */
export class Changes {
  readonly #looks = new Set<() => void>();

  /** To be called after each change. */
  tell(): void {
    for (const look of [...this.#looks]) look();
  }

  /** Resolves once `isSo`: now, or after a later change. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return;
        this.#looks.delete(look);
        resolve();
      };
      this.#looks.add(look);
      look();
    });
  }
}
