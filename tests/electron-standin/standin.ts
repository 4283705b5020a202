/** What the app asked of the desktop, kept for tests; read with `electronApp.evaluate(({ standin }) => standin.opened)`. */
export const standin = {
  /** Addresses given to `shell.openExternal`. */
  opened: [] as string[],
  /** Paths given to `shell.showItemInFolder` and `shell.openPath`. */
  shown: [] as string[],
  /** Options given to `webContents.print`. */
  printed: [] as Electron.WebContentsPrintOptions[],
  /** Title and text of each `dialog.showErrorBox`. */
  errors: [] as { title: string; content: string }[],
};
