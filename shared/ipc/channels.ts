/** Names of everything that crosses between page and main process. No schemas here: the preload needs only names. */

export const requestChannels = [
  'app.info',
  'settings.get',
  'settings.set',
  'payers.search',
  'plans.offer',
  'samplePlan.start',
  'samplePlan.setFault',
  'connection.connect',
  'connection.openBrowserAgain',
  'connection.cancelConnect',
  'connection.list',
  'connection.disconnect',
  'people.list',
  'sync.start',
  'sync.cancel',
  'claims.overview',
  'claims.list',
  'claims.get',
  'claims.source',
  'claims.answerVisit',
  'claims.saveCsv',
  'spending.get',
  'statement.get',
  'statement.savePdf',
  'statement.saveSimplePdf',
  'statement.print',
  'records.saveBundle',
  'accessLog.list',
  'accessLog.saveCsv',
  'data.eraseAll',
] as const;
export type RequestChannel = (typeof requestChannels)[number];

export const eventChannels = [
  'connect.progress',
  'sync.progress',
  'sync.ended',
  'data.changed',
  'theme.changed',
  'menu.command',
] as const;
export type EventChannel = (typeof eventChannels)[number];
