import { oauthFaults } from './oauth.ts';
import { runFaults } from './run-faults.ts';

runFaults('oauth', oauthFaults);
