import { fhirFaults } from './fhir.ts';
import { runFaults } from './run-faults.ts';

runFaults('fhir', fhirFaults);
