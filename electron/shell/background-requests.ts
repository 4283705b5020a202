/**
 * What Chromium asks networks for beside the app's own requests, none of which would stand in the access log, and why it
 * does not here. Pure: no Electron here.
 *
 * What Electron has no part for was read in its sources for the version below, in `shell/browser`. Another version is
 * read again.
 */
export const readInElectron = 45;

type BackgroundRequest = {
  what: string;
  off:
    | { by: 'feature'; feature: string }
    /** A call of Electron's, and what it is given. */
    | { by: 'call'; call: string; given: unknown }
    /** Where Electron's sources say so. */
    | { by: 'absence'; source: string }
    /** A module of Electron that this app never imports. */
    | { by: 'unused'; module: string };
};

/** Port 1 is one that Chromium never connects to, and nothing goes around the proxy, this computer included. */
export const noProxy = { proxyRules: 'http://127.0.0.1:1', proxyBypassRules: '<-loopback>' };
export const noUdp = 'disable_non_proxied_udp';
export const plainNames = { secureDnsMode: 'off' } as const;

const noService = (name: string) =>
  ({ by: 'absence', source: `browser_process_impl.cc: ${name} is null` }) as const;
const noCode = { by: 'absence', source: 'BUILD.gn, chromium_src/BUILD.gn: not built' } as const;

export const backgroundRequests: readonly BackgroundRequest[] = [
  // The header of a plan, or of a service in front of it, would name another host that is told of failed requests.
  { what: 'reports of failed requests (NEL)', off: { by: 'feature', feature: 'NetworkErrorLogging' } },
  { what: 'reports that a server or a page asks for', off: { by: 'feature', feature: 'Reporting' } },
  {
    what: 'dictionaries of the spell check',
    off: { by: 'call', call: 'session.setSpellCheckerEnabled', given: false },
  },
  {
    what: 'names asked of a server on the web (DNS over HTTPS), and the trials of it',
    off: { by: 'call', call: 'app.configureHostResolver', given: plainNames },
  },
  // Neither the policy nor the request filter holds WebRTC: without UDP it takes TCP, which leads to the proxy.
  {
    what: 'STUN and TURN of WebRTC by UDP',
    off: { by: 'call', call: 'webContents.setWebRTCIPHandlingPolicy', given: noUdp },
  },
  { what: 'TURN of WebRTC by TCP', off: { by: 'call', call: 'session.setProxy', given: noProxy } },
  {
    what: 'components: revoked certificates, certificate logs, hyphenation, Widevine',
    off: noService('component_updater'),
  },
  { what: 'Safe Browsing', off: noService('safe_browsing_service') },
  { what: 'field trials (variations)', off: noService('variations_service') },
  { what: 'the time of day', off: noService('network_time_tracker') },
  { what: 'push messages', off: noService('gcm_driver') },
  { what: 'policies of a company', off: noService('browser_policy_connector') },
  { what: 'whether a network redirects unknown names', off: noService('intranet_redirect_detector') },
  {
    what: 'usage statistics',
    off: {
      by: 'absence',
      source: 'metrics/electron_metrics_service_client.cc, electron_metrics_log_uploader.cc: no upload',
    },
  },
  {
    what: 'connections that a page announces (preconnect)',
    off: { by: 'absence', source: 'network_hints_handler_impl.cc: only an event, which nobody hears' },
  },
  { what: 'screens to cast to (media router)', off: noCode },
  { what: 'reports to Google on reachable domains (domain reliability)', off: noCode },
  { what: 'hints for pages (optimization guide)', off: noCode },
  { what: 'crash reports', off: { by: 'unused', module: 'crashReporter' } },
  { what: 'updates of the app', off: { by: 'unused', module: 'autoUpdater' } },
];

/** Call before Electron is ready: Chromium reads its features once. */
export function turnFeaturesOff(commandLine: { appendSwitch(name: string, value: string): void }): void {
  const features = backgroundRequests.flatMap(({ off }) => (off.by === 'feature' ? [off.feature] : []));
  commandLine.appendSwitch('disable-features', features.join(','));
}
