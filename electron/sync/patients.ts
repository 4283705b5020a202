/**
 * The Patients of a plan: that of the sign-in, and further ones that tell whose records are. Records are filed by what
 * these say (`data/archive/whose/judge-owner.ts`).
 */
import { FhirError } from '../errors.ts';
import { readAnswer } from './read-answer.ts';
import { questionAbout, storeReadById } from './reference-kinds.ts';
import {
  isAbsence,
  isFailureOfPart,
  isGranted,
  isoNow,
  isPermissionOver,
  planUrl,
  type SyncRun,
} from './run.ts';

/** So many Patients besides that of the sign-in are read in one check. */
const mostRead = 8;

/** Reads the Patient that the sign-in names; the plan may answer with one of another id. */
export async function syncPatient(run: SyncRun): Promise<void> {
  await readPatient(run, run.connection.patientId);
}

/**
 * Reads whom records of open ownership name, and whom the sign-in's Patient links. `wholeSince`: after a pass over
 * everything that began then, what it did not show again of the person's other Patients is read, too.
 */
export async function readNamedPatients(run: SyncRun, wholeSince: string | null): Promise<void> {
  if (!isGranted(run, 'patient')) return;
  const wanted = await run.data.archive.listPatientsToRead(run.connection.id, wholeSince);
  for (const patientId of wanted.filter(isPlainId)) {
    run.signal.throwIfAborted();
    if (run.patientsRead.size >= mostRead) return;
    if (run.patientsRead.has(patientId)) continue;
    run.patientsRead.add(patientId);
    try {
      await readPatient(run, patientId);
    } catch (error) {
      // Some plans answer 401 for a Patient that they do not show; the next check shows whether the permission is over.
      if (!(isFailureOfPart(error) || isPermissionOver(error))) throw error;
    }
  }
}

/** `isWhole`: everything was asked for again; then what the plan does not show any more proves nothing any more. */
export async function noteMissingPatients(run: SyncRun, isWhole: boolean): Promise<void> {
  const { archive } = run.data;
  const note = isWhole ? archive.notePatientMissing : archive.notePatientRefused;
  for (const patientId of run.patientsMissing) await note(run.connection.id, patientId, isoNow(run.clock));
  run.patientsMissing.clear();
}

async function readPatient(run: SyncRun, patientId: string): Promise<void> {
  const question = questionAbout(run, 'Patient');
  if (question === null) return;
  const url = planUrl(run, `Patient/${encodeURIComponent(patientId)}`);
  try {
    const answered = await readAnswer(run, { ...question, url, page: null, askedPatient: patientId });
    await storeReadById(run, answered, { resourceType: 'Patient', known: undefined });
  } catch (error) {
    const isRefused = error instanceof FhirError && (isAbsence(error) || error.code === 'fhir/forbidden');
    if (isRefused) run.patientsMissing.add(patientId);
    throw error;
  }
}

function isPlainId(patientId: string): boolean {
  return /^(?!\.+$)[\w.~-]{1,256}$/.test(patientId);
}
