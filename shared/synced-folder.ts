/** The service that uploads what lies in this folder, by its path; `null` where none can be told from it. */
export function nameSyncService(file: string): string | null {
  const parts = file.split(/[\\/]/).slice(0, -1);
  const has = (pattern: RegExp) => parts.some((part) => pattern.test(part));
  if (has(/^OneDrive(?: - .*|-.*)?$/i)) return 'OneDrive';
  if (has(/^Dropbox(?: \(.*\)|-.*)?$/i)) return 'Dropbox';
  if (has(/^(?:Google ?Drive(?:-.*)?|GoogleDriveFS)$/i)) return 'Google Drive';
  // macOS keeps what iCloud Drive uploads below `Mobile Documents`.
  if (has(/^(?:iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i)) return 'iCloud Drive';
  return has(/^(?:Box|Box Sync)$/) ? 'Box' : null;
}
