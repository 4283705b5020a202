import { expect, it } from 'vitest';
import { nameSyncService } from '../../shared/synced-folder.ts';

it.each([
  // Windows 11 puts the documents of a new computer there.
  ['C:\\Users\\rosa\\OneDrive\\Documents\\claims.pdf', 'OneDrive'],
  ['C:\\Users\\rosa\\OneDrive - Contoso\\claims.pdf', 'OneDrive'],
  ['/Users/rosa/Library/CloudStorage/OneDrive-Personal/claims.pdf', 'OneDrive'],
  ['/Users/rosa/Library/Mobile Documents/com~apple~CloudDocs/claims.pdf', 'iCloud Drive'],
  ['/home/rosa/Dropbox/claims.pdf', 'Dropbox'],
  ['/Users/rosa/Library/CloudStorage/GoogleDrive-rosa@example.com/My Drive/claims.pdf', 'Google Drive'],
  ['/Users/rosa/Library/CloudStorage/Dropbox-Personal/claims.pdf', 'Dropbox'],
  ['C:\\Users\\rosa\\Downloads\\claims.pdf', null],
  ['/home/rosa/OneDriveway/claims.pdf', null],
  // A name says nothing of its folder.
  ['/home/rosa/Dropbox', null],
] as const)('%s: %s', (file, service) => {
  expect(nameSyncService(file)).toBe(service);
});
