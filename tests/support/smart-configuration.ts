/**
 * What a plan with sign-in pages at `/authorize` and `/token` says of itself.
 *
 * @see SMART App Launch 2.2, `.well-known/smart-configuration`
 */
export function smartConfiguration(origin: string): unknown {
  return {
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    capabilities: ['launch-standalone', 'client-public', 'context-standalone-patient', 'permission-offline'],
    code_challenge_methods_supported: ['S256'],
  };
}
