import { runFaults } from './run-faults.ts';
import { signInFaults } from './sign-in.ts';

runFaults('oauth', signInFaults);
