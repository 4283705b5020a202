import { useRequest } from './use-request.ts';

/** True where records are kept encrypted on this computer; false where they are gone once the app is closed, or not known yet. */
export function useIsKept(): boolean {
  return useRequest('app.info', {}).data?.storage === 'encrypted';
}
