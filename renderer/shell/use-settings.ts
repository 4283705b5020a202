import { useQueryClient } from '@tanstack/react-query';
import { defaultSettings, type Settings } from '#shared/model/settings';
import { useCommand } from '../api/use-command.ts';
import { useRequest } from '../api/use-request.ts';

/** The settings. Changes show on the page at once, before the file is written. */
export function useSettings(): {
  settings: Settings;
  change(some: Partial<Settings>): void;
  error: ReturnType<typeof useCommand<'settings.set'>>['error'];
} {
  const client = useQueryClient();
  const { data } = useRequest('settings.get', {});
  const { mutate, error } = useCommand('settings.set');
  const settings = data ?? defaultSettings;
  return {
    settings,
    error,
    change(some) {
      const next = { ...settings, ...some };
      client.setQueryData(['settings.get', {}], next);
      mutate(next);
    },
  };
}
