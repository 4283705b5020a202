import { httpFaults } from './http.ts';
import { runFaults } from './run-faults.ts';

runFaults('http', httpFaults);
