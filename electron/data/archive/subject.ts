/** The connection in whose name resources are stored and read. */
export type ArchiveConnection = {
  id: string;
  personId: string;
  planName: string;
  /** `file`: nothing to ask, nothing that a plan could take back. */
  origin: 'plan' | 'file';
  fhirBaseUrl: string;
  /** The plan's id for the person: `Patient/<patientId>`. */
  patientId: string;
};

/** The connections as the archive needs them. */
export interface ConnectionBook {
  /** @throws {StoreError} store/not-found */
  get(connectionId: string): ArchiveConnection;
  all(): ArchiveConnection[];
}
