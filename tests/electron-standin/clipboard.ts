let text = '';

/** Electron's `clipboard` module, kept in memory. */
export const clipboard = {
  async writeText(value: string): Promise<void> {
    text = value;
  },
  readText: async () => text,
  clear(): void {
    text = '';
  },
} satisfies Pick<Electron.Clipboard, 'clear' | 'readText' | 'writeText'>;
